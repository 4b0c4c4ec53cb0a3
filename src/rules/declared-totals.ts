import type { TotalDescriptor } from '../catalog/descriptors.ts'
import type { PropertyPath, Resource, Source } from '../catalog/model.ts'
import { columnsOf } from '../catalog/rowkey.ts'
import type { Header } from '../catalog/table.ts'
import { bytesOf } from '../catalog/text.ts'
import { unknownName } from './catalog-references.ts'
import { propertyPlace } from './property.ts'
import type { Finding } from './rule.ts'
import { UNKNOWN_COLUMN } from './schema-references.ts'
import { RowMatch } from './sums.ts'
import { listed, shown } from './wording.ts'

/** The sums that a table declares. */
export function totalsOf({ descriptor }: Resource): TotalDescriptor[] {
  return descriptor.schema?.totals ?? []
}

/** A test for the rows that hold these values; `undefined` where the file lacks one of the columns. */
export function rowMatch(header: Header, row: NonNullable<TotalDescriptor['row']>): RowMatch | undefined {
  const names = Object.keys(row)
  const columns = columnsOf(header, names)
  return (
    columns &&
    new RowMatch(
      columns,
      names.map((name) => bytesOf(String(row[name]))),
    )
  )
}

/** Tests for the rows of totals that a table declares; with `columns`, those known by exactly these columns. */
export function declaredRows(header: Header, resource: Resource, columns?: string[]): RowMatch[] {
  return totalsOf(resource).flatMap(({ row = {} }) => {
    const names = Object.keys(row)
    if (columns && (names.length !== columns.length || !names.every((name) => columns.includes(name))))
      return []
    return rowMatch(header, row) ?? []
  })
}

/** What `totals` of a table names and does not have, and entries that say not exactly one thing. */
export function* totalReferences(source: Source<unknown>, resource: Resource): Generator<Finding> {
  const names = resource.fields.map(({ name }) => name)
  if (names.length === 0) return
  const figures = resource.fields.filter(({ type }) => type === 'integer' || type === 'number')
  for (const [at, total] of totalsOf(resource).entries()) {
    const path: PropertyPath = ['resources', resource.index, 'schema', 'totals', at]
    const column = function* (name: string, part: PropertyPath, summed: boolean): Generator<Finding> {
      const field = resource.fields.find((one) => one.name === name)
      if (!field) yield unknownName(source, [...path, ...part], name, UNKNOWN_COLUMN, names)
      else if (summed && !figures.includes(field)) {
        const known = listed(figures.map((one) => one.name))
        yield {
          message: {
            id: `Kolom ${shown(name)} tidak dapat dijumlahkan karena tipenya \`${field.type}\`.`,
            en: `The column ${shown(name)} cannot be added up, for its type is \`${field.type}\`.`,
          },
          ...(figures.length > 0 && {
            fix: {
              id: `Pilih kolom bertipe \`integer\` atau \`number\`: ${known.id}.`,
              en: `Choose a column of the type \`integer\` or \`number\`: ${known.en}.`,
            },
          }),
          places: [propertyPlace(source, [...path, ...part], name)],
        }
      }
    }
    for (const [index, name] of total.of.entries()) yield* column(name, ['of', index], true)
    for (const [index, name] of (total.by ?? []).entries()) yield* column(name, ['by', index], false)
    if (total.field !== undefined) yield* column(total.field, ['field'], true)
    for (const name of Object.keys(total.row ?? {})) yield* column(name, ['row', name], false)
    yield* kindFaults(source, path, total)
  }
}

function* kindFaults(
  source: Source<unknown>,
  path: PropertyPath,
  total: TotalDescriptor,
): Generator<Finding> {
  const { field, row, sum, of, by } = total
  const kinds = [field, row, sum].filter((kind) => kind !== undefined)
  if (kinds.length !== 1) {
    yield {
      message: {
        id: `Penjumlahan ini memuat ${kinds.length === 0 ? 'tidak satu pun' : 'lebih dari satu'} dari \`field\`, \`row\`, dan \`sum\`.`,
        en: `This sum has ${kinds.length === 0 ? 'none' : 'more than one'} of \`field\`, \`row\` and \`sum\`.`,
      },
      fix: {
        id: 'Tulis tepat satu: `field` untuk kolom jumlah, `row` untuk baris jumlah, atau `sum` untuk bagian yang berjumlah tetap seperti 100.',
        en: 'Write exactly one: `field` for a column of totals, `row` for a row of totals, or `sum` for shares with a fixed sum such as 100.',
      },
      places: [propertyPlace(source, path)],
    }
    return
  }
  if (row !== undefined && Object.keys(row).length === 0) {
    yield {
      message: {
        id: '`row` belum menyebut kolom dan nilai pengenal baris jumlah.',
        en: '`row` names no column and value by which the row of totals is known.',
      },
      fix: {
        id: 'Tulis misalnya `row: { nama_kecamatan: "Kota Contoh" }`.',
        en: 'Write for instance `row: { nama_kecamatan: "Kota Contoh" }`.',
      },
      places: [propertyPlace(source, [...path, 'row'])],
    }
  }
  if (field !== undefined && of.includes(field)) {
    yield {
      message: {
        id: `Kolom ${shown(field)} dijumlahkan ke dalam dirinya sendiri.`,
        en: `The column ${shown(field)} is added into itself.`,
      },
      fix: { id: `Hapus ${shown(field)} dari \`of\`.`, en: `Remove ${shown(field)} from \`of\`.` },
      places: [propertyPlace(source, [...path, 'of', of.indexOf(field)], field)],
    }
  }
  if (field !== undefined && by !== undefined) {
    yield {
      message: {
        id: '`by` tidak berlaku bersama `field`, yang dijumlahkan di setiap baris.',
        en: '`by` means nothing beside `field`, which is added up in each row.',
      },
      fix: { id: 'Hapus `by`.', en: 'Remove `by`.' },
      places: [propertyPlace(source, [...path, 'by'])],
    }
  }
}
