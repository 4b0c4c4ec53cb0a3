import type { ContributorDescriptor } from '../catalog/descriptors.ts'
import type { Dataset } from '../catalog/model.ts'
import type { Language } from '../catalog/problem.ts'
import { MESSAGES } from '../i18n/messages.ts'
import { firstLanguage, permanentAddress } from './addresses.ts'
import type { Publication } from './exporter.ts'
import { partiesOf, publisherName } from './parties.ts'
import { inLanguage, translated } from './translated.ts'

/** A dataset as others name it in their own work. */
export interface Citation {
  /** A sentence as APA (7th edition) has it. */
  apa: string
  bibtex: string
  /** A list of one item of CSL-JSON, as text. */
  csl: string
}

interface Author {
  family: string
  given: string
  /** Name of an office, which is never turned round. */
  literal: string
}

type Cited = Pick<Publication, 'catalog' | 'baseUrl' | 'asOf' | 'versionOf'>

/**
 * How to cite a dataset: its producers, the day and number of its newest version, whether that is verified, its
 * publisher and its permanent address. What the catalog warns of goes along as a note.
 */
export function citationOf(publication: Cited, dataset: Dataset, language: Language): Citation {
  const first = firstLanguage(publication)
  const said = (object: object, property: string) =>
    inLanguage(translated(object, property, first), language, first)
  const publisher = inLanguage(publisherName(publication.catalog, dataset, first), language, first)
  const producers = partiesOf(dataset, 'producer').map((party) => authorOf(party, said(party, 'title')))
  const version = publication.versionOf(dataset.id)
  const item = {
    authors: producers.length > 0 ? producers : [{ family: '', given: '', literal: publisher }],
    title: said(dataset.source.value, 'title'),
    date: version?.modified ?? publication.asOf,
    version: version ? String(version.number) : undefined,
    isUnverified: version !== undefined && !version.isVerified,
    note: said(publication.catalog.source.value, 'notice'),
    publisher,
    portal: said(publication.catalog.source.value, 'title'),
    address: permanentAddress(publication, dataset, language),
    language,
    id: `${dataset.agency}-${dataset.name}${version ? `-v${version.number}` : ''}`,
  }
  return { apa: apaOf(item), bibtex: bibtexOf(item), csl: cslOf(item) }
}

interface Item {
  authors: Author[]
  title: string
  /** Day `YYYY-MM-DD`. */
  date: string
  version: string | undefined
  isUnverified: boolean
  /** Empty where there is nothing to be warned of. */
  note: string
  publisher: string
  portal: string
  address: string
  language: Language
  id: string
}

function authorOf({ familyName = '', givenName = '' }: ContributorDescriptor, literal: string): Author {
  return { family: familyName, given: givenName, literal }
}

function apaOf(item: Item): string {
  const { authors, title, date, version, publisher, portal, address, language } = item
  const { take } = MESSAGES[language]
  const names = authors.map(({ family, given, literal }) =>
    family ? `${family}${given && `, ${given.replace(/(\p{L})[^\s-]*/gu, '$1.')}`}` : literal,
  )
  const last = names.at(-1) ?? ''
  const author = names.length > 1 ? `${names.slice(0, -1).join(', ')}, & ${last}` : last
  const kind = item.isUnverified ? take.citedUnverified : take.citedKind
  const edition = version ? ` (${take.citedVersion(version)})` : ''
  // A publisher who is the author is not named twice.
  const home = [publisher, portal].filter((name) => !names.includes(name)).join(', ')
  const year = date.slice(0, 4)
  return `${author.replace(/\.$/, '')}. (${year}). ${title}${edition} [${kind}]. ${home && `${home}. `}${address}`
}

function bibtexOf(item: Item): string {
  const { authors, title, date, version, publisher, portal, address, id, language } = item
  const [year = '', month = ''] = date.split('-')
  const names = authors.map(({ family, given, literal }) =>
    family ? `${latex(family)}${given && `, ${latex(given)}`}` : `{${latex(literal)}}`,
  )
  const fields: [name: string, value: string | undefined][] = [
    ['author', names.join(' and ')],
    ['title', `{${latex(title)}}`],
    ['year', year],
    ['month', String(Number(month))],
    ['publisher', latex(publisher)],
    ['howpublished', latex(portal)],
    ['version', version],
    ['url', address],
    ['note', latex(noteOf(item))],
    ['language', language === 'id' ? 'indonesian' : 'english'],
  ]
  const lines = fields.flatMap(([name, value]) => (value ? [`  ${name} = {${value}}`] : []))
  return `@misc{${id},\n${lines.join(',\n')}\n}\n`
}

function cslOf(cited: Item): string {
  const { authors, title, date, version, publisher, portal, address, id, language } = cited
  const note = noteOf(cited)
  const item = {
    id,
    type: 'dataset',
    title,
    author: authors.map(({ family, given, literal }) =>
      family ? { family, ...(given && { given }) } : { literal },
    ),
    issued: { 'date-parts': [date.split('-').map(Number)] },
    ...(version && { version }),
    publisher,
    'container-title': portal,
    URL: address,
    ...(note && { note }),
    language,
  }
  return `${JSON.stringify([item], null, 2)}\n`
}

function noteOf({ isUnverified, note, language }: Item): string {
  return [isUnverified ? `${MESSAGES[language].take.notVerified}.` : '', note].filter(Boolean).join(' ')
}

const LATEX: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
}

/** Text in which no letter is a command. */
function latex(text: string): string {
  return text.replace(/[\\~^]|[&%$#_{}]/g, (mark) => LATEX[mark] ?? `\\${mark}`)
}
