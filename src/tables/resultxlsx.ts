import writeXlsxFile, { type Row } from 'write-excel-file/universal'
import { type Result, rowsOf } from './result.ts'

/** Longest text that a cell of Excel holds. */
const LONGEST = 32_767

/**
 * A result as a workbook (Office Open XML): a header that stays in view, then its rows with cells of their types, and
 * codes as the labels that `labelsOf` a column has.
 */
export async function resultXlsx(
  result: Result,
  titles: readonly string[],
  sheet: string,
  labelsOf: (column: string) => ReadonlyMap<string, string> | undefined = () => undefined,
): Promise<Blob> {
  const kinds = result.columns.map(({ kind }) => kind)
  const labels = result.columns.map(({ name }) => labelsOf(name))
  const head: Row = titles.map((title) => ({ value: title, fontWeight: 'bold' as const }))
  const rows = rowsOf(result).map(
    (cells): Row =>
      cells.map((cell, at) => {
        if (cell === null) return null
        if (kinds[at] === 'date' && typeof cell === 'string' && /^\d{4}-\d\d-\d\d$/.test(cell))
          return { value: new Date(`${cell}T00:00:00Z`), format: 'yyyy-mm-dd' }
        const shown = typeof cell === 'string' ? labels[at]?.get(cell) || cell : cell
        return { value: typeof shown === 'string' ? shown.slice(0, LONGEST) : shown }
      }),
  )
  const columns = titles.map((title) => ({ width: Math.min(40, Math.max(10, title.length + 2)) }))
  return writeXlsxFile([head, ...rows], { columns, stickyRowsCount: 1, sheet: sheetName(sheet) }).toBlob()
}

/** A name that Excel takes for a sheet: at most 31 letters and none with a meaning in formulas. */
function sheetName(text: string): string {
  return (
    text
      .replace(/[\\/?*[\]:']/g, ' ')
      .trim()
      .slice(0, 31) || '1'
  )
}
