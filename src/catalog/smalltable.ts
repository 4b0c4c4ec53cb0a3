import { Scanner } from './scan.ts'
import { textOf } from './text.ts'

/** Reads a whole comma-separated table as rows of text by column; meant for code lists and plans. */
export function readSmallTable(source: Iterable<Uint8Array>): {
  labels: string[]
  rows: Record<string, string>[]
} {
  let labels: string[] | undefined
  const rows: Record<string, string>[] = []
  new Scanner({ delimiter: ',', quoteChar: '"' }).run(source, {
    row: ({ bytes, starts, ends }, width) => {
      const cells = Array.from({ length: width }, (_, at) => textOf(bytes, starts[at], ends[at]))
      if (!labels) labels = cells
      else if (cells.some((cell) => cell !== '')) {
        rows.push(Object.fromEntries(labels.map((label, at) => [label, cells[at] ?? ''])))
      }
    },
    flush: () => {},
  })
  return { labels: labels ?? [], rows }
}
