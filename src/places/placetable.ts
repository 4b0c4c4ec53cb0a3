import type { FieldDescriptor } from '../catalog/descriptors.ts'
import { isFigure, isRemark } from '../catalog/figures.ts'
import { KeySet } from '../catalog/keyset.ts'
import type { Resource } from '../catalog/model.ts'
import { type Block, type Cells, type TableObserver, VALUE } from '../catalog/table.ts'
import { periodField } from '../rules/table-periods.ts'
import type { Place, PlaceTree } from './place.ts'
import { PlaceSlots } from './placeslots.ts'

/** What a table says about places: a figure for each place, period and group; plain data. */
export interface PlaceTable {
  /** Slugs of the places that rows are about, and how many rows are about each. */
  places: string[]
  rows: number[]
  /** Periods as written, oldest first; one empty text where the table tells no time. Empty where rows are only counted. */
  periods: string[]
  /** Fields that tell groups apart, such as sex, and their values for each group; one group without values where there are none. */
  groupFields: string[]
  groups: string[][]
  measures: {
    field: string
    /** By place, then period, then group; `null` where there is none. */
    values: (number | null)[]
  }[]
  /** The field that says what a figure rests on, its different values, and which of them each figure has (-1: none). */
  basis?: { field: string; values: string[]; ids: number[] }
}

/** Columns of figures that are shown of one table. */
const MOST_MEASURES = 4

/**
 * Gathers what a table says about places. A row is about the smallest place that it names. Figures are kept where at
 * most one row is about a place in a period, or one in each of at most eight groups; otherwise the rows are counted,
 * since what they would add up to is not known.
 */
export function placeObserver(
  resource: Resource,
  tree: PlaceTree,
): TableObserver & { result(): PlaceTable | undefined } {
  const named = placeFields(resource, tree)
  const time = periodField(resource) ?? writtenPeriod(resource)
  const measures = resource.fields.filter((field) => isFigure(field, resource)).slice(0, MOST_MEASURES)
  const basis = resource.fields.find(
    (field) => field.codes !== undefined && field.type === 'string' && isRemark(field, resource),
  )
  const others = resource.primaryKey
    .map((name) => resource.fields.find((field) => field.name === name))
    .filter((field) => field !== undefined)
    .filter((field) => !named.includes(field) && field !== time && field !== basis)
  const coded = others.filter(isChoice)
  // What only numbers the rows tells no groups apart, where there is one row for each place and period anyway.
  const ways = [coded, ...(coded.length < others.length ? [others] : [])].map((fields) => ({
    fields,
    slots: new PlaceSlots(measures.length),
  }))
  const placeKeys = named.map(() => new KeySet())
  const known = named.map((): (number | undefined)[] => [])
  const numbers = new Map<Place, number>()
  const places: Place[] = []
  const rows: number[] = []
  const periods = new KeySet()
  const groupKeys = new Map(others.map((field) => [field, new KeySet()]))
  const bases = new KeySet()
  let at = columnsOf([], [])

  function columnsOf(labels: readonly string[], fields: readonly (FieldDescriptor | undefined)[]) {
    const place = (field: FieldDescriptor | undefined) =>
      field ? labels.findIndex((label, index) => (fields[index]?.name ?? label) === field.name) : -1
    return {
      named: named.map(place),
      time: place(time),
      measures: measures.map(place),
      basis: place(basis),
      groups: new Map(others.map((field) => [field, place(field)])),
    }
  }

  function placeOf(block: Block, row: number): number {
    for (let rank = 0; rank < named.length; rank++) {
      const cells = block.columns[at.named[rank] as number]
      const key = keyOf(placeKeys[rank] as KeySet, cells, row)
      if (key < 0) continue
      const list = known[rank] as (number | undefined)[]
      list[key] ??= numberOf(named[rank] as FieldDescriptor, (placeKeys[rank] as KeySet).key(key))
      if (list[key] >= 0) return list[key]
    }
    return -1
  }

  function numberOf(field: FieldDescriptor, code: string): number {
    const place = tree.find(field.codes as string, code, field.system)
    if (!place) return -1
    const number = numbers.get(place) ?? places.length
    if (number === places.length) {
      numbers.set(place, number)
      places.push(place)
      rows.push(0)
    }
    return number
  }

  function block(block: Block): void {
    const values = new Float64Array(measures.length)
    for (let row = 0; row < block.count; row++) {
      if (block.blank[row] !== 0) continue
      const place = placeOf(block, row)
      if (place < 0) continue
      rows[place] = (rows[place] ?? 0) + 1
      if (!ways.some(({ slots }) => !slots.isFull)) continue
      const period = time ? keyOf(periods, block.columns[at.time], row) : 0
      if (period < 0) continue
      for (const [index, column] of at.measures.entries()) {
        const cells = block.columns[column]
        values[index] = cells?.status[row] === VALUE ? (cells.number[row] as number) : Number.NaN
      }
      const reason = basis ? keyOf(bases, block.columns[at.basis], row) : -1
      for (const { fields, slots } of ways) {
        if (slots.isFull) continue
        const group = fields.map((field) =>
          keyOf(groupKeys.get(field) as KeySet, block.columns[at.groups.get(field) ?? -1], row),
        )
        slots.put(place, period, group, values, reason)
      }
    }
  }

  return {
    header: ({ labels, fields }) => {
      at = columnsOf(labels, fields)
    },
    block,
    result() {
      if (places.length === 0) return undefined
      const way = measures.length > 0 ? ways.find(({ slots }) => !slots.isFull) : undefined
      const counted = { places: places.map(({ slug }) => slug), rows, groupFields: [], groups: [[]] }
      if (!way) return { ...counted, periods: [], measures: [] }
      const written = time ? Array.from({ length: periods.size }, (_, key) => periods.key(key)) : ['']
      const { order, groups, values, reasons } = way.slots.arranged(places.length, written)
      return {
        ...counted,
        periods: order.map((key) => written[key] as string),
        groupFields: way.fields.map(({ name }) => name),
        groups: groups.map((keys) =>
          keys.map((key, index) => {
            const field = way.fields[index] as FieldDescriptor
            return key < 0 ? '' : (groupKeys.get(field) as KeySet).key(key)
          }),
        ),
        measures: measures.map((field, index) => ({
          field: field.name,
          values: (values[index] as number[]).map((value) => (Number.isNaN(value) ? null : value)),
        })),
        ...(basis && {
          basis: {
            field: basis.name,
            values: Array.from({ length: bases.size }, (_, key) => bases.key(key)),
            ids: reasons,
          },
        }),
      }
    },
  }
}

/** Fields with codes of places, the smallest places first; of two of one list the one of the key counts. */
function placeFields(resource: Resource, tree: PlaceTree): FieldDescriptor[] {
  const rank = (field: FieldDescriptor) => tree.lists.indexOf(field.codes ?? '')
  const isKey = (field: FieldDescriptor) => (resource.primaryKey.includes(field.name) ? 0 : 1)
  return resource.fields
    .filter((field) => rank(field) >= 0)
    .sort((a, b) => rank(b) - rank(a) || isKey(a) - isKey(b))
    .filter((field, index, all) => all.findIndex(({ codes }) => codes === field.codes) === index)
}

/** A column of the key with periods that are no dates, such as school years. */
function writtenPeriod({ fields, primaryKey }: Resource): FieldDescriptor | undefined {
  return fields.find(
    ({ name, type }) =>
      type === 'string' &&
      primaryKey.includes(name) &&
      /^(tahun|periode|semester|triwulan|year|period)(_|$)/i.test(name),
  )
}

function isChoice({ codes, categories, constraints }: FieldDescriptor): boolean {
  return codes !== undefined || categories !== undefined || constraints?.enum !== undefined
}

function keyOf(keys: KeySet, cells: Cells | undefined, row: number): number {
  if (cells?.status[row] !== VALUE) return -1
  return keys.put(cells.bytes, cells.start[row] as number, cells.end[row] as number)
}
