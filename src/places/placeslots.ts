/** Groups of a place and period that are kept apart; with more, rows are only counted. */
export const MOST_GROUPS = 8
/** Figures that are kept of a table while it is read; beyond, rows are only counted. */
const MOST_SLOTS = 1_000_000
/** Periods that are kept of each table. */
const MOST_PERIODS = 24
/** Above any number of periods of a table. */
const FACTOR = 1_000_000

/** Figures of a table by place, period and group while it is read; full where two rows meet or there are too many. */
export class PlaceSlots {
  isFull = false
  private readonly slots = new Map<number, number>()
  private readonly groups = new Map<string, number>()
  private readonly keys: number[][] = []
  private readonly values: number[][]
  private readonly reasons: number[] = []

  /** `measures` is the number of figures of a row. */
  constructor(measures: number) {
    this.values = Array.from({ length: measures }, () => [])
  }

  /** Keeps the figures of a row about a place, by their keys; `reason` says what they rest on (-1: nothing said). */
  put(place: number, period: number, group: readonly number[], values: Float64Array, reason: number): void {
    const name = group.join()
    const number = this.groups.get(name) ?? this.groups.size
    if (number >= MOST_GROUPS || period >= FACTOR || this.reasons.length >= MOST_SLOTS) {
      this.leave()
      return
    }
    if (number === this.groups.size) {
      this.groups.set(name, number)
      this.keys.push([...group])
    }
    const key = (place * FACTOR + period) * MOST_GROUPS + number
    if (this.slots.has(key)) {
      this.leave()
      return
    }
    this.slots.set(key, this.reasons.length)
    this.reasons.push(reason)
    for (const [at, list] of this.values.entries()) list.push(values[at] as number)
  }

  /**
   * The figures by place, then period, then group: the last 24 periods, and of each place the last one that it has.
   * `order` are the keys of the periods, oldest first; a missing figure is NaN.
   */
  arranged(places: number, periods: readonly string[]): Arranged {
    const last = new Map<number, number>()
    const ranks = [...periods.keys()].sort((a, b) => compare(periods[a] as string, periods[b] as string))
    const rankOf: number[] = []
    for (const [rank, key] of ranks.entries()) rankOf[key] = rank
    for (const key of this.slots.keys()) {
      const { place, period } = parts(key)
      const rank = rankOf[period] ?? 0
      if (rank >= (last.get(place) ?? -1)) last.set(place, rank)
    }
    const kept = new Set([...last.values(), ...[...ranks.keys()].slice(-MOST_PERIODS)])
    const order = ranks.filter((_, rank) => kept.has(rank))
    const place = new Map(order.map((key, at) => [key, at]))
    const size = places * order.length * this.keys.length
    const values = this.values.map(() => new Array<number>(size).fill(Number.NaN))
    const reasons = new Array<number>(size).fill(-1)
    for (const [key, slot] of this.slots) {
      const found = parts(key)
      const period = place.get(found.period)
      if (period === undefined) continue
      const at = (found.place * order.length + period) * this.keys.length + found.group
      reasons[at] = this.reasons[slot] as number
      for (const [index, list] of values.entries()) list[at] = this.values[index]?.[slot] as number
    }
    return { order, groups: this.keys, values, reasons }
  }

  private leave(): void {
    this.isFull = true
    this.slots.clear()
    this.reasons.length = 0
    for (const list of this.values) list.length = 0
  }
}

/** Figures in the order of their places, periods and groups. */
export interface Arranged {
  order: number[]
  groups: number[][]
  values: number[][]
  reasons: number[]
}

function parts(key: number): { place: number; period: number; group: number } {
  const rest = Math.floor(key / MOST_GROUPS)
  return { place: Math.floor(rest / FACTOR), period: rest % FACTOR, group: key % MOST_GROUPS }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
