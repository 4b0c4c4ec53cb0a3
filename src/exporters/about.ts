import type { Dataset } from '../catalog/model.ts'
import type { Language } from '../catalog/problem.ts'
import { formatDate, formatPeriod } from '../i18n/format.ts'
import { MESSAGES } from '../i18n/messages.ts'
import { datasetAddress, firstLanguage, permanentAddress } from './addresses.ts'
import { citationOf } from './citation.ts'
import type { Publication } from './exporter.ts'
import { knownLicence } from './licence.ts'
import { partiesOf, publisherName } from './parties.ts'
import { inLanguage, nationalLabel, translated } from './translated.ts'

/** Something that is said about a dataset. */
export interface Fact {
  label: string
  value: string
}

/** Who made a dataset, under which terms, how new it is and where it stands, in a language. */
export function aboutDataset(publication: Publication, dataset: Dataset, language: Language): Fact[] {
  const { catalog, asOf } = publication
  const first = firstLanguage(publication)
  const { take, dataset: words, versions } = MESSAGES[language]
  const of = dataset.source.value
  const version = publication.versionOf(dataset.id)
  const said = (object: object, property: string) =>
    inLanguage(translated(object, property, first), language, first)
  const named = (list: object[]) => list.map((one) => said(one, 'title')).join('; ')
  const facts = [
    { label: take.title, value: said(of, 'title') },
    { label: words.description, value: said(of, 'description') },
    { label: words.producer, value: named(partiesOf(dataset, 'producer')) },
    { label: words.publisher, value: inLanguage(publisherName(catalog, dataset, first), language, first) },
    { label: take.portal, value: said(catalog.source.value, 'title') },
    { label: take.notice, value: said(catalog.source.value, 'notice') },
    { label: words.period, value: formatPeriod(of.temporal?.start, of.temporal?.end, language) },
    {
      label: words.frequency,
      value: inLanguage(nationalLabel(catalog, 'frequency', of.frequency), language, 'id'),
    },
    { label: words.licence, value: licenceText(publication, dataset, language) },
    { label: words.sources, value: named(of.sources ?? []) },
    { label: words.version, value: version ? versions.number(String(version.number)) : '' },
    { label: versions.date, value: version ? formatDate(version.modified, language) : '' },
    { label: take.verification, value: version?.isVerified ? take.verified : take.notVerified },
    { label: take.address, value: datasetAddress(publication, dataset, language) },
    { label: take.permanent, value: permanentAddress(publication, dataset, language) },
    { label: take.asOf, value: formatDate(version?.modified ?? asOf, language) },
    { label: take.cite, value: citationOf(publication, dataset, language).apa },
  ]
  return facts.filter(({ value }) => value !== '')
}

function licenceText(publication: Publication, dataset: Dataset, language: Language): string {
  const first = firstLanguage(publication)
  return dataset.source.value.licenses
    .map((one) => {
      const { title, href } = knownLicence(one, publication.catalog, first)
      return [inLanguage(title, language, first), href && `(${href})`].filter(Boolean).join(' ')
    })
    .join('; ')
}
