import type { FieldDescriptor } from './descriptors.ts'
import type { Resource } from './model.ts'

/** Names of columns whose numbers name, order or place a thing instead of counting or measuring it. */
const NO_FIGURE =
  /(^|_)(kode|code|id|nomor|no|nik|npsn|urutan|urut|rank|peringkat|ranking|tahun|year|bulan|month|semester|triwulan|kuartal|lintang|bujur|lat|lon|lng|long|latitude|longitude|x|y|rt|rw|koridor|lingkungan|usia|umur|telepon|kodepos)(_|$)/i

/** Units of figures that cannot be added up. */
const SHARE =
  /^(persen|percent|persentase|pct|%|‰|per ?mil|permil|indeks|index|rasio|ratio|skor|score|nilai|poin)$/i

/** Columns of text about a figure, which do not tell series apart. */
const REMARK =
  /(^|_)(sumber|source|dasar|basis|keterangan|catatan|note|notes|remark|satuan|unit|status_data|url|tautan)(_|$)/i

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

/** Whether a column says or measures something about what the others name, instead of naming it. */
export function isRemark(field: FieldDescriptor, resource: Resource): boolean {
  return field.type === 'number' || isFigure(field, resource) || REMARK.test(field.name)
}

/** Whether a column says with a code what a figure rests on, such as a provisional one. */
export function isCodedRemark({ name, type, codes }: FieldDescriptor): boolean {
  return codes !== undefined && type === 'string' && REMARK.test(name)
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
