import type { Resource, TableResult } from '../catalog/model.ts'
import { tableFiles } from '../exporters/datafiles.ts'
import { columnKind } from '../exporters/typedtable.ts'
import type { LocalText } from '../i18n/texts.ts'
import type { ShownColumn, TableInfo } from '../islands/explorertypes.ts'
import type { Edition } from './edition.ts'
import { jsonInPage } from './markup.ts'
import type { ColumnStyle } from './rows.ts'

/** Largest JSON in bytes that a page reads whole; larger tables are read in parts. */
const WHOLE_JSON = 1_000_000
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
): string | undefined {
  const { site, language, m } = edition
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
  const info: TableInfo = {
    name: resource.name,
    title,
    language,
    rows: table.rows,
    columns,
    origin: {
      kind: file.exporter.id === 'json' ? 'json' : 'parquet',
      url: edition.file(dataset, file.file),
      labels: Object.fromEntries(labels),
    },
    words: m.explorer,
  }
  return jsonInPage(info)
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
