import type { ViewDescriptor } from '../catalog/descriptors.ts'
import type { CodeList, ViewData } from '../catalog/model.ts'
import { readTable } from '../catalog/pass.ts'
import { type Choice, choiceFault, choiceIn, viewOf, viewYaml, withChoice } from '../charts/choice.ts'
import { labels, title } from '../charts/field-texts.ts'
import { viewObserver } from '../charts/series.ts'
import { type ChartSpec, chartSpec } from '../charts/view.ts'
import type { BuilderData, BuilderTable } from '../components/builder.ts'
import { drawBuilt } from './built-chart.ts'
import { copyAndSay } from './clipboard.ts'

/** Draws the chart that a reader puts together of a table's columns; the address holds what was chosen. */
export class Builder {
  private readonly host: HTMLElement
  private readonly data: BuilderData
  private readonly form: HTMLFormElement
  private readonly lists: Map<string, CodeList>
  private readonly files = new Map<string, Promise<Uint8Array>>()

  constructor(host: HTMLElement) {
    this.host = host
    this.form = host.querySelector('form') as HTMLFormElement
    this.data = JSON.parse(
      host.querySelector('script[type="application/json"]')?.textContent ?? '',
    ) as BuilderData
    this.lists = new Map(
      this.data.codeLists.map(({ tiles, ...list }) => [
        list.name,
        { ...list, ...(tiles ? { tiles: { ...tiles, places: new Map(tiles.places) } } : {}) } as CodeList,
      ]),
    )
    this.restore()
    this.form.addEventListener('change', (event) => {
      const { name } = event.target as HTMLSelectElement
      if (name === 'table') this.fill({})
      if (name === 'filter') this.fillValues('')
    })
    this.form.addEventListener('submit', (event) => {
      event.preventDefault()
      history.pushState(null, '', `?${withChoice(location.search, this.choice())}#build-chart`)
      void this.draw()
    })
    addEventListener('popstate', () => this.restore())
    this.host.querySelector('.builder-copy')?.addEventListener('click', () => void this.copy())
  }

  private restore(): void {
    const choice = choiceIn(location.search)
    const tables = this.select('table')
    if (tables && choice.table) tables.value = choice.table
    this.fill(choice)
    if (choice.x) void this.draw()
  }

  /** Offers the columns of the table that is chosen. */
  private fill(choice: Partial<Choice>): void {
    const { resource, values, first } = this.table()
    const option = (name: string) => [
      name,
      title(
        resource.fields.find((one) => one.name === name),
        name,
        this.data.language,
      ),
    ]
    const names = resource.fields.map(({ name }) => name)
    const figures = resource.fields.filter(
      ({ type, codes }) => (type === 'integer' || type === 'number') && !codes,
    )
    const none = ['', this.words('none')]
    this.options('x', names.map(option), choice.x ?? first)
    this.options('y', [none, ...figures.map(({ name }) => option(name))], choice.y ?? figures.at(-1)?.name)
    this.options('series', [none, ...names.map(option)], choice.series ?? '')
    this.options('filter', [none, ...Object.keys(values).map(option)], choice.filter ?? '')
    this.fillValues(choice.value ?? '')
    for (const name of ['kind', 'aggregate'] as const) {
      const list = this.select(name)
      if (list && choice[name] !== undefined) list.value = choice[name]
    }
  }

  private fillValues(value: string): void {
    const values = this.table().values[this.select('filter')?.value ?? ''] ?? []
    this.options(
      'value',
      ['', ...values].map((one) => [one, one === '' ? this.words('none') : this.label(one)]),
      value,
    )
  }

  /** What people call a value of the column that is filtered by. */
  private label(value: string): string {
    const name = this.select('filter')?.value
    const field = this.table().resource.fields.find((one) => one.name === name)
    return labels(field, this.data.language, this.lists)(value)
  }

  private async draw(): Promise<void> {
    const choice = this.choice()
    const table = this.table()
    const { language } = this.data
    const fault = choiceFault(choice, table.resource.fields)
    if (fault) return this.say(fault[language])
    const view = viewOf(choice, table.resource.fields, language, this.label(choice.value))
    this.say(this.words('loading'))
    const data = await this.read(table, view).catch(() => undefined)
    if (!data) return this.say(this.words('failed'))
    const chart = chartSpec({ resources: [table.resource] }, view, data, language, this.lists)
    if (!chart) return this.say(this.words('empty'))
    this.say(this.words('drawn'))
    this.show(chart, view)
    this.host.querySelector('.builder-chart')?.scrollIntoView({ block: 'nearest' })
  }

  private show(chart: ChartSpec, view: ViewDescriptor): void {
    const room = this.host.querySelector<HTMLElement>('.builder-chart')
    const yaml = this.host.querySelector<HTMLElement>('.builder-yaml')
    const text = yaml?.querySelector('textarea')
    if (!room || !yaml || !text) return
    room.hidden = yaml.hidden = false
    drawBuilt(room, chart, { values: this.words('values'), hint: this.words('hint') })
    text.value = viewYaml(view)
  }

  /** The points of a view, by the same reader as the build's. */
  private async read(table: BuilderTable, view: ViewDescriptor): Promise<ViewData> {
    const bytes = this.files.get(table.file) ?? fetchBytes(table.file)
    this.files.set(table.file, bytes)
    bytes.catch(() => this.files.delete(table.file))
    const whole = await bytes
    const observer = viewObserver(view, 0)
    readTable(() => [whole], table.resource, [observer])
    return observer.result()
  }

  private copy(): Promise<void> {
    const text = this.host.querySelector<HTMLTextAreaElement>('.builder-yaml textarea')?.value ?? ''
    return copyAndSay(text, this.host.querySelector('.builder-said'))
  }

  private table(): BuilderTable {
    const name = this.select('table')?.value
    return (this.data.tables.find(({ resource }) => resource.name === name) ??
      this.data.tables[0]) as BuilderTable
  }

  private choice(): Choice {
    const value = (name: keyof Choice) => this.select(name)?.value ?? ''
    return {
      table: this.table().resource.name,
      kind: value('kind') as Choice['kind'],
      x: value('x'),
      y: value('aggregate') === 'count' ? '' : value('y'),
      series: value('series'),
      aggregate: value('aggregate'),
      filter: value('filter'),
      value: value('value'),
    }
  }

  private options(name: keyof Choice, options: string[][], chosen: string | undefined): void {
    const list = this.select(name)
    if (!list) return
    list.replaceChildren(...options.map(([value, label]) => new Option(label, value)))
    if (chosen !== undefined && options.some(([value]) => value === chosen)) list.value = chosen
  }

  private select(name: keyof Choice): HTMLSelectElement | null {
    return this.form.querySelector(`select[name="${name}"]`)
  }

  private words(name: string): string {
    return this.host.querySelector<HTMLElement>('.builder-said')?.dataset[name] ?? ''
  }

  private say(text: string): void {
    const said = this.host.querySelector('.builder-said')
    if (said) said.textContent = text
  }
}

async function fetchBytes(file: string): Promise<Uint8Array> {
  const response = await fetch(file)
  if (!response.ok) throw new Error(`${file}: ${response.status}`)
  return new Uint8Array(await response.arrayBuffer())
}
