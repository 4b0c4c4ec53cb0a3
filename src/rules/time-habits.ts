import { daysOf } from '../catalog/cast.ts'
import type { Text } from '../catalog/problem.ts'
import type { Habit } from './habit.ts'
import { shown } from './wording.ts'

/** Spreadsheet habits by which a cell of a `date` column is no date of ISO 8601. */
export const DATE_HABITS: Habit[] = [
  {
    words: { id: 'dengan hari di depan', en: 'with the day first' },
    fits: (text) => dayFirst(text) !== undefined,
    fix: (example) => asDate(example, dayFirst(example)),
  },
  {
    words: { id: 'dengan nama bulan', en: 'with the name of the month' },
    fits: (text) => namedMonth(text) !== undefined,
    fix: (example) => asDate(example, namedMonth(example)),
  },
  {
    words: { id: 'dengan nomor seri tanggal Excel', en: "with a serial number of Excel's dates" },
    fits: (text) => /^\d{5}$/.test(text) && Number(text) > 18264 && Number(text) < 73051,
    fix: (example) => asDate(example, dateOf(Number(example) - 25569)),
  },
  {
    words: { id: 'dengan jam di belakang tanggal', en: 'with a time behind the date' },
    fits: (text) => /^\d{4}-\d\d-\d\d[T ]\d\d?[:.]\d\d/.test(text),
    fix: (example) => asDate(example, example.slice(0, 10)),
  },
  {
    words: { id: 'dengan tanggal yang tidak ada di kalender', en: 'with a day that is not in the calendar' },
    fits: (text) => /^\d{4}-\d\d-\d\d$/.test(text),
    fix: () => ({
      id: 'Periksa bulan dan harinya pada sumber aslinya, lalu tulis sebagai TTTT-BB-HH.',
      en: 'Check month and day in the source, then write the date as YYYY-MM-DD.',
    }),
  },
  {
    words: { id: 'tanpa nol di depan bulan atau hari', en: 'without a zero before month or day' },
    fits: (text) => /^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}$/.test(text),
    fix: (example) => {
      const [year, month, day] = example.split(/[-/.]/)
      return asDate(example, isoDate(Number(year), Number(month), Number(day)))
    },
  },
]

/** Spreadsheet habits by which a cell of a `year` column is no year. */
export const YEAR_HABITS: Habit[] = [
  {
    words: { id: 'dengan rentang tahun', en: 'with a span of years' },
    fits: (text) => /^\d{4}\s*[/–-]\s*(\d{4}|\d\d)$/.test(text),
    fix: (example) => ({
      id: `Bila satu baris memang mencakup dua tahun, seperti tahun ajaran ${shown(example)}, ganti tipe kolom menjadi \`string\`; bila tidak, tulis tahun awalnya saja, ${shown(example.slice(0, 4))}.`,
      en: `If a row does span two years, as the school year ${shown(example)} does, change the type of the column to \`string\`; else write the first year alone, ${shown(example.slice(0, 4))}.`,
    }),
  },
  {
    words: { id: 'dengan tanggal atau bulan', en: 'with a day or month' },
    fits: (text) => /^(\d{4}[-/]\d|\d{1,2}[-/ ]|\p{L}+\s+\d{4}$)/u.test(text) && /\d{4}/.test(text),
    fix: (example) => yearOnly(example),
  },
  {
    words: { id: 'dengan tanda lain di sekitar tahun', en: 'with other signs around the year' },
    fits: (text) => /(?<!\d)\d{4}(?!\d)/.test(text),
    fix: (example) => yearOnly(example),
  },
]

/** Spreadsheet habits by which a cell of a `yearmonth` column is no month of ISO 8601. */
export const MONTH_HABITS: Habit[] = [
  {
    words: { id: 'dengan bulan yang ditulis lain', en: 'with the month written in another way' },
    fits: (text) => monthOf(text) !== undefined,
    fix: (example) => ({
      id: `Tulis ${shown(monthOf(example) ?? '')} untuk ${shown(example)}: di Excel, pilih Format Cells > Custom > yyyy-mm.`,
      en: `Write ${shown(monthOf(example) ?? '')} for ${shown(example)}: in Excel, choose Format Cells > Custom > yyyy-mm.`,
    }),
  },
]

function asDate(example: string, date: string | undefined): Text {
  const [id, en] =
    date === undefined
      ? ['Tulis tanggal sebagai TTTT-BB-HH', 'Write the date as YYYY-MM-DD']
      : [`Tulis ${shown(date)} untuk ${shown(example)}`, `Write ${shown(date)} for ${shown(example)}`]
  return {
    id: `${id}: di Excel, blok kolom lalu pilih Format Cells > Custom > yyyy-mm-dd.`,
    en: `${en}: in Excel, select the column and choose Format Cells > Custom > yyyy-mm-dd.`,
  }
}

function yearOnly(example: string): Text {
  const year = /(?<!\d)\d{4}(?!\d)/.exec(example)?.[0] ?? ''
  return {
    id: `Tulis tahunnya saja, ${shown(year)} untuk ${shown(example)}.`,
    en: `Write the year alone, ${shown(year)} for ${shown(example)}.`,
  }
}

/** Dates with slashes, points or hyphens are day-first in Indonesia. */
function dayFirst(text: string): string | undefined {
  const [, day, month, year] = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d\d)$/.exec(text.trim()) ?? []
  return year === undefined ? undefined : isoDate(fullYear(year), Number(month), Number(day))
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'mei', 'jun', 'jul', 'agu', 'sep', 'okt', 'nov', 'des']
const OTHER_MONTHS: Record<string, number> = {
  may: 5,
  agt: 8,
  ags: 8,
  aug: 8,
  oct: 10,
  nop: 11,
  dec: 12,
  peb: 2,
}

function monthNumber(name: string): number | undefined {
  const short = name.slice(0, 3).toLowerCase()
  const at = MONTHS.indexOf(short)
  return at >= 0 ? at + 1 : OTHER_MONTHS[short]
}

function namedMonth(text: string): string | undefined {
  const [, day, name, year] = /^(\d{1,2})[-/. ]+(\p{L}{3,})\.?[-/. ]+(\d{4}|\d\d)$/u.exec(text.trim()) ?? []
  const month = name === undefined ? undefined : monthNumber(name)
  return month === undefined ? undefined : isoDate(fullYear(year as string), month, Number(day))
}

function monthOf(text: string): string | undefined {
  const trimmed = text.trim()
  const [, name, year] = /^(\p{L}{3,})\.?[-/. ]+(\d{4}|\d\d)$/u.exec(trimmed) ?? []
  const [, month, after] = /^(\d{1,2})[-/. ](\d{4})$/.exec(trimmed) ?? []
  const [, before, short] = /^(\d{4})[-/. ]?(\d{1,2})([-/.]\d{1,2})?$/.exec(trimmed) ?? []
  const number = name !== undefined ? monthNumber(name) : Number(month ?? short)
  const whole = name !== undefined ? fullYear(year as string) : Number(after ?? before)
  if (number === undefined || !(number >= 1 && number <= 12) || Number.isNaN(whole)) return undefined
  return `${whole}-${String(number).padStart(2, '0')}`
}

/** Two digits are a year of this century up to 49, else of the last one. */
function fullYear(year: string): number {
  return year.length === 4 ? Number(year) : Number(year) + (Number(year) < 50 ? 2000 : 1900)
}

function isoDate(year: number, month: number, day: number): string | undefined {
  if (daysOf(year, month, day) === undefined) return undefined
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

function dateOf(days: number): string {
  return new Date(days * 86_400_000).toISOString().slice(0, 10)
}
