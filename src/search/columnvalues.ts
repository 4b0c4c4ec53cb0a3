import type { FieldDescriptor } from '../catalog/descriptors.ts'
import type { CodeList, Resource, TableResult } from '../catalog/model.ts'

/** Values of a column that are worth finding. */
export interface ColumnValues {
  /** The field that describes the column. */
  field: FieldDescriptor
  values: string[]
}

const MOST_VALUES = 300
/** What is longer is a sentence, no name. */
const LONGEST = 60
/** A text column with more is a list of things nobody searches by name, such as numbers of receipts. */
const MOST_NAMES = 1000

/**
 * Values that really occur in the columns of codes and of names. They come from the profile's most frequent values
 * and the first rows; where a column has as many different values as its code list, from that list. Codes that stand
 * only further down in a large table are not found.
 */
export function columnValues(
  { fields }: Resource,
  { labels, columns, preview }: TableResult,
  codeLists: ReadonlyMap<string, CodeList>,
): ColumnValues[] {
  return labels.flatMap((label, column) => {
    const field = fields.find(({ name }) => name === label)
    const profile = columns[column]
    if (!field || !profile || profile.estimated) return []
    const isName = field.type === 'string' && profile.distinct <= MOST_NAMES
    if (field.codes === undefined && !isName) return []
    const list = field.codes === undefined ? undefined : codeLists.get(field.codes)
    const system = (list?.systems.find((one) => one.system === field.system) ?? list?.systems[0])?.column
    const whole =
      list && system !== undefined ? [...new Set(list.rows.map((row) => row[system] ?? ''))] : undefined
    const seen = new Set([
      ...profile.top.map(({ value }) => value),
      ...preview.map((row) => row[column] ?? ''),
    ])
    const values = whole && profile.distinct >= whole.length ? whole : [...seen]
    const shown = values.filter((value) => value !== '' && value.length <= LONGEST).slice(0, MOST_VALUES)
    return shown.length > 0 ? [{ field, values: shown }] : []
  })
}
