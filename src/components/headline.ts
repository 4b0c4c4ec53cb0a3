import type { FieldDescriptor, ViewDescriptor } from '../catalog/descriptors.ts'
import type { Dataset, Resource, TableResult, ViewData } from '../catalog/model.ts'

/** The one figure that says most about a dataset: its newest one, or the largest of its places. */
export interface Headline {
  kind: 'latest' | 'highest'
  value: number
  /** Decimals that the whole series is shown with. */
  digits: number
  /** Period (`latest`) or category (`highest`) of the figure, as written in the table. */
  at: string
  /** The field that was measured; it carries title and unit. Absent where rows were counted. */
  field?: FieldDescriptor
  /** The field that `at` is a value of, and the one that `series` is. */
  atField?: FieldDescriptor
  seriesField?: FieldDescriptor
  /** Name of the series, where the view has several. */
  series?: string
  /** Code of what the figure rests on, and the field that says so, where all of it rests on one thing. */
  basis?: string
  basisField?: FieldDescriptor
  /** Whether other categories have the same highest figure. */
  ties?: boolean
  /** The figure of the period before, where no period of the frequency lies between. */
  previous?: { value: number; at: string }
  /** All figures of the series in order, for a small chart. */
  trend: (number | null)[]
}

const PERIOD_TYPES = new Set(['year', 'yearmonth', 'date', 'datetime'])
const PERIOD_TEXT = /^\d{4}(?:[-/]\d{2,4}(?:-\d{2})?)?$/
const AMOUNTS = new Set(['line', 'area', 'bar', 'map'])

/** The figure of the first view that has one, or `undefined` where no view is of amounts over time or place. */
export function headline(
  dataset: Pick<Dataset, 'source' | 'resources'>,
  tables: { get(id: string): TableResult | undefined },
): Headline | undefined {
  for (const [index, view] of (dataset.source.value.views ?? []).entries()) {
    const resource = dataset.resources.find((item) => !view.resource || item.name === view.resource)
    const data = resource && tables.get(resource.id)?.views.find((item) => item.view === index)
    const found = resource && data && headlineOfView(view, resource, data, dataset.source.value.frequency)
    if (found) return found
  }
  return undefined
}

/** The figure of one view, or `undefined` where it has none to stand for the whole. */
export function headlineOfView(
  view: ViewDescriptor,
  resource: Pick<Resource, 'fields'>,
  data: ViewData,
  frequency = 'tahunan',
): Headline | undefined {
  const y = typeof view.y === 'string' ? view.y : view.y?.[0]
  const counted = y === undefined || view.aggregate === 'count'
  const field = counted ? undefined : resource.fields.find((item) => item.name === y)
  const x = resource.fields.find((item) => item.name === view.x)
  const periods = PERIOD_TYPES.has(x?.type ?? '') || data.x.every((value) => PERIOD_TEXT.test(value))
  const series = total(view, data) ?? (periods ? newestSeries(data) : data.series[0])
  if (!AMOUNTS.has(view.type) || (!field && !counted) || !series) return undefined
  const points = data.x.map((at, index) => ({ at, value: series.values[index] ?? null }))
  if (periods) points.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
  const known = points.filter((point): point is { at: string; value: number } => point.value !== null)
  const basisAt = (at: string) => {
    const own = data.series.includes(series) ? [data.series.indexOf(series)] : [...data.series.keys()]
    const codes = new Set(own.map((number) => data.basis?.codes[number]?.[data.x.indexOf(at)] || undefined))
    const [code] = codes
    const basisField = resource.fields.find((item) => item.name === data.basis?.field)
    return code !== undefined && codes.size === 1 ? { basis: code, basisField } : {}
  }
  const shared = {
    ...(field ? { field } : {}),
    atField: x,
    seriesField: resource.fields.find((item) => item.name === view.series),
    digits: Math.max(0, ...data.series.flatMap((item) => item.values.map((value) => decimals(value ?? 0)))),
    trend: points.map((point) => point.value),
  }
  if (periods) {
    const last = known.at(-1)
    if (!last) return undefined
    const before = known.at(-2)
    const name =
      data.series.includes(series) && data.series.length > 1 && typeof view.y === 'string'
        ? series.name
        : undefined
    return {
      kind: 'latest',
      ...last,
      ...shared,
      ...basisAt(last.at),
      ...(name ? { series: name } : {}),
      ...(before && isNext(before.at, last.at, frequency) ? { previous: before } : {}),
    }
  }
  if (known.length < 2 || (data.series.length > 1 && data.series.includes(series)) || data.truncated)
    return undefined
  const top = known.reduce((best, point) => (point.value > best.value ? point : best))
  const ties = known.some((point) => point.at !== top.at && point.value === top.value)
  return { kind: 'highest', ...top, ...shared, ...basisAt(top.at), ...(ties ? { ties } : {}) }
}

/** Months within which the next figure of a frequency comes, with some days of grace. */
const STEPS: Record<string, number> = {
  harian: 0.25,
  mingguan: 0.5,
  bulanan: 1.2,
  triwulanan: 3.2,
  'empat-bulanan': 4.2,
  semesteran: 6.2,
}
/** Two years: figures of years, and those of any slower frequency. */
const LONGEST_STEP = 24

/** Whether a change from one period to another says something about neighbouring ones. */
function isNext(before: string, last: string, frequency: string): boolean {
  const yearly = /^\d{4}($|\/)/.test(last)
  const step = yearly ? LONGEST_STEP : (STEPS[frequency] ?? LONGEST_STEP)
  return monthsOf(last) - monthsOf(before) <= step
}

function monthsOf(period: string): number {
  const [year = 0, month = 1, day = 1] = period.slice(0, 10).split('-').map(Number.parseFloat)
  return year * 12 + (month - 1) + (day - 1) / 31
}

/** Sum of the series of a stacked view, where all of them have a figure. */
function total(
  view: ViewDescriptor,
  { x, series, truncated }: ViewData,
): ViewData['series'][number] | undefined {
  if (!view.stacked || series.length < 2 || truncated) return undefined
  const values = x.map((_, index) => {
    const parts = series.map((item) => item.values[index] ?? null)
    return parts.every((part) => part !== null) ? parts.reduce((sum, part) => sum + part, 0) : null
  })
  return { name: '', values }
}

/** The first of the series that reach the newest period: an older figure must not pass for the newest. */
function newestSeries({ x, series }: ViewData): ViewData['series'][number] | undefined {
  const reach = (values: (number | null)[]) =>
    x.reduce((newest, at, index) => (values[index] != null && at > newest ? at : newest), '')
  return series.reduce<ViewData['series'][number] | undefined>(
    (best, item) => (best && reach(best.values) >= reach(item.values) ? best : item),
    undefined,
  )
}

function decimals(value: number): number {
  const text = String(value)
  const dot = text.indexOf('.')
  return dot < 0 || text.includes('e') ? 0 : Math.min(3, text.length - dot - 1)
}
