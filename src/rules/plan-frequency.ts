import { cellPlace } from './plan-rows.ts'
import { isUnsure } from './property.ts'
import type { Rule } from './rule.ts'
import { shown, steps } from './wording.ts'

/** A plan that promises data at other times than their own dataset. */
export const rule: Rule = {
  code: 'plan-frequency',
  hook: 'catalog',
  severity: 'warning',
  title: { id: 'Jadwal rencana dan dataset berbeda', en: 'Plan and dataset have different schedules' },
  why: {
    id: 'Halaman dataset menyebut satu jadwal dan kalender rilis menagih jadwal lain. Pembaca tidak tahu mana yang benar.',
    en: 'The page of the dataset tells one schedule and the release calendar asks for another. Readers cannot tell which is right.',
  },
  fix: steps(
    [
      'Bandingkan `frequency` pada baris `plan.csv` yang disebut dengan `frequency` pada `dataset.md`.',
      'Samakan keduanya dengan jadwal yang benar-benar dijalankan.',
      'Bila rencana itu memang untuk data lain, perbaiki kolom `dataset`.',
    ],
    [
      'Compare `frequency` in the row of `plan.csv` that is named with `frequency` in `dataset.md`.',
      'Make both the schedule that is really kept.',
      'Where the plan is about other data, correct the column `dataset`.',
    ],
  ),
  *check({ plans, datasets }) {
    const byId = new Map(datasets.map((dataset) => [dataset.id, dataset]))
    for (const plan of plans) {
      for (const entry of plan.rows) {
        const { frequency, dataset: id } = entry.value
        const dataset = id === undefined ? undefined : byId.get(id)
        if (!dataset || frequency === undefined || isUnsure(dataset.source, 'frequency')) continue
        const own = dataset.source.value.frequency
        if (own === frequency || entry.faults.some(({ path }) => path[0] === 'frequency')) continue
        yield {
          message: {
            id: `Rencana menyebut ${shown(frequency)}, tetapi dataset ${shown(dataset.id)} menyebut ${shown(own)}.`,
            en: `The plan says ${shown(frequency)}, but the dataset ${shown(dataset.id)} says ${shown(own)}.`,
          },
          places: [cellPlace(plan, entry, 'frequency', frequency)],
        }
      }
    }
  },
}
