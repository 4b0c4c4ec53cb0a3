import type { PlanRow } from '../catalog/descriptors.ts'
import { later, stepOf } from '../catalog/frequency.ts'
import type { PlanEntry } from '../catalog/model.ts'
import { cellPlace } from './plan-rows.ts'
import type { Rule } from './rule.ts'
import { shown, steps } from './wording.ts'

/** A row of a plan whose days contradict each other. */
export const rule: Rule = {
  code: 'plan-dates',
  hook: 'catalog',
  severity: 'error',
  title: { id: 'Tanggal rencana tidak berurutan', en: 'Days of a plan out of order' },
  why: {
    id: 'Kalender rilis dan penilaian tepat waktu dihitung dari tanggal ini. Tanggal yang terbalik membuat perangkat daerah terlambat sebelum sempat mengumpulkan data.',
    en: 'The release calendar and the judgement of punctuality come from these days. Where they are reversed, an agency is late before it could collect its data.',
  },
  fix: steps(
    [
      'Buka `plan.csv` dan cari baris yang disebut.',
      'Pastikan `collection_from` tidak sesudah `collection_to`, dan `release_due` tidak sebelum data pertamanya terkumpul.',
      'Tulis tanggal sebagai `TTTT-BB-HH`, misalnya `2026-01-31`, agar bulan dan hari tidak tertukar.',
    ],
    [
      'Open `plan.csv` and find the row that is named.',
      'See that `collection_from` is not after `collection_to`, and that `release_due` is not before the first data are collected.',
      'Write days as `YYYY-MM-DD`, such as `2026-01-31`, so that month and day are not mixed up.',
    ],
  ),
  *check({ plans }) {
    for (const plan of plans) {
      for (const entry of plan.rows) {
        const { collection_from: from, collection_to: to, release_due: due } = valid(entry)
        if (from !== undefined && to !== undefined && from > to) {
          yield {
            message: {
              id: `Pengumpulan mulai ${from}, sesudah berakhir ${to}.`,
              en: `Collection begins on ${from}, after it has ended on ${to}.`,
            },
            places: [cellPlace(plan, entry, 'collection_from', from)],
          }
          continue
        }
        const earliest = earliestDue(entry)
        if (due === undefined || earliest === undefined || due >= earliest) continue
        yield {
          message: {
            id: `Rilis ${shown(due)} jatuh sebelum datanya terkumpul, paling cepat ${earliest}.`,
            en: `The release on ${shown(due)} is due before its data are collected, on ${earliest} at the earliest.`,
          },
          places: [cellPlace(plan, entry, 'release_due', due)],
        }
      }
    }
  },
}

/** The last day of a collection that is made once; of one that comes round again, the first day is all that is known. */
function earliestDue(entry: PlanEntry): string | undefined {
  const { collection_from: from, collection_to: to, frequency } = valid(entry)
  const step = frequency === undefined ? undefined : stepOf(frequency)
  const isOnce = from === undefined || !step || (to !== undefined && to < later(from, step, 1))
  return isOnce ? to : from
}

/** The cells of a row that meet their schema. */
function valid({ value, faults }: PlanEntry): Partial<PlanRow> {
  const bad = new Set(faults.map(({ path }) => path[0]))
  return Object.fromEntries(Object.entries(value).filter(([name]) => !bad.has(name)))
}
