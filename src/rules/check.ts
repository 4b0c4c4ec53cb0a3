import { headOf } from '../catalog/head.ts'
import type { KeySet } from '../catalog/keyset.ts'
import type { Catalog, Dataset, FileTree, ForeignKey, Resource, TableResult } from '../catalog/model.ts'
import { compareProblems, type Problem } from '../catalog/problem.ts'
import { checkTable, keysOf, type TableOptions } from './checktable.ts'
import { withoutExempt } from './exemptions.ts'
import { limited, problemOf } from './report.ts'
import type { Facts, Finding, Rule, TableContext } from './rule.ts'

/** Checks every table and all metadata of a catalog, for the day `asOf`, without a cache; problems as reports order them. */
export function checkWhole(
  tree: FileTree,
  catalog: Catalog,
  { asOf, limit, ...rest }: TableOptions & { asOf: string },
): { problems: Problem[]; tables: Map<string, TableResult> } {
  // The place tells what an exemption is about, so that one is kept whatever the limit.
  const options = { ...rest, limit: Math.max(1, limit) }
  const contextOf = contexts(tree, catalog)
  const tables = new Map<string, TableResult>()
  const problems = tablesOf(catalog).flatMap((table) => {
    const found = checkTable(tree, contextOf(table), options)
    if (found.result) tables.set(table.resource.id, found.result)
    return found.problems
  })
  const facts = { catalog, asOf, tables, ...bytesFrom(tree) }
  problems.push(...checkMetadata(facts, options.rules, options.limit))
  const left = withoutExempt(problems, catalog, { rules: options.rules, isChecked: () => true })
  return { problems: reported(left, limit), tables }
}

/** Problems in the order of reports, with at most `limit` places each. */
export function reported(problems: Problem[], limit: number): Problem[] {
  const sorted = problems.sort(compareProblems)
  return limit > 0 ? sorted : sorted.map((problem) => ({ ...problem, places: [] }))
}

/** What a check of metadata may read of the files of a catalog. */
export function bytesFrom(tree: FileTree): Pick<Facts, 'read' | 'head' | 'open' | 'former'> {
  return {
    read: (path) => tree.read(path),
    head: (path, size) => headOf(tree.open(path), size),
    open: (path) => tree.open(path),
    former: tree.former,
  }
}

/** Problems of the hooks `catalog` and `dataset`, which come after the tables, with `limit` places each. */
export function checkMetadata(
  facts: Facts,
  rules: readonly Rule[],
  limit = Number.POSITIVE_INFINITY,
): Problem[] {
  const { catalog } = facts
  const problems: Problem[] = []
  const add = (rule: Rule, finding: Finding) => problems.push(problemOf(rule, limited(finding, limit)))
  for (const rule of rules) {
    if (rule.hook === 'catalog') {
      for (const finding of rule.check(catalog, facts)) add(rule, finding)
    } else if (rule.hook === 'dataset') {
      for (const dataset of catalog.datasets) {
        for (const finding of rule.check(dataset, facts)) add(rule, finding)
      }
    }
  }
  return problems
}

/** A table to be checked: a resource of an open dataset with a path that may be opened. */
export interface Table {
  dataset: Dataset
  resource: Resource
}

/** The tables of a catalog in the order of their datasets. Closed data are never opened. */
export function tablesOf(catalog: Catalog): Table[] {
  return catalog.datasets
    .filter((dataset) => dataset.source.value.access === 'terbuka')
    .flatMap((dataset) =>
      dataset.resources.filter((resource) => resource.file).map((resource) => ({ dataset, resource })),
    )
}

/** Gives each table its context; keys of parent tables are read once and kept. */
export function contexts(tree: FileTree, catalog: Catalog): (table: Table) => TableContext {
  const resources = new Map(tablesOf(catalog).map(({ resource }) => [resource.id, resource]))
  const known = new Map<string, KeySet | undefined>()
  const parentKeys = (key: ForeignKey): KeySet | undefined => {
    const parent = resources.get(key.resource)
    if (!parent) return undefined
    const name = JSON.stringify([key.resource, key.parentFields])
    if (!known.has(name)) known.set(name, keysOf(tree, parent, key))
    return known.get(name)
  }
  return ({ dataset, resource }) => ({ catalog, dataset, resource, parentKeys })
}
