import type { Resource, TableResult } from '../catalog/model.ts'
import { tableFiles } from '../exporters/datafiles.ts'
import { columnKind } from '../exporters/typedtable.ts'
import type { LocalText } from '../i18n/texts.ts'
import type { ShownColumn, TableInfo } from '../islands/explorertypes.ts'
import type { Edition } from './edition.ts'
import { jsonInPage } from './markup.ts'
import type { CellLink, PlaceHref } from './placelinks.ts'
import type { ColumnStyle } from './rows.ts'

/** Largest JSON in bytes that a page reads whole; larger tables are read in parts. */
const WHOLE_JSON = 1_000_000
/** Most places that a page names for its table. */
const MOST_LINKS = 300
/** Different values up to which one can choose among them. */
const FEW = 200

/** A column of a table as the page shows it. */
interface Look {
  style: ColumnStyle
  look: string | undefined
  title: LocalText
  unit: LocalText
  hidden: boolean
}

/** What the explorer of a table has to know, as JSON for a script element; nothing where no file holds the table. */
export function explored(
  edition: Edition,
  resource: Resource,
  table: TableResult,
  looks: readonly Look[],
  links: readonly (CellLink | undefined)[],
  placeHref: PlaceHref,
): string | undefined {
  const { site, language } = edition
  const dataset = site.datasetById.get(resource.id.split('/').slice(0, 2).join('/'))
  if (!dataset || table.rows === 0) return undefined
  const files = tableFiles(site, dataset, resource)
  const wanted = jsonSize(table) <= WHOLE_JSON ? ['json', 'parquet'] : ['parquet']
  const file = wanted.flatMap((id) => files.find(({ exporter }) => exporter.id === id) ?? [])[0]
  if (!file) return undefined
  const fields = new Map(resource.fields.map((field) => [field.name, field]))
  const columns = looks.map(({ style, look, title, unit, hidden }, at): ShownColumn => {
    const name = table.labels[at] ?? ''
    const profile = table.columns[at]
    const decimals = style.grouped ? decimalsOf(table.preview.map((row) => row[at] ?? '')) : undefined
    return {
      name,
      kind: columnKind(fields.get(name), profile),
      title: title.text,
      ...(title.language && { lang: title.language }),
      unit: unit.text,
      numeric: style.numeric,
      ...(look && { look }),
      ...(hidden && { hidden }),
      grouped: style.grouped,
      ...(decimals !== undefined && { decimals }),
      few: profile !== undefined && !profile.estimated && profile.distinct <= FEW,
    }
  })
  const labels = looks.flatMap(({ style }, at) =>
    style.labels ? [[table.labels[at] ?? '', Object.fromEntries(style.labels)] as const] : [],
  )
  const title = edition.text(resource.descriptor, 'title').text || edition.summary(dataset).title.text
  const info: Omit<TableInfo, 'words'> = {
    name: resource.name,
    title,
    language,
    rows: table.rows,
    columns,
    links: linksOf(edition, table, links, placeHref),
    origin: {
      kind: file.exporter.id === 'json' ? 'json' : 'parquet',
      url: edition.file(dataset, file.file),
      labels: Object.fromEntries(labels),
    },
  }
  return jsonInPage(info)
}

/** Where values lead, by column and value: those of a whole code list, or of the rows at hand where that is long. */
function linksOf(
  { site }: Edition,
  { labels, preview }: Pick<TableResult, 'labels' | 'preview'>,
  links: readonly (CellLink | undefined)[],
  placeHref: PlaceHref,
): TableInfo['links'] {
  return Object.fromEntries(
    links.flatMap((link, at) => {
      if (!link) return []
      const { codes = '', system } = link.field
      const list = site.catalog.codeLists.get(codes)
      const column = list?.systems.find((one) => one.system === system) ?? list?.systems[0]
      const listed = (list?.rows ?? []).flatMap((row) => {
        const code = row[column?.column ?? ''] ?? ''
        const value = link.isNamed ? (row[list?.label ?? ''] ?? '') : code
        return value === '' ? [] : [[value, placeHref(codes, code, system)] as const]
      })
      const known = sure(listed)
      const found =
        known.size <= MOST_LINKS ? known : sure(preview.map((row) => [row[at] ?? '', link.of(row)] as const))
      return found.size > 0 ? [[labels[at] ?? '', Object.fromEntries(found)]] : []
    }),
  )
}

/** The values that lead to one place alone. */
function sure(pairs: readonly (readonly [value: string, href: string | undefined])[]): Map<string, string> {
  const found = new Map<string, string | undefined>()
  for (const [value, href] of pairs)
    found.set(value, found.has(value) && found.get(value) !== href ? undefined : href)
  return new Map([...found].flatMap(([value, href]) => (href === undefined ? [] : [[value, href] as const])))
}

/** About how many bytes the JSON of a table takes: in each row the names stand again. */
function jsonSize({ rows, labels, bytes }: TableResult): number {
  return bytes + rows * labels.reduce((sum, label) => sum + label.length + 4, 0)
}

/** The decimals that all numbers of a column have. */
function decimalsOf(cells: readonly string[]): number | undefined {
  const all = new Set(
    cells.flatMap((cell) => {
      const match = /^-?\d+(?:\.(\d+))?$/.exec(cell)
      return match ? [match[1]?.length ?? 0] : []
    }),
  )
  return all.size === 1 ? [...all][0] : undefined
}
