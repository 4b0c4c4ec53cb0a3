import type { FieldDescriptor } from '../catalog/descriptors.ts'
import type { Resource } from '../catalog/model.ts'
import type { Language } from '../catalog/problem.ts'
import { MESSAGES } from '../i18n/messages.ts'
import { firstLanguage, languagesOf } from './addresses.ts'
import type { Publication } from './exporter.ts'
import { inLanguage, translated } from './translated.ts'

/** What the columns of a table mean, as a table of its own: texts in each language of the catalog, side by side. */
export function dictionaryOf(
  publication: Publication,
  resource: Resource,
): { header: string[]; rows: string[][] } {
  const languages = languagesOf(publication)
  const first = firstLanguage(publication)
  const columns: { header: string; of: (field: FieldDescriptor) => string }[] = [
    { header: both(languages, (one) => MESSAGES[one].take.name), of: ({ name }) => name },
    {
      header: both(languages, (one) => MESSAGES[one].dataset.type),
      of: ({ type }) => both(languages, (one) => MESSAGES[one].type[type]),
    },
    ...(['title', 'unit', 'concept', 'definition', 'description'] as const).flatMap((property) =>
      languages.map((language) => ({
        header: titleOf(property, language),
        of: (field: FieldDescriptor) => translated(field, property, first)[language] ?? '',
      })),
    ),
    {
      header: both(languages, (one) => MESSAGES[one].dataset.codes),
      of: (field) => codesOf(field, publication, languages),
    },
  ]
  const rows = resource.fields.map((field) => columns.map(({ of }) => of(field)))
  const isUsed = columns.map((_, at) => at < 2 || rows.some((row) => row[at] !== ''))
  return {
    header: columns.filter((_, at) => isUsed[at]).map(({ header }) => header),
    rows: rows.map((row) => row.filter((_, at) => isUsed[at])),
  }
}

/** Words in each language, said once where they are the same. */
export function both(languages: readonly Language[], word: (language: Language) => string): string {
  return [...new Set(languages.map(word))].join(' / ')
}

function titleOf(
  property: 'title' | 'unit' | 'concept' | 'definition' | 'description',
  language: Language,
): string {
  const { take, dataset } = MESSAGES[language]
  return property === 'title' ? take.title : dataset[property]
}

function codesOf(
  { codes, system }: FieldDescriptor,
  publication: Publication,
  languages: readonly Language[],
): string {
  if (codes === undefined) return ''
  const first = firstLanguage(publication)
  const own = publication.catalog.source.value.codes?.find(({ name }) => name === codes)
  const national = publication.catalog.codeLists.get(codes)
  const titles = own ? translated(own, 'title', first) : { id: national?.title ?? codes }
  const title = both(languages, (one) => inLanguage(titles, one, first))
  return `${title} (${[codes, system].filter(Boolean).join(', ')})`
}
