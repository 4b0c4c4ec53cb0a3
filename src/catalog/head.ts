/** The first bytes of a file, at most `size`, without asking for more pieces than that needs. */
export function headOf(pieces: Iterable<Uint8Array>, size: number): Uint8Array {
  const head = new Uint8Array(size)
  let length = 0
  for (const piece of pieces) {
    const part = piece.subarray(0, size - length)
    head.set(part, length)
    length += part.length
    if (length === size) break
  }
  return head.subarray(0, length)
}
