import { joinedTree } from '../catalog/joinedtree.ts'
import type { Catalog, Dataset, FileTree } from '../catalog/model.ts'
import { readTable } from '../catalog/pass.ts'
import { readCatalog } from '../catalog/reader.ts'
import { metadataChanges, textChanges } from './metadata.ts'
import type { DatasetReview, Side, TableReview } from './review.ts'
import { tableReviews } from './tables.ts'

/** The files of one version of a dataset, below its own address at that time. */
export interface VersionTree {
  /** `agency/dataset` at that time. */
  id: string
  tree: FileTree
}

/**
 * What changed between two versions of a dataset, read by the catalog as it is now; `before` is absent for the first.
 * `tree` lists what is shared: `catalog.yaml` and the code lists.
 */
export function versionDifference(
  shared: FileTree,
  before: VersionTree | undefined,
  after: VersionTree,
): DatasetReview {
  const [was, is] = [before && sideOf(shared, before), sideOf(shared, after)]
  const dataset = is.dataset ?? was?.dataset
  const base = {
    id: after.id,
    title: dataset?.source.value.title ?? after.id,
    metadata: [],
    texts: [],
  }
  if (!is.dataset) return { ...base, status: 'removed', tables: [] }
  if (!was?.dataset) return { ...base, status: 'added', tables: newTables(is) }
  const files = { before: was.side.tree, after: is.side.tree }
  const isChanged = (file: string) => !sameBytes(files.before, files.after, file)
  return {
    ...base,
    status: before?.id === after.id ? 'changed' : 'moved',
    ...(before && before.id !== after.id && { from: before.id }),
    metadata: metadataChanges(was.dataset, is.dataset, is.side.catalog),
    texts: textChanges(was.dataset, is.dataset),
    tables: tableReviews({ side: was.side, dataset: was.dataset }, is, isChanged),
  }
}

interface VersionSide {
  side: Side
  dataset: Dataset | undefined
}

function sideOf(shared: FileTree, { id, tree }: VersionTree): VersionSide {
  const joined = joinedTree(shared, tree)
  const catalog: Catalog = readCatalog(joined)
  const dataset = catalog.datasets.find((one) => one.id === id)
  return { side: { catalog, tree: joined, tables: { get: () => undefined }, problems: [] }, dataset }
}

function newTables({ dataset, side }: VersionSide): TableReview[] {
  return (dataset?.resources ?? []).flatMap(({ name, file }, index): TableReview[] => {
    const resource = dataset?.resources[index]
    if (!resource || file === undefined || side.tree.entry(file)?.kind !== 'file') return []
    const { rows, header } = readTable(() => side.tree.open(file), resource, [])
    const size = { rows, columns: header?.labels ?? [] }
    return [{ name, file, status: 'added', size, revised: [], isHidden: false, units: {} }]
  })
}

function sameBytes(before: FileTree, after: FileTree, file: string): boolean {
  const [was, is] = [before.entry(file), after.entry(file)]
  if (was?.kind !== 'file' || is?.kind !== 'file' || was.size !== is.size) return was === is
  const [one, other] = [before.read(file), after.read(file)]
  return one.length === other.length && one.every((byte, at) => byte === other[at])
}
