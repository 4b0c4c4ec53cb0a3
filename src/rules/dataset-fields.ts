import type { FieldDescriptor } from '../catalog/descriptors.ts'
import type { Dataset, PropertyPath, Resource } from '../catalog/model.ts'
import { isUnsure } from './property.ts'

/** A column of a dataset with the place of its description. */
export interface DatasetField {
  resource: Resource
  field: FieldDescriptor
  path: PropertyPath
}

/** The columns of all tables of a dataset; none where their descriptions could not be read as they were meant. */
export function fieldsOf({ source, resources }: Dataset): DatasetField[] {
  if (isUnsure(source, 'resources')) return []
  return resources.flatMap((resource) =>
    resource.fields.map((field, at) => ({
      resource,
      field,
      path: ['resources', resource.index, 'schema', 'fields', at],
    })),
  )
}

/** Names that say of a number that it counts nothing: codes, ordinals, parts of a date, coordinates. */
const NO_AMOUNT =
  /^(kode|id|no|nomor|nomer|urut|urutan|peringkat|ranking|rank|tahun|bulan|tanggal|hari|triwulan|semester|minggu|year|month|day|quarter|week|code|number|order|lintang|bujur|latitude|longitude|lat|lon|lng|long|rt|rw)(_|\d|$)/i

/** Whether a column holds amounts, which mean nothing without a unit. */
export function isAmount({ field, resource }: DatasetField): boolean {
  if (field.type !== 'integer' && field.type !== 'number') return false
  if (field.codes !== undefined || field.categories !== undefined || field.constraints?.enum !== undefined)
    return false
  return !resource.primaryKey.includes(field.name) && !NO_AMOUNT.test(field.name)
}
