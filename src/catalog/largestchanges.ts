import type { ChangedCell } from './difference.ts'
import type { LargeChange } from './measuredifference.ts'

const MOST = 10

/** The largest relative changes of the figures of one column, largest first. */
export class LargestChanges {
  /** The largest absolute figure before, set ahead of all changes. */
  largestBefore = 0
  private readonly kept: { change: LargeChange; rank: number }[] = []

  /** Takes a change, whose cell is asked for only where it is one of the largest. */
  add(from: number, to: number, cell: () => ChangedCell): void {
    const { kept } = this
    const rank = this.rankOf(from, to)
    const isLarger = (other: (typeof kept)[number] | undefined) =>
      !other ||
      rank > other.rank ||
      (rank === other.rank && Math.abs(to - from) > Math.abs(other.change.to - other.change.from))
    if (kept.length === MOST && !isLarger(kept.at(-1))) return
    let at = kept.length
    while (at > 0 && isLarger(kept[at - 1])) at--
    kept.splice(at, 0, { change: { ...cell(), from, to, ratio: from === 0 ? null : to / from }, rank })
    if (kept.length > MOST) kept.pop()
  }

  /** Those that were kept. */
  list(): LargeChange[] {
    return this.kept.map(({ change }) => change)
  }

  /** By the ratio; from or to zero, or across it, by that to a thousandth of the largest figure before. */
  private rankOf(from: number, to: number): number {
    if (from * to > 0) return Math.abs(Math.log(to / from))
    const zero = this.largestBefore / 1000
    if (zero === 0) return 0
    const above = (value: number) => Math.log(Math.max(Math.abs(value), zero) / zero)
    return above(from) + above(to)
  }
}
