import type { FileTree } from '../catalog/model.ts'
import type { Place } from '../catalog/problem.ts'
import { Scanner } from '../catalog/scan.ts'
import { clip, keptText } from '../catalog/text.ts'
import { maskCell } from '../rules/mask.ts'
import { shownCells } from './hidden.ts'
import type { LineTable } from './lines.ts'

/** Some rows and columns of a table around its faults. */
export interface Extract {
  /** Labels of the first row, by column from 0. */
  labels: string[]
  /** Columns that are shown, from 0. */
  columns: number[]
  rows: { row: number; cells: string[] }[]
  /** Rows and columns of the table that are not here. */
  rowsLeft: number
  columnsLeft: number
  /** Whether a text is hidden that may name a person. */
  hides: boolean
}

/** Rows shown above and below a faulty one. */
const AROUND = 2
const MOST_COLUMNS = 40
/** A row may say that a table of up to this many columns is wide. */
const FIRST_COLUMNS = 4

/** Reads the rows around the given places of a table, at most `most` of them; personal data is masked. */
export function extractOf(
  tree: FileTree,
  file: string,
  { dialect, fields }: LineTable,
  places: Place[],
  most: number,
): Extract {
  const wanted = rowsAround(places, most)
  const extract: Extract = { labels: [], columns: [], rows: [], rowsLeft: 0, columnsLeft: 0, hides: false }
  const faulty = new Set(places.map((place) => `${place.row} ${place.column}`))
  let row = 0
  let width = 0
  new Scanner(dialect).run(tree.open(file), {
    row: ({ bytes, starts, ends }, cells) => {
      row++
      width = Math.max(width, cells)
      if (row > 1 && !wanted.has(row)) return
      const { labels } = extract
      const texts = Array.from({ length: cells }, (_, at) =>
        keptText(bytes, starts[at] as number, ends[at] as number),
      )
      const masked = texts.map((text, at) => maskCell(text, labels[at]))
      if (row === 1) extract.labels = masked
      else {
        const shown = shownCells({ labels, cells: texts, masked, fields }, (at) =>
          faulty.has(`${row} ${at + 1}`),
        )
        extract.hides ||= shown.some((text, at) => text !== masked[at])
        extract.rows.push({ row, cells: shown.map(clip) })
      }
    },
    flush: () => {},
  })
  extract.columns = columnsAround(places, width)
  extract.columnsLeft = width - extract.columns.length
  extract.rowsLeft = Math.max(0, row - 1 - extract.rows.length)
  return extract
}

function rowsAround(places: Place[], most: number): Set<number> {
  const faulty = [...new Set(places.flatMap(({ row }) => (row === undefined ? [] : [row])))].sort(
    (a, b) => a - b,
  )
  const rows = new Set<number>()
  for (const row of faulty) {
    for (let near = row - AROUND; near <= row + AROUND; near++)
      if (near > 1 && rows.size < most) rows.add(near)
  }
  return rows
}

function columnsAround(places: Place[], width: number): number[] {
  const all = Array.from({ length: width }, (_, at) => at)
  if (width <= MOST_COLUMNS) return all
  const chosen = new Set(all.slice(0, FIRST_COLUMNS))
  for (const { column, row } of places) {
    if (row === undefined || column === undefined) continue
    for (let near = column - 2; near <= column; near++)
      if (near >= 0 && near < width && chosen.size < MOST_COLUMNS) chosen.add(near)
  }
  for (const column of all) if (chosen.size < MOST_COLUMNS) chosen.add(column)
  return [...chosen].sort((a, b) => a - b)
}
