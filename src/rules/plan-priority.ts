import { cellPlace } from './plan-rows.ts'
import type { Rule } from './rule.ts'
import { steps } from './wording.ts'

/** Priority data of a plan that nothing makes priority data. */
export const rule: Rule = {
  code: 'plan-priority',
  hook: 'catalog',
  severity: 'warning',
  title: { id: 'Data Prioritas tanpa dasar', en: 'Priority data without a basis' },
  why: {
    id: 'Data Prioritas diperiksa dua kali dan ditagih lebih dahulu. Tanpa dasarnya, pembaca tidak tahu siapa yang menetapkannya dan dalam dokumen apa.',
    en: 'Priority data are checked twice and asked for first. Without their basis readers cannot tell who made them so and in which document.',
  },
  fix: steps(
    [
      'Buka `plan.csv` dan cari baris yang disebut.',
      'Tulis pada `priority_basis` dokumen yang menetapkannya, misalnya RPJMD, SDGs, SPM, atau program kepala daerah, dengan tahunnya.',
      'Bila tidak ada dokumennya, ubah `priority` menjadi `tidak`.',
    ],
    [
      'Open `plan.csv` and find the row that is named.',
      'Write in `priority_basis` the document that makes them priority data, such as the RPJMD, SDGs, SPM or a programme of the head of the region, with its year.',
      'Where there is no document, change `priority` to `tidak`.',
    ],
  ),
  *check({ plans }) {
    for (const plan of plans) {
      for (const entry of plan.rows) {
        const { priority, priority_basis } = entry.value
        if (priority !== 'ya' || priority_basis !== undefined) continue
        yield {
          message: {
            id: 'Data ini Data Prioritas menurut rencana, tetapi dasarnya kosong.',
            en: 'The plan says that these are priority data, but gives no basis.',
          },
          places: [cellPlace(plan, entry, 'priority', priority)],
        }
      }
    }
  },
}
