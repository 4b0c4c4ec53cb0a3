import writeExcelFile, { type Feature, type Sheet } from 'write-excel-file/universal'
import { withoutTimes } from './ziptimes.ts'

/** A value of a cell; a day or moment is shown as ISO 8601 has it, and `null` is an empty cell. */
export type Cell = string | number | boolean | Date | { value: Date; format: string } | null

/** A sheet of a workbook: a header and the rows under it. */
export interface WorkbookSheet {
  title: string
  header: string[]
  rows: Cell[][]
  /** Width of each column in characters. */
  widths: number[]
  /** Whether the header offers to filter each column. */
  isFiltered: boolean
}

/** Limits of a sheet (specifications and limits of Microsoft Excel). */
export const MOST_ROWS = 1_048_576
export const MOST_COLUMNS = 16_384
export const MOST_CHARACTERS = 32_767

type FileContent =
  NonNullable<Parameters<typeof writeExcelFile>[1]> extends { features?: Feature<infer T>[] } ? T : never

/** The bytes of a workbook (Office Open XML), the same for the same sheets whenever they are written. */
export async function workbook(sheets: readonly WorkbookSheet[]): Promise<Uint8Array> {
  const written = sheets.map(
    ({ title, header, rows, widths }): Sheet<FileContent> => ({
      sheet: sheetName(title),
      stickyRowsCount: 1,
      dateFormat: 'yyyy-mm-dd',
      columns: widths.map((width) => ({ width })),
      data: [
        header.map((value) => ({ value: cellText(value), type: String, fontWeight: 'bold' as const })),
        ...rows.map((row) => row.map((cell) => (typeof cell === 'string' ? cellText(cell) : cell))),
      ],
    }),
  )
  const blob = await writeExcelFile(written, { features: [filters(sheets)] }).toBlob()
  return withoutTimes(new Uint8Array(await blob.arrayBuffer()))
}

/** Offers to filter each column below the header of the sheets that want it. */
function filters(sheets: readonly WorkbookSheet[]): Feature<FileContent> {
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transform: (xml, _, { sheetIndex }) => {
            const sheet = sheets[sheetIndex]
            const end = '</sheetData>'
            const at = xml.lastIndexOf(end)
            if (!sheet?.isFiltered || at < 0) return xml
            const corner = `${columnName(sheet.header.length - 1)}${sheet.rows.length + 1}`
            const filter = `<autoFilter ref="A1:${corner}"/>`
            return xml.slice(0, at + end.length) + filter + xml.slice(at + end.length)
          },
        },
      },
    },
  }
}

/** A text as a workbook holds it: what reads like its escapes, what its parsers drop, and names that its writer trips over. */
function cellText(text: string): string {
  const whole = text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS - 1)}…` : text
  const escaped = whole.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_').replaceAll('\r', '_x000D_')
  // The writer looks texts up in a plain object, which knows these words already.
  return escaped in {} ? `${codeOf(escaped)}${escaped.slice(1)}` : escaped
}

function codeOf(text: string): string {
  return `_x${text.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`
}

const MOST_OF_NAME = 31

function sheetName(title: string): string {
  return title.replace(/[[\]:*?/\\]/g, ' ').slice(0, MOST_OF_NAME)
}

/** The letters of a column, of which the first is 0. */
function columnName(column: number): string {
  const before = Math.floor(column / 26) - 1
  return (before < 0 ? '' : columnName(before)) + String.fromCharCode(65 + (column % 26))
}
