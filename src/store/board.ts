import { isMetadataFile } from '../catalog/metadatafile.ts'
import { type Board, boardOf, type ReleaseHistory } from '../governance/board.ts'
import type { ReleasedVersion } from '../governance/punctuality.ts'
import type { NumberedVersion } from '../history/ledger.ts'
import type { Published } from './published.ts'
import { versionReadings } from './versionreadings.ts'

const boards = new WeakMap<Published, Board>()

/** The plans of a published catalog against its verified versions, made once. */
export function publishedBoard(published: Published): Board {
  const known = boards.get(published)
  if (known) return known
  const board = boardOf(published.catalog, releaseHistory(published), published.asOf.date)
  boards.set(published, board)
  return board
}

/** What the history of a published catalog tells of releases; the newest period of a version is kept in the cache. */
export function releaseHistory({ catalog, versions, tree }: Published): ReleaseHistory {
  const readingOf = versionReadings({ versions, tree })
  const closed = new Set(
    catalog.datasets.filter(({ source }) => source.value.access !== 'terbuka').map(({ id }) => id),
  )
  const since = firstDay([...versions.datasets.values()].flat())
  return {
    ...(since !== undefined && { since }),
    of(dataset) {
      const all = versions.datasets.get(dataset) ?? []
      return all.flatMap((version, at): ReleasedVersion[] => {
        if (version.files.length === 0) return []
        const { newest } = readingOf(dataset, version)
        return [
          {
            number: version.number,
            date: version.date,
            ...(newest !== undefined && { newest }),
            isVerified: version.version?.verification.verified === true,
            // Of closed data the words are all that is published.
            bringsData: closed.has(dataset) || dataOf(version) !== dataOf(all[at - 1]),
          },
        ]
      })
    },
  }
}

/** The first day of which Git tells; a version that only the ledger knows cannot be told from an unverified one. */
function firstDay(all: readonly NumberedVersion[]): string | undefined {
  const days = all.flatMap(({ date, version }) => (version ? [date] : []))
  return days.length === 0 ? undefined : days.reduce((first, day) => (day < first ? day : first))
}

/** The files of a version that hold data, as one text. */
function dataOf(version: NumberedVersion | undefined): string {
  const tables = version?.files.filter(({ path }) => !isMetadataFile(path))
  return JSON.stringify(tables?.map(({ path, blob }) => [path, blob]))
}
