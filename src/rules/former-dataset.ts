import type { Dataset, FileTree, FormerTree } from '../catalog/model.ts'
import { readCatalog } from '../catalog/reader.ts'

const known = new WeakMap<FormerTree, Map<string, Dataset | undefined>>()

/** A dataset as it was before, under its own address or an earlier one; only its part of that catalog is read. */
export function formerDataset(former: FormerTree, { id, source }: Dataset): Dataset | undefined {
  const datasets = known.get(former) ?? new Map<string, Dataset | undefined>()
  known.set(former, datasets)
  for (const address of [id, ...(source.value.aliases ?? [])]) {
    if (!datasets.has(address)) datasets.set(address, read(former, address))
    const dataset = datasets.get(address)
    if (dataset) return dataset
  }
  return undefined
}

function read(former: FormerTree, id: string): Dataset | undefined {
  const [agency = ''] = id.split('/')
  const isNeeded = (path: string) =>
    !path.includes('/') || path === `${agency}/agency.md` || path.startsWith(`${id}/`)
  const list = former.list().filter(({ path }) => isNeeded(path))
  const part: FileTree = { ...former, list: () => list }
  return readCatalog(part).datasets.find((dataset) => dataset.id === id)
}
