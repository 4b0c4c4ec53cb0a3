import type { Withdrawal } from './descriptors.ts'
import type { Catalog } from './model.ts'

/** Where a catalog says what it has withdrawn. */
export const WITHDRAWN = '_catalog/withdrawn.yaml'

/** What of one dataset was withdrawn. */
export interface DatasetWithdrawals {
  /** The withdrawal of all of it. */
  whole?: Withdrawal
  /** Those of versions by number. */
  versions: Map<number, Withdrawal>
}

/** What a catalog has withdrawn, by the address of the dataset now; its addresses before are followed. */
export function withdrawalsOf(
  catalog: Pick<Catalog, 'datasets' | 'withdrawn'>,
): Map<string, DatasetWithdrawals> {
  const now = new Map(
    catalog.datasets.flatMap(({ id, source }) =>
      (source.value.aliases ?? []).map((alias) => [alias, id] as const),
    ),
  )
  const all = new Map<string, DatasetWithdrawals>()
  for (const withdrawal of catalog.withdrawn?.value.withdrawn ?? []) {
    const id = now.get(withdrawal.dataset) ?? withdrawal.dataset
    const one: DatasetWithdrawals = all.get(id) ?? { versions: new Map() }
    if (withdrawal.version === undefined) one.whole ??= withdrawal
    else one.versions.set(withdrawal.version, withdrawal)
    all.set(id, one)
  }
  return all
}
