import type { TemporalCoverage } from '../catalog/descriptors.ts'
import { comparePeriods } from '../catalog/period.ts'
import { isUnsure, propertyPlace } from './property.ts'
import type { Rule } from './rule.ts'
import { extremes, periodsOf } from './table-periods.ts'
import { shown, steps } from './wording.ts'

/** A time span in the metadata that is not that of the data. */
export const rule: Rule = {
  code: 'temporal-mismatch',
  hook: 'dataset',
  severity: 'warning',
  title: { id: 'Rentang waktu tidak sesuai dengan data', en: 'Time span that does not fit the data' },
  why: {
    id: 'Orang memilih data menurut tahunnya. Bila rentang waktu pada metadata tidak sama dengan isi tabel, mereka mencari angka yang tidak ada, atau tidak tahu bahwa angka terbaru sudah ada.',
    en: 'People choose data by the year. Where the time span in the metadata is not that of the table, they look for figures that are not there, or do not learn that newer ones are.',
  },
  fix: steps(
    [
      'Buka tabelnya dan lihat periode pertama dan terakhir pada kolom waktu.',
      'Bila tabelnya lengkap, samakan `temporal` pada `dataset.md` dengan periode itu.',
      'Bila ada periode yang belum masuk tabel, tambahkan barisnya; bila ada tahun yang salah ketik, perbaiki.',
    ],
    [
      'Open the table and see the first and the last period in the column of time.',
      'Where the table is complete, make `temporal` in `dataset.md` the same.',
      'Where a period is not in the table yet, add its rows; where a year is mistyped, correct it.',
    ],
  ),
  *check(dataset, facts) {
    const { source } = dataset
    if (isUnsure(source, 'temporal')) return
    const { tables, isComplete } = periodsOf(dataset, facts)
    const found = extremes(tables)
    if (!found) return
    const first = found.first.first
    const last = found.last.last
    const { temporal } = source.value
    const field = shown(found.last.field.name)
    const held = first === last ? first : `${first}–${last}`
    if (temporal === undefined) {
      yield {
        message: {
          id: `Rentang waktu (\`temporal\`) belum ditulis, padahal kolom ${field} memuat ${held}.`,
          en: `The time span (\`temporal\`) is not written, though column ${field} holds ${held}.`,
        },
        fix: written(first, last),
        places: [propertyPlace(source, ['temporal'])],
      }
      return
    }
    const faults = faultsOf(temporal, first, last, isComplete)
    if (faults.length === 0) return
    const { start, end } = temporal
    const said = end === undefined ? `sejak ${start}` : start === end ? start : `${start}–${end}`
    const saidEn = end === undefined ? `from ${start} on` : start === end ? start : `${start}–${end}`
    const corrected = {
      start: faults.includes('start') ? first : start,
      end: faults.includes('end') ? last : end,
    }
    yield {
      message: {
        id: `Rentang waktu pada metadata ${said}, sedangkan kolom ${field} memuat ${held}.`,
        en: `The time span in the metadata is ${saidEn}, but column ${field} holds ${held}.`,
      },
      fix: written(corrected.start, corrected.end),
      places: faults.map((name) => propertyPlace(source, ['temporal', name], temporal[name])),
    }
  },
}

/** Ends of the declared span that the data belie; where a table tells no time, only what lies outside is sure. */
function faultsOf(
  { start, end }: TemporalCoverage,
  first: string,
  last: string,
  isComplete: boolean,
): ('start' | 'end')[] {
  const faults: ('start' | 'end')[] = []
  const before = comparePeriods(first, start)
  if (before < 0 || (isComplete && before > 0)) faults.push('start')
  const after = end === undefined ? 0 : comparePeriods(last, end)
  if (after > 0 || (isComplete && after < 0)) faults.push('end')
  return faults
}

function written(start: string, end: string | undefined): { id: string; en: string } {
  const line = `\`temporal: { start: "${start}"${end === undefined ? '' : `, end: "${end}"`} }\``
  return {
    id: `Bila tabelnya sudah lengkap dan tidak ada tahun yang salah ketik, tulis ${line}; bila belum, tambahkan atau perbaiki barisnya.`,
    en: `If the table is complete and no year is mistyped, write ${line}; otherwise add or correct its rows.`,
  }
}
