/** Values kept exactly up to this number, above it a uniform sample of this size. */
export const SAMPLE_SIZE = 10_000

/**
 * Numbers of a column: all of them up to 10,000, then a reservoir sample (Vitter's algorithm R) whose random
 * numbers come from a fixed seed, so that equal bytes give equal results.
 */
export class Sample {
  size = 0
  private values = new Float64Array(64)
  private state = 0x9e3779b9

  /** Takes one value. */
  add(value: number): void {
    const at = this.size++
    if (at < SAMPLE_SIZE) {
      if (at === this.values.length) {
        const larger = new Float64Array(Math.min(at * 2, SAMPLE_SIZE))
        larger.set(this.values)
        this.values = larger
      }
      this.values[at] = value
      return
    }
    const place = Math.floor(this.random() * this.size)
    if (place < SAMPLE_SIZE) this.values[place] = value
  }

  /** The kept values in ascending order. */
  sorted(): Float64Array {
    return this.values.slice(0, Math.min(this.size, SAMPLE_SIZE)).sort()
  }

  private random(): number {
    this.state ^= this.state << 13
    this.state ^= this.state >>> 17
    this.state ^= this.state << 5
    return (this.state >>> 0) / 0x100000000
  }
}
