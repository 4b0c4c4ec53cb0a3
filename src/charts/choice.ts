import type { FieldDescriptor, ViewDescriptor } from '../catalog/descriptors.ts'
import { isAdditive } from '../catalog/figures.ts'
import type { Language, Text } from '../catalog/problem.ts'
import { lowered, title } from './field-texts.ts'

/** What a reader chose for a chart of their own; empty where nothing is chosen. */
export interface Choice {
  table: string
  kind: ViewDescriptor['type']
  x: string
  y: string
  series: string
  aggregate: string
  filter: string
  value: string
}

/** The names by which an address holds a choice, after `g.`. */
const NAMES = ['table', 'kind', 'x', 'y', 'series', 'aggregate', 'filter', 'value'] as const
const KINDS = new Set<string>(['line', 'bar', 'area', 'pie', 'scatter', 'histogram', 'pyramid', 'map'])

/** The query of an address with a choice in it; what else it holds stays. */
export function withChoice(query: string, choice: Choice): string {
  const params = new URLSearchParams(query)
  for (const name of NAMES) {
    if (choice[name] === '') params.delete(`g.${name}`)
    else params.set(`g.${name}`, choice[name])
  }
  return params.toString()
}

/** What an address says of a choice; what it does not say, or says wrongly, is left out. */
export function choiceIn(query: string): Partial<Choice> {
  const params = new URLSearchParams(query)
  const found: Record<string, string> = {}
  for (const name of NAMES) {
    const value = params.get(`g.${name}`)
    if (value !== null && (name !== 'kind' || KINDS.has(value))) found[name] = value
  }
  return found as Partial<Choice>
}

/** Why a choice cannot be drawn, and what would do; `undefined` where it can. */
export function choiceFault(choice: Choice, fields: FieldDescriptor[]): Text | undefined {
  const field = (name: string) => fields.find((one) => one.name === name)
  const [x, y] = [field(choice.x), field(choice.y)]
  if (!x) return { id: 'Pilih kolom untuk sumbu x.', en: 'Choose a column for the x axis.' }
  const figure = (one: FieldDescriptor | undefined) => one?.type === 'integer' || one?.type === 'number'
  if (choice.kind === 'histogram')
    return figure(x)
      ? undefined
      : {
          id: 'Histogram memerlukan kolom angka pada sumbu x.',
          en: 'A histogram needs a column of figures on the x axis.',
        }
  const counts = choice.aggregate === 'count'
  if (!counts && !figure(y))
    return {
      id: 'Pilih kolom angka untuk nilainya, atau hitung jumlah baris.',
      en: 'Choose a column of figures for the values, or count rows.',
    }
  if (!counts && choice.x === choice.y)
    return {
      id: 'Sumbu x dan nilainya memakai kolom yang sama; pilih dua kolom.',
      en: 'The x axis and the values are the same column; choose two.',
    }
  if (choice.kind === 'pyramid' && !field(choice.series))
    return {
      id: 'Piramida memerlukan kolom seri dengan dua nilai, misalnya jenis kelamin.',
      en: 'A pyramid needs a column of series with two values, such as sex.',
    }
  if (choice.kind === 'map' && x.codes === undefined)
    return {
      id: 'Peta memerlukan kolom kode wilayah pada sumbu x.',
      en: 'A map needs a column of area codes on the x axis.',
    }
  if (choice.kind === 'scatter' && !figure(x) && !TIMES.has(x.type))
    return {
      id: 'Grafik sebaran memerlukan angka atau waktu pada sumbu x.',
      en: 'A scatter chart needs figures or periods on the x axis.',
    }
  if ((choice.kind === 'line' || choice.kind === 'area') && !figure(x) && !TIMES.has(x.type))
    return {
      id: 'Garis dan luas memerlukan waktu atau angka pada sumbu x; untuk kategori, pilih batang.',
      en: 'Lines and areas need periods or figures on the x axis; for categories choose bars.',
    }
  const sums = choice.aggregate === '' || choice.aggregate === 'sum'
  if (choice.aggregate === 'sum' && y && sums && !isAdditive(y))
    return {
      id: 'Persentase, rata-rata, dan indeks tidak dapat dijumlahkan; pilih rata-rata, terkecil, atau terbesar.',
      en: 'Shares, averages and indices cannot be added up; choose mean, smallest or largest.',
    }
  return undefined
}

const TIMES = new Set(['year', 'yearmonth', 'date', 'datetime'])

/** A choice as the view that a dataset would declare, with a title made of its columns and of the filtered value as people call it. */
export function viewOf(
  choice: Choice,
  fields: FieldDescriptor[],
  language: Language,
  value = choice.value,
): ViewDescriptor {
  const field = (name: string) => fields.find((one) => one.name === name)
  const named = (name: string) => title(field(name), name, language)
  const counts = choice.kind === 'histogram' || choice.aggregate === 'count'
  const what = counts ? ROWS[language] : named(choice.y)
  const parts = [choice.x, choice.kind === 'histogram' ? '' : choice.series]
    .filter((name) => name !== '')
    .map((name) => lowered(named(name)))
  const where =
    choice.filter !== '' && choice.value !== '' ? `, ${lowered(named(choice.filter))} ${lowered(value)}` : ''
  const isBars = choice.kind === 'bar' && !TIMES.has(field(choice.x)?.type ?? '')
  return {
    type: choice.kind,
    title: `${what} ${BY[language]} ${parts.join(AND[language])}${where}`,
    ...(choice.table === '' ? {} : { resource: choice.table }),
    x: choice.x,
    ...(counts ? {} : { y: choice.y }),
    ...(choice.series === '' || choice.kind === 'histogram' ? {} : { series: choice.series }),
    ...(where === '' ? {} : { filter: { [choice.filter]: choice.value } }),
    ...(choice.aggregate === '' || choice.kind === 'histogram'
      ? {}
      : { aggregate: choice.aggregate as NonNullable<ViewDescriptor['aggregate']> }),
    ...(isBars ? { sort: '-y' as const, horizontal: true } : {}),
  }
}

const ROWS: Text = { id: 'Jumlah baris', en: 'Number of rows' }
const BY: Text = { id: 'menurut', en: 'by' }
const AND: Text = { id: ' dan ', en: ' and ' }

/** A view as the YAML of `views` in `dataset.md`. */
export function viewYaml(view: ViewDescriptor): string {
  const lines = Object.entries(view).map(([name, value]) => `${name}: ${yaml(value)}`)
  return `views:\n  - ${lines.join('\n    ')}\n`
}

/** A value in the flow style of YAML, which JSON is part of; plain where no reader could take it for something else. */
function yaml(value: unknown): string {
  if (typeof value === 'string')
    return PLAIN.test(value) && !WORDS.test(value) ? value : JSON.stringify(value)
  if (typeof value !== 'object' || value === null) return String(value)
  if (Array.isArray(value)) return `[${value.map(yaml).join(', ')}]`
  return `{ ${Object.entries(value)
    .map(([name, one]) => `${yaml(name)}: ${yaml(one)}`)
    .join(', ')} }`
}

const PLAIN = /^[a-z][a-z0-9_-]*$/
const WORDS = /^(y|n|yes|no|on|off|true|false|null)$/
