import { isPersonalHeader } from '../catalog/personal-headers.ts'
import { columnLetters, type Place, type Problem, shorten, type Text } from '../catalog/problem.ts'
import { type Block, type Cells, CONTROL } from '../catalog/table.ts'
import { keptText } from '../catalog/text.ts'
import { maskCell, maskValue, maskWords } from './mask.ts'
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
      value: shorten(
        maskCell(
          keptText(cells.bytes, cells.start[index] as number, cells.end[index] as number),
          headerOf(cells),
        ),
      ),
    })
  }
}

/** Of label and field the one that says the column holds data of persons. */
function headerOf({ field, label }: Cells): string {
  return field && isPersonalHeader(field.name) ? field.name : label
}

/** Name of the field, else what stands above the column; a column may have neither. */
function nameOf({ field, label }: Cells): { field?: string } {
  const name = field?.name ?? label
  return name.trim() === '' ? {} : { field: name }
}

/**
 * The problem that a rule's finding is. No report may spread what is personal, so that its words and values are
 * masked here, whatever rule found it; `names` are given for a table that holds data of persons by its headers,
 * whose quotations are masked but for these.
 */
export function problemOf(
  rule: Rule,
  finding: { message: Text; fix?: Text | undefined; places: Place[]; count?: number | undefined },
  names?: ReadonlySet<string>,
): Problem {
  return {
    code: rule.code,
    severity: rule.severity,
    count: finding.count ?? finding.places.length,
    places: finding.places.map(masked),
    message: maskWords(finding.message, names),
    fix: finding.fix ? maskWords(finding.fix, names) : rule.fix,
  }
}

function masked(place: Place): Place {
  const { value, property } = place
  if (value === undefined && property === undefined) return place
  return {
    ...place,
    ...(property !== undefined && { property: maskValue(property) }),
    ...(value !== undefined && { value: maskValue(value) }),
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
