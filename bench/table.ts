/** Rows of text as a table with aligned columns, numbers to the right; no line break at the end. */
export function formatTable(header: string[], rows: string[][]): string {
  const widths = header.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  )
  const right = header.map((_, column) => rows.every((row) => /^[\d.,×-]*$/.test(row[column] ?? '')))
  const line = (cells: string[]) =>
    widths
      .map((width, column) =>
        right[column] ? (cells[column] ?? '').padStart(width) : (cells[column] ?? '').padEnd(width),
      )
      .join('  ')
      .trimEnd()
  return [line(header), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n')
}
