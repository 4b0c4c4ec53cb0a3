import type { Dataset } from '../catalog/model.ts'
import { releasesOfDataset } from '../governance/board.ts'
import { type Timeliness, timelinessOf } from '../governance/timeliness.ts'
import { formatDate } from '../i18n/format.ts'
import { periodLabel } from '../i18n/periods.ts'
import type { Edition } from './edition.ts'
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

/** A sentence on the data that come next: which period they are of, and by when. */
export function timelinessNote(
  { state, due, overdue, next, freshness }: Timeliness,
  edition: Edition,
): string {
  const { m, language } = edition
  const words = m.search.freshnessNote
  if (state === 'undeclared' || due === undefined) return words.undeclared
  const planned = overdue ?? next
  const waited = planned ? planned.period : freshness?.next
  const period = waited ? periodLabel(waited, language) : ''
  return words[state](period, formatDate(due, language))
}
