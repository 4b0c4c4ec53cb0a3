import type { FieldDescriptor } from '../catalog/descriptors.ts'
import type { CodeList, Dataset, Resource, TableResult, Tiles } from '../catalog/model.ts'
import type { Language } from '../catalog/problem.ts'
import { LANGUAGES } from '../i18n/languages.ts'
import type { Edition } from './edition.ts'

/** A table as the chart builder of a page needs it. */
export interface BuilderTable {
  resource: Resource
  /** Address of its CSV file within the host, and its size in bytes. */
  file: string
  bytes: number
  /** The column that charts are made by at first: one that is no figure and not the same in all rows. */
  first: string
  /** Frequent values by column, for the filter. */
  values: Record<string, string[]>
}

/** What the chart builder of a dataset's page is given, as plain data. */
export interface BuilderData {
  language: Language
  tables: BuilderTable[]
  codeLists: (Omit<CodeList, 'tiles'> & { tiles?: Omit<Tiles, 'places'> & { places: [string, Tile][] } })[]
}

type Tile = Tiles['places'] extends Map<string, infer Place> ? Place : never

/** Most rows of a code list that go into the page; codes of longer ones are shown as they are. */
const MOST_CODES = 60
const WEIGHTLESS = /^(description|definition|concept|example|rdfType)|^x-/

/** The tables of a dataset for the chart builder; none where nothing is open or no table could be read. */
export function builderData(edition: Edition, dataset: Dataset): BuilderData | undefined {
  const { site, language } = edition
  if (dataset.source.value.access !== 'terbuka') return undefined
  const tables = dataset.resources.flatMap((resource): BuilderTable[] => {
    const table = site.tablesOf(dataset).get(resource.id)
    if (!table || table.rows === 0) return []
    const { name, path } = resource.descriptor
    const fields = resource.fields.map((field) => light(field, language))
    return [
      {
        resource: { ...resource, descriptor: { name, path } as Resource['descriptor'], fields },
        file: edition.file(dataset, resource.download),
        bytes: table.bytes,
        first: firstOf(fields, table),
        values: valuesOf(table),
      },
    ]
  })
  if (tables.length === 0) return undefined
  const fields = tables.flatMap(({ resource }) => resource.fields)
  const codeLists = [...site.catalog.codeLists.values()]
    .filter(({ name, rows }) => fields.some(({ codes }) => codes === name) && rows.length <= MOST_CODES)
    .map((list) => lightList(list, fields, language))
  return { language, tables, codeLists }
}

function firstOf(fields: readonly FieldDescriptor[], { columns }: TableResult): string {
  const varies = (name: string) => (columns.find((column) => column.name === name)?.distinct ?? 0) > 1
  const found = fields.find(
    ({ name, type, codes }) =>
      varies(name) && (codes !== undefined || (type !== 'integer' && type !== 'number')),
  )
  return (found ?? fields[0])?.name ?? ''
}

/** What charts use of a field or of tiles, in the language of the page. */
function light<T extends object>(of: T, language: Language): T {
  const other = (Object.keys(LANGUAGES) as Language[])
    .filter((one) => one !== language)
    .map((one) => `_${one}`)
  return Object.fromEntries(
    Object.entries(of).filter(
      ([name]) => !WEIGHTLESS.test(name) && !other.some((ending) => name.endsWith(ending)),
    ),
  ) as T
}

/** The codes, labels and tiles of a list that these fields use, in the language of the page. */
function lightList(
  { name, title, systems, label, rows, tiles }: CodeList,
  fields: readonly FieldDescriptor[],
  language: Language,
): BuilderData['codeLists'][number] {
  const used = new Set<string | undefined>(
    fields.flatMap(({ codes, system }) => (codes === name ? [system] : [])),
  )
  const kept = systems.filter(({ system }, at) => at === 0 || used.has(system))
  const columns = [...kept.map(({ column }) => column), label, `${label}_${language}`]
  return {
    name,
    title,
    systems: kept,
    label,
    rows: rows.map((row) =>
      Object.fromEntries(columns.flatMap((column) => (column in row ? [[column, row[column] ?? '']] : []))),
    ),
    ...(tiles ? { tiles: { ...light(tiles, language), places: [...tiles.places] } } : {}),
  }
}

function valuesOf({ columns }: TableResult): Record<string, string[]> {
  const known = columns.filter(({ distinct, top }) => distinct > 1 && distinct <= top.length)
  return Object.fromEntries(known.map(({ name, top }) => [name, top.map(({ value }) => value).sort()]))
}
