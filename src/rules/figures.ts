import type { FieldDescriptor } from '../catalog/descriptors.ts'
import type { Resource } from '../catalog/model.ts'

/** Names of columns whose numbers name, order or place a thing instead of counting or measuring it. */
const NO_FIGURE =
  /(^|_)(kode|code|id|nomor|no|nik|npsn|urutan|urut|rank|peringkat|ranking|tahun|year|bulan|month|semester|triwulan|kuartal|lintang|bujur|lat|lon|lng|long|latitude|longitude|x|y|rt|rw|koridor|lingkungan|usia|umur|telepon|kodepos)(_|$)/i

/** Units of figures that cannot be added up. */
const SHARE =
  /^(persen|percent|persentase|pct|%|‰|per ?mil|permil|indeks|index|rasio|ratio|skor|score|nilai|poin)$/i

/** Whether a column counts or measures something, as far as its schema tells. */
export function isFigure(field: FieldDescriptor | undefined, resource: Resource): boolean {
  return (
    field !== undefined &&
    (field.type === 'integer' || field.type === 'number') &&
    field.codes === undefined &&
    field.categories === undefined &&
    field.constraints?.enum === undefined &&
    field.constraints?.unique !== true &&
    !resource.primaryKey.includes(field.name) &&
    !resource.foreignKeys.some(({ fields }) => fields.includes(field.name)) &&
    !NO_FIGURE.test(field.name)
  )
}

/** Whether the figures of a column can be added up: no shares, indices, averages or densities. */
export function isAdditive({ name, unit = '', measure = '' }: FieldDescriptor): boolean {
  return (
    !SHARE.test(unit.trim()) &&
    !unit.includes('/') &&
    !/\bper\b/i.test(unit) &&
    !/persen|rata|rasio|indeks|prevalensi|kepadatan|laju|pertumbuhan|average|mean|median|density|ratio|index|percent/i.test(
      `${name} ${measure}`.replaceAll('_', ' '),
    )
  )
}
