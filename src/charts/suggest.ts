import type { FieldDescriptor, ViewDescriptor } from '../catalog/descriptors.ts'
import { isAdditive, isFigure } from '../catalog/figures.ts'
import type { CodeList, ColumnProfile, Resource, TableResult } from '../catalog/model.ts'
import { suggestedTitle } from './suggested-title.ts'

/** Most charts that are suggested for a table. */
const MOST_SUGGESTED = 2
/** Most series of a suggested chart: more cannot be told apart at a glance. */
const MOST_LINES = 6
/** Most bars of a suggested chart, and most categories that rows are counted by. */
const MOST_TOP = 15
const MOST_KINDS = 12

/** A column with what the pass found in it. */
export interface Column {
  field: FieldDescriptor
  profile: ColumnProfile
}

/** What a table is about, read from its schema and profile. */
interface Structure {
  rows: number
  /** The column of periods, where it is part of the key. */
  time: Column | undefined
  /** The other columns that tell rows apart. */
  parts: Column[]
  figures: Column[]
}

/**
 * Charts for a table that declares none, from its schema and profile: figures over time as lines, of categories as
 * sorted bars, of places with tiles as a map. Nothing is suggested where the key does not say what a row is, and
 * figures are added up only where they may be and every part has a row for every period.
 */
export function suggestViews(
  resource: Resource,
  result: Pick<TableResult, 'rows' | 'columns'>,
  codeLists: ReadonlyMap<string, CodeList>,
): ViewDescriptor[] {
  const table = structureOf(resource, result)
  if (!table) return []
  const { parts, time } = table
  const [x, group] = parts
  const views: (ViewDescriptor | undefined)[] = []
  if (parts.length === 0) {
    for (const figure of table.figures) views.push(overTime(table, figure))
  } else if (parts.length === 1 && x) {
    for (const figure of table.figures.slice(0, 1)) {
      const list = codeLists.get(x.field.codes ?? '')
      if (list?.tiles) views.push(onMap(table, figure, x))
      views.push(x.profile.distinct <= MOST_LINES ? overTime(table, figure, x) : overTime(table, figure))
      if (!list?.tiles) views.push(sortedBars(table, figure, x))
    }
  } else if (x && group && parts.length === 2) {
    for (const figure of table.figures.slice(0, 1)) {
      views.push(pyramid(table, figure, x, group) ?? sortedBars(table, figure, x, group))
    }
  }
  if (!views.some((view) => view) && !time) views.push(...counts(resource, table, result))
  const found = views.flatMap((view) => (view ? [{ ...view, resource: resource.name }] : []))
  return found.slice(0, MOST_SUGGESTED)
}

/** A table by its key; `undefined` where it has none, or one of more than two parts beside time. */
function structureOf(
  resource: Resource,
  { rows, columns }: Pick<TableResult, 'rows' | 'columns'>,
): Structure | undefined {
  const profiles = new Map(columns.map((column) => [column.name, column]))
  const all = resource.fields.flatMap((field) => {
    const profile = profiles.get(field.name)
    return profile && profile.values > 0 ? [{ field, profile }] : []
  })
  const keys = all.filter(({ field }) => resource.primaryKey.includes(field.name))
  if (rows < 2 || keys.length === 0 || keys.length < resource.primaryKey.length) return undefined
  const time = keys.find(({ field }) => TIMES.has(field.type))
  const varying = keys.filter((column) => column !== time && column.profile.distinct > 1)
  // Where one part alone tells all rows apart, the others only say more about it.
  const enough = varying.filter(({ profile }) => !profile.estimated && profile.distinct === rows)
  const parts = (enough.length > 0 ? enough.slice(-1) : varying)
    .map((column) => named(column, all))
    .sort((a, b) => b.profile.distinct - a.profile.distinct)
  if (parts.length > 2 || (parts[1]?.profile.distinct ?? 0) > MOST_LINES) return undefined
  const figures = all.filter(({ field, profile }) => isFigure(field, resource) && profile.distinct > 1)
  return { rows, time, parts, figures }
}

const TIMES = new Set(['year', 'yearmonth', 'date'])
const CODE = /(^|_)(kode|code|id|nomor|no)(_|$)/i
const NAME = /(^|_)(nama|name|label|kelompok|judul|title)(_|$)/i

/** A code without a list of labels is shown by the column of names beside it. */
function named(column: Column, all: Column[]): Column {
  if (column.field.codes !== undefined || column.field.categories || !CODE.test(column.field.name))
    return column
  const { distinct } = column.profile
  const ending = column.field.name.replace(CODE, '')
  const names = all.filter(
    ({ field, profile }) => field.type === 'string' && NAME.test(field.name) && profile.distinct === distinct,
  )
  return names.find(({ field }) => ending !== '' && field.name.includes(ending)) ?? column
}

/** A figure over time, as lines of a part, or added up where that is right. */
function overTime(table: Structure, figure: Column, part?: Column): ViewDescriptor | undefined {
  const { time, parts } = table
  if (!time || time.profile.distinct < 2) return undefined
  const sums = parts.length > 0 && !part
  if (sums && !(isAdditive(figure.field) && isComplete(table, figure))) return undefined
  return {
    type: 'line',
    ...suggestedTitle({ figure, by: part ?? time }),
    x: time.field.name,
    y: figure.field.name,
    ...(part ? { series: part.field.name } : {}),
    ...(sums ? { aggregate: 'sum' as const } : {}),
  }
}

/** Whether every part has a figure in every period. */
function isComplete({ rows, time, parts }: Structure, { profile }: Column): boolean {
  const places = parts.reduce((count, part) => count * part.profile.distinct, time?.profile.distinct ?? 1)
  return places === rows && profile.values === rows
}

function onMap({ time }: Structure, figure: Column, x: Column): ViewDescriptor {
  const several = time !== undefined && time.profile.distinct <= MOST_PERIODS
  return {
    type: 'map',
    ...suggestedTitle({ figure, by: x, ...(several || !time ? {} : { period: time.profile.max }) }),
    x: x.field.name,
    y: figure.field.name,
    ...(several ? { series: time.field.name } : newest(time)),
  }
}

/** Most periods that a view keeps apart. */
const MOST_PERIODS = 20

function sortedBars(table: Structure, figure: Column, x: Column, group?: Column): ViewDescriptor | undefined {
  // The names of things that stand for themselves say nothing as a code.
  if (CODE.test(x.field.name) && x.field.codes === undefined && !x.field.categories) return undefined
  // Days are when things happen: that of the newest says nothing of all, unless all have a figure for every day.
  if (table.time?.field.type === 'date' && !isComplete(table, figure)) return undefined
  const { time } = table
  const ordered = isOrdered(x)
  const top = x.profile.distinct > MOST_TOP && !ordered ? { top: MOST_TOP } : {}
  return {
    type: 'bar',
    ...suggestedTitle({ figure, by: x, and: group, period: time?.profile.max, ...top }),
    x: x.field.name,
    y: figure.field.name,
    ...(group ? { series: group.field.name } : {}),
    ...newest(time),
    sort: ordered ? 'none' : '-y',
    horizontal: true,
    ...top,
  }
}

/** Two groups of ordered classes, such as ages by sex, on either side of a middle. */
function pyramid({ time }: Structure, figure: Column, x: Column, group: Column): ViewDescriptor | undefined {
  if (!isOrdered(x) || group.profile.distinct !== 2 || !isAdditive(figure.field)) return undefined
  return {
    type: 'pyramid',
    ...suggestedTitle({ figure, by: x, and: group, period: time?.profile.max }),
    x: x.field.name,
    y: figure.field.name,
    series: group.field.name,
    ...newest(time),
  }
}

/** Whether the categories have an order of their own, as ages have. */
function isOrdered({ field, profile }: Column): boolean {
  return (
    field.categoriesOrdered === true ||
    profile.top.every(({ value }) => /^[<>≤≥]?\s?\d+\s?([-–+]|s\.?d)/.test(value))
  )
}

function newest(time: Column | undefined): Pick<ViewDescriptor, 'filter'> {
  return time?.profile.max === undefined ? {} : { filter: { [time.field.name]: time.profile.max } }
}

/** Rows of a list of things, counted by its first column of few codes. */
function counts(
  resource: Resource,
  { parts }: Structure,
  { columns }: Pick<TableResult, 'columns'>,
): ViewDescriptor[] {
  if (parts.length > 1) return []
  for (const field of resource.fields) {
    const profile = columns.find(({ name }) => name === field.name)
    const coded = field.codes !== undefined || field.categories !== undefined
    if (!profile || !coded || resource.primaryKey.includes(field.name)) continue
    if (profile.distinct < 2 || profile.distinct > MOST_KINDS) continue
    // As many rows for each are how the table is made, not what it says.
    if (profile.top.every(({ count }) => count === profile.top[0]?.count)) continue
    const by = { field, profile }
    return [
      {
        type: 'bar',
        ...suggestedTitle({ by }),
        x: field.name,
        aggregate: 'count',
        sort: '-y',
        horizontal: true,
      },
    ]
  }
  return []
}
