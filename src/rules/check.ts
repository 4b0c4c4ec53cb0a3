import type { KeySet } from '../catalog/keyset.ts'
import type { Catalog, Dataset, FileTree, ForeignKey, Resource } from '../catalog/model.ts'
import type { Problem } from '../catalog/problem.ts'
import { keysOf } from './checktable.ts'
import { limited, problemOf } from './report.ts'
import type { Finding, Rule, TableContext } from './rule.ts'

/** Problems of the hooks `catalog` and `dataset`, everything that needs no table, with `limit` places each. */
export function checkMetadata(
  catalog: Catalog,
  rules: readonly Rule[],
  limit = Number.POSITIVE_INFINITY,
): Problem[] {
  const problems: Problem[] = []
  const add = (rule: Rule, finding: Finding) => problems.push(problemOf(rule, limited(finding, limit)))
  for (const rule of rules) {
    if (rule.hook === 'catalog') {
      for (const finding of rule.check(catalog)) add(rule, finding)
    } else if (rule.hook === 'dataset') {
      for (const dataset of catalog.datasets) {
        for (const finding of rule.check(dataset, catalog)) add(rule, finding)
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
