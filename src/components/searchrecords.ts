import type { FieldDescriptor } from '../catalog/descriptors.ts'
import type { CodeList, Dataset } from '../catalog/model.ts'
import { localText, visible } from '../i18n/texts.ts'
import { buildIndex } from '../search/buildindex.ts'
import type { SearchRecord, SearchText } from '../search/record.ts'
import { codeRow, type Edition } from './edition.ts'
import { facetsOf, producersOf } from './facetvalues.ts'
import { keywordsOf } from './keywords.ts'
import { rowMarkup } from './rowmarkup.ts'
import type { Site } from './site.ts'
import { yearsOf } from './years.ts'

/** The files of the search of a site, made once. */
export function searchFiles(site: Site): ReturnType<typeof buildIndex> {
  const known = files.get(site)
  if (known) return known
  const found = buildIndex(searchRecords(site), site.languages)
  files.set(site, found)
  return found
}

const files = new WeakMap<Site, ReturnType<typeof buildIndex>>()

/** What the search knows of the datasets of a site, in the order of its list. */
export function searchRecords(site: Site): SearchRecord[] {
  const editions = site.languages.map((language) => site.edition(language))
  return site.datasets.map((dataset) => ({
    facets: facetsOf(dataset, site),
    rows: Object.fromEntries(
      editions.map((edition) => [
        edition.language,
        { markup: rowMarkup(edition.summary(dataset), edition), texts: textsOf(dataset, edition) },
      ]),
    ),
  }))
}

/** Every text of a dataset that is searched in a language, each kept once. */
function textsOf(dataset: Dataset, edition: Edition): SearchText[] {
  const { site, language, text } = edition
  const of = dataset.source.value
  const texts: SearchText[] = []
  const add = (field: SearchText['field'], words: string, other?: SearchText['language']) => {
    if (words === '' || texts.some((one) => one.field === field && one.text === words)) return
    texts.push({ field, text: words, ...(other && { language: other }) })
  }
  const addOf = (field: SearchText['field'], object: object, property: string) => {
    const found = text(object, property)
    add(field, found.text, found.language)
  }
  addOf('title', of, 'title')
  for (const other of site.languages) {
    if (other === language) continue
    const translated = localText(of, 'title', other, site.first)
    if (!translated.language) add('title', translated.text, other)
  }
  for (const other of new Set([language, ...site.languages])) {
    const words = keywordsOf(dataset, other, site.first).map(({ label }) => label.text)
    add('keywords', words.join(', '), other === language ? undefined : other)
  }
  const theme = edition.themes.find(({ name }) => name === of.theme)
  if (theme) add('theme', theme.title.text, theme.title.language)
  const agency = site.agencyByName.get(dataset.agency)?.source.value
  if (agency)
    add('agency', [...new Set([text(agency, 'title').text, text(agency, 'short').text])].join(' · '))
  for (const producer of producersOf(dataset)) addOf('producer', producer, 'title')
  add('period', yearsOf(dataset).join(', '))
  addOf('description', of, 'description')
  if (of.standard) {
    addOf('unit', of.standard, 'unit')
    for (const property of ['concept', 'definition', 'classification'] as const)
      addOf('definition', of.standard, property)
  }
  if (of.access === 'terbuka') addTables(dataset, edition, add)
  return texts
}

type Add = (field: SearchText['field'], words: string, other?: SearchText['language']) => void

function addTables(dataset: Dataset, edition: Edition, add: Add): void {
  const { values } = edition.site.digest(dataset)
  const named = new Set<string>()
  for (const [at, resource] of dataset.resources.entries()) {
    const { descriptor, fields } = resource
    for (const property of ['title', 'description']) {
      const found = edition.text(descriptor, property)
      add('description', found.text, found.language)
    }
    for (const field of fields) {
      const title = edition.text(field, 'title')
      add(
        'column',
        title.text === '' ? visible(field.name) : `${visible(field.name)} · ${title.text}`,
        title.language,
      )
      for (const property of ['definition', 'description'])
        add('definition', edition.text(field, property).text, edition.text(field, property).language)
      add('unit', edition.text(field, 'unit').text, edition.text(field, 'unit').language)
    }
    // Codes come with their names, so that columns of the same names need not say them again.
    const columns = (values[at] ?? []).toSorted((a, b) => Number(isCoded(b.field)) - Number(isCoded(a.field)))
    for (const { field, values: own } of columns) {
      const words = own.map((value) => valueWords(value, field, edition))
      const isKnown = words.every(([name = '']) => named.has(name))
      for (const [name = ''] of words) named.add(name)
      if (!isKnown) add('value', words.map(withCodes).join(', '))
    }
  }
}

function withCodes([name = '', ...codes]: string[]): string {
  return codes.length === 0 ? name : `${name} (${codes.join(', ')})`
}

function isCoded({ codes }: FieldDescriptor): boolean {
  return codes !== undefined
}

/** What people call a value, then its codes in every system, where the code is not a word itself. */
function valueWords(value: string, { codes, system }: FieldDescriptor, edition: Edition): string[] {
  const list: CodeList | undefined =
    codes === undefined ? undefined : edition.site.catalog.codeLists.get(codes)
  const row = codeRow(list, value, system)
  if (!list || !row) return [visible(value)]
  const label = edition.code(codes, value, system).text
  const own = list.systems.map(({ column }) => visible(row[column] ?? ''))
  return [...new Set([label, ...own])].filter((word) => word !== '')
}
