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
  private before = new Int32Array(64)
  private size = 0
  private isRising = true

  /** Takes down which row (from 1) a row after was before; rows after come in any order. */
  put(after: number, before: number): void {
    if (after >= this.before.length) {
      const larger = new Int32Array(Math.max(this.before.length * 2, after + 1))
      larger.set(this.before)
      this.before = larger
    }
    if (after < this.size || before < (this.before[this.size - 1] ?? 0)) this.isRising = false
    this.size = Math.max(this.size, after + 1)
    this.before[after] = before
  }

  /** Fewest rows that would have to be moved to restore the order before. */
  moved(): number {
    if (this.isRising) return 0
    const rows = this.before.subarray(0, this.size).filter((row) => row > 0)
    return rows.length - longestRise(rows).reduce((sum, one) => sum + one, 0)
  }
}
