import { Int32List } from './int32list.ts'

/** Which numbers belong to a longest rising subsequence (patience sorting): 1 where they do, by place. */
export function longestRise(numbers: Int32Array): Uint8Array {
  /** Place of the smallest last number of a rise of each length, and the place before each place in its rise. */
  const lasts = new Int32Array(numbers.length)
  const previous = new Int32Array(numbers.length)
  let length = 0
  for (let at = 0; at < numbers.length; at++) {
    const number = numbers[at] as number
    let low = 0
    let high = length
    // Mostly the order holds, and a number goes to the end.
    if (length > 0 && (numbers[lasts[length - 1] as number] as number) < number) low = length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((numbers[lasts[middle] as number] as number) < number) low = middle + 1
      else high = middle
    }
    previous[at] = low > 0 ? (lasts[low - 1] as number) : -1
    lasts[low] = at
    if (low === length) length++
  }
  const isIn = new Uint8Array(numbers.length)
  let at = length > 0 ? (lasts[length - 1] as number) : -1
  for (; at >= 0; at = previous[at] as number) isIn[at] = 1
  return isIn
}

/** The order of rows that both sides have: row before by row after. */
export class RowOrder {
  private readonly before = new Int32List()
  private last = 0
  private isRising = true

  /** Takes down which row (from 1) a row after was before; rows after come in any order. */
  put(after: number, before: number): void {
    if (after < this.before.size || before < this.last) this.isRising = false
    this.last = before
    this.before.put(after, before)
  }

  /** Fewest rows that would have to be moved to restore the order before. */
  moved(): number {
    if (this.isRising) return 0
    /** Smallest last row of a rise of each length. */
    const lasts = new Int32List()
    let count = 0
    for (let place = 0; place < this.before.size; place++) {
      const row = this.before.at(place)
      if (row === 0) continue
      count++
      let low = 0
      let high = lasts.size
      if (high > 0 && lasts.at(high - 1) < row) low = high
      while (low < high) {
        const middle = (low + high) >> 1
        if (lasts.at(middle) < row) low = middle + 1
        else high = middle
      }
      lasts.put(low, row)
    }
    return count - lasts.size
  }
}
