import { missingList } from '../catalog/cast.ts'
import type { FieldDescriptor } from '../catalog/descriptors.ts'
import type { Resource } from '../catalog/model.ts'
import type { Text } from '../catalog/problem.ts'
import { strptimeExample } from '../catalog/strptime.ts'
import { BAD, type Cells } from '../catalog/table.ts'
import { cellCheck, cellText } from './cellcheck.ts'
import type { Habit } from './habit.ts'
import { markedHabits, type Need, noData, numberHabits } from './number-habits.ts'
import type { CellCheck, Rule } from './rule.ts'
import { findThousands, showsThousandsPoint, takesPointForDecimal } from './thousands.ts'
import { DATE_HABITS, DATETIME_HABITS, MONTH_HABITS, TIME_HABITS, YEAR_HABITS } from './time-habits.ts'
import { cellCount, listed, shown, steps } from './wording.ts'

/** A cell that is not of the type of its field. */
export const rule: Rule = {
  code: 'type-error',
  hook: 'column',
  severity: 'error',
  title: { id: 'Nilai tidak sesuai tipe kolom', en: 'Value of the wrong type' },
  why: {
    id: 'Angka dan tanggal yang ditulis sebagai teks tidak dapat dijumlahkan, diurutkan, atau digambar.',
    en: 'Figures and dates written as text cannot be added up, sorted or drawn.',
  },
  fix: steps(
    [
      'Buka berkas di Excel atau LibreOffice dan lihat sel yang disebut.',
      'Tulis angka tanpa pemisah ribuan, tanpa satuan, dan dengan titik desimal; tulis tanggal sebagai TTTT-BB-HH.',
      'Bila tipe pada metadata yang keliru, ubah `type` kolom itu; lalu simpan kembali sebagai CSV UTF-8.',
    ],
    [
      'Open the file in Excel or LibreOffice and look at the cell.',
      'Write figures without thousands separators, without units and with a decimal point; write dates as YYYY-MM-DD.',
      'If the type in `dataset.md` is wrong, change `type` of the column; then save the file again as CSV UTF-8.',
    ],
  ),
  check: (field) => (takesPointForDecimal(field) ? [misreadCheck(field)] : []),
  checkBad: (field, { resource }) => typeChecks(field, expected(field), habitsOf(field, resource)),
}

/** Gives the step for any value of a column that shows a known habit; `found` are bad values of the column. */
export function fixesOf(
  field: FieldDescriptor,
  resource: Resource,
  found: readonly string[],
): (value: string) => Text | undefined {
  const habits = habitsOf(field, resource)
  const habitOf = (text: string) => habits.find((habit) => habit.fits(text))
  const met = new Set(found.flatMap((one) => habitOf(one) ?? []))
  return (value) => habitOf(value)?.fix(value, [value.trim()], met)
}

/** One check for each habit, and one for what fits none: each has its own remedy. */
function typeChecks(field: FieldDescriptor, wanted: Text, habits: Habit[]): CellCheck[] {
  if (takesAll(field)) return []
  const sorted = new Sorting(habits)
  return [...habits, undefined].map((habit, kind) =>
    cellCheck(
      (cells, count, report) => {
        // The checks of a column run one after the other on the same block: the first sorts its cells.
        if (kind === 0) sorted.read(cells, count)
        for (const { index, kind: found } of sorted.cells) if (found === kind) report(index)
      },
      {
        message: (count, example) => {
          const words = habit?.words ?? OTHER
          return {
            id: `Kolom ${shown(field.name)} berisi ${cellCount(count).id} ${words.id}, misalnya ${shown(example)}, padahal seharusnya ${wanted.id}.`,
            en: `Column ${shown(field.name)} has ${cellCount(count).en} ${words.en}, such as ${shown(example)}, where ${wanted.en}.`,
          }
        },
        ...(habit && { fix: (example, found) => habit.fix(example, found, sorted.met) }),
        ...(!habit && isStrict(field) && { fix: (_, found) => strictFix(field, found) }),
      },
    ),
  )
}

/** Cells such as `82.534` that pass for fractions in a column whose other cells part thousands by points. */
function misreadCheck(field: FieldDescriptor): CellCheck {
  /** The first cell that shows that points part thousands. */
  let shows: string | undefined
  const find: CellCheck['find'] = (cells, count, report) => {
    if ((cells.counts[BAD] as number) > 0) {
      for (let index = 0; index < count && shows === undefined; index++) {
        const text = cells.status[index] === BAD ? cellText(cells, index) : ''
        if (showsThousandsPoint(text)) shows = text
      }
    }
    findThousands(cells, count, report)
  }
  const check = cellCheck(find, {
    message: (count, example) => {
      const by = shown(shows ?? '')
      const [whole, fraction] = example.split('.')
      return {
        id: `Kolom ${shown(field.name)} berisi ${cellCount(count).id} seperti ${shown(example)}, yang terbaca sebagai ${whole} koma ${fraction}, padahal ${by} di kolom yang sama menunjukkan bahwa titik memisahkan ribuan.`,
        en: `Column ${shown(field.name)} has ${cellCount(count).en} such as ${shown(example)}, read as ${whole} and a fraction, where ${by} in the same column shows that points part thousands.`,
      }
    },
    fix: (example) => {
      const plain = shown(example.replace('.', ''))
      return {
        id: `Tulis ${plain} untuk ${shown(example)}: buka berkas Excel aslinya (.xlsx), bukan CSV-nya, blok kolom, lalu pilih Format Cells > Number tanpa "Use 1000 Separator". Atau biarkan berkasnya dan tulis \`groupChar: "."\` dan \`decimalChar: ","\` pada kolom ini di metadata, bila seluruh kolom ditulis demikian.`,
        en: `Write ${plain} for ${shown(example)}: open the original Excel file (.xlsx), not the CSV, select the column and choose Format Cells > Number without "Use 1000 Separator". Or leave the file as it is and write \`groupChar: "."\` and \`decimalChar: ","\` at this column in the metadata, if the whole column is written so.`,
      }
    },
  })
  return { ...check, holds: () => shows !== undefined }
}

/** Whether every text is a value of the field. */
function takesAll({ type, format = 'default', itemType = 'string' }: FieldDescriptor): boolean {
  return (
    type === 'any' ||
    (type === 'string' && format === 'default') ||
    (type === 'list' && itemType === 'string')
  )
}

const OTHER: Text = { id: 'dengan isi lain', en: 'with something else' }

/** The bad cells of the block at hand, each with the number of the habit that it shows. */
class Sorting {
  cells: { index: number; kind: number }[] = []
  readonly met = new Set<Habit>()
  private readonly habits: Habit[]

  constructor(habits: Habit[]) {
    this.habits = habits
  }

  read(cells: Cells, count: number): void {
    const { status, counts } = cells
    if (this.cells.length > 0) this.cells = []
    if (counts[BAD] === 0) return
    for (let index = 0; index < count; index++) {
      if (status[index] !== BAD) continue
      const text = cellText(cells, index)
      const at = this.habits.findIndex((habit) => habit.fits(text))
      if (at >= 0) this.met.add(this.habits[at] as Habit)
      this.cells.push({ index, kind: at < 0 ? this.habits.length : at })
    }
  }
}

function habitsOf(field: FieldDescriptor, resource: Resource): Habit[] {
  const declared =
    field.missingValues === undefined ? resource.missingValues : missingList(field.missingValues)
  const need: Need = resource.primaryKey.includes(field.name)
    ? 'key'
    : field.constraints?.required === true
      ? 'required'
      : undefined
  const { type, format = 'default', decimalChar, groupChar, bareNumber } = field
  const nothing = noData(declared, need)
  const plain = (decimalChar ?? '.') === '.' && !groupChar && bareNumber !== false
  if (type === 'integer' || type === 'number')
    return [nothing, ...(plain ? numberHabits(field) : markedHabits(field))]
  if (type === 'date' && format === 'default') return [nothing, ...DATE_HABITS]
  if (type === 'datetime' && format === 'default') return [nothing, ...DATETIME_HABITS]
  if (type === 'time' && format === 'default') return [nothing, ...TIME_HABITS]
  if (type === 'year') return [nothing, ...YEAR_HABITS]
  if (type === 'yearmonth') return [nothing, ...MONTH_HABITS]
  return []
}

/** Types that have one spelling only, so that the remedy can be said in a sentence. */
function isStrict({ type, format = 'default' }: FieldDescriptor): boolean {
  return type !== 'integer' && type !== 'number' && (type !== 'date' || format !== 'default')
}

function strictFix(field: FieldDescriptor, found: readonly string[]): Text {
  if (field.type === 'boolean') {
    const { yes, no } = spellings(field, found)
    return {
      id: `Tulis salah satu nilai itu, atau sebutkan ejaan Anda pada kolom ini di metadata: ${yes} dan ${no}.`,
      en: `Write one of these values, or name your spellings at this column in the metadata: ${yes} and ${no}.`,
    }
  }
  const property = field.format === undefined ? '`type`' : '`type` atau `format`'
  return {
    id: `Perbaiki isi selnya, atau ubah ${property} kolom itu pada metadata.`,
    en: `Correct the cell, or change ${property.replace('atau', 'or')} of the column in the metadata.`,
  }
}

const YES = /^(y|ya|yes|benar|betul|true|ada|aktif|sudah|v|✓|✔)$/i
const NO = /^(t|n|tidak|tdk|no|bukan|salah|false|tidak ada|nonaktif|tidak aktif|belum|x|✗)$/i

/** The properties that name the spellings met in a column, with those declared already; an example where none is known. */
function spellings(
  { trueValues = [], falseValues = [] }: FieldDescriptor,
  found: readonly string[],
): { yes: string; no: string } {
  const list = (name: string, test: RegExp, declared: readonly string[], example: string) => {
    const values = [...new Set([...declared, ...found.filter((value) => test.test(value))])]
    const written = (values.length > 0 ? values : [example]).map((value) =>
      /^\p{L}[\p{L} ]*$/u.test(value) && !/^(true|false|null)$/i.test(value) ? value : JSON.stringify(value),
    )
    return shown(`${name}: [${written.join(', ')}]`)
  }
  return { yes: list('trueValues', YES, trueValues, 'ya'), no: list('falseValues', NO, falseValues, 'tidak') }
}

/** What the type expects: Indonesian after "seharusnya", English after "where". */
function expected(field: FieldDescriptor): Text {
  const { type, format = 'default' } = field
  if (format.includes('%')) {
    const example = shown(strptimeExample(format))
    return {
      id: `seperti ${example} (format ${shown(format)})`,
      en: `a value like ${example} (format ${shown(format)}) is expected`,
    }
  }
  if (format === 'any' && ANY[type]) return ANY[type]
  switch (type) {
    case 'integer':
      return { id: 'bilangan bulat, misalnya `82534`', en: 'a whole number such as `82534` is expected' }
    case 'number': {
      const example = `1234${field.decimalChar ?? '.'}5`
      return { id: `angka, misalnya ${shown(example)}`, en: `a number such as ${shown(example)} is expected` }
    }
    case 'boolean': {
      const yes = listed(field.trueValues ?? ['true', '1'])
      const no = listed(field.falseValues ?? ['false', '0'])
      return {
        id: `ya (${yes.id}) atau tidak (${no.id})`,
        en: `yes (${yes.en}) or no (${no.en}) is expected`,
      }
    }
    case 'date':
      return {
        id: 'tanggal TTTT-BB-HH, misalnya `2024-12-31`',
        en: 'a date YYYY-MM-DD such as `2024-12-31` is expected',
      }
    case 'time':
      return {
        id: 'waktu JJ:MM:DD, misalnya `13:45:00`',
        en: 'a time HH:MM:SS such as `13:45:00` is expected',
      }
    case 'datetime':
      return {
        id: 'tanggal dan waktu, misalnya `2024-12-31T13:45:00`',
        en: 'a date with a time such as `2024-12-31T13:45:00` is expected',
      }
    case 'year':
      return {
        id: 'tahun empat angka, misalnya `2024`',
        en: 'a year of four digits such as `2024` is expected',
      }
    case 'yearmonth':
      return {
        id: 'tahun dan bulan TTTT-BB, misalnya `2024-12`',
        en: 'a month YYYY-MM such as `2024-12` is expected',
      }
    case 'duration':
      return {
        id: 'lama waktu ISO 8601, misalnya `P1Y6M`',
        en: 'an ISO 8601 duration such as `P1Y6M` is expected',
      }
    case 'geopoint': {
      const json = { array: '[100.25, 1.75]', object: '{"lon": 100.25, "lat": 1.75}' }[format]
      if (json !== undefined)
        return {
          id: `titik bujur dan lintang seperti ${shown(json)}`,
          en: `a point of longitude and latitude such as ${shown(json)} is expected`,
        }
      return {
        id: 'titik "bujur, lintang" dengan titik desimal, misalnya `100.25, 1.75`',
        en: 'a point "longitude, latitude" with decimal points such as `100.25, 1.75` is expected',
      }
    }
    case 'geojson': {
      const name = format === 'topojson' ? 'TopoJSON' : 'GeoJSON'
      return { id: `objek ${name} yang lengkap`, en: `a whole ${name} object is expected` }
    }
    case 'list':
      return listWords(field)
    case 'object':
      return { id: 'objek JSON, misalnya `{"a": 1}`', en: 'a JSON object such as `{"a": 1}` is expected' }
    case 'array':
      return { id: 'larik JSON, misalnya `[1, 2]`', en: 'a JSON array such as `[1, 2]` is expected' }
    default:
      return (
        STRINGS[format] ?? {
          id: `nilai bertipe \`${type}\``,
          en: `a value of the type \`${type}\` is expected`,
        }
      )
  }
}

const ANY: Partial<Record<string, Text>> = {
  date: {
    id: 'tanggal, misalnya `31/12/2024` atau `31 Desember 2024`',
    en: 'a date such as `31/12/2024` or `31 December 2024` is expected',
  },
  time: { id: 'jam, misalnya `13:45` atau `13.45`', en: 'a time such as `13:45` or `13.45` is expected' },
  datetime: {
    id: 'tanggal dan jam, misalnya `31/12/2024 13:45`',
    en: 'a date with a time such as `31/12/2024 13:45` is expected',
  },
}

/** Items as they are written, by their type. */
const ITEMS: Record<string, [string, string]> = {
  integer: ['12', '7'],
  number: ['1.5', '20'],
  boolean: ['true', 'false'],
  date: ['2024-12-31', '2025-01-31'],
  time: ['13:45:00', '14:00:00'],
  datetime: ['2024-12-31T13:45:00', '2024-12-31T14:00:00'],
}

function listWords({ delimiter = ',', itemType = 'string' }: FieldDescriptor): Text {
  const example = shown((ITEMS[itemType] ?? ['a', 'b']).join(delimiter))
  const mark = shown(delimiter)
  return {
    id: `daftar bertipe \`${itemType}\` yang dipisahkan ${mark} tanpa spasi, misalnya ${example}`,
    en: `a list of the type \`${itemType}\`, parted by ${mark} without spaces, such as ${example} is expected`,
  }
}

const STRINGS: Record<string, Text> = {
  email: {
    id: 'alamat surel, misalnya `data@contoh.go.id`',
    en: 'an e-mail address such as `data@example.go.id` is expected',
  },
  uri: {
    id: 'alamat web lengkap, misalnya `https://contoh.go.id/`',
    en: 'a full web address such as `https://example.go.id/` is expected',
  },
  uuid: { id: 'UUID', en: 'a UUID is expected' },
  binary: { id: 'teks Base64', en: 'Base64 text is expected' },
}
