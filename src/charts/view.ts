import type { ViewDescriptor } from '../catalog/descriptors.ts'
import type { CodeList, Dataset, ViewData } from '../catalog/model.ts'
import type { Language } from '../catalog/problem.ts'
import { formatDate } from '../i18n/format.ts'
import { visible } from '../i18n/texts.ts'
import { type Arranged, arrange, type Order } from './arrange.ts'
import { basisNote, basisOf, type ChartBasis } from './basis.ts'
import { axisTitle, labels, labelTitle, text, title, translated } from './field-texts.ts'
import { boundNames, groupNames } from './histogram.ts'
import { isAdditive, isMirrored, isStackable, kindOf, scaleOf } from './kind.ts'
import { decimalsOf } from './numbers.ts'
import { PART } from './series.ts'
import { shortLabel } from './short-label.ts'
import { byPeriod, laidOut, type Tile } from './tiles.ts'
import { position } from './time.ts'
import { WORDS } from './words.ts'

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
  kind: 'line' | 'area' | 'bar' | 'pie' | 'scatter' | 'map'
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
  /** Codes of the x, where these are labels of a code list. */
  codes?: string[]
  series: ChartSeries[]
  /** What the values rest on, where the table says so. */
  basis?: ChartBasis
  /** Decimals that all values are written with. */
  decimals: number
  /** Whether the values may be added up. */
  additive: boolean
  /** Two series of bars go apart from one middle, as in a population pyramid. */
  mirrored?: true
  /** Bounds between the groups of a histogram, its ends included. */
  bounds?: string[]
  /** Where each x stands on a map; its series are periods with the newest last. */
  tiles?: (Tile | null)[]
  /** Events to be marked: the place on the axis as in `at`, or the index of x, and a short text. */
  annotations?: { at: number; text: string }[]
}

/**
 * The chart of a declared view in one language; `undefined` where nothing can be drawn.
 *
 * A map of places without tiles becomes bars of its newest period, a pie of more than six parts or of values that
 * are no parts becomes bars, too. Codes are shown by the labels of their list.
 */
export function chartSpec(
  dataset: Pick<Dataset, 'resources'>,
  view: ViewDescriptor,
  given: ViewData,
  language: Language,
  codeLists: ReadonlyMap<string, CodeList> = new Map(),
): ChartSpec | undefined {
  const resource = dataset.resources.find(({ name }) => view.resource === undefined || name === view.resource)
  if (!resource || given.x.length === 0) return undefined
  if (!given.series.some(({ values }) => values.some((value) => value !== null))) return undefined

  const words = WORDS[language]
  const field = (name: string | undefined) => resource.fields.find((item) => item.name === name)
  const xField = field(view.x)
  const list = xField?.codes === undefined ? undefined : codeLists.get(xField.codes)
  const laid = view.type === 'map' ? laidOut(given, list, xField?.system) : undefined
  const isNewest = view.type === 'map' && !laid && view.series !== undefined
  const data = laid?.data ?? (isNewest ? { ...given, series: byPeriod(given.series).slice(-1) } : given)
  const measures = typeof view.y === 'string' ? [view.y] : (view.y ?? [])
  const histogram = view.type === 'histogram'
  const counted = histogram || view.aggregate === 'count' || measures.length === 0
  const units = measures.map((name) => (counted ? '' : text(field(name), 'unit', language)))
  const oneUnit = units.every((unit) => unit === units[0])
  const additive = counted || measures.every((name) => isAdditive(view, field(name)))

  const scale = scaleOf(view, xField, data.x)
  const kind = kindOf(view, data, { additive, placed: laid !== undefined })
  const mirrored = isMirrored(view, data)
  const time = scale !== undefined && scale !== 'number'
  const arranged = arranging(view, data, { kind, scale, additive })

  const groups = histogram ? groupNames(data.x, language) : undefined
  const name = groups?.name ?? labels(xField, language, codeLists)
  const seriesName = labels(field(view.series), language, codeLists)
  const yTitle = measures.length === 1 ? title(field(measures[0]), measures[0] as string, language) : ''
  const xTitle = axisTitle(
    list ? labelTitle(xField, view.x, language) : title(xField, view.x, language),
    scale === 'number' || histogram ? text(xField, 'unit', language) : '',
  )
  const notes: string[] = []
  const note = translated(view, 'note', language)
  if (note) notes.push(note)
  if (groups) notes.push(words.groups(xTitle, groups.open))
  if (laid) notes.push((list?.tiles && translated(list.tiles, 'note', language)) ?? words.schematic)
  if (isNewest) notes.push(words.newest(visible(data.series[0]?.name ?? '')))
  if (arranged.left > 0 && !arranged.others) notes.push(words.left(arranged.left))
  if (data.truncated) notes.push(words.truncated)
  const annotations = eventsOf(view, arranged.x, { kind, scale, language })
  const basisField = field(given.basis?.field)
  const basis = basisOf(given, arranged, {
    title: title(basisField, given.basis?.field ?? '', language),
    label: labels(basisField, language, codeLists),
    language,
  })
  const x = arranged.x.map((value, at) =>
    arranged.others && at === arranged.x.length - 1
      ? words.others(arranged.left)
      : shortLabel(visible(time ? formatDate(value, language) : name(value))),
  )
  const series = arranged.series.map(({ name: key, values }) => {
    const [part, measure] = partsOf(key, view, measures)
    const own = counted ? words.rows : measure ? title(field(measure), measure, language) : ''
    const unit = oneUnit || !measure ? '' : text(field(measure), 'unit', language)
    const label = [
      part === undefined ? '' : seriesName(part),
      part === undefined || measures.length > 1 ? own : '',
    ]
    return { name: shortLabel(visible(label.filter(Boolean).join(', '))) || words.rows, unit, values }
  })
  const names = series.map((item) => item.name)
  if (basis) notes.push(basisNote(basis, x, names, language))

  return {
    kind,
    horizontal: mirrored || (view.horizontal ?? (view.type === 'map' || view.type === 'pyramid')),
    stacked: data.series.length > 1 && view.stacked === true && isStackable(kind, data),
    language,
    title: translated(view, 'title', language) ?? '',
    notes,
    xTitle,
    yTitle: counted ? words.rows : yTitle,
    unit: oneUnit ? (units[0] ?? '') : '',
    x,
    ...(list && !time && { codes: arranged.x }),
    ...(scale ? { scale, at: arranged.x.map((value) => position(value, scale)) } : {}),
    series,
    ...(basis && { basis }),
    decimals: decimalsOf(arranged.series.flatMap(({ values }) => values)),
    additive,
    ...(mirrored ? { mirrored } : {}),
    ...(histogram && data.x.length > 1 ? { bounds: boundNames(data.x, language) } : {}),
    ...(laid ? { tiles: laid.tiles } : {}),
    ...(annotations.length > 0 ? { annotations } : {}),
  }
}

/** The points in the order and number that suit the kind of chart. */
function arranging(
  view: ViewDescriptor,
  data: ViewData,
  { kind, scale, additive }: Pick<ChartSpec, 'kind' | 'scale' | 'additive'>,
): Arranged {
  if (kind === 'map') return { ...data, left: 0, others: false }
  const histogram = view.type === 'histogram'
  const time = scale !== undefined && scale !== 'number'
  const usual = view.type === 'map' || kind === 'pie' ? '-y' : time ? 'x' : 'none'
  const order: Order = { by: histogram ? 'none' : (view.sort ?? usual) }
  if (view.top !== undefined && !histogram) order.top = view.top
  if (kind === 'bar' && !time && !histogram) order.top = Math.min(view.top ?? MOST_BARS, MOST_BARS)
  if (scale === 'number' && kind !== 'bar') order.by = 'none'
  if (kind === 'pie') order.others = additive
  return ascending(arrange(data, order), kind === 'bar' || kind === 'pie' ? undefined : scale)
}

/** The declared events that lie on a time axis between its ends. */
function eventsOf(
  view: ViewDescriptor,
  x: string[],
  { kind, scale, language }: Pick<ChartSpec, 'kind' | 'scale' | 'language'>,
): { at: number; text: string }[] {
  if (!scale || scale === 'number' || kind === 'scatter') return []
  const places = x.map((value) => position(value, scale))
  const [first, last] = [Math.min(...places), Math.max(...places)]
  return (view.annotations ?? []).flatMap((event) => {
    const place = position(event.period, scale)
    const words = translated(event, 'text', language)
    if (!words || !(place >= first && place <= last)) return []
    const at = kind === 'bar' ? places.indexOf(place) : place
    return kind === 'bar' && at < 0 ? [] : [{ at, text: words }]
  })
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

function partsOf(
  key: string,
  view: ViewDescriptor,
  measures: string[],
): [string | undefined, string | undefined] {
  if (view.series === undefined) return [undefined, measures.includes(key) ? key : undefined]
  const [part, measure] = key.split(PART)
  return [part, measure ?? measures[0]]
}
