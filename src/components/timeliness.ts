import type { Dataset } from '../catalog/model.ts'
import { releasesOfDataset } from '../governance/board.ts'
import { type Timeliness, timelinessOf } from '../governance/timeliness.ts'
import type { Site } from './site.ts'

/** How timely a dataset is on the day that the site is shown for: by its plan, its tables and its versions. */
export function timelinessOn(
  dataset: Dataset,
  site: Pick<Site, 'digest' | 'versions' | 'asOf' | 'board'>,
): Timeliness {
  const version = site.versions.of(dataset.id).find(({ withdrawn }) => !withdrawn)
  const newest = { period: site.digest(dataset).newest, version: version?.date }
  const releases = releasesOfDataset(site.board, dataset.id)
  return timelinessOf(dataset.source.value.frequency, newest, site.asOf.date, releases)
}
