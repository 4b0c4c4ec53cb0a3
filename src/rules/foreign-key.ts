import type { ForeignKey } from '../catalog/model.ts'
import { nearest } from '../catalog/nearest.ts'
import type { Place, Text } from '../catalog/problem.ts'
import { columnsOf, RowKey } from '../catalog/rowkey.ts'
import { textOf } from '../catalog/text.ts'
import { codeColumn } from './codes.ts'
import { datasetIds, pathsOf } from './filenames.ts'
import { isUnsure, propertyPlace } from './property.ts'
import type { RowCheck, Rule, TableContext } from './rule.ts'
import { didYouMean, listed, rowCount, shown, steps } from './wording.ts'

/** A row that refers to a row of another table which is not there. */
export const rule: Rule = {
  code: 'foreign-key',
  hook: 'rows',
  severity: 'error',
  title: { id: 'Rujukan ke baris yang tidak ada', en: 'Reference to a missing row' },
  why: {
    id: 'Baris yang merujuk ke sesuatu yang tidak ada hilang ketika tabel digabungkan.',
    en: 'A row that refers to nothing is lost when the tables are joined.',
  },
  fix: steps(
    [
      'Buka tabel yang dirujuk, yang namanya disebut pada temuan, di samping tabel ini.',
      'Samakan nilainya dengan nilai di tabel rujukan: kode, spasi, dan nol di depan juga dihitung.',
      'Bila nilainya memang baru, tambahkan barisnya ke tabel rujukan lebih dahulu.',
    ],
    [
      'Open the table that is referred to, which the finding names, beside this one.',
      'Make the value equal to one of that table: codes, spaces and leading zeros count.',
      'If the value is new, add its row to that table first.',
    ],
  ),
  check: (header, context) => {
    const seen = new Set<string>()
    return context.resource.foreignKeys.flatMap((key, index) => {
      // A reference that is written twice has the same faults.
      const name = JSON.stringify([key.fields, key.resource, key.parentFields])
      if (seen.has(name)) return []
      seen.add(name)
      // A key of another number of columns is a fault of the metadata, not of the rows.
      if (key.fields.length !== key.parentFields.length) return []
      const columns = columnsOf(header, key.fields)
      return columns && !isCodeList(key, context) ? [references(columns, key, index, context)] : []
    })
  },
}

/** Whether a key leads to the table that publishes the code list of its column: whose codes are wrong is said by code. */
function isCodeList(
  { fields, resource: id, parentFields }: ForeignKey,
  { catalog, resource }: TableContext,
): boolean {
  const field = fields.length === 1 ? resource.fields.find(({ name }) => name === fields[0]) : undefined
  const list = field?.codes === undefined ? undefined : catalog.codeLists.get(field.codes)
  const parent = catalog.datasets.flatMap(({ resources }) => resources).find((one) => one.id === id)
  return (
    field !== undefined &&
    list?.file !== undefined &&
    list.file === parent?.file &&
    codeColumn(list, field) === parentFields[0]
  )
}

function references(columns: number[], key: ForeignKey, index: number, context: TableContext): RowCheck {
  const parents = context.parentKeys(key)
  const parent = shown(key.resource)
  if (!parents) return isSaidElsewhere(key, context) ? SILENT : noParent(key, index, context)
  const row = new RowKey(columns)
  const column = columns.length === 1 ? columns[0] : undefined
  let example: string[] | undefined
  return {
    message: (count) => {
      const rows = rowCount(count)
      const names = listed(key.fields)
      const value = listed(example ?? []).id
      return {
        id: `${rows.id} merujuk lewat ${names.id} ke nilai yang tidak ada di tabel ${parent}, misalnya ${value}.`,
        en: `The table has ${rows.en} with a value of ${names.en} that is not in the table ${parent}, such as ${value}.`,
      }
    },
    fix: () => {
      const [own, other] = [listed(key.fields), listed(key.parentFields)]
      return {
        id: `Buka tabel ${parent} dan lihat kolom ${other.id}: nilai di kolom ${own.id} harus sama dengan salah satu nilainya; kode, spasi, dan nol di depan juga dihitung. Bila nilainya memang baru, tambahkan barisnya ke tabel itu lebih dahulu.`,
        en: `Open the table ${parent} and look at column ${other.en}: the value in column ${own.en} must be one of its values; codes, spaces and leading zeros count. If the value is new, add its row to that table first.`,
      }
    },
    block: (block, report) => {
      for (let at = 0; at < block.count; at++) {
        if (row.read(block, at) >= 0 || parents.indexOf(row.bytes, row.start, row.end) >= 0) continue
        if (!example) {
          const text = textOf(row.bytes, row.start, row.end)
          example = column === undefined ? text.split('\u001f').slice(0, -1) : [text]
        }
        report(block, at, column)
      }
    },
  }
}

const SILENT: RowCheck = { message: () => ({ id: '', en: '' }), block: () => {} }

/** Whether the parent table is missing for a reason that is reported of it already. */
function isSaidElsewhere(key: ForeignKey, { catalog }: TableContext): boolean {
  const parent = catalog.datasets.find(({ resources }) => resources.some(({ id }) => id === key.resource))
  const table = parent?.resources.find(({ id }) => id === key.resource)
  if (parent?.source.value.access !== 'terbuka') {
    const id = key.resource.split('/').slice(0, 2).join('/')
    const dataset = catalog.datasets.find((other) => other.id === id)
    return dataset !== undefined && isUnsure(dataset.source, 'access')
  }
  return table !== undefined && (table.file === undefined || !pathsOf(catalog).has(table.file))
}

function noParent(key: ForeignKey, index: number, context: TableContext): RowCheck {
  const { catalog, dataset, resource } = context
  const id = key.resource.split('/').slice(0, 2).join('/')
  const parent = catalog.datasets.find((other) => other.id === id)
  const guess = parent ? undefined : nearest(id, datasetIds(catalog))
  const table = parent?.resources.find((other) => other.id === key.resource)
  const path = ['resources', resource.index, 'schema', 'foreignKeys', index, 'reference']
  const at = (part: string): Place => propertyPlace(dataset.source, [...path, part])
  const [place, message, fix] = ((): [Place, Text, Text] => {
    if (!parent) {
      return [
        at('dataset'),
        {
          id: `Dataset rujukan ${shown(id)} tidak ada di katalog.${didYouMean(guess).id}`,
          en: `The dataset ${shown(id)} that is referred to is not in the catalog.${didYouMean(guess).en}`,
        },
        CORRECT,
      ]
    }
    if (parent.source.value.access !== 'terbuka') {
      return [
        at('dataset'),
        {
          id: `Dataset rujukan ${shown(id)} tidak terbuka (akses ${shown(parent.source.value.access)}), sehingga kuncinya tidak dapat diperiksa.`,
          en: `The dataset ${shown(id)} that is referred to is not open (its access is ${shown(parent.source.value.access)}), so its keys cannot be checked.`,
        },
        {
          id: 'Hapus rujukan ini, atau rujuk tabel yang terbuka.',
          en: 'Remove the reference, or refer to an open table.',
        },
      ]
    }
    if (!table) {
      return [
        at('resource'),
        {
          id: `Dataset ${shown(id)} tidak punya tabel ${shown(key.resource.slice(id.length + 1))}.`,
          en: `The dataset ${shown(id)} has no table ${shown(key.resource.slice(id.length + 1))}.`,
        },
        parent.resources.length > 0
          ? {
              id: `Tabelnya: ${listed(parent.resources.map(({ name }) => name)).id}.`,
              en: `Its tables are ${listed(parent.resources.map(({ name }) => name)).en}.`,
            }
          : CORRECT,
      ]
    }
    const columns = listed(key.parentFields)
    return [
      at('fields'),
      {
        id: `Tabel rujukan ${shown(key.resource)} tidak dapat dibaca atau tidak punya kolom ${columns.id}.`,
        en: `The table ${shown(key.resource)} that is referred to cannot be read or has no column ${columns.en}.`,
      },
      table.fields.length > 0
        ? {
            id: `Kolom menurut metadatanya: ${listed(table.fields.map(({ name }) => name)).id}.`,
            en: `By its metadata the columns are ${listed(table.fields.map(({ name }) => name)).en}.`,
          }
        : CORRECT,
    ]
  })()
  return { message: () => message, fix: () => fix, places: [place], block: () => {} }
}

const CORRECT: Text = {
  id: 'Perbaiki `reference` pada metadata: `dataset` ditulis `perangkat-daerah/dataset`, `resource` adalah nama tabelnya.',
  en: 'Correct `reference` in the metadata: `dataset` is written `agency/dataset`, `resource` is the name of the table.',
}
