import type { FieldDescriptor } from '../catalog/descriptors.ts'
import type { Cells } from '../catalog/table.ts'
import { bytesOf, isSame } from '../catalog/text.ts'
import { isTotalText } from '../catalog/total-row.ts'

/** Columns of areas below a city, in which the city itself is the sum of the others. */
const LOWER = /(^|_)(kecamatan|kelurahan|desa|distrik|lingkungan|district|subdistrict|village)(_|$)/i

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
    const { bytes } = cells
    const start = cells.start[index] as number
    const end = cells.end[index] as number
    return isTotalText(bytes, start, end) || this.names.some((name) => isSame(bytes, start, end, name))
  }
}
