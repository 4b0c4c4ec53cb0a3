const END_OF_ZIP = 0x06054b50
const CENTRAL = 0x02014b50
const SHORTEST_END = 22
/** The first day that a ZIP file can say, at midnight (MS-DOS date and time). */
const FIRST_DAY = 0x21

/**
 * Puts the first day that a ZIP file can say in place of the times of its entries, in the bytes themselves, so that
 * they tell nothing of when they were written.
 */
export function withoutTimes(zip: Uint8Array): Uint8Array {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength)
  let end = zip.length - SHORTEST_END
  while (end >= 0 && view.getUint32(end, true) !== END_OF_ZIP) end--
  if (end < 0) throw new Error('Not a ZIP file')
  const entries = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  for (let entry = 0; entry < entries; entry++) {
    if (view.getUint32(at, true) !== CENTRAL) throw new Error('A ZIP file whose list of entries is broken')
    setTime(view, at + 12)
    setTime(view, view.getUint32(at + 42, true) + 10)
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return zip
}

function setTime(view: DataView, at: number): void {
  view.setUint16(at, 0, true)
  view.setUint16(at + 2, FIRST_DAY, true)
}
