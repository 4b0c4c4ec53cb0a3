import { columnLetters, type Place, type Problem, shorten, type Text } from '../catalog/problem.ts'
import { type Block, type Cells, CONTROL } from '../catalog/table.ts'
import { keptText } from '../catalog/text.ts'
import type { Finding, Rule } from './rule.ts'

/** Gathers the places of one fault: all are counted, up to `limit` are kept. */
export class Places {
  count = 0
  readonly places: Place[] = []
  private readonly file: string
  private readonly limit: number

  constructor(file: string, limit: number) {
    this.file = file
    this.limit = limit
  }

  /** A place that is known without its row. */
  put(place: Place): void {
    this.count++
    if (this.places.length < this.limit) this.places.push(place)
  }

  /** A row, or one of its cells where `column` is given (from 0). */
  add(block: Block, index: number, column?: number): void {
    this.count++
    if (this.places.length >= this.limit) return
    const row = block.firstRow + index
    if (column === undefined) {
      this.places.push({ file: this.file, line: block.lines[index] as number, row })
      return
    }
    const cells = block.columns[column] as Cells
    this.places.push({
      file: this.file,
      line: (block.lines[index] as number) + breaksBefore(block, index, column),
      row,
      column: column + 1,
      cell: `${columnLetters(column + 1)}${row}`,
      ...nameOf(cells),
      value: shorten(keptText(cells.bytes, cells.start[index] as number, cells.end[index] as number)),
    })
  }
}

/** Name of the field, else what stands above the column; a column may have neither. */
function nameOf({ field, label }: Cells): { field?: string } {
  const name = field?.name ?? label
  return name.trim() === '' ? {} : { field: name }
}

/** The problem that a rule's finding is. */
export function problemOf(
  rule: Rule,
  finding: { message: Text; fix?: Text | undefined; places: Place[]; count?: number | undefined },
): Problem {
  return {
    code: rule.code,
    severity: rule.severity,
    count: finding.count ?? finding.places.length,
    places: finding.places,
    message: finding.message,
    fix: finding.fix ?? rule.fix,
  }
}

/** A finding with at most `limit` of its places, all of them counted. */
export function limited(finding: Finding, limit: number): Finding {
  if (finding.places.length <= limit) return finding
  return { ...finding, count: finding.count ?? finding.places.length, places: finding.places.slice(0, limit) }
}

/** Line breaks inside the cells of a row that stand before a column. */
function breaksBefore(block: Block, index: number, column: number): number {
  let breaks = 0
  for (let before = 0; before < column; before++) {
    const { kinds, start, end, bytes } = block.columns[before] as Cells
    if (!((kinds[index] as number) & CONTROL)) continue
    for (let at = start[index] as number; at < (end[index] as number); at++) {
      if (bytes[at] === 10 || (bytes[at] === 13 && bytes[at + 1] !== 10)) breaks++
    }
  }
  return breaks
}
