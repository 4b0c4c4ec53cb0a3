import type { FieldDescriptor } from '../catalog/descriptors.ts'
import { compileJsonSchema } from '../catalog/jsonschema.ts'
import { compilePattern } from '../catalog/pattern.ts'
import { NULL } from '../catalog/table.ts'
import { parseJson } from '../catalog/types.ts'
import { allowedValues, categoryValues } from './allowed-values.ts'
import { boundChecks } from './bounds.ts'
import { cellCheck, cellText, findValues } from './cellcheck.ts'
import type { CellCheck, Rule } from './rule.ts'
import { sizeChecks } from './sizes.ts'
import { cellCount, shown, steps } from './wording.ts'

/** A cell that breaks a constraint of its field. */
export const rule: Rule = {
  code: 'constraint-error',
  hook: 'column',
  severity: 'error',
  title: { id: 'Nilai melanggar batasan kolom', en: 'Value outside the declared limits' },
  why: {
    id: 'Batasan pada metadata adalah janji kepada pembaca; nilai yang melanggarnya biasanya salah ketik.',
    en: 'The metadata promises readers that values stay within these limits; one that does not is usually a typing error.',
  },
  fix: steps(
    [
      'Buka berkas di Excel atau LibreOffice dan periksa sel yang disebut terhadap sumber aslinya.',
      'Perbaiki nilai yang salah, atau isi sel wajib yang kosong.',
      'Bila nilainya benar, ubah `constraints` kolom itu di berkas `dataset.md`.',
    ],
    [
      'Open the file in Excel or LibreOffice and compare the cell with its source.',
      'Correct the value, or fill in the required cell.',
      'If the value is right, change `constraints` of the column in the file `dataset.md`.',
    ],
  ),
  check: (field) => {
    const { constraints = {} } = field
    return [
      ...(constraints.required === true ? [required(field)] : []),
      ...(constraints.enum ? [allowedValues(field, constraints.enum)] : []),
      ...(field.categories ? [allowedValues(field, categoryValues(field.categories))] : []),
      ...boundChecks(field, constraints),
      ...sizeChecks(field, constraints),
      ...(constraints.jsonSchema === undefined ? [] : schemaCheck(field, constraints.jsonSchema)),
      ...(typeof constraints.pattern === 'string' ? pattern(field, constraints.pattern) : []),
    ]
  },
}

function required(field: FieldDescriptor): CellCheck {
  return {
    message: (count) => ({
      id: `Kolom ${shown(field.name)} berisi ${cellCount(count).id} tanpa nilai, padahal wajib diisi.`,
      en: `Column ${shown(field.name)} has ${cellCount(count).en} without a value, but needs one in every row.`,
    }),
    fix: () => ({
      id: 'Isi selnya. Bila nilainya memang tidak selalu ada, hapus `required: true` pada metadata.',
      en: 'Fill in the cell. If there is not always a value, remove `required: true` in the metadata.',
    }),
    find: ({ status, counts }, count, report) => {
      if (counts[NULL] === 0) return
      for (let index = 0; index < count; index++) if (status[index] === NULL) report(index)
    },
  }
}

function pattern(field: FieldDescriptor, source: string): CellCheck[] {
  const compiled = compilePattern(source)
  // A pattern that cannot be used is a fault of the metadata.
  if ('error' in compiled) return []
  return [
    cellCheck(
      findValues(
        ({ bytes, start, end }, index) => !compiled.test(bytes, start[index] as number, end[index] as number),
      ),
      {
        message: (count, example) => ({
          id: `Kolom ${shown(field.name)} berisi ${cellCount(count).id} yang tidak mengikuti pola ${shown(source)}, misalnya ${shown(example)}.`,
          en: `Column ${shown(field.name)} has ${cellCount(count).en} not following the pattern ${shown(source)}, such as ${shown(example)}.`,
        }),
      },
    ),
  ]
}

/** Types whose values are JSON. */
export const JSON_TYPES: ReadonlySet<string> = new Set(['object', 'array', 'geojson'])

function schemaCheck(field: FieldDescriptor, schema: unknown): CellCheck[] {
  const compiled = compileJsonSchema(schema)
  // A schema that cannot be used is a fault of the metadata.
  if ('error' in compiled || !JSON_TYPES.has(field.type)) return []
  let part: string | undefined
  return [
    cellCheck(
      findValues((cells, index) => {
        const fault = compiled.fault(parseJson(cellText(cells, index)))
        part ??= fault
        return fault !== undefined
      }),
      {
        message: (count, example) => {
          const at = part ? { id: ` (pada ${shown(part)})`, en: ` (at ${shown(part)})` } : { id: '', en: '' }
          return {
            id: `Kolom ${shown(field.name)} berisi ${cellCount(count).id} yang tidak sesuai \`jsonSchema\`, misalnya ${shown(example)}${at.id}.`,
            en: `Column ${shown(field.name)} has ${cellCount(count).en} that break \`jsonSchema\`, such as ${shown(example)}${at.en}.`,
          }
        },
      },
    ),
  ]
}
