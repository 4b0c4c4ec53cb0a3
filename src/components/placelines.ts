import { formatDate, formatNumber } from '../i18n/format.ts'
import type { LocalText } from '../i18n/texts.ts'
import { visible } from '../i18n/texts.ts'
import type { Place, PlaceTree } from '../places/place.ts'
import type { TableOfPlaces } from '../places/placebook.ts'
import { type Detail, detailsOf, type Standing, standingsOf } from '../places/standing.ts'
import { codeRow, type Edition } from './edition.ts'
import { sparkline } from './sparkline.ts'

/** A figure of a place in the words of a language. */
export interface PlaceFigure {
  label: LocalText
  value: string
  unit: LocalText
  /** Period, group and what the figure rests on. */
  facts: string[]
  /** What it is beside the figures of other places. */
  beside: string[]
  /** What it means that the figure rests on what it does; empty where nothing says so. */
  meaning: string
  /** Small chart as SVG markup; empty where there are too few figures. */
  spark: string
}

/** What a table says of a place, as a line of a list. */
export interface PlaceLine {
  href: string
  title: LocalText
  /** Title of the table where its dataset has several. */
  table: LocalText
  agency: LocalText
  figures: PlaceFigure[]
  /** Number of rows where they are only counted; empty otherwise. */
  rows: string
}

/** Figures shown of one table; its page has all. */
const MOST_FIGURES = 6

/** The name of a place. */
export function placeName(edition: Edition, { of, code, system }: Place): LocalText {
  if (of) return edition.code(of.list.name, code, system)
  const name = edition.text(edition.site.catalog.source.value.place, 'name')
  return name.text === '' ? { text: code } : name
}

/** The title of a list of places within a sentence. */
export function levelName(edition: Edition, name: string): string {
  const list = edition.site.catalog.codeLists.get(name)
  const title = list ? edition.listTitle(list) : name
  return title.charAt(0).toLowerCase() + title.slice(1)
}

/** What a table says of a place itself. */
export function lineAbout(edition: Edition, place: Place, of: TableOfPlaces, tree: PlaceTree): PlaceLine {
  const { table, resource } = of
  const newest = standingsOf(place, table, resource, tree).sort((a, b) =>
    a.period < b.period ? 1 : a.period > b.period ? -1 : 0,
  )
  const rows = table.rows[table.places.indexOf(place.slug)] ?? 0
  return {
    ...headOf(edition, of),
    figures: newest.slice(0, MOST_FIGURES).map((standing) => figureOf(edition, of, standing, tree)),
    rows: newest.length > 0 ? '' : edition.m.common.rows(formatNumber(rows, edition.language)),
  }
}

/** What a table says of the places within a place. */
export function lineWithin(edition: Edition, place: Place, of: TableOfPlaces, tree: PlaceTree): PlaceLine {
  const { table, resource } = of
  const details = detailsOf(place, table, resource, tree).slice(0, MOST_FIGURES)
  const rows = table.places.reduce((sum, slug, at) => {
    const other = tree.bySlug(slug)
    return other && other !== place && within(other, place) ? sum + (table.rows[at] ?? 0) : sum
  }, 0)
  return {
    ...headOf(edition, of),
    figures: details.map((detail) => detailFigure(edition, of, detail)),
    rows: details.length > 0 ? '' : edition.m.common.rows(formatNumber(rows, edition.language)),
  }
}

function within(place: Place, other: Place): boolean {
  for (let at = place.parent; at; at = at.parent) if (at === other) return true
  return false
}

function headOf(edition: Edition, { dataset, resource }: TableOfPlaces) {
  const { href, title, agency } = edition.summary(dataset)
  const table = dataset.resources.length > 1 ? edition.text(resource.descriptor, 'title') : { text: '' }
  return { href, title, agency, table }
}

function figureOf(edition: Edition, of: TableOfPlaces, standing: Standing, tree: PlaceTree): PlaceFigure {
  const { m, language } = edition
  const { shared, write } = wordsOf(edition, of, standing.field)
  const { peers, home } = standing
  const count = peers ? formatNumber(peers.count, language) : ''
  const beside: string[] = []
  if (home !== undefined) beside.push(m.places.home(placeName(edition, tree.home).text, write(home)))
  if (peers) {
    const level = levelName(edition, peers.list)
    const { total, median, rank = 0 } = peers
    if (total !== undefined && total > 0 && peers.least >= 0)
      beside.push(m.places.share(share(edition, standing.value / total), count, level, write(total)))
    else if (median !== undefined) beside.push(m.places.median(count, level, write(median)))
    const order = m.places.rank(rank, count)
    if (peers.least < peers.most) beside.push(peers.ties ? m.places.tied(order) : order)
    if (!peers.isComplete) beside.push(m.places.incomplete)
  }
  const group = standing.group.flatMap((value, at) => codeText(edition, of, of.table.groupFields[at], value))
  // What tells the figures of one table apart stands above them, its measure where there are several.
  const label = of.table.measures.length > 1 ? [shared.label.text, ...group] : group
  return {
    ...shared,
    ...(group.length > 0 && { label: { text: label.join(', ') } }),
    value: write(standing.value),
    facts: [
      standing.period === '' ? m.places.noPeriod : formatDate(standing.period, language),
      ...(standing.basis === undefined ? [] : basisText(edition, of, standing.basis)),
      ...(edition.summary(of.dataset).isLate ? [m.search.freshness.late] : []),
    ],
    beside,
    meaning: standing.basis === undefined ? '' : basisMeaning(edition, of, standing.basis),
    spark: sparkline(standing.trend, 'line'),
  }
}

function detailFigure(edition: Edition, of: TableOfPlaces, detail: Detail): PlaceFigure {
  const { m, language } = edition
  const { shared, write } = wordsOf(edition, of, detail.field)
  const count = formatNumber(detail.count, language)
  const level = levelName(edition, detail.list)
  const isTotal = detail.total !== undefined
  return {
    ...shared,
    value: write(detail.total ?? detail.median ?? 0),
    facts: [
      isTotal ? m.places.total(count, level) : m.places.middle(count, level),
      detail.period === '' ? m.places.noPeriod : formatDate(detail.period, language),
    ],
    beside: [
      m.places.range(write(detail.least), write(detail.most)),
      ...(detail.isComplete ? [] : [m.places.incomplete]),
    ],
    meaning: '',
    spark: '',
  }
}

/** What both kinds of figures say of a field, and how its figures are written. */
function wordsOf(edition: Edition, { table, resource }: TableOfPlaces, name: string) {
  const field = resource.fields.find((one) => one.name === name)
  const title = field ? edition.text(field, 'title') : { text: '' }
  const values = table.measures.find((measure) => measure.field === name)?.values ?? []
  const digits = values.reduce<number>((most, value) => Math.max(most, decimals(value ?? 0)), 0)
  return {
    shared: {
      label: title.text === '' ? { text: visible(name) } : title,
      unit: field ? edition.text(field, 'unit') : { text: '' },
    },
    write: (value: number) => formatNumber(value, edition.language, digits),
  }
}

function codeText(
  edition: Edition,
  { resource }: TableOfPlaces,
  name: string | undefined,
  value: string,
): string[] {
  const field = resource.fields.find((one) => one.name === name)
  if (value === '') return []
  return [field?.codes ? edition.code(field.codes, value, field.system).text : visible(value)]
}

function basisText(edition: Edition, of: TableOfPlaces, value: string): string[] {
  return codeText(edition, of, of.table.basis?.field, value)
}

function basisMeaning(edition: Edition, { resource, table }: TableOfPlaces, value: string): string {
  const field = resource.fields.find((one) => one.name === table.basis?.field)
  const list = edition.site.catalog.codeLists.get(field?.codes ?? '')
  const row = codeRow(list, value, field?.system)
  return row ? edition.text(row, 'description').text : ''
}

function share(edition: Edition, part: number): string {
  const percent = part * 100
  const digits = percent < 10 ? 1 : 0
  return `${formatNumber(Number(percent.toFixed(digits)), edition.language, digits)}%`
}

function decimals(value: number): number {
  const text = String(value)
  const dot = text.indexOf('.')
  return dot < 0 || text.includes('e') ? 0 : Math.min(3, text.length - dot - 1)
}
