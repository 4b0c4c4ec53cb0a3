import { shorten, type Text } from '../catalog/problem.ts'
import { BAD, type Cells, type Header } from '../catalog/table.ts'
import { cellText } from './cellcheck.ts'
import { labelPlace } from './labels.ts'
import type { RowCheck, TableContext } from './rule.ts'
import { listed } from './wording.ts'

/** What was found in the cells of a table, whatever its columns. */
export interface CellsFound {
  count: number
  /** `kolom …`, as messages name the columns: by label, at most eight. */
  columns: Text
  /** The first faulty cell, and up to five short different ones. */
  example: string
  examples: string[]
}

/** A fault that any cell of a table may have, also in a column that the schema does not name. */
export interface CellFault {
  /** Bits of `Cells.kinds`, one of which every faulty cell has. */
  oneOf: number
  /** Or bits that it has all together. */
  allOf?: number
  test(cells: Cells, index: number): boolean
  /** Whether a label has the fault, where labels can. */
  label?(label: string): boolean
  message(found: CellsFound): Text
  fix?(found: CellsFound): Text
}

/** More bits than a cell has. */
const NO_CELL = 1 << 16
const MOST_EXAMPLES = 5
const LONGEST_EXAMPLE = 60

/** One check of all cells and labels of a table. Cells that are not of their type are left to that rule. */
export function tableCells(header: Header, { resource }: TableContext, fault: CellFault): RowCheck {
  const columns = new Set<number>()
  const examples = new Set<string>()
  let example: string | undefined
  const take = (column: number, text: string) => {
    columns.add(column)
    example ??= text
    if (examples.size < MOST_EXAMPLES && text.length <= LONGEST_EXAMPLE) examples.add(text)
  }
  const facts = { file: resource.file as string, header }
  const places = header.labels.flatMap((label, column) => {
    const field = header.fields[column]
    // A label that is not its field's name is a fault of the label as a whole.
    if (!fault.label?.(label) || (field && field.name !== label)) return []
    take(column, label)
    return [labelPlace(facts, column)]
  })
  const found = (count: number): CellsFound => ({
    count,
    columns: columnWords([...columns].sort((a, b) => a - b).map((column) => header.labels[column] as string)),
    example: example ?? '',
    examples: [...examples],
  })
  let total = 0
  const hits: number[] = []
  const { fix, oneOf, allOf = NO_CELL } = fault
  return {
    places,
    block: (block, report) => {
      const width = block.columns.length
      for (let column = 0; column < width; column++) {
        const cells = block.columns[column] as Cells
        const { anyKinds, kinds, status } = cells
        if ((anyKinds & oneOf) === 0 && (anyKinds & allOf) !== allOf) continue
        for (let index = 0; index < block.count; index++) {
          const kind = kinds[index] as number
          if ((kind & oneOf) === 0 && (kind & allOf) !== allOf) continue
          if (status[index] !== BAD && fault.test(cells, index)) hits.push(index * width + column)
        }
      }
      if (hits.length === 0) return
      // Row by row, so that what is said first does not hang on how the file was cut into blocks.
      for (const hit of hits.sort((a, b) => a - b)) {
        const column = hit % width
        const index = (hit - column) / width
        if (examples.size < MOST_EXAMPLES) take(column, cellText(block.columns[column] as Cells, index))
        else columns.add(column)
        report(block, index, column)
      }
      hits.length = 0
    },
    message: (count) => {
      total = count
      return fault.message(found(count))
    },
    ...(fix && { fix: () => fix(found(total)) }),
  }
}

function columnWords(labels: string[]): Text {
  const names = listed(labels.map((label, at) => (label.trim() === '' ? String(at + 1) : shorten(label))))
  return { id: `kolom ${names.id}`, en: `${labels.length === 1 ? 'column' : 'columns'} ${names.en}` }
}
