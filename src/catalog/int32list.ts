const BITS = 15
const ROOM = 1 << BITS
const MASK = ROOM - 1

/** Whole numbers of 32 bits by their place, in memory that grows without being copied; 0 where none was put. */
export class Int32List {
  /** One more than the largest place that was put. */
  size = 0
  private readonly chunks: Int32Array[] = []

  /** The number at a place that is below `size`. */
  at(place: number): number {
    return (this.chunks[place >>> BITS] as Int32Array)[place & MASK] as number
  }

  /** Puts a number at a place. */
  put(place: number, number: number): void {
    while (place >>> BITS >= this.chunks.length) this.chunks.push(new Int32Array(ROOM))
    ;(this.chunks[place >>> BITS] as Int32Array)[place & MASK] = number
    if (place >= this.size) this.size = place + 1
  }
}
