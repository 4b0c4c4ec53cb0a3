import type { Withdrawal } from '../catalog/descriptors.ts'
import type { Text } from '../catalog/problem.ts'
import type { VersionRecord } from '../components/versions.ts'
import type { Tombstone } from '../store/publicpart.ts'

/** The records of what was withdrawn by dataset, newest version first; a dataset itself comes before its versions. */
export function tombstoneRecords(tombstones: readonly Tombstone[]): Map<string, VersionRecord[]> {
  return new Map(
    [...Map.groupBy(tombstones, ({ dataset }) => dataset)].map(([dataset, all]) => [
      dataset,
      all.map(recordOf).sort(byNumber),
    ]),
  )
}

/** Newest first; a dataset itself, whose number is 0, before all of its versions. */
export function byNumber({ number: a }: VersionRecord, { number: b }: VersionRecord): number {
  return (b || Number.MAX_SAFE_INTEGER) - (a || Number.MAX_SAFE_INTEGER)
}

function recordOf({ dataset, version, commit = '', withdrawal }: Tombstone): VersionRecord {
  return {
    dataset,
    number: version ?? 0,
    date: withdrawal.date,
    moment: `${withdrawal.date}T00:00:00Z`,
    commit,
    isNewest: false,
    isRemoval: false,
    summary: summaryOf(withdrawal),
    submitters: [],
    isVerified: false,
    verification: [],
    files: [],
    comparisons: [],
    withdrawn: withdrawal,
  }
}

function summaryOf({ reason, reason_en = reason }: Withdrawal): Text {
  return { id: `Ditarik: ${reason}`, en: `Withdrawn: ${reason_en}` }
}
