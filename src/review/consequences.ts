import type { Withdrawal } from '../catalog/descriptors.ts'
import type { Dataset } from '../catalog/model.ts'
import { withdrawalsOf } from '../catalog/withdrawals.ts'
import { address, fileAddress } from '../i18n/addresses.ts'
import { redrawnCharts } from './charts.ts'
import type { DatasetReview, Side } from './review.ts'

/** What follows from a change when it is published, worst first. */
export type Consequence =
  /** A dataset or version that is published no more. */
  | { kind: 'withdrawn'; dataset: string; version?: number; reason: string }
  /** A dataset or version that is published again, if it is there. */
  | { kind: 'not-withdrawn'; dataset: string; version?: number }
  /** An address that people have quoted and that leads nowhere afterwards. */
  | {
      kind: 'broken-address'
      address: string
      dataset: string
      /** Of a file, where its dataset stays. */
      page?: string
    }
  /** An address that leads to the new one afterwards. */
  | { kind: 'moved-address'; address: string; to: string }
  /** Datasets whose tables or texts refer to what is removed or changed. */
  | { kind: 'dependents'; dataset: string; by: string[] }
  /** Datasets that use a code list which the change touches. */
  | {
      kind: 'code-list'
      list: string
      added: string[]
      removed: string[]
      renamed: string[]
      users: string[]
      /** Tables that the change leaves as they are and whose rows have a code that is gone. */
      orphans: { file: string; rows: number }[]
    }
  /** Charts that are drawn anew. */
  | { kind: 'charts'; dataset: string; charts: string[] }
  /** Pages that are new or other afterwards. */
  | { kind: 'pages'; addresses: string[] }

/** What publishing a change does to the site and to other datasets. */
export function consequencesOf(before: Side, after: Side, datasets: readonly DatasetReview[]): Consequence[] {
  const found = [
    ...withdrawals(before, after),
    ...addresses(before, after, new Set(datasets.flatMap((one) => (one.isRespelled && one.from) || []))),
    ...dependents(before, datasets),
    ...codeLists(before, after, new Set(datasets.map(({ id }) => id))),
    ...charts(before, after, datasets),
  ]
  const pages = datasets
    .filter(({ status, isRespelled }) => status !== 'removed' && !isRespelled)
    .map(({ id }) => pageOf(id))
    .sort()
  if (pages.length > 0) found.push({ kind: 'pages', addresses: pages })
  return found
}

function pageOf(id: string): string {
  const [agency = '', dataset = ''] = id.split('/')
  return address('dataset', { agency, dataset }, 'id', 'id')
}

/** Entries of the list of withdrawals that are new, and those that are gone. */
function* withdrawals(before: Side, after: Side): Generator<Consequence> {
  const [was, is] = [entriesOf(before), entriesOf(after)]
  for (const [key, { dataset, version, reason }] of is)
    if (!was.has(key)) yield { kind: 'withdrawn', dataset, ...(version !== undefined && { version }), reason }
  for (const [key, { dataset, version }] of was)
    if (!is.has(key)) yield { kind: 'not-withdrawn', dataset, ...(version !== undefined && { version }) }
}

function entriesOf({ catalog }: Side): Map<string, Withdrawal> {
  const all = catalog.withdrawn?.value.withdrawn ?? []
  return new Map(all.map((entry) => [`${entry.dataset}@${entry.version ?? ''}`, entry]))
}

/** Addresses of datasets and their files that were there and are not. */
function* addresses(before: Side, after: Side, respelled: ReadonlySet<string>): Generator<Consequence> {
  const now = new Map(after.catalog.datasets.map((dataset) => [dataset.id, dataset]))
  const heirs = new Map(
    after.catalog.datasets.flatMap((dataset) =>
      (dataset.source.value.aliases ?? []).map((alias) => [alias, dataset.id] as const),
    ),
  )
  // The address of what is withdrawn stays.
  const withdrawn = withdrawalsOf(after.catalog)
  for (const dataset of before.catalog.datasets) {
    // It has to have its old name again before anything is published.
    if (respelled.has(dataset.id)) continue
    const same = now.get(dataset.id)
    const heir = heirs.get(dataset.id)
    if (!same && heir !== undefined)
      yield { kind: 'moved-address', address: pageOf(dataset.id), to: pageOf(heir) }
    else if (!same && !withdrawn.has(dataset.id))
      yield { kind: 'broken-address', address: pageOf(dataset.id), dataset: dataset.id }
    const there = same ?? (heir === undefined ? undefined : now.get(heir))
    if (there) yield* files(dataset, there)
  }
}

function* files(before: Dataset, after: Dataset): Generator<Consequence> {
  if (before.source.value.access !== 'terbuka') return
  const left = new Set(
    after.source.value.access === 'terbuka' ? after.resources.map(({ download }) => download) : [],
  )
  for (const { download, file } of before.resources)
    if (file !== undefined && !left.has(download))
      yield {
        kind: 'broken-address',
        address: fileAddress(before.agency, before.name, download),
        dataset: before.id,
        page: pageOf(after.id),
      }
}

/** Datasets with foreign keys into a dataset whose rows or columns are removed or changed. */
function* dependents({ catalog }: Side, datasets: readonly DatasetReview[]): Generator<Consequence> {
  for (const { id, from, status, tables } of datasets) {
    const was = from ?? id
    const loses =
      status === 'removed' ||
      status === 'moved' ||
      tables.some(
        ({ status: table, difference }) =>
          table === 'removed' ||
          (difference !== undefined &&
            (difference.rows.removed > 0 ||
              difference.columns.removed.length > 0 ||
              difference.columns.renamed.length > 0)),
      )
    if (!loses) continue
    const by = catalog.datasets
      .filter(({ id: other }) => other !== was)
      .filter(({ resources }) =>
        resources.some(({ foreignKeys }) =>
          foreignKeys.some(({ resource }) => resource.startsWith(`${was}/`)),
        ),
      )
      .map(({ id: other }) => other)
    if (by.length > 0) yield { kind: 'dependents', dataset: was, by }
  }
}

function* codeLists(before: Side, after: Side, touched: ReadonlySet<string>): Generator<Consequence> {
  for (const [name, list] of after.catalog.codeLists) {
    const old = before.catalog.codeLists.get(name)
    if (!list.file || !old || JSON.stringify(old.rows) === JSON.stringify(list.rows)) continue
    const key = list.systems[0]?.column ?? ''
    const labels = (rows: Record<string, string>[]) =>
      new Map(rows.map((row) => [row[key] ?? '', row[list.label] ?? '']))
    const [was, is] = [labels(old.rows), labels(list.rows)]
    yield {
      kind: 'code-list',
      list: name,
      added: [...is.keys()].filter((code) => !was.has(code)),
      removed: [...was.keys()].filter((code) => !is.has(code)),
      renamed: [...is].flatMap(([code, label]) =>
        was.has(code) && was.get(code) !== label ? [`${code}: ${was.get(code)} → ${label}`] : [],
      ),
      users: after.catalog.datasets
        .filter(({ resources }) => resources.some(({ fields }) => fields.some(({ codes }) => codes === name)))
        .map(({ id }) => id),
      orphans: orphansOf(name, before, after, touched),
    }
  }
}

function orphansOf(
  list: string,
  before: Side,
  after: Side,
  touched: ReadonlySet<string>,
): { file: string; rows: number }[] {
  return after.catalog.datasets.flatMap(({ id, resources }) =>
    resources.flatMap(({ file, fields }) => {
      const bound = new Set(fields.flatMap(({ name, codes }) => (codes === list ? name : [])))
      if (file === undefined || bound.size === 0 || touched.has(id)) return []
      const count = ({ problems }: Side) =>
        problems
          .filter(({ code, places: [place] }) => code === 'unknown-code' && place?.file === file)
          .filter(({ places: [place] }) => bound.has(place?.field ?? ''))
          .reduce((sum, problem) => sum + problem.count, 0)
      const rows = count(after) - count(before)
      return rows > 0 ? { file, rows } : []
    }),
  )
}

function* charts(before: Side, after: Side, datasets: readonly DatasetReview[]): Generator<Consequence> {
  for (const { id, from, status } of datasets) {
    const redrawn = status === 'removed' ? [] : redrawnCharts(before, after, id, from)
    if (redrawn.length > 0) yield { kind: 'charts', dataset: id, charts: redrawn }
  }
}
