import type { PeriodUnit } from './measuredifference.ts'
import type { Cells } from './table.ts'

/** Periods told apart; more are taken together in longer ones. */
const MOST_PERIODS = 400
/** Numbers of days whose period is remembered. */
const MOST_KNOWN = 100_000

/** Slots that there can be: one for each period, and slot 0 for rows without one. */
export const SLOTS: number = MOST_PERIODS + 1

/** Takes what was counted by slot along when periods are taken together; `to` is the new slot of each old one. */
export interface Folding {
  fold(to: Int32Array): void
}

/** Numbers the periods of rows; those of both sides of a comparison share their numbers. */
export class PeriodSlots {
  unit: PeriodUnit
  /** Slot of each row of the block that was taken last. */
  readonly slots: Int32Array = new Int32Array(1 << 11)
  private readonly followers: Folding[] = []
  /** Periods by slot: days since 1970, months or years since 0; slot 0 has none. */
  private periods: number[] = [Number.NaN]
  private known = new Map<number, number>()
  private knownType: string | undefined

  /** `unit` is the finest that the column of periods can tell. */
  constructor(unit: PeriodUnit) {
    this.unit = unit
  }

  /** Adds one that counts by slot. */
  follow(one: Folding): void {
    this.followers.push(one)
  }

  /** Sets `slots` for the rows of a block by their cells in the column of periods. */
  take(cells: Cells | undefined, count: number): void {
    const { slots } = this
    if (!cells) {
      slots.fill(0, 0, count)
      return
    }
    if (cells.field?.type !== this.knownType || this.known.size > MOST_KNOWN) this.known.clear()
    this.knownType = cells.field?.type
    const isYear = this.knownType === 'year'
    let last = Number.NaN
    let slot = 0
    for (let index = 0; index < count; index++) {
      const number = cells.number[index] as number
      if (number !== last) {
        last = number
        const { unit } = this
        slot = Number.isNaN(number) ? 0 : (this.known.get(number) ?? this.slotOf(number, isYear))
        if (unit !== this.unit) {
          // The slots given so far are those of shorter periods.
          this.take(cells, count)
          return
        }
      }
      slots[index] = slot
    }
  }

  /** Slot of a cell whose period is known. */
  slotOfCell(cells: Cells | undefined): number {
    const number = cells?.number[0] ?? Number.NaN
    if (cells?.field?.type !== this.knownType) this.known.clear()
    this.knownType = cells?.field?.type
    return Number.isNaN(number)
      ? 0
      : (this.known.get(number) ?? this.slotOf(number, this.knownType === 'year'))
  }

  /** Slots with a period from the earliest on, behind that of rows without one. */
  order(): number[] {
    const { periods } = this
    const slots = periods.slice(1).map((_, at) => at + 1)
    return [0, ...slots.sort((a, b) => (periods[a] as number) - (periods[b] as number))]
  }

  /** The period of a row of the block that was taken last. */
  textAt(index: number): string {
    return this.text(this.slots[index] as number)
  }

  /** A period as ISO 8601 writes it; empty for slot 0. */
  text(slot: number): string {
    const period = this.periods[slot] as number
    if (Number.isNaN(period)) return ''
    if (this.unit === 'year') return yearText(period)
    if (this.unit === 'month') return `${yearText(Math.floor(period / 12))}-${two((period % 12) + 1)}`
    return new Date(period * DAY).toISOString().slice(0, 10)
  }

  private slotOf(number: number, isYear: boolean): number {
    const period = isYear ? number : toUnit(number, this.unit)
    let slot = this.periods.indexOf(period)
    if (slot < 0) {
      if (this.periods.length === SLOTS) {
        if (this.unit !== 'year') {
          this.coarsen()
          return this.slotOf(number, isYear)
        }
        // A table of more than 400 years is none of periods.
        slot = 0
      } else slot = this.periods.push(period) - 1
    }
    this.known.set(number, slot)
    return slot
  }

  private coarsen(): void {
    const unit = this.unit === 'day' ? 'month' : 'year'
    const periods = [Number.NaN]
    const to = Int32Array.from(this.periods, (period, slot) => {
      if (slot === 0) return 0
      const longer = this.unit === 'day' ? toUnit(period, 'month') : Math.floor(period / 12)
      const known = periods.indexOf(longer)
      return known < 0 ? periods.push(longer) - 1 : known
    })
    this.unit = unit
    this.periods = periods
    this.known.clear()
    for (const one of this.followers) one.fold(to)
  }
}

const DAY = 86_400_000

/** A day since 1970 as a day, a month or a year. */
function toUnit(day: number, unit: PeriodUnit): number {
  if (unit === 'day') return Math.floor(day)
  const date = new Date(day * DAY)
  const year = date.getUTCFullYear()
  return unit === 'year' ? year : year * 12 + date.getUTCMonth()
}

function yearText(year: number): string {
  return year < 0 ? `-${String(-year).padStart(4, '0')}` : String(year).padStart(4, '0')
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
