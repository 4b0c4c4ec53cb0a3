import type { Dataset } from '../catalog/model.ts'
import { releasesOfDataset } from '../governance/board.ts'
import { type DatedScore, meanLine } from '../governance/meanline.ts'
import type { ScoredDataset } from '../governance/nextsteps.ts'
import { hundredths, rateOf, type Score, scoreOf } from '../governance/score.ts'
import type { VerdictState } from '../governance/scorefiles.ts'
import { formatDate } from '../i18n/format.ts'
import type { BadgeText } from './badge.ts'
import type { Edition } from './edition.ts'
import type { Site } from './site.ts'
import { timelinessOn } from './timeliness.ts'
import type { VersionRecord } from './versions.ts'

/** The score of a dataset on the day that the site is shown for: by its files, its checks, its plan and its history. */
export function scoreOn(
  dataset: Dataset,
  site: Pick<Site, 'catalog' | 'tablesOf' | 'warnings' | 'digest' | 'versions' | 'asOf' | 'board'>,
): Score {
  const versions = publishedVersions(dataset, site)
  const revisions = versions.flatMap((version) => version.revisions ?? [])
  return scoreOf({
    catalog: site.catalog,
    dataset,
    tables: site.tablesOf(dataset),
    problems: site.warnings.get(dataset.id) ?? [],
    record: {
      freshness: timelinessOn(dataset, site).state,
      releases: releasesOfDataset(site.board, dataset.id),
      // A copy without its whole history says nothing about verification.
      ...(versions[0] && site.versions.state === undefined && { isVerified: versions[0].isVerified }),
      ...(versions[0] && {
        revisions: {
          explained: revisions.reduce((sum, { explained }) => sum + explained, 0),
          all: revisions.reduce((sum, { all }) => sum + all, 0),
        },
      }),
    },
  })
}

/** A numbered version with its score in the four principles. */
export interface ScorePoint extends DatedScore {
  number: number
}

/** The score of each numbered version whose files are here, the oldest first. */
export function scoreLine(dataset: Dataset, site: Pick<Site, 'versions'>): ScorePoint[] {
  return publishedVersions(dataset, site)
    .flatMap(({ number, date, four }) => (four === undefined ? [] : [{ number, date, four }]))
    .toReversed()
}

/** The mean of the scores of datasets over time, and the same in words where there is any. */
export function trendOf(
  all: readonly ScoredDataset[],
  { site, m, language }: Edition,
): { points: DatedScore[]; words: string | undefined } {
  const points = meanLine(all.map(({ dataset }) => scoreLine(dataset, site)))
  const [first, last] = [points[0], points.at(-1)]
  const month = ({ date }: DatedScore) => formatDate(date.slice(0, 7), language)
  const words =
    first && last && first !== last
      ? m.score.trendMean(hundredths(first.four), month(first), hundredths(last.four), month(last))
      : last && m.score.trendMeanOne(hundredths(last.four), month(last))
  return { points, words }
}

function publishedVersions(dataset: Dataset, { versions }: Pick<Site, 'versions'>): VersionRecord[] {
  return versions.of(dataset.id).filter(({ withdrawn, number }) => !withdrawn && number > 0)
}

/** The sign of each state beside its word. */
export const STATE_MARKS: Record<VerdictState, string> = { met: '●', part: '◐', missed: '○', unknown: '–' }

/** What the badge of a dataset says. */
export function badgeText(edition: Edition, dataset: Dataset): BadgeText {
  const { m, site, language } = edition
  const rate = rateOf(site.score(dataset).whole)
  const value = rate === undefined ? m.score.none : m.score.outOf(hundredths(rate))
  const { text } = edition.summary(dataset).title
  return {
    label: m.score.title,
    value,
    title: m.score.badgeText(text, value, formatDate(site.asOf.date, language)),
  }
}
