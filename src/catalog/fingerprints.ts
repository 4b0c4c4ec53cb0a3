const PART_BITS = 6
const WORD_BITS = 32 - PART_BITS
const FIRST_CHUNK = 16
const LARGEST_CHUNK = 4096

/**
 * Fingerprints of 46 bits, taken down in memory that only grows: 5 bytes each, since a part holds those that begin with
 * the same bits. Those that were added twice are found at the end, a part at a time: a part is small enough to be
 * looked through quickly, all of them together would not be.
 */
export class Fingerprints {
  private parts: Part[] = []

  /** Takes down a fingerprint: its lower 32 bits, and 14 of the bits of `high`. */
  add(low: number, high: number): void {
    const number = low >>> WORD_BITS
    this.parts[number] ??= new Part()
    this.parts[number].add((low & ((1 << WORD_BITS) - 1)) | (high << WORD_BITS), high >>> PART_BITS)
  }

  /** The lower 32 bits of those that were added more than once; all are forgotten. */
  repeated(): Set<number> {
    const { parts } = this
    this.parts = []
    const most = parts.reduce((size, part) => Math.max(size, part.size), 0)
    const words = new Uint32Array(most)
    const rests = new Uint8Array(most)
    const slots = new Int32Array(2 ** Math.ceil(Math.log2(most * 2 + 1)))
    const repeated = new Set<number>()
    parts.forEach((part, number) => {
      part.copyTo(words, rests)
      const lead = number << WORD_BITS
      for (const word of repeatedOf(words, rests, part.size, slots.fill(0)))
        repeated.add((lead | (word & ((1 << WORD_BITS) - 1))) >>> 0)
    })
    return repeated
  }
}

/** Looks each of the first `size` fingerprints up among those before it; `slots` hold their places, counted from 1. */
function repeatedOf(words: Uint32Array, rests: Uint8Array, size: number, slots: Int32Array): number[] {
  const repeated: number[] = []
  const mask = slots.length - 1
  for (let at = 0; at < size; at++) {
    const word = words[at] as number
    let slot = word & mask
    let other = slots[slot] as number
    while (other > 0 && (words[other - 1] !== word || rests[other - 1] !== rests[at])) {
      slot = (slot + 1) & mask
      other = slots[slot] as number
    }
    if (other > 0) repeated.push(word)
    else slots[slot] = at + 1
  }
  return repeated
}

/** The fingerprints that begin with the same bits, in chunks that never move. */
class Part {
  size = 0
  private words: Uint32Array[] = []
  private rests: Uint8Array[] = []
  private used = 0
  private room = 0

  add(word: number, rest: number): void {
    if (this.used === this.room) {
      this.room = Math.min(this.room * 2 || FIRST_CHUNK, LARGEST_CHUNK)
      this.words.push(new Uint32Array(this.room))
      this.rests.push(new Uint8Array(this.room))
      this.used = 0
    }
    const chunk = this.words.length - 1
    ;(this.words[chunk] as Uint32Array)[this.used] = word
    ;(this.rests[chunk] as Uint8Array)[this.used++] = rest
    this.size++
  }

  copyTo(words: Uint32Array, rests: Uint8Array): void {
    let to = 0
    for (const [chunk, from] of this.words.entries()) {
      const used = chunk === this.words.length - 1 ? this.used : from.length
      words.set(from.subarray(0, used), to)
      rests.set((this.rests[chunk] as Uint8Array).subarray(0, used), to)
      to += used
    }
  }
}
