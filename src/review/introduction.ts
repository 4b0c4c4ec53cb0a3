import type { FieldDescriptor } from '../catalog/descriptors.ts'
import type { Catalog, Dataset, Resource } from '../catalog/model.ts'
import type { Text } from '../catalog/problem.ts'
import { spoken, withoutPersons } from './metadata.ts'

/** What a verifier has to judge of a dataset that nobody has seen before; an empty value is one that is not stated. */
export interface Introduced {
  label: Text
  value: Text
}

/** What a new dataset says of itself, in the order in which it is judged. */
export function introductionOf(dataset: Dataset, catalog: Catalog): Introduced[] {
  const { value } = dataset.source
  const { contributors, temporal, spatial, sources = [] } = value
  const same = (text: string): Text => ({ id: text, en: text })
  const joined = (texts: (string | undefined)[]) =>
    same(texts.flatMap((text) => (text ? withoutPersons(text) : [])).join('; '))
  const withRole = (role: string) =>
    joined(
      contributors.filter(({ roles = [] }) => roles.some((one) => one === role)).map(({ title }) => title),
    )
  const code = (path: string, text: string | undefined) =>
    text === undefined ? same('') : spoken(path, text, catalog)
  return [
    { label: { id: 'deskripsi', en: 'description' }, value: joined([value.description]) },
    {
      label: { id: 'lisensi', en: 'licence' },
      value: joined(value.licenses.map(({ name, title, path }) => name ?? title ?? path)),
    },
    { label: { id: 'akses', en: 'access' }, value: code('access', value.access) },
    { label: { id: 'sumber', en: 'sources' }, value: joined(sources.map(({ title }) => title)) },
    { label: { id: 'produsen', en: 'producer' }, value: withRole('producer') },
    { label: { id: 'kontak', en: 'contact' }, value: withRole('contact') },
    {
      label: { id: 'periode yang dicakup', en: 'period covered' },
      value: joined([temporal && [temporal.start, temporal.end].filter(Boolean).join(' – ')]),
    },
    {
      label: { id: 'tingkat wilayah', en: 'geographic level' },
      value: code('spatial.level', spatial?.level),
    },
    { label: { id: 'frekuensi', en: 'frequency' }, value: code('frequency', value.frequency) },
    { label: { id: 'tema', en: 'theme' }, value: code('theme', value.theme) },
  ]
}

/** A column of a new table as its schema declares it. */
export interface IntroducedColumn {
  name: string
  title: string
  type: string
  unit: string
  /** The code list whose codes it holds. */
  codes: string
  isKey: boolean
}

/** The columns that the schema of a new table declares. */
export function introducedColumns({ fields, primaryKey }: Resource): IntroducedColumn[] {
  return fields.map(({ name, title = '', type = 'string', unit = '', codes = '' }: FieldDescriptor) => ({
    name,
    title: withoutPersons(title),
    type,
    unit,
    codes,
    isKey: primaryKey.includes(name),
  }))
}
