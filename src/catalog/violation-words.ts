import { dialectStep } from './dialect-words.ts'
import { isDate } from './formats.ts'
import { assign, code, label, lower, say, write } from './phrase.ts'
import type { Text } from './problem.ts'
import { unknownProperty } from './unknown-property.ts'
import type { Known, KnownNode } from './violation.ts'

/** A fault with all that its words need. */
export interface Fault {
  keyword: string
  path: (string | number)[]
  /** The path with items of lists as `*`. */
  place: string
  schemaPath: string
  params: Record<string, unknown>
  value: unknown
  /** What a misspelt name or code most likely stands for. */
  guess: string | undefined
  /** The object around a missing or unknown property. */
  object: KnownNode | undefined
}

/** What is wrong and what to do. */
export interface Words {
  message: Text
  fix?: Text
}

/** Message and next step for a fault, in Indonesian and English. */
export function words(fault: Fault, known: Known): Words {
  const name = label(fault.path)
  const node = nodeOf(known, fault.place) ?? nodeOf(known, withoutLanguage(fault.place))
  const step = (id: string, en: string): Text | undefined =>
    node && {
      id: `${id} ${lower(name.id)}: ${lower(node.description.id)}`,
      en: `${en} ${lower(name.en)}: ${lower(node.description.en)}`,
    }
  const correct = step('Perbaiki', 'Correct')
  const empty = { message: say(name, 'masih kosong', 'is empty'), fix: step('Isi', 'Fill in') }
  switch (fault.keyword) {
    case 'required':
      return { message: say(name, 'belum diisi', 'is missing'), fix: step('Tambahkan', 'Add') }
    case 'additionalProperties':
      return unknownProperty(fault, known)
    case 'type':
      return fault.value === null ? empty : wrongType(fault, name, correct, known)
    case 'enum':
      return wrongChoice(fault, name)
    case 'not':
      return refused(fault, name)
    case 'minItems':
      return empty
    case 'uniqueItems':
      return {
        message: say(name, 'sudah ada sebelumnya', 'was there before'),
        fix: { id: 'Hapus salah satunya.', en: 'Remove one of them.' },
      }
    case 'const': {
      const only = code(fault.params.allowedValue)
      const line = assign(fault.path, String(fault.params.allowedValue))
      return {
        message: say(name, `hanya boleh ${only}`, `may only be ${only}`),
        fix: dialectStep(fault.place) ?? write(line),
      }
    }
  }
  if (typeof fault.value === 'string' && fault.value.trim() === '') return empty
  if (fault.keyword === 'maxLength') return tooLong(fault, name)
  const expects = node?.expects ?? bound(fault)
  return {
    message: say(name, `harus berupa ${expects.id}`, `must be ${expects.en}`),
    fix: dayFirst(fault) ?? asName(fault) ?? correct,
  }
}

/** The place of that path; a name such as `constructor`, which every object has, is none. */
export function nodeOf(known: Known, place: string): KnownNode | undefined {
  return Object.hasOwn(known, place) ? known[place] : undefined
}

const TYPES: Record<string, Text> = {
  string: { id: 'teks', en: 'text' },
  number: { id: 'angka', en: 'a number' },
  integer: { id: 'bilangan bulat', en: 'a whole number' },
  boolean: { id: '`true` atau `false`', en: '`true` or `false`' },
  array: { id: 'daftar', en: 'a list' },
  object: { id: 'sekelompok properti', en: 'a group of properties' },
}
const OTHER: Text = { id: 'nilai lain', en: 'another value' }

function wrongType(fault: Fault, name: Text, correct: Text | undefined, known: Known): Words {
  const { path, place, params, value } = fault
  const types = [params.type].flat() as string[]
  const isScalar = typeof value !== 'object'
  if (isScalar && types.includes('string')) {
    return {
      message: say(name, 'harus ditulis di dalam tanda petik', 'must be written in quotes'),
      fix: write(assign(path, `"${value}"`)),
    }
  }
  const actual = TYPES[Array.isArray(value) ? 'array' : typeof value] ?? OTHER
  const join = (language: keyof Text, or: string) =>
    types.map((type) => (TYPES[type] ?? OTHER)[language]).join(or)
  const message = say(
    name,
    `harus berupa ${join('id', ' atau ')}, bukan ${actual.id}`,
    `must be ${join('en', ' or ')}, not ${actual.en}`,
  )
  if (types.includes('array')) return { message, fix: asList(fault, nodeOf(known, `${place}.*`)?.names) }
  if (types.includes('boolean')) {
    const [yes, no] = [assign(path, 'true'), assign(path, 'false')]
    return { message, fix: { id: `Tulis ${yes} atau ${no}.`, en: `Write ${yes} or ${no}.` } }
  }
  const isNumber = typeof value === 'string' && types.some((type) => (NUMBERS[type] ?? NOTHING).test(value))
  return { message, fix: isNumber ? write(assign(path, value)) : correct }
}

const NUMBERS: Record<string, RegExp> = { integer: /^-?\d+$/, number: /^-?\d+(\.\d+)?$/ }
const NOTHING = /(?!)/

/** Characters from which a value is too long to be repeated in a step. */
const LONG = 60

/** One value as a list of one; where items are groups, as the name of such a group. */
function asList({ path, value }: Fault, names: string[] | undefined): Text {
  if (typeof value === 'object' || String(value).length > LONG) {
    return {
      id: 'Tulis setiap butir pada baris sendiri yang diawali tanda `-`.',
      en: 'Write each item on a line of its own that begins with `-`.',
    }
  }
  const key = names && (['name', 'title'].find((each) => names.includes(each)) ?? names[0])
  const item = JSON.stringify(value)
  if (key !== undefined) return write(assign(path, `[{ ${key}: ${item} }]`))
  const parts = String(value)
    .split(/\s*[,;]\s*/)
    .filter((part) => part !== '')
  const isPlain = parts.every(
    (part) => /^\p{L}[\p{L}\p{N} -]*$/u.test(part) && !/^(true|false|null|yes|no)$/i.test(part),
  )
  return write(
    assign(
      path,
      parts.length > 1
        ? `[${isPlain ? parts.join(', ') : parts.map((part) => JSON.stringify(part)).join(', ')}]`
        : `[${item}]`,
    ),
  )
}

function wrongChoice({ params, value, guess }: Fault, name: Text): Words {
  const allowed = params.allowedValues as unknown[]
  const glosses: typeof TYPE_GLOSSES = allowed.includes('yearmonth') ? TYPE_GLOSSES : {}
  const glossed = (value: unknown, language: keyof Text) => {
    const gloss = glosses[String(value)]?.[language]
    return code(value) + (gloss === undefined ? '' : ` (${gloss})`)
  }
  const choices = (language: keyof Text) => allowed.map((each) => glossed(each, language)).join(', ')
  const asked = guess === undefined ? undefined : { id: glossed(guess, 'id'), en: glossed(guess, 'en') }
  const { id, en } = say(name, `tidak mengenal ${code(value)}`, `does not know ${code(value)}`)
  return {
    message:
      asked === undefined
        ? { id, en }
        : { id: `${id} Maksud Anda ${asked.id}?`, en: `${en} Did you mean ${asked.en}?` },
    fix: { id: `Pilih salah satu: ${choices('id')}.`, en: `Choose one of ${choices('en')}.` },
  }
}

/** What the types of columns are in everyday words. */
const TYPE_GLOSSES: Partial<Record<string, Text>> = {
  string: { id: 'teks', en: 'text' },
  number: { id: 'angka, boleh berdesimal', en: 'a number with or without decimals' },
  integer: { id: 'bilangan bulat', en: 'a whole number' },
  boolean: { id: 'ya atau tidak', en: 'yes or no' },
  date: { id: 'tanggal', en: 'a day' },
  time: { id: 'jam', en: 'a time of day' },
  datetime: { id: 'tanggal dan jam', en: 'a day with a time' },
  year: { id: 'tahun', en: 'a year' },
  yearmonth: { id: 'bulan', en: 'a month' },
  duration: { id: 'lama waktu', en: 'a length of time' },
  geopoint: { id: 'titik koordinat', en: 'a point on the map' },
  any: { id: 'apa saja', en: 'anything' },
}

function tooLong({ params, value }: Fault, name: Text): Words {
  const length = String(value).length
  return {
    message: say(
      name,
      `terlalu panjang: ${length} karakter, padahal paling banyak ${params.limit}`,
      `is too long: ${length} characters, where ${params.limit} are the most`,
    ),
    fix: {
      id: 'Ringkas teksnya; uraian yang panjang ditulis di bawah metadata, sesudah baris `---` kedua.',
      en: 'Shorten the text; long explanations belong below the metadata, behind the second line `---`.',
    },
  }
}

/** A text that was to be a machine name, as one: `Kunjungan Puskesmas` is `kunjungan-puskesmas`. */
function asName({ keyword, path, params, value }: Fault): Text | undefined {
  if (keyword !== 'pattern' || typeof value !== 'string') return undefined
  const pattern = String(params.pattern)
  // Codes of other forms mean what they are, and become no name by being written small.
  if (!/^\^(\(\?=\.\{1,100\}\$\))?\[a-z0-9\]\+\(/.test(pattern)) return undefined
  const name = slugOf(value)
  return name !== undefined && new RegExp(pattern, 'u').test(name) ? write(assign(path, name)) : undefined
}

/** A text as a machine name of small letters, digits and hyphens; `undefined` where nothing of it is left. */
export function slugOf(text: string): string | undefined {
  const slug = text
    .normalize('NFD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9/]+/g, '-')
    .replace(/-*\/-*/g, '/')
    .replace(/^[-/]+|[-/]+$/g, '')
  return slug === '' ? undefined : slug
}

/** Two properties that exclude each other, or a part of the standard that is not read here. */
function refused({ path, place, schemaPath }: Fault, name: Text): Words {
  const other = /\/dependentSchemas\/([^/]+)\/properties\/[^/]+\/not$/.exec(schemaPath)?.[1]
  if (other === undefined) {
    return {
      message: say(
        name,
        'adalah bagian dari standar yang tidak dibaca katalog ini',
        'is a part of the standard that this catalog does not read',
      ),
      fix: dialectStep(place) ?? { id: `Hapus ${name.id}.`, en: `Remove ${name.en}.` },
    }
  }
  return {
    message: say(name, `tidak boleh ada bersama \`${other}\``, `may not stand beside \`${other}\``),
    fix: {
      id: `Hapus \`${path.at(-1)}\` atau \`${other}\`.`,
      en: `Remove \`${path.at(-1)}\` or \`${other}\`.`,
    },
  }
}

const COMPARISONS: Record<string, Text> = {
  '>=': { id: 'angka paling kecil', en: 'a number of at least' },
  '<=': { id: 'angka paling besar', en: 'a number of at most' },
  '>': { id: 'angka yang lebih besar dari', en: 'a number greater than' },
  '<': { id: 'angka yang lebih kecil dari', en: 'a number less than' },
}

function bound({ params }: Fault): Text {
  const comparison = COMPARISONS[String(params.comparison)]
  return comparison
    ? { id: `${comparison.id} ${params.limit}`, en: `${comparison.en} ${params.limit}` }
    : OTHER
}

/** A date written day first, as a date of ISO 8601. */
function dayFirst({ path, value }: Fault): Text | undefined {
  const [, day, month, year] = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/.exec(String(value)) ?? []
  if (day === undefined || month === undefined) return undefined
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDate(date) ? write(assign(path, `"${date}"`)) : undefined
}

/** A translation stands where the property it translates is described. */
function withoutLanguage(place: string): string {
  return place.replace(/_[a-z]{2}$/, '')
}
