import type { FieldDescriptor, ViewDescriptor } from '../catalog/descriptors.ts'
import type { ViewData } from '../catalog/model.ts'
import { isPeriod } from './time.ts'
import type { ChartSpec } from './view.ts'

/** Most parts a pie shows; with more it is drawn as bars. */
export const MOST_PARTS = 6

/** How a view is drawn: as declared, or as bars where its figures do not fit that kind. */
export function kindOf(
  view: ViewDescriptor,
  data: ViewData,
  { additive, placed }: { additive: boolean; placed: boolean },
): ChartSpec['kind'] {
  if (view.type === 'map') return placed ? 'map' : 'bar'
  if (view.type === 'pyramid' || view.type === 'histogram') return 'bar'
  if (view.type !== 'pie') return view.type
  const parts = view.top !== undefined && additive ? Math.min(data.x.length, view.top + 1) : data.x.length
  const values = data.series[0]?.values ?? []
  const whole = values.every((value) => value !== null && value >= 0) && values.some((value) => value !== 0)
  return data.series.length === 1 && parts <= MOST_PARTS && whole ? 'pie' : 'bar'
}

/** Whether a pyramid can be drawn as one: two sides, and nothing below zero. */
export function isMirrored(view: ViewDescriptor, { series }: ViewData): boolean {
  return view.type === 'pyramid' && series.length === 2 && isPositive(series)
}

/** Whether series can stand on one another: areas of values below zero would cover one another. */
export function isStackable(kind: ChartSpec['kind'], { series }: ViewData): boolean {
  return kind === 'bar' || isPositive(series)
}

function isPositive(series: ViewData['series']): boolean {
  return series.every(({ values }) => values.every((value) => value === null || value >= 0))
}

const APART = new Set(['map', 'pie', 'pyramid', 'histogram'])

/** Whether x is a quantity with distances, by its type, or by its texts where all are years. */
export function scaleOf(
  view: ViewDescriptor,
  field: FieldDescriptor | undefined,
  x: string[],
): ChartSpec['scale'] {
  if (APART.has(view.type)) return undefined
  if (field?.type === 'year' || x.every((value) => /^[12]\d{3}$/.test(value))) return 'year'
  if (field?.type === 'yearmonth' || x.every((value) => isPeriod(value, 'month'))) return 'month'
  if (field?.type === 'date' || field?.type === 'datetime' || x.every((value) => isPeriod(value, 'day')))
    return 'day'
  const numeric = field?.type === 'integer' || field?.type === 'number'
  return numeric && !field?.codes && view.type !== 'bar' ? 'number' : undefined
}

/** A sum of shares, rates or indices says nothing, so a rest of them is not added up. */
export function isAdditive(view: ViewDescriptor, field: FieldDescriptor | undefined): boolean {
  if (view.aggregate !== undefined && view.aggregate !== 'sum') return false
  const relative =
    /%|\bper\b|perse[nr]|percent|promil|indeks|index|rasio|ratio|rata-rata|average|tingkat|rate\b/i
  return !relative.test([field?.unit, field?.measure, field?.title].filter(Boolean).join(' '))
}
