const PART_BITS = 6
const FIRST_CHUNK = 16
const LARGEST_CHUNK = 4096
const HALF = 2 ** 32

/**
 * Fingerprints of 48 bits, taken down in memory that only grows: 6 bytes each. Those that were added twice are found at
 * the end by sorting, a part at a time, which is quicker than looking each up when it comes.
 */
export class Fingerprints {
  private parts: Part[] = []

  /** Takes down a fingerprint: its lower 32 bits, and 16 more. */
  add(low: number, high: number): void {
    const number = low >>> (32 - PART_BITS)
    this.parts[number] ??= new Part()
    this.parts[number].add(low, high)
  }

  /** The lower 32 bits of those that were added more than once; all are forgotten. */
  repeated(): Set<number> {
    const repeated = new Set<number>()
    const parts = this.parts.filter((part) => part !== undefined)
    const sorted = new Float64Array(Math.max(0, ...parts.map(({ size }) => size)))
    this.parts = []
    for (const part of parts) {
      const values = sorted.subarray(0, part.size)
      part.copyTo(values)
      values.sort()
      for (let at = 1; at < values.length; at++) {
        const value = values[at] as number
        if (value === values[at - 1]) repeated.add(value % HALF)
      }
    }
    return repeated
  }
}

/** The fingerprints that begin with the same bits, in chunks that never move. */
class Part {
  size = 0
  private lows: Uint32Array[] = []
  private highs: Uint16Array[] = []
  private used = 0
  private room = 0

  add(low: number, high: number): void {
    if (this.used === this.room) {
      this.room = Math.min(this.room * 2 || FIRST_CHUNK, LARGEST_CHUNK)
      this.lows.push(new Uint32Array(this.room))
      this.highs.push(new Uint16Array(this.room))
      this.used = 0
    }
    const chunk = this.lows.length - 1
    ;(this.lows[chunk] as Uint32Array)[this.used] = low
    ;(this.highs[chunk] as Uint16Array)[this.used++] = high
    this.size++
  }

  copyTo(values: Float64Array): void {
    let to = 0
    for (const [chunk, lows] of this.lows.entries()) {
      const highs = this.highs[chunk] as Uint16Array
      const used = chunk === this.lows.length - 1 ? this.used : lows.length
      for (let at = 0; at < used; at++) values[to++] = (highs[at] as number) * HALF + (lows[at] as number)
    }
  }
}
