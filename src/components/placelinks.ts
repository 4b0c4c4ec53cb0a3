import type { FieldDescriptor } from '../catalog/descriptors.ts'
import type { Resource, TableResult } from '../catalog/model.ts'

/** The page of the place that a code of a list stands for, where it has one. */
export type PlaceHref = (list: string, code: string, system?: string) => string | undefined

/** Where the cells of a column lead. */
export interface CellLink {
  /** Where a cell leads, by its row. */
  of(row: readonly string[]): string | undefined
  /** The column of codes that the places are of, and whether it is their names that are linked. */
  field: FieldDescriptor
  isNamed: boolean
}

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
  for (const field of fields) {
    const { name, codes, system } = field
    const from = labels.indexOf(name)
    if (from < 0 || codes === undefined) continue
    const known = new Map<string, string | undefined>()
    const of: CellLink['of'] = (row) => {
      const code = row[from] ?? ''
      if (!known.has(code)) known.set(code, placeHref(codes, code, system))
      return known.get(code)
    }
    if (!preview.some((row) => of(row) !== undefined)) continue
    const isNamed = (at: number) =>
      at !== from && preview.every((row) => row[at] === nameOf(codes, row[from] ?? '', system))
    const named = labels.findIndex((_, at) => isNamed(at))
    links[named < 0 ? from : named] ??= { of, field, isNamed: named >= 0 }
  }
  return links
}
