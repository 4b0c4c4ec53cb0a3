import type { TypedColumn } from '../exporters/typedtable.ts'
import {
  COUNT,
  type Filter,
  filterKinds,
  isMeasurable,
  MEASURES,
  type Measure,
  measureName,
  type SortKey,
  type TableQuery,
} from './query.ts'

/** Columns of a table; a `hidden` one is not shown unless its reader wishes it. */
type Columns = readonly (Pick<TypedColumn, 'name' | 'kind'> & { hidden?: boolean })[]

/** A question is the parameters `<table>.<column>=<filter>` and these, whose names no column's parameter has. */
const SEARCH = '_q'
const SORT = '_sort'
const HIDE = '_hide'
const GROUP = '_group'
const MEASURE = '_show'

/** Longest text of one parameter that is read. */
const LONGEST = 2000

/**
 * A question about a table as parameters of an address, in one order whatever was asked first; empty where nothing is
 * asked. `trees.kind=is:oak|elm&trees.height=10..&trees._sort=-height`.
 */
export function queryText(query: TableQuery, table: string, columns: Columns): string {
  const parts: string[] = []
  const put = (name: string, value: string) => {
    if (value !== '') parts.push(`${written(`${table}.${name}`)}=${written(value)}`)
  }
  put(SEARCH, query.search)
  for (const { name } of columns) {
    const filter = query.filters.get(name)
    if (filter) put(parameter(name), filterText(filter))
  }
  put(GROUP, list(query.group))
  put(MEASURE, list(query.measures.map(measureName)))
  put(SORT, list(query.sort.map(({ column, descending }) => `${descending ? '-' : '+'}${column}`)))
  // A comma alone: none at all is hidden, where usually some are.
  if (columns.some(({ name, hidden = false }) => query.hidden.has(name) !== hidden))
    put(HIDE, list(columns.flatMap(({ name }) => (query.hidden.has(name) ? [name] : []))) || ',')
  return parts.join('&')
}

/** The question that an address asks of a table; what does not fit its columns is left out. */
export function readQuery(text: string, table: string, columns: Columns): TableQuery {
  const parameters = new URLSearchParams(text)
  const get = (name: string) => {
    const value = parameters.get(`${table}.${name}`) ?? ''
    return value.length > LONGEST ? '' : value
  }
  const byName = new Map(columns.map((column) => [column.name, column]))
  const filters = new Map<string, Filter>()
  for (const { name, kind } of columns) {
    const filter = readFilter(get(parameter(name)), kind)
    if (filter) filters.set(name, filter)
  }
  const known = (names: string[]) => [...new Set(names.filter((name) => byName.has(name)))]
  const group = known(items(get(GROUP)))
  const measures = items(get(MEASURE)).flatMap((item) => readMeasure(item, byName))
  const sortable = new Set([...byName.keys(), COUNT, ...measures.map(measureName)])
  const sort: SortKey[] = []
  for (const item of items(get(SORT))) {
    const column = item.slice(1)
    if (sortable.has(column) && !sort.some((key) => key.column === column))
      sort.push({ column, descending: item.startsWith('-') })
  }
  const usual = new Set(columns.flatMap(({ name, hidden }) => (hidden ? [name] : [])))
  const chosen = get(HIDE)
  const hidden = chosen === '' ? usual : new Set(known(items(chosen)))
  return {
    search: get(SEARCH),
    filters,
    sort,
    // A table without a column shows nothing, and offers nothing to click on.
    hidden: hidden.size < columns.length ? hidden : usual,
    group,
    measures,
  }
}

/** An address's parameters with those of a table put in the place of its old ones; others stay as they are. */
export function withQuery(search: string, table: string, own: string): string {
  const others = search
    .replace(/^\?/, '')
    .split('&')
    .filter((part) => part !== '' && !decoded(part).startsWith(`${table}.`))
  const all = [...others, ...(own === '' ? [] : [own])].join('&')
  return all === '' ? '' : `?${all}`
}

/** A filter as text: `has:oak`, `is:oak|elm`, `10..20`, `empty`, `filled`. */
function filterText(filter: Filter): string {
  switch (filter.kind) {
    case 'has':
      return filter.text === '' ? '' : `has:${filter.text}`
    case 'is':
      return `is:${filter.values.map((value) => value.replace(/[\\|]/g, '\\$&')).join('|')}`
    case 'range':
      return filter.from === undefined && filter.to === undefined
        ? ''
        : `${filter.from ?? ''}..${filter.to ?? ''}`
    default:
      return filter.kind
  }
}

function readFilter(text: string, column: TypedColumn['kind']): Filter | undefined {
  const filter = parsedFilter(text)
  if (!filter || !filterKinds(column).includes(filter.kind)) return undefined
  if (filter.kind !== 'range') return filter
  const isEnd = column === 'integer' || column === 'number' ? isNumber : isMoment
  const { from, to } = filter
  return (from === undefined || isEnd(from)) && (to === undefined || isEnd(to)) ? filter : undefined
}

function parsedFilter(text: string): Filter | undefined {
  if (text === 'empty' || text === 'filled') return { kind: text }
  if (text.startsWith('has:')) return text.length > 4 ? { kind: 'has', text: text.slice(4) } : undefined
  if (text.startsWith('is:')) return { kind: 'is', values: choices(text.slice(3)) }
  const at = text.indexOf('..')
  if (at < 0 || text === '..') return undefined
  const [from, to] = [text.slice(0, at), text.slice(at + 2)]
  return { kind: 'range', ...(from !== '' && { from }), ...(to !== '' && { to }) }
}

function choices(text: string): string[] {
  const values = ['']
  for (const [, escaped, bar, other] of text.matchAll(/\\([\\|])|(\|)|(.)/gs)) {
    if (bar) values.push('')
    else values.push((values.pop() ?? '') + (escaped ?? other ?? ''))
  }
  return values
}

/** Whether a text is a number as an address has it. */
export function isNumber(text: string): boolean {
  return /^-?\d+(?:\.\d+)?$/.test(text)
}

function isMoment(text: string): boolean {
  return /^[\d:.T Z+-]{1,35}$/.test(text)
}

function readMeasure(item: string, columns: ReadonlyMap<string, Pick<TypedColumn, 'kind'>>): Measure[] {
  const at = item.indexOf(':')
  const of = MEASURES.find((measure) => measure === item.slice(0, at))
  const column = item.slice(at + 1)
  const found = columns.get(column)
  return of && found && isMeasurable(found) ? [{ of, column }] : []
}

/** A column's parameter; one more underscore where it would be taken for one of ours. */
function parameter(name: string): string {
  return name.startsWith('_') ? `_${name}` : name
}

function list(names: readonly string[]): string {
  return names.map((name) => name.replace(/[\\,]/g, '\\$&')).join(',')
}

function items(text: string): string[] {
  if (text === '') return []
  return Array.from(text.matchAll(/(?:^|,)((?:\\[\\,]|[^,])*)/g), ([, item = '']) =>
    item.replace(/\\([\\,])/g, '$1'),
  )
}

/** Percent-encoded but for what is readable and has no meaning inside a parameter. */
function written(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(/%(?:2C|3A|7C|20)/g, (code) =>
    code === '%20' ? '+' : decodeURIComponent(code),
  )
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
