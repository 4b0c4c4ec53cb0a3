import type { Dataset } from '../catalog/model.ts'
import type { Language } from '../catalog/problem.ts'
import { formatNumber } from '../i18n/format.ts'
import { MESSAGES } from '../i18n/messages.ts'
import { localBody } from '../i18n/texts.ts'
import { aboutDataset } from './about.ts'
import { firstLanguage } from './addresses.ts'
import { datapackage } from './datapackage.ts'
import type { Publication } from './exporter.ts'
import { inLanguage, translated } from './translated.ts'

/** What a person reads first of a downloaded dataset: what it is, its terms, its files with sums, its columns, its method. */
export function readme(publication: Publication, dataset: Dataset, language: Language): string {
  const first = firstLanguage(publication)
  const { take, dataset: words, common } = MESSAGES[language]
  const facts = aboutDataset(publication, dataset, language)
  const [title] = facts
  const files = dataset.resources.flatMap(({ id, download }) => {
    const result = publication.tables.get(id)
    if (!result) return []
    const size = `${common.rows(formatNumber(result.rows, language))}, SHA-256 ${result.sha256}`
    return [`${download}: ${size}`]
  })
  const columns = dataset.resources.flatMap(({ download, fields }) => [
    ...(dataset.resources.length > 1 ? [`[${download}]`] : []),
    ...fields.map((field) => {
      const said = (property: string) => inLanguage(translated(field, property, first), language, first)
      const unit = said('unit') && `(${said('unit')})`
      const name = [field.name, said('title'), unit].filter(Boolean).join(' – ').replace(' – (', ' (')
      return [name, said('definition') || said('description')].filter(Boolean).join(': ')
    }),
  ])
  const body = localBody(dataset.bodies, language, first).text
  const parts = [
    section(title?.value ?? dataset.name, '=', []),
    facts
      .slice(1)
      .map(({ label, value }) => `${label}: ${value}`)
      .join('\n'),
    section(take.files, '-', [...files, `${datapackage.file(dataset)}: ${datapackage.use[language]}`]),
    section(words.dictionary, '-', columns),
    body === '' ? '' : section(words.methodology, '-', [body]),
  ]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

function section(title: string, line: string, lines: string[]): string {
  return [title, line.repeat([...title].length), ...lines].join('\n')
}
