import type { FieldDescriptor } from '../catalog/descriptors.ts'
import type { CodeList } from '../catalog/model.ts'
import { type Cells, VALUE } from '../catalog/table.ts'
import { cellText } from './cellcheck.ts'
import { codeColumn, codesOf, isOfAnySystem } from './codes.ts'
import { propertyPlace } from './property.ts'
import type { RowCheck, Rule, TableContext } from './rule.ts'
import { cellCount, shown, steps } from './wording.ts'

/** A column of codes that may be of two systems and does not name its own. */
export const rule: Rule = {
  code: 'code-system',
  hook: 'rows',
  severity: 'error',
  title: { id: 'Sistem kode tidak disebut', en: 'Code system not named' },
  why: {
    id: 'Kode yang sama dapat berarti wilayah yang berbeda menurut Kemendagri dan BPS, sehingga datanya dapat masuk ke wilayah yang salah.',
    en: 'The same code can mean different places to the Ministry of Home Affairs and to Statistics Indonesia, so that data may go to the wrong one.',
  },
  fix: steps(
    [
      'Cari tahu pada sumbernya, kode menurut sistem mana yang dipakai kolom itu.',
      'Tulis sistemnya pada kolom itu di berkas `dataset.md`, misalnya `system: bps`.',
      'Tulis kode persis seperti di daftar kodenya; kode Kemendagri memakai titik.',
    ],
    [
      'Find out from the source which system the codes of the column are of.',
      'Write the system at the column in the file `dataset.md`, such as `system: bps`.',
      'Write codes exactly as they stand in the code list; those of the Ministry of Home Affairs have points.',
    ],
  ),
  check: (header, context) =>
    header.fields.flatMap((field, column) => {
      const list = field?.codes === undefined ? undefined : context.catalog.codeLists.get(field.codes)
      return field && list && field.system === undefined && list.systems.length > 1
        ? [systemCheck(field, column, list, context)]
        : []
    }),
}

function systemCheck(
  field: FieldDescriptor,
  column: number,
  list: CodeList,
  context: TableContext,
): RowCheck {
  const { dataset, resource } = context
  const own = codesOf(list, codeColumn(list, field) ?? '').set
  const path = ['resources', resource.index, 'schema', 'fields', resource.fields.indexOf(field), 'codes']
  let example = ''
  return {
    places: [propertyPlace(dataset.source, path, field.codes)],
    block: (block, report) => {
      const cells = block.columns[column] as Cells
      for (let at = 0; at < block.count; at++) {
        if (cells.status[at] !== VALUE || !isOfAnySystem(list, field, cells, at)) continue
        if (own.indexOf(cells.bytes, cells.start[at] as number, cells.end[at] as number) >= 0) continue
        example ||= cellText(cells, at)
        report(block, at, column)
      }
    },
    // The place in the metadata is counted too, and is no fault by itself.
    holds: (count) => count > 1,
    message: (count) => {
      const cells = cellCount(count - 1)
      const systems = namesOf(list, 'atau', 'or')
      return {
        id: `Kolom ${shown(field.name)} berisi ${cells.id} seperti ${shown(example)}, yang dapat berupa kode ${systems.id}, tetapi metadata tidak menyebut sistemnya.`,
        en: `Column ${shown(field.name)} has ${cells.en} such as ${shown(example)}, which may be a code of ${systems.en}, and the metadata does not name the system.`,
      }
    },
    fix: () => fixOf(list, example),
  }
}

function namesOf(list: CodeList, and: string, or: string) {
  const names = list.systems.map(({ system }) => shown(system))
  return { id: names.join(` ${and} `), en: names.join(` ${or} `) }
}

function fixOf(list: CodeList, example: string) {
  const ways = list.systems.map(({ system, column }) => {
    const row =
      list.rows.find((row) => row[column]?.replaceAll('.', '') === example) ??
      list.rows.find((row) => row[column])
    return {
      write: shown(`system: ${system}`),
      code: shown(row?.[column] ?? ''),
      isKnown: row?.[column]?.replaceAll('.', '') === example,
    }
  })
  const known = ways.filter(({ isKnown }) => isKnown)
  const [only] = known
  if (only && known.length === 1) {
    const value = shown(example)
    return {
      id: `Kode ${value} hanya ada di daftar menurut sistem yang satu ini: bila memang itu sistemnya, tulis ${only.write} pada kolom ini di metadata dan tulis kodenya sebagai ${only.code}.`,
      en: `The list has the code ${value} in this system only: if that is meant, write ${only.write} at this column in the metadata and write the code as ${only.code}.`,
    }
  }
  const lines = ways.map(({ write, code }) => ({
    id: `${write}, dengan kode yang ditulis seperti ${code}`,
    en: `${write}, with codes written like ${code}`,
  }))
  return {
    id: `Tulis sistemnya pada kolom ini di metadata: ${lines.map(({ id }) => id).join('; atau ')}.`,
    en: `Name the system at this column in the metadata: ${lines.map(({ en }) => en).join('; or ')}.`,
  }
}
