import type { FieldDescriptor } from '../../catalog/descriptors.ts'
import type { Resource } from '../../catalog/model.ts'

/** Whether a column of text holds the names of the codes of another: `nama_x` or `x` beside a coded `kode_x`. */
export function isNamed({ fields }: Resource, { name, type }: FieldDescriptor): boolean {
  if (type !== 'string') return false
  const stem = name.replace(/^(nama|name)_|_(nama|name)$/, '')
  return fields.some(
    (other) =>
      other.codes !== undefined &&
      other.name !== name &&
      other.name.replace(/^(kode|code)_|_(kode|code)$/, '') === stem,
  )
}
