import type { FieldDescriptor, ViewDescriptor } from '../catalog/descriptors.ts'
import type { ColumnProfile, PropertyPath, TableResult, ViewData } from '../catalog/model.ts'
import { isMisread } from './labels.ts'
import { propertyPlace } from './property.ts'
import type { Finding, Rule, TableContext } from './rule.ts'
import { listed, shown, steps } from './wording.ts'

/** A declared chart that shows nothing, or something else than was declared. */
export const rule: Rule = {
  code: 'view-error',
  hook: 'table',
  severity: 'warning',
  title: { id: 'Grafik yang tidak dapat digambar', en: 'Chart that cannot be drawn' },
  why: {
    id: 'Grafik yang kosong atau keliru membuat pembaca mengira datanya tidak ada.',
    en: 'An empty or wrong chart makes readers think that there is no data.',
  },
  fix: steps(
    [
      'Buka `views` di `dataset.md` dan cari grafik yang disebut.',
      'Pilih kolom angka (`integer` atau `number`) untuk `y`, dan tulis nilai `filter` persis seperti di tabel.',
      'Kirim ulang; pemeriksaan berjalan sendiri dan pratinjau memuat grafiknya.',
    ],
    [
      'Open `views` in `dataset.md` and find the chart.',
      'Choose a column of figures (`integer` or `number`) for `y`, and write the values of `filter` exactly as in the table.',
      'Submit it again; the check runs by itself and the preview shows the chart.',
    ],
  ),
  *check({ header, result }, context) {
    // Of a table that was not read as one nothing can be said.
    if (!header || !result || isMisread(header)) return
    for (const [at, view] of viewsOf(context)) {
      const data = result.views.find((one) => one.view === at)
      const faults = [...measureFaults(view, at, context), ...kindFaults(view, at, context, data)]
      yield* faults
      if (faults.length === 0) yield* pointFaults(view, at, result, context)
    }
  },
}

/** The views of a table with their indexes. */
function viewsOf({ dataset, resource }: TableContext): [number, ViewDescriptor][] {
  return [...(dataset.source.value.views ?? []).entries()].filter(([, view]) =>
    view.resource === undefined ? resource.index === 0 : view.resource === resource.name,
  )
}

/** Types whose values are drawn as figures. */
const FIGURES = new Set(['integer', 'number', 'any'])

function* measureFaults(view: ViewDescriptor, at: number, context: TableContext): Generator<Finding> {
  const { y, type, x, aggregate } = view
  const columns: [PropertyPath, string][] =
    type === 'histogram'
      ? [[['x'], x]]
      : aggregate === 'count'
        ? []
        : typeof y === 'string'
          ? [[['y'], y]]
          : (y ?? []).map((name, index) => [['y', index], name])
  if (type === 'scatter') columns.push([['x'], x])
  for (const [property, name] of columns) {
    const field = context.resource.fields.find((one) => one.name === name)
    if (!field || FIGURES.has(field.type) || (type === 'scatter' && property[0] === 'x' && isTime(field)))
      continue
    yield noFigure(property, at, field, context)
  }
}

function isTime({ type }: FieldDescriptor): boolean {
  return ['date', 'datetime', 'time', 'year', 'yearmonth'].includes(type)
}

function noFigure(
  property: PropertyPath,
  at: number,
  { name, type }: FieldDescriptor,
  { dataset, resource }: TableContext,
): Finding {
  const figures = listed(
    resource.fields
      .filter((field) => field.type === 'integer' || field.type === 'number')
      .map((field) => field.name),
  )
  return {
    message: {
      id: `Grafik ke-${at + 1} memakai kolom ${shown(name)} sebagai angka, padahal tipenya \`${type}\`.`,
      en: `Chart ${at + 1} uses the column ${shown(name)} as a figure, but its type is \`${type}\`.`,
    },
    ...(figures.id !== '' && {
      fix: {
        id: `Pilih kolom angka: ${figures.id}; atau tulis \`aggregate: count\` untuk menghitung baris.`,
        en: `Choose a column of figures: ${figures.en}; or write \`aggregate: count\` to count rows.`,
      },
    }),
    places: [propertyPlace(dataset.source, ['views', at, ...property], name)],
  }
}

function* kindFaults(
  view: ViewDescriptor,
  at: number,
  { dataset, resource, catalog }: TableContext,
  data: ViewData | undefined,
): Generator<Finding> {
  const place = (property: string) => [propertyPlace(dataset.source, ['views', at, property])]
  if (view.type === 'map') {
    const list = resource.fields.find(({ name }) => name === view.x)?.codes
    if (list !== undefined && catalog.codeLists.get(list)?.tiles) return
    yield {
      message: {
        id: `Grafik ke-${at + 1} adalah peta, tetapi kolom ${shown(view.x)} tidak memuat kode wilayah yang memiliki petak; grafik digambar sebagai batang.`,
        en: `Chart ${at + 1} is a map, but the column ${shown(view.x)} does not hold codes of places that have tiles; it is drawn as bars.`,
      },
      fix: {
        id: 'Pilih kolom kode wilayah untuk `x`, dan isi `tiles` daftar kodenya dalam `catalog.yaml`; atau tulis `type: bar`.',
        en: 'Choose a column of area codes for `x`, and give its code list `tiles` in `catalog.yaml`; or write `type: bar`.',
      },
      places: place('x'),
    }
  }
  if (view.type === 'pyramid' && data && data.series.length > 0 && data.series.length !== 2) {
    yield {
      message: {
        id: `Grafik ke-${at + 1} adalah piramida, yang memiliki dua sisi, tetapi serinya berjumlah ${data.series.length}; grafik digambar sebagai batang.`,
        en: `Chart ${at + 1} is a pyramid, which has two sides, but its series are ${data.series.length}; it is drawn as bars.`,
      },
      fix: {
        id: 'Isi `series` dengan kolom yang memuat dua nilai, misalnya jenis kelamin, atau sebut dua kolom dalam `y`.',
        en: 'Give `series` a column of two values, such as sex, or name two columns in `y`.',
      },
      places: place('type'),
    }
  }
}

function* pointFaults(
  view: ViewDescriptor,
  at: number,
  result: TableResult,
  { dataset, resource }: TableContext,
): Generator<Finding> {
  let isSaid = false
  for (const [name, wanted] of Object.entries(view.filter ?? {})) {
    const column = columnOf(name, result, resource.fields)
    if (!column || column.values === 0) continue
    for (const value of [wanted].flat().map(String)) {
      if (!isAbsent(value, column)) continue
      isSaid = true
      const values = listed(column.top.map((one) => one.value))
      yield {
        message: {
          id: `Grafik ke-${at + 1} menyaring kolom ${shown(name)} dengan nilai ${shown(value)}, yang tidak ada di tabel.`,
          en: `Chart ${at + 1} filters the column ${shown(name)} by ${shown(value)}, which the table does not have.`,
        },
        fix: {
          id: `Tulis nilainya persis seperti di tabel, misalnya ${values.id}.`,
          en: `Write the value exactly as in the table, such as ${values.en}.`,
        },
        places: [propertyPlace(dataset.source, ['views', at, 'filter', name], value)],
      }
    }
  }
  const data = result.views.find((one) => one.view === at)
  if (isSaid || !data || !isReadable(view, result, resource.fields)) return
  if (data.series.some(({ values }) => values.some((value) => value !== null))) return
  yield {
    message: {
      id: `Grafik ke-${at + 1} tidak memuat satu titik pun: tidak ada baris yang lolos saringannya dan punya nilai.`,
      en: `Chart ${at + 1} has no point at all: no row passes its filter and has a value.`,
    },
    fix: {
      id: 'Longgarkan `filter`, atau pilih kolom `y` yang berisi nilai pada baris itu.',
      en: 'Loosen `filter`, or choose for `y` a column that has values in these rows.',
    },
    places: [propertyPlace(dataset.source, ['views', at])],
  }
}

/** Whether the columns of a view are in the file with values: if not, something else is at fault. */
function isReadable(view: ViewDescriptor, result: TableResult, fields: FieldDescriptor[]): boolean {
  const names = [view.x, ...[view.y ?? []].flat(), ...(view.series === undefined ? [] : [view.series])]
  const filters = Object.keys(view.filter ?? {})
  return [...names, ...filters].every((name) => (columnOf(name, result, fields)?.values ?? 0) > 0)
}

function columnOf(name: string, { columns, labels }: TableResult, fields: FieldDescriptor[]) {
  const at = labels.indexOf(name)
  return columns[
    at >= 0 ? at : labels.length === fields.length ? fields.findIndex((one) => one.name === name) : -1
  ]
}

/** Whether a value surely is not in a column: all different values are known, or it lies beyond the ends. */
function isAbsent(value: string, { distinct, estimated, top, min, max, type }: ColumnProfile): boolean {
  if (!estimated && distinct <= top.length) return !top.some((one) => one.value === value)
  if (type !== 'year' || min === undefined || max === undefined) return false
  return Number(value) < Number(min) || Number(value) > Number(max)
}
