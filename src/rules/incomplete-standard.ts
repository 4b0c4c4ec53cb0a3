import { isUnsure, propertyPlace } from './property.ts'
import type { Rule } from './rule.ts'
import { steps } from './wording.ts'

/** A dataset that lacks parts of the standard that Satu Data Indonesia asks for. */
export const rule: Rule = {
  code: 'incomplete-standard',
  hook: 'dataset',
  severity: 'warning',
  title: { id: 'Standar Data belum lengkap', en: 'Incomplete data standard' },
  why: {
    id: 'Tanpa konsep, definisi, klasifikasi, ukuran, dan satuan, pembaca tidak tahu apa yang dihitung, dan angka dari dua instansi tidak dapat dibandingkan.',
    en: 'Without concept, definition, classification, measure and unit a reader does not know what was counted, and figures of two agencies cannot be compared.',
  },
  fix: steps(
    [
      'Buka `dataset.md` dengan penyunting teks, lalu cari bagian `standard`; bila belum ada, tulis di bawah `sources`.',
      'Isi kelima bagiannya: `concept` (gagasan di balik data), `definition` (apa yang dihitung dan apa yang tidak), `classification` (menurut apa angkanya dirinci), `measure` (misalnya Jumlah atau Persentase), dan `unit` (misalnya jiwa atau persen).',
      'Bila suatu bagian memang tidak berlaku, tulis `Tidak ada`. Definisi yang sudah ditetapkan ada pada Standar Data Statistik BPS.',
    ],
    [
      'Open `dataset.md` in a text editor and find the part `standard`; where there is none, write it below `sources`.',
      'Fill in its five parts: `concept` (the idea behind the data), `definition` (what is counted and what is not), `classification` (by what the figures are divided), `measure` (such as Count or Percentage) and `unit` (such as people or percent).',
      'Where a part does not apply, write `Tidak ada` (none). Definitions that are settled stand in the statistical data standard of BPS.',
    ],
  ),
  *check({ source }) {
    if (isUnsure(source, 'standard')) return
    const { standard } = source.value
    const missing = PARTS.filter(([name]) => (standard?.[name] ?? '').trim() === '')
    if (missing.length === 0) return
    const id = missing.map(([name, word]) => `${word.id} (\`${name}\`)`).join(', ')
    const en = missing.map(([name, word]) => `${word.en} (\`${name}\`)`).join(', ')
    yield {
      message:
        missing.length === PARTS.length
          ? {
              id: `Standar Data dataset ini belum ditulis: ${id}.`,
              en: `The data standard of this dataset is not written: ${en}.`,
            }
          : {
              id: `Standar Data dataset ini belum lengkap; yang belum ada: ${id}.`,
              en: `The data standard of this dataset is not complete; it lacks ${en}.`,
            },
      places: [propertyPlace(source, ['standard'])],
    }
  },
}

type Part = 'concept' | 'definition' | 'classification' | 'measure' | 'unit'

const PARTS: readonly (readonly [Part, { id: string; en: string }])[] = [
  ['concept', { id: 'konsep', en: 'the concept' }],
  ['definition', { id: 'definisi', en: 'the definition' }],
  ['classification', { id: 'klasifikasi', en: 'the classification' }],
  ['measure', { id: 'ukuran', en: 'the measure' }],
  ['unit', { id: 'satuan', en: 'the unit' }],
]
