import type { FieldDescriptor } from '../catalog/descriptors.ts'
import type { Dataset } from '../catalog/model.ts'
import { shortLabel } from '../charts/short-label.ts'
import { WORDS } from '../charts/words.ts'
import { formatDate, formatNumber, formatPeriod } from '../i18n/format.ts'
import { type LocalText, visible } from '../i18n/texts.ts'
import type { Edition } from './edition.ts'
import type { Headline } from './headline.ts'
import { sparkline } from './sparkline.ts'
import { timelinessOn } from './timeliness.ts'

/** The newest figure of a dataset in the words of a language. */
export interface Figure {
  /** `Latest figure` or `Highest`. */
  kind: Headline['kind']
  value: string
  unit: LocalText
  /** What was measured. */
  label: LocalText
  /** Period, or the place that has the highest figure, or one of such places. */
  at: string
  /** Name of the series that it is of; empty where there is only one. */
  series: string
  /** Such as `down 0.22 from 2022`; empty where there is nothing to compare with. */
  change: string
  /** What the figure rests on, such as a secondary source; empty where the table does not say. */
  basis: string
  /** Small chart as SVG markup; empty where there are too few figures. */
  spark: string
}

/** What a list shows of a dataset. */
export interface Summary {
  id: string
  href: string
  title: LocalText
  description: LocalText
  /** Short name of the publishing agency. */
  agency: LocalText
  theme: LocalText
  period: string
  access: 'terbuka' | 'terbatas' | 'tertutup'
  /** Whether its newest data are overdue. */
  isLate: boolean
  figure?: Figure
  /** Size of the first table, such as `21 rows × 3 columns`; empty where nothing is published. */
  size: string
}

/** What a list shows of a dataset, in the language of an edition. */
export function summarise(dataset: Dataset, edition: Edition): Summary {
  const { site, language, text } = edition
  const descriptor = dataset.source.value
  const agency = site.agencyByName.get(dataset.agency)
  const theme = edition.themes.find((item) => item.name === descriptor.theme)
  const { headline: found, size } = site.digest(dataset)
  return {
    id: dataset.id,
    href: edition.href('dataset', { agency: dataset.agency, dataset: dataset.name }),
    title: text(descriptor, 'title'),
    description: text(descriptor, 'description'),
    agency: agency ? text(agency.source.value, 'short') : { text: dataset.agency },
    theme: theme?.title ?? { text: descriptor.theme },
    period: formatPeriod(descriptor.temporal?.start, descriptor.temporal?.end, language),
    access: descriptor.access,
    isLate: timelinessOn(dataset, site).state === 'late',
    size: size ? sizeText(size, edition) : '',
    ...(found ? { figure: figureOf(found, edition) } : {}),
  }
}

/** Size of a table, such as `21 rows × 3 columns`. */
export function sizeText({ rows, columns }: { rows: number; columns: number }, edition: Edition): string {
  const { m, language } = edition
  return `${m.common.rows(formatNumber(rows, language))} × ${m.common.columns(formatNumber(columns, language))}`
}

function figureOf(found: Headline, edition: Edition): Figure {
  const { language, text } = edition
  const { field } = found
  const label = field ? text(field, 'title') : { text: WORDS[language].rows }
  const name = field && label.text === '' ? { text: field.name } : label
  const series = found.series ? valueText(found.series, found.seriesField, edition) : ''
  const at = valueText(found.at, found.atField, edition)
  return {
    kind: found.kind,
    value: formatNumber(found.value, language, found.digits),
    unit: field ? text(field, 'unit') : { text: '' },
    label: name,
    series,
    at: found.ties ? edition.m.figure.among(at) : at,
    change: changeOf(found, edition),
    basis: found.basis ? valueText(found.basis, found.basisField, edition) : '',
    spark: sparkline(found.trend, found.kind === 'latest' ? 'line' : 'bars'),
  }
}

function changeOf(found: Headline, { language, m }: Edition): string {
  if (!found.previous) return ''
  const difference = Number((found.value - found.previous.value).toFixed(found.digits))
  const period = formatDate(found.previous.at, language)
  if (difference === 0) return m.figure.from(m.figure.same, period)
  const amount = formatNumber(Math.abs(difference), language, found.digits)
  const points = /^(persen|%|per ?cent)/i.test(found.field?.unit ?? '') ? ` ${m.figure.points}` : ''
  return m.figure.from(`${difference > 0 ? m.figure.up : m.figure.down} ${amount}${points}`, period)
}

function valueText(value: string, field: FieldDescriptor | undefined, edition: Edition): string {
  const text = field?.codes
    ? edition.code(field.codes, value, field.system).text
    : formatDate(value, edition.language)
  return shortLabel(visible(text))
}
