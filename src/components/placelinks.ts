import type { Resource, TableResult } from '../catalog/model.ts'

/** The page of the place that a code of a list stands for, where it has one. */
export type PlaceHref = (list: string, code: string, system?: string) => string | undefined

/** Where a cell leads, by its row. */
export type CellLink = (row: readonly string[]) => string | undefined

/**
 * The links of a table's columns to the pages of places: on the name of a place where a column holds nothing but the
 * names of the codes beside it, else on the code.
 */
export function placeLinks(
  { fields }: Pick<Resource, 'fields'>,
  { labels, preview }: Pick<TableResult, 'labels' | 'preview'>,
  placeHref: PlaceHref,
  nameOf: (list: string, code: string, system?: string) => string | undefined,
): (CellLink | undefined)[] {
  const links: (CellLink | undefined)[] = labels.map(() => undefined)
  for (const { name, codes, system } of fields) {
    const from = labels.indexOf(name)
    if (from < 0 || codes === undefined) continue
    const known = new Map<string, string | undefined>()
    const link: CellLink = (row) => {
      const code = row[from] ?? ''
      if (!known.has(code)) known.set(code, placeHref(codes, code, system))
      return known.get(code)
    }
    if (!preview.some((row) => link(row) !== undefined)) continue
    const isNamed = (at: number) =>
      at !== from && preview.every((row) => row[at] === nameOf(codes, row[from] ?? '', system))
    const named = labels.findIndex((_, at) => isNamed(at))
    links[named < 0 ? from : named] ??= link
  }
  return links
}
