import type { Text } from '../catalog/problem.ts'
import {
  clockTime,
  dayFirst,
  fullYear,
  isoDate,
  monthFirst,
  monthNumber,
  monthOf,
  namedMonth,
  serialDate,
} from './calendar.ts'
import type { Habit } from './habit.ts'
import { shown } from './wording.ts'

const SERIAL: Text = { id: 'dengan nomor seri tanggal Excel', en: "with a serial number of Excel's dates" }

const MONTH_FIRST: Habit = {
  words: { id: 'dengan bulan di depan', en: 'with the month first' },
  fits: (text) => monthFirst(text) !== undefined,
  fix: (example) => asDate(example, monthFirst(example), 'MDY'),
}

/** Spreadsheet habits by which a cell of a `date` column is no date of ISO 8601. */
export const DATE_HABITS: Habit[] = [
  {
    words: { id: 'dengan hari di depan', en: 'with the day first' },
    fits: (text) => dayFirst(text) !== undefined,
    // Where other dates of the column can only have the month first, this one may too.
    fix: (example, _, met) => {
      const other = met.has(MONTH_FIRST) ? monthFirst(example) : undefined
      const date = dayFirst(example)
      return other === undefined || other === date ? asDate(example, date, 'DMY') : eitherDate(example, other)
    },
  },
  MONTH_FIRST,
  {
    words: { id: 'dengan nama bulan', en: 'with the name of the month' },
    fits: (text) => namedMonth(text) !== undefined,
    fix: (example) => asDate(example, namedMonth(example), 'DMY', true),
  },
  {
    words: SERIAL,
    fits: (text) => serialDate(text) !== undefined,
    fix: (example) => asDate(example, serialDate(example)),
  },
  {
    words: { id: 'dengan jam di belakang tanggal', en: 'with a time behind the date' },
    fits: (text) => dateBeforeTime(text) !== undefined,
    fix: (example) => asDate(example, dateBeforeTime(example)),
  },
  {
    words: { id: 'dengan tanggal yang tidak ada di kalender', en: 'with a day that is not in the calendar' },
    fits: (text) => /^(\d{4}-\d\d-\d\d|\d{1,2}[-/.]\d{1,2}[-/.]\d{4})$/.test(text),
    fix: () => ({
      id: 'Periksa bulan dan harinya pada sumber aslinya, lalu tulis sebagai TTTT-BB-HH.',
      en: 'Check month and day in the source, then write the date as YYYY-MM-DD.',
    }),
  },
  {
    words: {
      id: 'tanpa nol atau tanda hubung di antara tahun, bulan, dan hari',
      en: 'without zeros or hyphens between year, month and day',
    },
    fits: (text) => yearFirst(text) !== undefined,
    fix: (example) => asDate(example, yearFirst(example), 'YMD'),
  },
  {
    words: { id: 'tanpa hari', en: 'without a day' },
    fits: (text) => /^\d{4}$/.test(text) || monthOf(text) !== undefined,
    fix: (example) => {
      const month = monthOf(example)
      const [day, written] = [shown(`${month}-01`), shown(example)]
      if (month !== undefined)
        return {
          id: `Tulis ${day} untuk ${written} bila harinya tanggal satu, atau lengkapi harinya dari sumber. Bila datanya memang tanpa hari, ganti tipe kolom menjadi \`yearmonth\` dan tulis ${shown(month)}.`,
          en: `Write ${day} for ${written} if the day is the first, or add the day from the source. If the data has no days, change the type of the column to \`yearmonth\` and write ${shown(month)}.`,
        }
      return {
        id: `Lengkapi harinya, atau ganti tipe kolom menjadi \`year\` dan tulis ${written} bila datanya memang tanpa hari.`,
        en: `Add the day, or change the type of the column to \`year\` and write ${written} if the data has no days.`,
      }
    },
  },
]

function eitherDate(example: string, other: string): Text {
  const [date, written] = [dayFirst(example) ?? '', shown(example)]
  return {
    id: `Lihat sumbernya: tanggal lain di kolom ini menulis bulan di depan, sehingga ${written} bisa berarti ${shown(date)} atau ${shown(other)}. Tulis tanggal yang benar sebagai TTTT-BB-HH.`,
    en: `See the source: other dates of this column have the month first, so that ${written} may mean ${shown(date)} or ${shown(other)}. Write the right one as YYYY-MM-DD.`,
  }
}

/** Spreadsheet habits by which a cell of a `datetime` column is no time of ISO 8601. */
export const DATETIME_HABITS: Habit[] = [
  {
    words: {
      id: 'dengan tanggal dan jam yang ditulis lain',
      en: 'with date and time written in another way',
    },
    fits: (text) => dateTime(text) !== undefined,
    fix: (example) => ({
      id: `Tulis ${shown(dateTime(example) ?? '')} untuk ${shown(example)}: di Excel, pilih Format Cells > Custom > yyyy-mm-dd"T"hh:mm:ss.`,
      en: `Write ${shown(dateTime(example) ?? '')} for ${shown(example)}: in Excel, choose Format Cells > Custom > yyyy-mm-dd"T"hh:mm:ss.`,
    }),
  },
  {
    words: { id: 'dengan tanggal tanpa jam', en: 'with a date without a time' },
    fits: (text) => anyDate(text) !== undefined,
    fix: (example) => ({
      id: `Lengkapi jamnya, atau ganti tipe kolom menjadi \`date\` dan tulis ${shown(anyDate(example) ?? '')}.`,
      en: `Add the time, or change the type of the column to \`date\` and write ${shown(anyDate(example) ?? '')}.`,
    }),
  },
]

/** Spreadsheet habits by which a cell of a `time` column is no time of ISO 8601. */
export const TIME_HABITS: Habit[] = [
  {
    words: { id: 'dengan jam yang ditulis lain', en: 'with the time written in another way' },
    fits: (text) => clockTime(text) !== undefined,
    fix: (example) => ({
      id: `Tulis ${shown(clockTime(example) ?? '')} untuk ${shown(example)}: di Excel, pilih Format Cells > Custom > hh:mm:ss.`,
      en: `Write ${shown(clockTime(example) ?? '')} for ${shown(example)}: in Excel, choose Format Cells > Custom > hh:mm:ss.`,
    }),
  },
]

const PART_OF_YEAR =
  /\b(semester|smt|smstr|triwulan|triw|tw|kuartal|catur ?wulan|ganjil|genap|quarter|q[1-4])\b/i

/** Spreadsheet habits by which a cell of a `year` column is no year. */
export const YEAR_HABITS: Habit[] = [
  {
    words: { id: 'dengan bagian tahun', en: 'with a part of a year' },
    fits: (text) => PART_OF_YEAR.test(text),
    fix: (example) => {
      const years = /\d{4}\s*[/–-]\s*\d{2,4}|\d{4}/.exec(example)?.[0]
      const part = example
        .replace(/(tahun( ajaran)?|t\.?a\.?)\s*(?=\d)/gi, '')
        .replace(years ?? '', '')
        .replace(/^[\s,/–-]+|[\s,/–-]+$/g, '')
      return {
        id: `Pindahkan ${shown(part)} ke kolom tersendiri, misalnya \`periode\`${years === undefined ? '; kolom ini memuat tahunnya' : ` , dan tulis ${shown(years.slice(0, 4))} di kolom ini`.replace(' ,', ',')}.`,
        en: `Move ${shown(part)} to a column of its own, such as \`periode\`${years === undefined ? '; this column holds the year' : `, and write ${shown(years.slice(0, 4))} in this one`}.`,
      }
    },
  },
  {
    words: { id: 'dengan rentang tahun', en: 'with a span of years' },
    fits: (text) => /^\d{4}\s*[/–-]\s*(\d{4}|\d\d)$/.test(text),
    fix: (example) => ({
      id: `Bila satu baris memang mencakup dua tahun, seperti tahun ajaran ${shown(example)}, ganti tipe kolom menjadi \`string\`; bila tidak, tulis tahun awalnya saja, ${shown(example.slice(0, 4))}.`,
      en: `If a row does span two years, as the school year ${shown(example)} does, change the type of the column to \`string\`; else write the first year alone, ${shown(example.slice(0, 4))}.`,
    }),
  },
  {
    words: { id: 'dengan tahun yang disimpan sebagai bilangan', en: 'with a year saved as a number' },
    fits: (text) => numberYear(text) !== undefined,
    fix: (example) => ({
      id: `Tulis ${shown(numberYear(example) ?? '')} untuk ${shown(example)}: di Excel, blok kolom lalu pilih Format Cells > General.`,
      en: `Write ${shown(numberYear(example) ?? '')} for ${shown(example)}: in Excel, select the column and choose Format Cells > General.`,
    }),
  },
  {
    words: { id: 'dengan tahun dua angka', en: 'with a year of two digits' },
    fits: (text) => /^['’]?\d\d$/.test(text),
    fix: (example) => yearOnly(example, String(fullYear(example.slice(-2)))),
  },
  {
    words: SERIAL,
    fits: (text) => serialDate(text) !== undefined,
    fix: (example) => yearOnly(example, (serialDate(example) ?? '').slice(0, 4)),
  },
  {
    words: { id: 'dengan tanggal atau bulan', en: 'with a day or month' },
    fits: (text) =>
      (/^(\d{4}[-/]\d|\d{1,2}[-/ ])/.test(text) ||
        (/^\p{L}+\s+\d{4}$/u.test(text) && monthOf(text) !== undefined)) &&
      /\d{4}/.test(text),
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
    words: SERIAL,
    fits: (text) => serialDate(text) !== undefined,
    fix: (example) => asMonth(example, (serialDate(example) ?? '').slice(0, 7)),
  },
  {
    words: { id: 'dengan bulan yang ditulis lain', en: 'with the month written in another way' },
    fits: (text) =>
      monthOf(text) !== undefined || dayFirst(text) !== undefined || namedMonth(text) !== undefined,
    fix: (example) =>
      asMonth(example, monthOf(example) ?? (dayFirst(example) ?? namedMonth(example) ?? '').slice(0, 7)),
  },
  {
    words: { id: 'dengan bulan tanpa tahun', en: 'with a month without its year' },
    fits: (text) => monthNumber(text) !== undefined,
    fix: (example) => {
      const month = `2024-${String(monthNumber(example)).padStart(2, '0')}`
      return {
        id: `Tulis tahun dan bulannya, misalnya ${shown(month)} untuk ${shown(example)} tahun 2024.`,
        en: `Write year and month, such as ${shown(month)} for ${shown(example)} of 2024.`,
      }
    },
  },
]

/** `order` is that of the cells where they may be text, which no format changes. */
function asDate(
  example: string,
  date: string | undefined,
  order?: 'DMY' | 'MDY' | 'YMD',
  isText = false,
): Text {
  const [id, en] =
    date === undefined
      ? ['Tulis tanggal sebagai TTTT-BB-HH', 'Write the date as YYYY-MM-DD']
      : [`Tulis ${shown(date)} untuk ${shown(example)}`, `Write ${shown(date)} for ${shown(example)}`]
  const columns = order && `Data > Text to Columns > Next > Next > Date: ${order} > Finish`
  if (isText)
    return {
      id: `${id}: ketik ulang, atau di Excel yang berbahasa sama, blok kolom, pilih ${columns}, lalu pilih Format Cells > Custom > yyyy-mm-dd. Mengubah format saja tidak mengubah teks.`,
      en: `${en}: type it again, or in an Excel of the same language, select the column, choose ${columns}, and choose Format Cells > Custom > yyyy-mm-dd. A format alone does not change text.`,
    }
  return {
    id: `${id}: di Excel, blok kolom${columns ? `, pilih ${columns},` : ''} lalu pilih Format Cells > Custom > yyyy-mm-dd.`,
    en: `${en}: in Excel, select the column${columns ? `, choose ${columns},` : ''} and choose Format Cells > Custom > yyyy-mm-dd.`,
  }
}

function asMonth(example: string, month: string): Text {
  return {
    id: `Tulis ${shown(month)} untuk ${shown(example)}: di Excel, pilih Format Cells > Custom > yyyy-mm.`,
    en: `Write ${shown(month)} for ${shown(example)}: in Excel, choose Format Cells > Custom > yyyy-mm.`,
  }
}

function yearOnly(example: string, year = /(?<!\d)\d{4}(?!\d)/.exec(example)?.[0] ?? ''): Text {
  return {
    id: `Tulis tahunnya saja, ${shown(year)} untuk ${shown(example)}.`,
    en: `Write the year alone, ${shown(year)} for ${shown(example)}.`,
  }
}

/** A year that a program saved as a number: `2024.0`, `2.024`, `2,024`. */
function numberYear(text: string): string | undefined {
  return /^\d{4}[.,]0+$/.test(text)
    ? text.slice(0, 4)
    : /^[12][.,]\d{3}$/.test(text)
      ? text.replace(/[.,]/, '')
      : undefined
}

function yearFirst(text: string): string | undefined {
  const [, year, month, day] =
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text) ?? /^(\d{4})(\d\d)(\d\d)$/.exec(text) ?? []
  return year === undefined ? undefined : isoDate(Number(year), Number(month), Number(day))
}

function anyDate(text: string): string | undefined {
  return dayFirst(text) ?? namedMonth(text) ?? yearFirst(text)
}

function split(text: string): { date: string; time: string } | undefined {
  const [, date, time] =
    /^(.*\d{2})(?:T|,?\s+(?:pukul\s+|jam\s+)?)(\d{1,2}[.:]\d\d(?:[.:]\d\d)?)(?:\.\d+)?(?:\s*(?:WIB|WITA|WIT))?$/i.exec(
      text.trim(),
    ) ?? []
  const [day, clock] = [anyDate(date ?? ''), clockTime(time ?? '')]
  return day === undefined || clock === undefined ? undefined : { date: day, time: clock }
}

function dateTime(text: string): string | undefined {
  const parts = split(text)
  return parts && `${parts.date}T${parts.time}`
}

function dateBeforeTime(text: string): string | undefined {
  return split(text)?.date
}
