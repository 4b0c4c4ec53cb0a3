import { KeySet } from './keyset.ts'
import type { Resource } from './model.ts'
import { readTable } from './pass.ts'
import { columnsOf, RowKey } from './rowkey.ts'
import { type Block, type Cells, VALUE } from './table.ts'

/** Receives a row that has a whole key: its place, its key as bytes, and the columns of the wanted figures. */
type Visit = (block: Block, index: number, key: RowKey, figures: readonly number[]) => void

/** Goes through the rows of a table by their key; false where it lacks a column of the key. */
export function eachKeyed(
  source: () => Iterable<Uint8Array>,
  resource: Resource,
  { key, figures }: KeyNames,
  visit: Visit,
): boolean {
  let row: RowKey | undefined
  let columns: number[] = []
  readTable(source, resource, [
    {
      header: (header) => {
        const found = columnsOf(header, key)
        row = found && new RowKey(found)
        columns = figures.map((name) => header.fields.findIndex((field) => field?.name === name))
      },
      block: (block) => {
        if (!row) return
        for (let index = 0; index < block.count; index++)
          if (!block.blank[index] && row.read(block, index) < 0) visit(block, index, row, columns)
      },
    },
  ])
  return row !== undefined
}

/** Names of the fields that make a key, and of those that hold figures. */
export interface KeyNames {
  key: string[]
  figures: string[]
}

/** The figures of a table by the key of their row. */
export class KeyedFigures {
  /** Whether no key stands twice, so that a figure can be found again. */
  readonly isUnique: boolean
  private readonly keys = new KeySet()
  private readonly values: Float64Array[]

  /** `names` are fields of the table. */
  constructor(source: () => Iterable<Uint8Array>, resource: Resource, names: KeyNames) {
    this.values = names.figures.map(() => new Float64Array(64))
    let rows = 0
    const hasKey = eachKeyed(source, resource, names, (block, index, { bytes, start, end }, columns) => {
      const place = this.keys.put(bytes, start, end)
      rows++
      for (const [at, column] of columns.entries()) this.put(at, place, block.columns[column], index)
    })
    this.isUnique = hasKey && rows === this.keys.size
  }

  /** Place of a key, or -1. */
  placeOf({ bytes, start, end }: RowKey): number {
    return this.keys.indexOf(bytes, start, end)
  }

  /** A figure by the place of its key and its place among the names; NaN where there was none. */
  at(place: number, figure: number): number {
    return this.values[figure]?.[place] ?? Number.NaN
  }

  private put(at: number, place: number, cells: Cells | undefined, index: number): void {
    let values = this.values[at] as Float64Array
    if (place >= values.length) {
      const larger = new Float64Array(values.length * 2)
      larger.set(values)
      values = larger
      this.values[at] = larger
    }
    values[place] = cells?.status[index] === VALUE ? (cells.number[index] as number) : Number.NaN
  }
}
