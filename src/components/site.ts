import type { FactChange } from '../catalog/agencyfacts.ts'
import type { ThemeDescriptor } from '../catalog/descriptors.ts'
import type { Agency, Catalog, Dataset, DocumentRecord, TableResult } from '../catalog/model.ts'
import type { Language, Problem } from '../catalog/problem.ts'
import { datasetFiles, tableFiles } from '../exporters/datafiles.ts'
import { type Board, boardOf } from '../governance/board.ts'
import type { ScoredDataset } from '../governance/nextsteps.ts'
import type { Score } from '../governance/score.ts'
import { pageLanguages } from '../i18n/languages.ts'
import { newestPeriod } from '../rules/table-periods.ts'
import { type ColumnValues, columnValues } from '../search/columnvalues.ts'
import { buildEdition, type Edition } from './edition.ts'
import { type Headline, headline } from './headline.ts'
import { scoreOn } from './scores.ts'
import type { VersionBook, VersionRecord } from './versions.ts'

/** Results of the pass by `Resource.id`. */
export interface Tables {
  get(id: string): TableResult | undefined
}

/** A catalog after the pass, with what a page says about the build. */
export interface SiteInput {
  catalog: Catalog
  /** Results by `Resource.id`. */
  tables: Tables
  /** Warnings; a catalog with errors is not built. */
  problems: Problem[]
  asOf: { date: string; source: 'given' | 'commit' | 'data' }
  /** Absolute address of the site, ending in `/`. */
  baseUrl: string
  commit?: string
  versions: VersionBook
  /** Plans against realisation on the as-of day; without it, as without a history. */
  board?: Board
  /** Published documents by their path inside the catalog. */
  documents?: ReadonlyMap<string, DocumentRecord>
  /** Changes of what agencies state of their readiness by folder; without it, as without a whole history. */
  facts?: ReadonlyMap<string, FactChange[]>
}

/** The whole site as its pages see it: the catalog with its indexes, made once. */
export interface Site extends SiteInput {
  board: Board
  languages: Language[]
  /** The language at `/`. */
  first: Language
  /** Path of `baseUrl`, with slashes at both ends. */
  base: string
  /** Scheme and host of `baseUrl`. */
  origin: string
  /** Datasets with the newest period first. */
  datasets: Dataset[]
  datasetById: Map<string, Dataset>
  /** What is left of withdrawn datasets by `agency/dataset`. */
  withdrawn: Map<string, VersionRecord>
  byTheme: Map<string, Dataset[]>
  byAgency: Map<string, Dataset[]>
  agencyByName: Map<string, Agency>
  /** Warnings by `Dataset.id`. */
  warnings: Map<string, Problem[]>
  /** Results of a dataset's tables; those of the dataset last asked for are at hand, others come from disk. */
  tablesOf(dataset: Dataset): Tables
  /** What the tables of a dataset say in short. */
  digest(dataset: Dataset): Digest
  /** How well a dataset meets the criteria of the score on the as-of day. */
  score(dataset: Dataset): Score
  /** Scores of all datasets, or of an agency's. */
  scores(agency?: string): ScoredDataset[]
  edition(language: Language): Edition
}

/** A dataset's tables in short. */
export interface Digest {
  headline?: Headline
  /** Rows and columns of the first table. */
  size?: { rows: number; columns: number }
  /** The newest period that it has figures of. */
  newest?: string
  /** Formats that its files come in, such as `CSV`. */
  formats: string[]
  /** Values that occur in the columns of each table, in the order of the dataset's resources. */
  values: ColumnValues[][]
}

/** Builds the indexes of a site; pages share what this returns. */
export function buildSite(input: SiteInput): Site {
  const { catalog } = input
  const languages = pageLanguages(catalog.source.value.languages)
  const datasets = catalog.datasets
    .map((dataset) => ({ dataset, period: newest(dataset) }))
    .sort((a, b) => order(b.period, a.period) || order(a.dataset.id, b.dataset.id))
    .map(({ dataset }) => dataset)
  const address = new URL(input.baseUrl)
  const editions = new Map<Language, Edition>()
  const digests = new Map<string, Digest>()
  const scores = new Map<string, Score>()
  let last: { dataset: Dataset; tables: Tables } | undefined
  const site: Site = {
    ...input,
    board: input.board ?? boardOf(catalog, { of: () => [] }, input.asOf.date),
    languages,
    first: languages[0]!,
    base: address.pathname,
    origin: address.origin,
    datasets,
    datasetById: new Map(datasets.map((dataset) => [dataset.id, dataset])),
    withdrawn: new Map(input.versions.withdrawn().map((record) => [record.dataset, record])),
    byTheme: groupBy(datasets, (dataset) => dataset.source.value.theme),
    byAgency: groupBy(datasets, (dataset) => dataset.agency),
    agencyByName: new Map(catalog.agencies.map((agency) => [agency.name, agency])),
    warnings: warningsByDataset(input.problems, catalog.datasets),
    tablesOf(dataset) {
      if (last?.dataset !== dataset) {
        const tables = new Map(dataset.resources.map(({ id }) => [id, input.tables.get(id)]))
        last = { dataset, tables }
      }
      return last.tables
    },
    digest(dataset) {
      let digest = digests.get(dataset.id)
      if (!digest) {
        digest = digestOf(dataset, site.tablesOf(dataset), catalog.codeLists)
        digests.set(dataset.id, digest)
      }
      return digest
    },
    score(dataset) {
      const score = scores.get(dataset.id) ?? scoreOn(dataset, site)
      scores.set(dataset.id, score)
      return score
    },
    scores: (agency) =>
      catalog.datasets
        .filter((dataset) => agency === undefined || dataset.agency === agency)
        .map((dataset) => ({ dataset, score: site.score(dataset) })),
    edition(language) {
      let edition = editions.get(language)
      if (!edition) {
        edition = buildEdition(site, language)
        editions.set(language, edition)
      }
      return edition
    },
  }
  return site
}

/** The descriptor of a dataset's theme, where the catalog has it. */
export function themeOf(site: Site, dataset: Dataset): ThemeDescriptor | undefined {
  return site.catalog.source.value.themes.find((theme) => theme.name === dataset.source.value.theme)
}

function digestOf(dataset: Dataset, tables: Tables, codeLists: Catalog['codeLists']): Digest {
  const first = dataset.resources[0] && tables.get(dataset.resources[0].id)
  const top = headline(dataset, tables)
  const newest = newestPeriod(dataset, { tables })
  const values = dataset.resources.map((resource) => {
    const table = tables.get(resource.id)
    return table ? columnValues(resource, table, codeLists) : []
  })
  return {
    values,
    formats: formatsOf(dataset, tables),
    ...(newest ? { newest } : {}),
    ...(top ? { headline: top } : {}),
    ...(first ? { size: { rows: first.rows, columns: first.labels.length } } : {}),
  }
}

function formatsOf(dataset: Dataset, tables: Tables): string[] {
  if (dataset.source.value.access !== 'terbuka') return []
  const names = dataset.resources.flatMap((resource) => [
    resource.download,
    ...tableFiles({ tables }, dataset, resource).map(({ file }) => file),
  ])
  const all = [...names, ...datasetFiles({ tables }, dataset).map(({ file }) => file)]
  return [...new Set(all.map((name) => name.slice(name.lastIndexOf('.') + 1).toUpperCase()))]
}

function newest(dataset: Dataset): string {
  const { temporal } = dataset.source.value
  return temporal?.end ?? temporal?.start ?? ''
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function groupBy(datasets: Dataset[], key: (dataset: Dataset) => string): Map<string, Dataset[]> {
  const groups = new Map<string, Dataset[]>()
  for (const dataset of datasets) {
    const group = groups.get(key(dataset))
    if (group) group.push(dataset)
    else groups.set(key(dataset), [dataset])
  }
  return groups
}

function warningsByDataset(problems: Problem[], datasets: Dataset[]): Map<string, Problem[]> {
  const folders = new Map(datasets.map((dataset) => [dataset.folder, dataset.id]))
  const found = new Map<string, Problem[]>()
  for (const problem of problems) {
    const folder = problem.places[0]?.file.split('/').slice(0, -1).join('/') ?? ''
    const id = folders.get(folder)
    if (id === undefined) continue
    found.set(id, [...(found.get(id) ?? []), problem])
  }
  return found
}
