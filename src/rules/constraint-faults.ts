import type { FieldDescriptor } from '../catalog/descriptors.ts'
import { compileJsonSchema, JSON_KEYWORDS } from '../catalog/jsonschema.ts'
import type { PropertyPath, Source } from '../catalog/model.ts'
import { compilePattern } from '../catalog/pattern.ts'
import type { Text } from '../catalog/problem.ts'
import { categoryValues, logicalValue, type Scalar } from './allowed-values.ts'
import { BOUND_NAMES, boundOf, MEASURED } from './bounds.ts'
import { JSON_TYPES } from './constraint-error.ts'
import { propertyPlace } from './property.ts'
import type { Finding } from './rule.ts'
import { listed, shown } from './wording.ts'

/** Constraints of a field that cannot be checked, or that no value could meet; `path` leads to `constraints`. */
export function* constraintFaults(
  source: Source<unknown>,
  path: PropertyPath,
  field: FieldDescriptor,
): Generator<Finding> {
  yield* boundFaults(source, path, field)
  yield* choiceFaults(source, path, field)
  yield* patternFaults(source, path, field)
  yield* schemaFaults(source, path, field)
}

function* boundFaults(
  source: Source<unknown>,
  path: PropertyPath,
  field: FieldDescriptor,
): Generator<Finding> {
  const { constraints = {}, name: column, type } = field
  for (const name of BOUND_NAMES) {
    const bound = constraints[name]
    if (bound === undefined) continue
    // A place is looked for where there is a fault alone: the file is read once more for it.
    const places = () => [propertyPlace(source, [...path, name], String(bound))]
    if (!MEASURED.includes(type)) {
      yield { ...notForType(name, field, MEASURED), places: places() }
    } else if (boundOf(field, bound) === undefined) {
      yield {
        message: {
          id: `Batas \`${name}\` kolom ${shown(column)} bukan nilai bertipe \`${type}\`.`,
          en: `The bound \`${name}\` of column ${shown(column)} is no value of the type \`${type}\`.`,
        },
        fix: {
          id: 'Tulis batas seperti nilai kolomnya: angka dengan titik desimal, tahun empat angka, atau tanggal "TTTT-BB-HH" di dalam tanda petik.',
          en: 'Write the bound as the values of the column: a number with a decimal point, a year of four digits, or a date "YYYY-MM-DD" in quotes.',
        },
        places: places(),
      }
    }
  }
  const pairs = [
    ['minimum', 'maximum'],
    ['exclusiveMinimum', 'exclusiveMaximum'],
    ['minLength', 'maxLength'],
  ] as const
  for (const [least, most] of pairs) {
    const [low, high] = [constraints[least], constraints[most]]
    if (low === undefined || high === undefined) continue
    const isLength = least === 'minLength'
    const [from, to] = isLength ? [Number(low), Number(high)] : [boundOf(field, low), boundOf(field, high)]
    if (from === undefined || to === undefined || !(from > to)) continue
    yield {
      message: {
        id: `Batasan kolom ${shown(column)} tidak dapat dipenuhi: \`${least}\` ${shown(String(low))} lebih besar daripada \`${most}\` ${shown(String(high))}.`,
        en: `The constraints of column ${shown(column)} cannot be met: \`${least}\` ${shown(String(low))} is greater than \`${most}\` ${shown(String(high))}.`,
      },
      fix: { id: 'Perbaiki salah satu batasnya.', en: 'Correct one of the two.' },
      places: [propertyPlace(source, [...path, least], String(low))],
    }
  }
}

function notForType(
  name: string,
  { name: column, type }: FieldDescriptor,
  types: readonly string[],
): { message: Text; fix: Text } {
  const known = types.map((each) => `\`${each}\``).join(', ')
  return {
    message: {
      id: `Batasan \`${name}\` tidak berlaku untuk kolom ${shown(column)} yang bertipe \`${type}\`.`,
      en: `The constraint \`${name}\` does not apply to column ${shown(column)} of the type \`${type}\`.`,
    },
    fix: {
      id: `Hapus batasan itu, atau ubah \`type\` kolom menjadi salah satu dari ${known}.`,
      en: `Remove the constraint, or change \`type\` of the column to one of ${known}.`,
    },
  }
}

/** Values of `enum` and `categories` that no cell of the type could have. */
function* choiceFaults(
  source: Source<unknown>,
  path: PropertyPath,
  field: FieldDescriptor,
): Generator<Finding> {
  const { constraints = {}, name: column, type } = field
  const categories = categoryValues(field.categories)
  const lists: [string, PropertyPath, readonly Scalar[]][] = [
    ['enum', [...path, 'enum'], constraints.enum ?? []],
    ['categories', [...path.slice(0, -1), 'categories'], categories],
  ]
  for (const [name, place, values] of lists) {
    const wrong = values.flatMap((value, at) =>
      logicalValue(field, String(value)) === undefined ? [{ value: String(value), at }] : [],
    )
    if (wrong.length === 0) continue
    const names = listed(wrong.map(({ value }) => value))
    yield {
      message: {
        id: `Pilihan \`${name}\` kolom ${shown(column)} memuat nilai yang tidak bertipe \`${type}\`: ${names.id}.`,
        en: `The choices \`${name}\` of column ${shown(column)} have values that are not of the type \`${type}\`: ${names.en}.`,
      },
      fix: {
        id: 'Tulis pilihan seperti nilainya di dalam berkas, atau ubah `type` kolom itu.',
        en: 'Write the choices as the values in the file, or change `type` of the column.',
      },
      places: wrong.map(({ value, at }) => propertyPlace(source, [...place, at], value)),
    }
  }
  if (categories.length === 0 || !constraints.enum) return
  const known = new Set(categories.map((value) => logicalValue(field, String(value))))
  const outside = constraints.enum.filter((value) => !known.has(logicalValue(field, String(value))))
  if (outside.length === 0) return
  const names = listed(outside.map(String))
  yield {
    message: {
      id: `\`enum\` kolom ${shown(column)} memuat nilai yang tidak ada di \`categories\`: ${names.id}.`,
      en: `\`enum\` of column ${shown(column)} has values that are not in \`categories\`: ${names.en}.`,
    },
    fix: {
      id: 'Tambahkan nilainya ke `categories`, atau hapus dari `enum`; bila keduanya sama, `categories` saja sudah cukup.',
      en: 'Add the values to `categories`, or remove them from `enum`; where both are the same, `categories` alone will do.',
    },
    places: [propertyPlace(source, [...path, 'enum'])],
  }
}

function* patternFaults(
  source: Source<unknown>,
  path: PropertyPath,
  { name, constraints }: FieldDescriptor,
): Generator<Finding> {
  if (typeof constraints?.pattern !== 'string') return
  const compiled = compilePattern(constraints.pattern)
  if (!('error' in compiled)) return
  const { position, message } = compiled.error
  yield {
    message: {
      id: `Pola kolom ${shown(name)} tidak dapat dipakai; pada karakter ke-${position + 1}: ${message.id}.`,
      en: `The pattern of column ${shown(name)} cannot be used; at character ${position + 1}: ${message.en}.`,
    },
    fix: {
      id: 'Pakai huruf biasa, `.`, kelas seperti `[0-9]`, `\\d \\w \\s`, kelompok `( )`, pilihan `|`, dan pengulangan `? * + {2,5}`; pola harus cocok dengan seluruh nilai.',
      en: 'Use plain letters, `.`, classes such as `[0-9]`, `\\d \\w \\s`, groups `( )`, alternatives `|` and repetitions `? * + {2,5}`; a pattern must match the whole value.',
    },
    places: [propertyPlace(source, [...path, 'pattern'], constraints.pattern)],
  }
}

function* schemaFaults(
  source: Source<unknown>,
  path: PropertyPath,
  field: FieldDescriptor,
): Generator<Finding> {
  const schema = field.constraints?.jsonSchema
  if (schema === undefined) return
  const place = [...path, 'jsonSchema']
  if (!JSON_TYPES.has(field.type)) {
    yield { ...notForType('jsonSchema', field, [...JSON_TYPES]), places: [propertyPlace(source, place)] }
    return
  }
  const compiled = compileJsonSchema(schema)
  if (!('error' in compiled)) return
  const { message } = compiled.error
  const known = JSON_KEYWORDS.map((keyword) => `\`${keyword}\``).join(', ')
  yield {
    message: {
      id: `\`jsonSchema\` kolom ${shown(field.name)} tidak dapat dipakai: ${message.id}.`,
      en: `\`jsonSchema\` of column ${shown(field.name)} cannot be used: ${message.en}.`,
    },
    fix: {
      id: `Perbaiki bagian yang disebut, atau hapus. Kata kunci yang diperiksa: ${known}.`,
      en: `Correct the part that is named, or remove it. Keywords that are checked: ${known}.`,
    },
    places: [propertyPlace(source, [...place, ...compiled.error.path])],
  }
}
