import { cellPlace } from './plan-rows.ts'
import { isUnsure } from './property.ts'
import { compareRecommendations } from './recommendation.ts'
import type { Rule } from './rule.ts'
import { shown, steps } from './wording.ts'

/** A plan and its dataset that name different recommendations of BPS, or of which one names none. */
export const rule: Rule = {
  code: 'plan-recommendation',
  hook: 'catalog',
  severity: 'warning',
  title: {
    id: 'Rekomendasi BPS berbeda pada rencana dan dataset',
    en: 'Plan and dataset have different recommendations of BPS',
  },
  why: {
    id: 'Rekomendasi BPS menyertai survei sejak direncanakan sampai diterbitkan. Bila nomornya berbeda atau hilang di tengah jalan, pembaca tidak tahu apakah survei ini yang direkomendasikan.',
    en: 'A recommendation of BPS goes with a survey from its plan to its release. Where its number differs or is lost on the way, readers cannot tell whether this is the survey that was recommended.',
  },
  fix: steps(
    [
      'Bandingkan `recommendation` pada baris `plan.csv` yang disebut dengan `activity.recommendation` pada `dataset.md`.',
      'Tulis nomor pada surat rekomendasi BPS di kedua tempat.',
      'Bila rekomendasinya milik kegiatan lain, hapus nomor yang salah.',
    ],
    [
      'Compare `recommendation` in the row of `plan.csv` that is named with `activity.recommendation` in `dataset.md`.',
      'Write the number of the letter of BPS in both places.',
      'Where the recommendation belongs to another activity, delete the number that is wrong.',
    ],
  ),
  *check({ plans, datasets }) {
    const byId = new Map(datasets.map((dataset) => [dataset.id, dataset]))
    for (const plan of plans) {
      for (const entry of plan.rows) {
        const { recommendation: planned = '', dataset: id } = entry.value
        const dataset = id === undefined ? undefined : byId.get(id)
        if (!dataset || isUnsure(dataset.source, 'activity')) continue
        if (entry.faults.some(({ path }) => path[0] === 'recommendation')) continue
        const own = dataset.source.value.activity?.recommendation ?? ''
        const message = SENTENCES[compareRecommendations(planned, own)]?.(
          shown(planned),
          shown(dataset.id),
          shown(own),
        )
        if (message)
          yield { message, places: [cellPlace(plan, entry, 'recommendation', planned || undefined)] }
      }
    }
  },
}

type Sentence = (planned: string, dataset: string, own: string) => { id: string; en: string }

const SENTENCES: Partial<Record<ReturnType<typeof compareRecommendations>, Sentence>> = {
  different: (planned, dataset, own) => ({
    id: `Rencana menyebut rekomendasi ${planned}, tetapi dataset ${dataset} menyebut ${own}.`,
    en: `The plan names the recommendation ${planned}, but the dataset ${dataset} names ${own}.`,
  }),
  'plan-only': (planned, dataset) => ({
    id: `Rencana menyebut rekomendasi ${planned}, tetapi dataset ${dataset} tidak menyebutnya.`,
    en: `The plan names the recommendation ${planned}, but the dataset ${dataset} names none.`,
  }),
  'dataset-only': (_, dataset, own) => ({
    id: `Dataset ${dataset} menyebut rekomendasi ${own}, tetapi rencana tidak menyebutnya.`,
    en: `The dataset ${dataset} names the recommendation ${own}, but the plan names none.`,
  }),
}
