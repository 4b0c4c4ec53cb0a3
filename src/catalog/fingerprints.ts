const PART_BITS = 6
const FIRST_CHUNK = 16
const LARGEST_CHUNK = 4096

/**
 * Fingerprints of 48 bits, taken down in memory that only grows: 6 bytes each. Those that were added twice are found at
 * the end, a part at a time: a part is small enough to be looked through quickly, all of them together would not be.
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
    this.parts = []
    const most = Math.max(0, ...parts.map(({ size }) => size))
    const lows = new Uint32Array(most)
    const highs = new Uint16Array(most)
    const slots = new Int32Array(2 ** Math.ceil(Math.log2(most * 2 + 1)))
    for (const part of parts) {
      part.copyTo(lows, highs)
      findRepeated(lows, highs, part.size, slots.fill(0), repeated)
    }
    return repeated
  }
}

/** Looks each of the first `size` fingerprints up among those before it; `slots` hold their places, counted from 1. */
function findRepeated(
  lows: Uint32Array,
  highs: Uint16Array,
  size: number,
  slots: Int32Array,
  repeated: Set<number>,
): void {
  const mask = slots.length - 1
  for (let at = 0; at < size; at++) {
    const low = lows[at] as number
    let slot = low & mask
    let other = slots[slot] as number
    while (other > 0 && (lows[other - 1] !== low || highs[other - 1] !== highs[at])) {
      slot = (slot + 1) & mask
      other = slots[slot] as number
    }
    if (other > 0) repeated.add(low)
    else slots[slot] = at + 1
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

  copyTo(lows: Uint32Array, highs: Uint16Array): void {
    let to = 0
    for (const [chunk, from] of this.lows.entries()) {
      const used = chunk === this.lows.length - 1 ? this.used : from.length
      lows.set(from.subarray(0, used), to)
      highs.set((this.highs[chunk] as Uint16Array).subarray(0, used), to)
      to += used
    }
  }
}
