import type { FieldDescriptor } from '../catalog/descriptors.ts'
import { DIGIT, VALUE } from '../catalog/table.ts'
import { dayFirst, isoDate, monthNumber } from './calendar.ts'
import { byValue, cellCheck, cellText } from './cellcheck.ts'
import { isText } from './code-text.ts'
import type { CellCheck, Rule } from './rule.ts'
import { cellCount, shown, steps } from './wording.ts'

/** A range such as an age group `5-9` that a spreadsheet took for a day and a month. */
export const rule: Rule = {
  code: 'range-as-date',
  hook: 'column',
  severity: 'error',
  title: { id: 'Rentang yang berubah menjadi tanggal', en: 'Range turned into a date' },
  why: {
    id: 'Excel mengubah kelompok umur seperti 5-9 menjadi tanggal 5 September. Pembaca tidak menemukan kelompok itu lagi, dan angkanya hilang dari grafik.',
    en: 'Excel turns an age group such as 5-9 into the 5th of September. Readers no longer find the group, and its figures are lost from charts.',
  },
  fix: steps(
    [
      'Di Excel, blok kolom itu dan pilih Format Cells > Text; lakukan ini sebelum mengetik.',
      'Ketik ulang rentangnya, misalnya `5-9`; mengubah format saja tidak mengembalikannya.',
      'Simpan sebagai CSV UTF-8. Bila CSV itu dibuka lagi di Excel, rentangnya berubah lagi: pakai Data > From Text/CSV dengan tipe kolom Text.',
    ],
    [
      'In Excel, select the column and choose Format Cells > Text; do so before you type.',
      'Type the ranges again, such as `5-9`; a change of format does not bring them back.',
      'Save as CSV UTF-8. When the CSV is opened in Excel once more, they change again: use Data > From Text/CSV with the column as Text.',
    ],
  ),
  check: (field) => (isText(field) ? [rangeCheck(field)] : []),
}

const OTHER = 0
const RANGE = 1
const DATE = 2

/** Ranges that show what the column holds. */
const FEWEST_RANGES = 2
/** `1-Jan` at least, `5 September 2024` at most. */
const SHORTEST = 3
const LONGEST = 18

function rangeCheck(field: FieldDescriptor): CellCheck {
  const kindOf = byValue((cells, index) => {
    const length = (cells.end[index] as number) - (cells.start[index] as number)
    if (length < SHORTEST || length > LONGEST) return OTHER
    const text = cellText(cells, index)
    if (isRange(text)) return RANGE
    return rangeOf(text) === undefined ? OTHER : DATE
  })
  let ranges = 0
  const check = cellCheck(
    (cells, count, report) => {
      if (!(cells.anyKinds & DIGIT)) return
      for (let index = 0; index < count; index++) {
        if (cells.status[index] !== VALUE) continue
        const kind = kindOf(cells, index)
        if (kind === RANGE) ranges++
        else if (kind === DATE) report(index)
      }
    },
    {
      message: (count, example) => ({
        id: `Kolom ${shown(field.name)} berisi ${cellCount(count).id} dengan rentang yang diubah Excel menjadi tanggal, misalnya ${shown(example)} untuk ${shown(rangeOf(example) ?? '')}.`,
        en: `Column ${shown(field.name)} has ${cellCount(count).en} with ranges that Excel turned into dates, such as ${shown(example)} for ${shown(rangeOf(example) ?? '')}.`,
      }),
      fix: (example) => ({
        id: `Tulis ${shown(rangeOf(example) ?? '')} untuk ${shown(example)}: di Excel, ubah kolomnya menjadi Format Cells > Text, lalu ketik ulang rentangnya.`,
        en: `Write ${shown(rangeOf(example) ?? '')} for ${shown(example)}: in Excel, set the column to Format Cells > Text, then type the range again.`,
      }),
    },
  )
  return { ...check, holds: () => ranges >= FEWEST_RANGES }
}

function isRange(text: string): boolean {
  const [, low, high] = /^\s*(\d{1,3})\s?[-–]\s?(\d{1,3})\s*$/.exec(text) ?? []
  return low !== undefined && Number(low) < Number(high)
}

/** The range that a spreadsheet took for a date: `5-9` for `05-Sep`, `09-Mei` and `05/09/2024`. */
export function rangeOf(text: string): string | undefined {
  const plain = text.trim()
  const [, day, name] = /^(\d{1,2})[-/ ](\p{L}{3,9})(?:[-/ ](?:\d{4}|\d\d))?$/u.exec(plain) ?? []
  const [, first, second] = /^(\p{L}{3,9})[-/ ](\d{1,2})$/u.exec(plain) ?? []
  const month = monthNumber(name ?? first ?? '')
  if (month !== undefined) return ascending(month, Number(day ?? second))
  const date = dayFirst(plain) ?? wholeDate(plain)
  return date === undefined ? undefined : ascending(Number(date.slice(5, 7)), Number(date.slice(8)))
}

function wholeDate(text: string): string | undefined {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? []
  return year === undefined ? undefined : isoDate(Number(year), Number(month), Number(day))
}

function ascending(one: number, other: number): string | undefined {
  return one === other ? undefined : `${Math.min(one, other)}-${Math.max(one, other)}`
}
