import type { FieldDescriptor } from '../catalog/descriptors.ts'
import { type Cells, LETTER } from '../catalog/table.ts'
import { bytesOf } from '../catalog/text.ts'
import { cellText } from './cellcheck.ts'

/** A cell that stands for all the others of its column: the whole of it must be such a word. */
const WORD =
  /^(grand |sub ?-?)?(jumlah|total)( ?\/ ?(jumlah|total))?( (total|keseluruhan|seluruhnya|semua|seluruh))?\s*:?$/i

/** Columns of areas below a city, in which the city itself is the sum of the others. */
const LOWER = /(^|_)(kecamatan|kelurahan|desa|distrik|lingkungan|district|subdistrict|village)(_|$)/i

/** First letters, in lower case, of the words above. */
const FIRST = new Set([...'jtgs'].map((letter) => letter.charCodeAt(0)))
const LONGEST = 40

/** Tells the cells of a column that name a total. */
export class TotalLabel {
  private readonly names: Uint8Array[]

  /** `place` is the area of the catalog, whose name or code in a column of lower areas means their total. */
  constructor({ name }: FieldDescriptor, place: { name: string; code: string }) {
    this.names = LOWER.test(name)
      ? [place.name, place.code].filter((text) => text.length > 2).map(bytesOf)
      : []
  }

  /** Whether a cell names a total. */
  fits(cells: Cells, index: number): boolean {
    const start = cells.start[index] as number
    const length = (cells.end[index] as number) - start
    if (length < 5 || length > LONGEST) return this.isPlace(cells, start, length)
    if ((cells.kinds[index] as number) & LETTER && FIRST.has((cells.bytes[start] as number) | 0x20))
      if (WORD.test(cellText(cells, index).trim())) return true
    return this.isPlace(cells, start, length)
  }

  private isPlace({ bytes }: Cells, start: number, length: number): boolean {
    for (const name of this.names) {
      if (name.length !== length) continue
      let at = 0
      while (at < length && bytes[start + at] === name[at]) at++
      if (at === length) return true
    }
    return false
  }
}
