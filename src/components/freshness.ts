import { type Freshness, type FreshnessState, freshnessState } from '../catalog/freshness.ts'
import type { Dataset } from '../catalog/model.ts'
import type { Site } from './site.ts'

/** How fresh a dataset is on the day that the site is shown for. */
export function freshnessOf(
  dataset: Dataset,
  site: Pick<Site, 'digest' | 'versions' | 'asOf'>,
): { state: FreshnessState; freshness?: Freshness } {
  const version = site.versions.of(dataset.id).find(({ withdrawn }) => !withdrawn)
  const newest = { period: site.digest(dataset).newest, version: version?.date }
  return freshnessState(dataset.source.value.frequency, newest, site.asOf.date)
}
