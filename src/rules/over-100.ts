import type { FieldDescriptor } from '../catalog/descriptors.ts'
import { type Cells, VALUE } from '../catalog/table.ts'
import { cellCheck } from './cellcheck.ts'
import type { CellCheck, Rule } from './rule.ts'
import { cellCount, shown, steps } from './wording.ts'
import { asWritten } from './written.ts'

/** A share of something that is below 0 or above 100 percent. */
export const rule: Rule = {
  code: 'over-100',
  hook: 'column',
  severity: 'warning',
  title: { id: 'Persentase di luar 0–100', en: 'Percentage outside 0–100' },
  why: {
    id: 'Bagian dari suatu keseluruhan tidak mungkin kurang dari 0 atau lebih dari 100 persen; grafik dan rata-rata ikut keliru.',
    en: 'A part of a whole cannot be less than 0 or more than 100 percent; charts and averages go wrong with it.',
  },
  fix: steps(
    [
      'Buka berkas di Excel atau LibreOffice dan bandingkan sel yang disebut dengan sumbernya: tanda desimal sering hilang.',
      'Perbaiki angkanya, lalu simpan kembali sebagai CSV UTF-8.',
      'Bila nilainya memang bisa melebihi 100 atau negatif, jelaskan ukurannya pada `measure` kolom itu di berkas `dataset.md`, misalnya Rasio, Laju, atau Capaian.',
    ],
    [
      'Open the file in Excel or LibreOffice and compare the cell with the source: decimal marks often get lost.',
      'Correct the figure, then save the file again as CSV UTF-8.',
      'If values can be above 100 or below 0, say what they are in `measure` of the column in the file `dataset.md`, such as Rasio, Laju or Capaian (ratio, rate of change, achievement).',
    ],
  ),
  check: (field) => (isShare(field) ? shareCheck(field) : []),
}

const PERCENT = /^(persen|percent|persentase|pct|%)$/i

/** Words for a part of a whole; other percentages may be anything. */
const PART =
  /\b(persentase|proporsi|prevalensi|prevalence|share|pangsa|porsi|percentage|proportion|tingkat pengangguran|unemployment rate|partisipasi murni|partisipasi sekolah|partisipasi angkatan kerja|melek huruf|literacy|penduduk miskin|kemiskinan)\b/i

/**
 * Words for percentages that may be above 100 or below 0: changes, ratios of two different things, what was reached of a
 * target, and coverage, whose base is an estimate.
 */
const BEYOND =
  /pertumbuhan|tumbuh|laju|growth|perubahan|change|kenaikan|penurunan|peningkatan|naik|turun|increase|decrease|selisih|deviasi|inflasi|inflation|deflasi|rasio|ratio|indeks|index|partisipasi kasar|gross|\bap[kb]\b|\bndp|capai|achieve|realisasi|realization|target|kinerja|performance|serap|efektivitas|efisiensi|kemandirian|ketergantungan|dependency|cakupan|coverage|imunisasi|immuni[sz]ation|vaksin|vaccin|kunjungan|hunian|okupansi|occupancy|\bbor\b|\bkepadatan|kontribusi|contribution|andil|margin|laba|rugi|surplus|defisit|elastisitas|pemenuhan|fulfil|kecukupan|adequacy|swasembada|terhadap|banding|relati|kapasitas|capacity|beban|load|return|imbal|suku bunga|pemulihan|recovery|ketersediaan|pelayanan/i

/** Whether a column holds parts of a whole in percent, as far as its words tell. */
export function isShare(field: FieldDescriptor): boolean {
  const { type, name, unit, title, title_en: titleEn, measure, concept, definition, description } = field
  if ((type !== 'integer' && type !== 'number') || unit === undefined || !PERCENT.test(unit.trim()))
    return false
  const plain = (texts: unknown[]) =>
    texts
      .filter((text) => typeof text === 'string')
      .join(' \n')
      .replaceAll('_', ' ')
  return (
    PART.test(plain([name, title, titleEn])) &&
    !BEYOND.test(plain([name, title, titleEn, measure, concept, definition, description]))
  )
}

/** Checks below 0 and above 100, but for what declared bounds forbid already. */
function shareCheck(field: FieldDescriptor): CellCheck[] {
  const { name, constraints = {} } = field
  const { minimum, exclusiveMinimum, maximum, exclusiveMaximum } = constraints
  const isBoundBelow = [minimum, exclusiveMinimum].some((bound) => bound !== undefined && Number(bound) >= 0)
  const isBoundAbove = [maximum, exclusiveMaximum].some(
    (bound) => bound !== undefined && Number(bound) <= 100,
  )
  if (isBoundBelow && isBoundAbove) return []
  const least = isBoundBelow ? Number.NEGATIVE_INFINITY : 0
  const most = isBoundAbove ? Number.POSITIVE_INFINITY : 100
  let sum = 0
  let good = 0
  return [
    cellCheck(
      (cells: Cells, count, report) => {
        const { number, status } = cells
        for (let index = 0; index < count; index++) {
          const value = number[index] as number
          if (value >= least && value <= most) {
            sum += value
            good++
          } else if (status[index] === VALUE && (value < least || value > most)) report(index)
        }
      },
      {
        message: (count, example) => ({
          id: `Kolom ${shown(name)} berisi ${cellCount(count).id} di luar 0 sampai 100 persen, misalnya ${shown(example)}.`,
          en: `Column ${shown(name)} has ${cellCount(count).en} outside 0 to 100 percent, such as ${shown(example)}.`,
        }),
        fix: (example) => {
          const right = good > 0 ? withPoint(example, sum / good) : undefined
          if (right === undefined) return rule.fix
          return {
            id: `Bandingkan dengan sumbernya. Bila tanda desimalnya hilang, tulis ${shown(asWritten(right, field))} sebagai ganti ${shown(example)}.`,
            en: `Compare with the source. If the decimal mark got lost, write ${shown(asWritten(right, field))} for ${shown(example)}.`,
          }
        },
      },
    ),
  ]
}

/** Digits with the decimal point where they come nearest to the mean of the column; `undefined` where nowhere near. */
function withPoint(text: string, mean: number): string | undefined {
  if (!/^\d{3,}$/.test(text)) return undefined
  const candidates = [1, 2].map((digits) => `${text.slice(0, digits)}.${text.slice(digits)}`)
  return candidates.find((candidate) => Number(candidate) <= mean * 2 && Number(candidate) >= mean / 2)
}
