/** Values are all kept up to this number. */
export const SAMPLE_SIZE = 10_000
const MOST_KEPT = SAMPLE_SIZE * 2

/**
 * Numbers of a column: all of them up to {@link SAMPLE_SIZE}, then one of each run of equally many, chosen at random, so
 * that every part of the column is as likely to be in the sample. The random numbers come from a fixed seed: equal bytes
 * give equal results.
 */
export class Sample {
  size = 0
  private values = new Float64Array(64)
  private kept = 0
  /** Length of a run of which one value is kept, how many of the next one have passed, and which is wanted. */
  private run = 1
  private passed = 0
  private wanted = 0
  private state = 0x9e3779b9

  /** Takes one value. */
  add(value: number): void {
    this.size++
    if (this.passed === this.wanted) this.keep(value)
    if (++this.passed === this.run) {
      this.passed = 0
      if (this.run > 1) this.wanted = this.random(this.run)
    }
  }

  /** The kept values in ascending order. */
  sorted(): Float64Array {
    return this.values.slice(0, this.kept).sort()
  }

  private keep(value: number): void {
    if (this.kept === MOST_KEPT) {
      const half = this.run
      this.thin()
      // This value stands for the first half of the run that has become twice as long.
      if (this.random(2) === 1) {
        this.wanted = half + this.random(half)
        return
      }
    } else if (this.kept === this.values.length) {
      const larger = new Float64Array(Math.min(this.kept * 2, MOST_KEPT))
      larger.set(this.values)
      this.values = larger
    }
    this.values[this.kept++] = value
  }

  /** Makes runs twice as long: of each pair of values one stays. */
  private thin(): void {
    const { values } = this
    for (let pair = 0; pair < SAMPLE_SIZE; pair++) {
      values[pair] = values[pair * 2 + this.random(2)] as number
    }
    this.kept = SAMPLE_SIZE
    this.run *= 2
  }

  /** A whole number from 0 to below `limit`. */
  private random(limit: number): number {
    this.state ^= this.state << 13
    this.state ^= this.state >>> 17
    this.state ^= this.state << 5
    return Math.floor(((this.state >>> 0) / 0x100000000) * limit)
  }
}
