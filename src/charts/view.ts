import type { FieldDescriptor, ViewDescriptor } from '../catalog/descriptors.ts'
import type { CodeList, Dataset, ViewData } from '../catalog/model.ts'
import type { Language } from '../catalog/problem.ts'
import { formatDate } from '../i18n/format.ts'
import { visible } from '../i18n/texts.ts'
import { type Arranged, arrange, type Order } from './arrange.ts'
import { axisTitle, labels, text, title, translated } from './field-texts.ts'
import { groupNames } from './histogram.ts'
import { decimalsOf } from './numbers.ts'
import { PART } from './series.ts'
import { shortLabel } from './short-label.ts'
import { isPeriod, position } from './time.ts'
import { WORDS } from './words.ts'

/** Most parts a pie shows; with more it is drawn as bars. */
export const MOST_PARTS = 6
/** Most categories drawn as bars: the largest are shown, the rest is in the table. */
export const MOST_BARS = 50

/** One line, or one colour of bars. */
export interface ChartSeries {
  name: string
  /** Unit of its values where series of different units meet, else empty. */
  unit: string
  values: (number | null)[]
}

/** What a chart says, in one language and apart from how it is drawn. */
export interface ChartSpec {
  kind: 'line' | 'area' | 'bar' | 'pie' | 'scatter'
  /** Bars lie, so that long names have room. */
  horizontal: boolean
  stacked: boolean
  language: Language
  title: string
  /** Remarks for under the chart. */
  notes: string[]
  xTitle: string
  /** What is measured. */
  yTitle: string
  /** Unit of all values, empty where there is none or they differ. */
  unit: string
  /** Categories or periods as people read them. */
  x: string[]
  /** Places on the axis where x is a quantity: years, months (of year 0) or days (since 1970), or the number. */
  at?: number[]
  /** What `at` counts. */
  scale?: 'year' | 'month' | 'day' | 'number'
  series: ChartSeries[]
  /** Decimals that all values are written with. */
  decimals: number
  /** Whether the values may be added up. */
  additive: boolean
}

/**
 * The chart of a declared view in one language; `undefined` where nothing can be drawn.
 *
 * A map becomes bars sorted by size and a pyramid grouped bars, a pie of more than six parts or of values that
 * are no parts becomes bars, too; so does a histogram. Codes are shown by the labels of their list.
 */
export function chartSpec(
  dataset: Pick<Dataset, 'resources'>,
  view: ViewDescriptor,
  data: ViewData,
  language: Language,
  codeLists: ReadonlyMap<string, CodeList> = new Map(),
): ChartSpec | undefined {
  const resource = dataset.resources.find(({ name }) => view.resource === undefined || name === view.resource)
  if (!resource || data.x.length === 0) return undefined
  if (!data.series.some(({ values }) => values.some((value) => value !== null))) return undefined

  const words = WORDS[language]
  const field = (name: string | undefined) => resource.fields.find((item) => item.name === name)
  const xField = field(view.x)
  const measures = typeof view.y === 'string' ? [view.y] : (view.y ?? [])
  const histogram = view.type === 'histogram'
  const counted = histogram || view.aggregate === 'count' || measures.length === 0
  const units = measures.map((name) => (counted ? '' : text(field(name), 'unit', language)))
  const oneUnit = units.every((unit) => unit === units[0])
  const additive = counted || measures.every((name) => isAdditive(view, field(name)))

  const scale = scaleOf(view, xField, data.x)
  const kind = kindOf(view, data, additive)
  const time = scale !== undefined && scale !== 'number'
  const order: Order = {
    by: histogram
      ? 'none'
      : (view.sort ?? (view.type === 'map' ? '-y' : time ? 'x' : kind === 'pie' ? '-y' : 'none')),
  }
  if (view.top !== undefined && !histogram) order.top = view.top
  if (kind === 'bar' && !time && !histogram) order.top = Math.min(view.top ?? MOST_BARS, MOST_BARS)
  if (scale === 'number' && kind !== 'bar') order.by = 'none'
  if (kind === 'pie') order.others = additive
  const arranged = ascending(arrange(data, order), kind === 'bar' || kind === 'pie' ? undefined : scale)

  const groups = histogram ? groupNames(data.x, language) : undefined
  const name = groups?.name ?? labels(xField, language, codeLists)
  const seriesName = labels(field(view.series), language, codeLists)
  const yTitle = measures.length === 1 ? title(field(measures[0]), measures[0] as string, language) : ''
  const xTitle = axisTitle(
    title(xField, view.x, language),
    scale === 'number' || histogram ? text(xField, 'unit', language) : '',
  )
  const notes: string[] = []
  const note = translated(view, 'note', language)
  if (note) notes.push(note)
  if (groups) notes.push(words.groups(xTitle, groups.open))
  if (arranged.left > 0 && !arranged.others) notes.push(words.left(arranged.left))
  if (data.truncated) notes.push(words.truncated)

  return {
    kind,
    horizontal: view.horizontal ?? (view.type === 'map' || view.type === 'pyramid'),
    stacked: data.series.length > 1 && view.stacked === true && isStackable(kind, data),
    language,
    title: translated(view, 'title', language) ?? '',
    notes,
    xTitle,
    yTitle: counted ? words.rows : yTitle,
    unit: oneUnit ? (units[0] ?? '') : '',
    x: arranged.x.map((value, at) =>
      arranged.others && at === arranged.x.length - 1
        ? words.others(arranged.left)
        : shortLabel(visible(time ? formatDate(value, language) : name(value))),
    ),
    ...(scale ? { scale, at: arranged.x.map((value) => position(value, scale)) } : {}),
    series: arranged.series.map(({ name: key, values }) => {
      const [part, measure] = partsOf(key, view, measures)
      const own = counted ? words.rows : measure ? title(field(measure), measure, language) : ''
      const unit = oneUnit || !measure ? '' : text(field(measure), 'unit', language)
      const label = [
        part === undefined ? '' : seriesName(part),
        part === undefined || measures.length > 1 ? own : '',
      ]
      return { name: shortLabel(visible(label.filter(Boolean).join(', '))) || words.rows, unit, values }
    }),
    decimals: decimalsOf(arranged.series.flatMap(({ values }) => values)),
    additive,
  }
}

/** Areas of values below zero would cover one another in a stack. */
function isStackable(kind: ChartSpec['kind'], { series }: ViewData): boolean {
  return kind === 'bar' || series.every(({ values }) => values.every((value) => value === null || value >= 0))
}

function kindOf(view: ViewDescriptor, data: ViewData, additive: boolean): ChartSpec['kind'] {
  if (view.type === 'map' || view.type === 'pyramid' || view.type === 'histogram') return 'bar'
  if (view.type !== 'pie') return view.type
  const parts = view.top !== undefined && additive ? Math.min(data.x.length, view.top + 1) : data.x.length
  const values = data.series[0]?.values ?? []
  const whole = values.every((value) => value !== null && value >= 0) && values.some((value) => value !== 0)
  return data.series.length === 1 && parts <= MOST_PARTS && whole ? 'pie' : 'bar'
}

const APART = new Set(['map', 'pie', 'pyramid', 'histogram'])

/** Whether x is a quantity with distances, by its type, or by its texts where all are years. */
function scaleOf(view: ViewDescriptor, field: FieldDescriptor | undefined, x: string[]): ChartSpec['scale'] {
  if (APART.has(view.type)) return undefined
  if (field?.type === 'year' || x.every((value) => /^[12]\d{3}$/.test(value))) return 'year'
  if (field?.type === 'yearmonth' || x.every((value) => isPeriod(value, 'month'))) return 'month'
  if (field?.type === 'date' || field?.type === 'datetime' || x.every((value) => isPeriod(value, 'day')))
    return 'day'
  const numeric = field?.type === 'integer' || field?.type === 'number'
  return numeric && !field?.codes && view.type !== 'bar' ? 'number' : undefined
}

/** A line goes from left to right however its rows came. */
function ascending(data: Arranged, scale: ChartSpec['scale']): Arranged {
  if (!scale) return data
  const at = data.x.map((value) => position(value, scale))
  const order = at.map((_, index) => index).filter((index) => Number.isFinite(at[index]))
  order.sort((a, b) => (at[a] as number) - (at[b] as number))
  return {
    ...data,
    x: order.map((index) => data.x[index] as string),
    series: data.series.map(({ name, values }) => ({
      name,
      values: order.map((index) => values[index] ?? null),
    })),
  }
}

/** A sum of shares, rates or indices says nothing, so a rest of them is not added up. */
function isAdditive(view: ViewDescriptor, field: FieldDescriptor | undefined): boolean {
  if (view.aggregate !== undefined && view.aggregate !== 'sum') return false
  const relative =
    /%|\bper\b|perse[nr]|percent|promil|indeks|index|rasio|ratio|rata-rata|average|tingkat|rate\b/i
  return !relative.test([field?.unit, field?.measure, field?.title].filter(Boolean).join(' '))
}

function partsOf(
  key: string,
  view: ViewDescriptor,
  measures: string[],
): [string | undefined, string | undefined] {
  if (view.series === undefined) return [undefined, measures.includes(key) ? key : undefined]
  const [part, measure] = key.split(PART)
  return [part, measure ?? measures[0]]
}
