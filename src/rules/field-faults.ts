import type { FieldDescriptor } from '../catalog/descriptors.ts'
import type { PropertyPath, Source } from '../catalog/model.ts'
import { nearest } from '../catalog/nearest.ts'
import { compileStrptime, KNOWN_DIRECTIVES } from '../catalog/strptime.ts'
import { propertyPlace } from './property.ts'
import type { Finding } from './rule.ts'
import { didYouMean, listed, shown } from './wording.ts'

/** Formats of Table Schema by type; types that are not here have `default` only. */
const FORMATS: Partial<Record<FieldDescriptor['type'], string[]>> = {
  string: ['default', 'email', 'uri', 'uuid', 'binary'],
  date: ['default', 'any'],
  time: ['default', 'any'],
  datetime: ['default', 'any'],
  geopoint: ['default', 'array', 'object'],
  geojson: ['default', 'topojson'],
}
const PATTERNED = new Set(['date', 'time', 'datetime'])

/** What the properties of a field say and cannot mean: formats that its type does not have, marks that contradict each other. */
export function* fieldFaults(
  source: Source<unknown>,
  path: PropertyPath,
  field: FieldDescriptor,
): Generator<Finding> {
  yield* formatFaults(source, path, field)
  yield* markFaults(source, path, field)
  const { trueValues, falseValues, name } = field
  const both = trueValues?.filter((value) => falseValues?.includes(value)) ?? []
  if (field.type === 'boolean' && both.length > 0) {
    const values = listed(both)
    yield {
      message: {
        id: `Kolom ${shown(name)} memakai teks yang sama untuk ya dan tidak: ${values.id}.`,
        en: `Column ${shown(name)} has the same text for yes and no: ${values.en}.`,
      },
      fix: {
        id: 'Hapus teks itu dari `trueValues` atau dari `falseValues`.',
        en: 'Remove the text from `trueValues` or from `falseValues`.',
      },
      places: [propertyPlace(source, [...path, 'falseValues'], both[0])],
    }
  }
}

function* formatFaults(
  source: Source<unknown>,
  path: PropertyPath,
  { name, type, format }: FieldDescriptor,
): Generator<Finding> {
  if (format === undefined) return
  const places = [propertyPlace(source, [...path, 'format'], format)]
  const known = FORMATS[type] ?? ['default']
  if (PATTERNED.has(type) && format.includes('%')) {
    const compiled = compileStrptime(format)
    if (!('error' in compiled)) return
    const { directive, repeated } = compiled.error
    const why = repeated
      ? { id: 'ditulis dua kali', en: 'is written twice' }
      : { id: 'tidak dikenal di sini', en: 'is not known here' }
    yield {
      message: {
        id: `Format ${shown(format)} kolom ${shown(name)} tidak dapat dipakai: ${shown(directive)} ${why.id}.`,
        en: `The format ${shown(format)} of column ${shown(name)} cannot be used: ${shown(directive)} ${why.en}.`,
      },
      fix: {
        id: `Pakai ${shown(KNOWN_DIRECTIVES)}; misalnya \`%d/%m/%Y\` untuk \`31/12/2024\`.`,
        en: `Use ${shown(KNOWN_DIRECTIVES)}; \`%d/%m/%Y\`, for instance, reads \`31/12/2024\`.`,
      },
      places,
    }
    return
  }
  if (known.includes(format)) return
  const guess = PATTERNED.has(type) ? asPattern(type, format) : nearest(format, known)
  const asked = didYouMean(guess ?? nearest(format, known))
  const choices = listed([...known, ...(PATTERNED.has(type) ? ['%d/%m/%Y'] : [])])
  yield {
    message: {
      id: `Tipe \`${type}\` kolom ${shown(name)} tidak punya format ${shown(format)}.${asked.id}`,
      en: `The type \`${type}\` of column ${shown(name)} has no format ${shown(format)}.${asked.en}`,
    },
    fix:
      known.length > 1
        ? {
            id: `Pilih salah satu: ${choices.id}; atau hapus \`format\`.`,
            en: `Choose one of ${choices.en}, or remove \`format\`.`,
          }
        : {
            id: 'Hapus `format`: tipe ini hanya punya satu bentuk.',
            en: 'Remove `format`: this type has one form only.',
          },
    places,
  }
}

const LETTERS: Record<string, [RegExp, string][]> = {
  date: [
    [/y{4}|t{4}/i, '%Y'],
    [/y{2}|t{2}/i, '%y'],
    [/m{3,}|b{3,}/i, '%B'],
    [/m{1,2}|b{1,2}/i, '%m'],
    [/d{1,2}|h{1,2}/i, '%d'],
  ],
  time: [
    [/h{1,2}|j{1,2}/i, '%H'],
    [/m{1,2}/i, '%M'],
    [/s{1,2}|d{1,2}/i, '%S'],
  ],
}

/** The strptime pattern of a form as spreadsheets write it: `DD/MM/YYYY` and `HH-BB-TTTT` are dates. */
function asPattern(type: string, format: string): string | undefined {
  let rest = format
  for (const [letters, directive] of LETTERS[type] ?? []) rest = rest.replace(letters, directive)
  return rest.includes('%') && !/[a-z]/i.test(rest.replace(/%[a-z]/gi, '')) ? rest : undefined
}

function* markFaults(
  source: Source<unknown>,
  path: PropertyPath,
  { name, type, decimalChar, groupChar }: FieldDescriptor,
): Generator<Finding> {
  if (type !== 'number' || groupChar === undefined || groupChar !== decimalChar) return
  yield {
    message: {
      id: `Kolom ${shown(name)} memakai ${shown(groupChar)} sebagai tanda desimal dan tanda ribuan sekaligus.`,
      en: `Column ${shown(name)} has ${shown(groupChar)} both as its decimal mark and as its thousands mark.`,
    },
    fix: {
      id: 'Ubah `decimalChar` atau `groupChar`; angka seperti `1.234,5` memakai `decimalChar: ","` dan `groupChar: "."`.',
      en: 'Change `decimalChar` or `groupChar`; figures such as `1.234,5` have `decimalChar: ","` and `groupChar: "."`.',
    },
    places: [propertyPlace(source, [...path, 'groupChar'], groupChar)],
  }
}
