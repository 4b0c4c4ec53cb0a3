import { isDate } from './formats.ts'
import type { Text } from './problem.ts'
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

interface Words {
  message: Text
  fix?: Text
}

/** Message and next step for a fault, in Indonesian and English. */
export function words(fault: Fault, known: Known): Words {
  const name = label(fault.path)
  const node = known[fault.place] ?? known[genericPlace(fault.place)]
  const explained = node && { id: node.description.id, en: node.description.en }
  switch (fault.keyword) {
    case 'required':
      return {
        message: { id: `${name.id} belum diisi.`, en: `${name.en} is missing.` },
        fix: explained && {
          id: `Tambahkan ${name.id}: ${lower(explained.id)}`,
          en: `Add ${name.en}: ${lower(explained.en)}`,
        },
      }
    case 'additionalProperties':
      return unknownProperty(fault, known)
    case 'type':
      return wrongType(fault, name, explained)
    case 'enum':
      return wrongChoice(fault, name)
    case 'const': {
      const only = code(fault.params.allowedValue)
      return {
        message: { id: `${name.id} hanya boleh ${only}.`, en: `${name.en} may only be ${only}.` },
        fix: explained,
      }
    }
    case 'not':
      return refused(fault, name)
    case 'minItems':
      return { message: { id: `${name.id} masih kosong.`, en: `${name.en} is empty.` }, fix: explained }
    case 'uniqueItems':
      return { message: { id: `${name.id} berulang.`, en: `${name.en} is there twice.` }, fix: REMOVE }
    case 'maxLength': {
      const limit = fault.params.limit
      return {
        message: {
          id: `${name.id} paling panjang ${limit} karakter.`,
          en: `${name.en} may be at most ${limit} characters long.`,
        },
      }
    }
  }
  if (fault.value === '')
    return { message: { id: `${name.id} masih kosong.`, en: `${name.en} is empty.` }, fix: explained }
  const { comparison, limit } = fault.params
  const expects =
    node?.expects ??
    (limit === undefined ? OTHER : { id: `${comparison} ${limit}`, en: `${comparison} ${limit}` })
  return {
    message: { id: `${name.id} harus berupa ${expects.id}.`, en: `${name.en} must be ${expects.en}.` },
    fix: dayFirst(fault) ?? explained,
  }
}

const REMOVE: Text = { id: 'Hapus salah satunya.', en: 'Remove one of them.' }
const OTHER: Text = { id: 'nilai lain', en: 'another value' }

function unknownProperty({ path, guess, object, place }: Fault, known: Known): Words {
  const name = String(path.at(-1))
  const message = { id: `Properti \`${name}\` tidak dikenal.`, en: `The property \`${name}\` is not known.` }
  if (guess !== undefined) {
    return {
      message: {
        id: `${message.id} Maksud Anda \`${guess}\`?`,
        en: `${message.en} Did you mean \`${guess}\`?`,
      },
      fix: { id: `Ganti \`${name}\` dengan \`${guess}\`.`, en: `Replace \`${name}\` by \`${guess}\`.` },
    }
  }
  const base = /^(.+)_[a-z]{2}$/.exec(name)?.[1]
  if (base !== undefined && object?.names?.includes(base)) {
    return {
      message,
      fix: {
        id: `Hapus \`${name}\`; \`${base}\` tidak memiliki terjemahan.`,
        en: `Remove \`${name}\`; \`${base}\` has no translation.`,
      },
    }
  }
  const homes = Object.keys(known).filter((home) => known[home]?.names?.includes(name) && home !== place)
  const home = homes.length === 1 ? homes[0]?.replaceAll('.*', '[]') : undefined
  if (home) {
    return {
      message,
      fix: { id: `Pindahkan \`${name}\` ke dalam \`${home}\`.`, en: `Move \`${name}\` into \`${home}\`.` },
    }
  }
  return {
    message,
    fix: object?.extensible
      ? {
          id: `Hapus \`${name}\`, atau tulis sebagai \`x-${name}\` bila Anda memerlukannya.`,
          en: `Remove \`${name}\`, or write it as \`x-${name}\` if you need it.`,
        }
      : { id: `Hapus \`${name}\`.`, en: `Remove \`${name}\`.` },
  }
}

const TYPES: Record<string, Text> = {
  string: { id: 'teks', en: 'text' },
  number: { id: 'angka', en: 'a number' },
  integer: { id: 'bilangan bulat', en: 'a whole number' },
  boolean: { id: '`true` atau `false`', en: '`true` or `false`' },
  array: { id: 'daftar', en: 'a list' },
  object: { id: 'sekelompok properti', en: 'a group of properties' },
}

function wrongType({ path, params, value }: Fault, name: Text, explained: Text | undefined): Words {
  const types = [params.type].flat() as string[]
  if (value === null) {
    return {
      message: { id: `${name.id} masih kosong.`, en: `${name.en} is empty.` },
      fix: { id: `Isi ${name.id}, atau hapus.`, en: `Fill in ${name.en}, or remove it.` },
    }
  }
  const isScalar = typeof value !== 'object'
  if (isScalar && types.includes('string')) {
    const quoted = assign(path, `"${value}"`)
    return {
      message: {
        id: `${name.id} harus ditulis di dalam tanda petik.`,
        en: `${name.en} must be written in quotes.`,
      },
      fix: { id: `Tulis ${quoted}.`, en: `Write ${quoted}.` },
    }
  }
  const actual = TYPES[Array.isArray(value) ? 'array' : typeof value] ?? OTHER
  const join = (language: keyof Text, or: string) =>
    types.map((type) => (TYPES[type] ?? OTHER)[language]).join(or)
  const message = {
    id: `${name.id} harus berupa ${join('id', ' atau ')}, bukan ${actual.id}.`,
    en: `${name.en} must be ${join('en', ' or ')}, not ${actual.en}.`,
  }
  if (isScalar && types.includes('array')) {
    const list = assign(path, `[${JSON.stringify(value)}]`)
    return { message, fix: { id: `Tulis ${list}.`, en: `Write ${list}.` } }
  }
  const bare =
    typeof value === 'string' && types.some((type) => fits(type, value)) ? assign(path, value) : undefined
  return {
    message,
    fix: bare
      ? { id: `Tulis tanpa tanda petik: ${bare}.`, en: `Write it without quotes: ${bare}.` }
      : explained,
  }
}

function fits(type: string, text: string): boolean {
  if (type === 'boolean') return text === 'true' || text === 'false'
  return (type === 'integer' && /^-?\d+$/.test(text)) || (type === 'number' && /^-?\d+(\.\d+)?$/.test(text))
}

function wrongChoice({ params, value, guess }: Fault, name: Text): Words {
  const choices = (params.allowedValues as unknown[]).map(code).join(', ')
  const asked =
    guess === undefined
      ? { id: '', en: '' }
      : { id: ` Maksud Anda ${code(guess)}?`, en: ` Did you mean ${code(guess)}?` }
  return {
    message: {
      id: `${name.id} tidak mengenal ${code(value)}.${asked.id}`,
      en: `${name.en} does not know ${code(value)}.${asked.en}`,
    },
    fix: { id: `Pilih salah satu: ${choices}.`, en: `Choose one of ${choices}.` },
  }
}

/** Two properties that exclude each other, or a part of the standard that is not read here. */
function refused({ path, schemaPath }: Fault, name: Text): Words {
  const other = /\/dependentSchemas\/([^/]+)\/properties\/[^/]+\/not$/.exec(schemaPath)?.[1]
  const fix = { id: `Hapus ${name.id}.`, en: `Remove ${name.en}.` }
  if (other !== undefined) {
    return {
      message: {
        id: `${name.id} tidak boleh ada bersama \`${other}\`.`,
        en: `${name.en} may not stand beside \`${other}\`.`,
      },
      fix: {
        id: `Pilih salah satu: \`${path.at(-1)}\` atau \`${other}\`.`,
        en: `Keep one of \`${path.at(-1)}\` and \`${other}\`.`,
      },
    }
  }
  return {
    message: {
      id: `${name.id} adalah bagian dari standar yang tidak dibaca katalog ini.`,
      en: `${name.en} is a part of the standard that this catalog does not read.`,
    },
    fix,
  }
}

/** A date written day first, as a date of ISO 8601. */
function dayFirst({ path, value }: Fault): Text | undefined {
  const [, day, month, year] = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/.exec(String(value)) ?? []
  if (day === undefined || month === undefined) return undefined
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  if (!isDate(date)) return undefined
  const line = assign(path, `"${date}"`)
  return { id: `Tulis ${line}.`, en: `Write ${line}.` }
}

/** The property, or the item of a list, as a message names it. */
function label(path: (string | number)[]): Text {
  const last = path.at(-1)
  if (typeof last === 'string') return { id: `\`${last}\``, en: `\`${last}\`` }
  if (last === undefined) return { id: 'Isi berkas', en: 'The content of the file' }
  const list = path.findLast((part) => typeof part === 'string')
  return { id: `Butir ke-${last + 1} dari \`${list}\``, en: `Item ${last + 1} of \`${list}\`` }
}

function assign(path: (string | number)[], value: string): string {
  const last = path.at(-1)
  return typeof last === 'string' ? `\`${last}: ${value}\`` : `\`${value}\``
}

/** A translation stands where the property it translates is described. */
function genericPlace(place: string): string {
  return place.replace(/_[a-z]{2}$/, '')
}

function code(value: unknown): string {
  return typeof value === 'string' && /^[^\s"'`,;|]+$/.test(value)
    ? `\`${value}\``
    : `\`${JSON.stringify(value)}\``
}

/** First letter small, as words after a colon begin; abbreviations keep theirs. */
function lower(text: string): string {
  return /^\p{Lu}\p{Ll}/u.test(text) ? `${text.charAt(0).toLowerCase()}${text.slice(1)}` : text
}
