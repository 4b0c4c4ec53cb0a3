import { formatNumber, localNumber, type NumberMarks, numberMarks } from '../i18n/format.ts'
import { visible } from '../i18n/texts.ts'
import { COUNT, type SortKey } from '../tables/query.ts'
import type { Shown } from '../tables/result.ts'
import type { AnswerHead } from '../tables/tasks.ts'
import { filled, make } from './elements.ts'
import type { ShownColumn, TableInfo } from './explorertypes.ts'

/** Rows up to which all stand in the page, where its own search finds them. */
const WHOLE = 500
/** Rows that are put into the page at once, so that it never stops. */
export const BATCH = 30
/** Rows beyond which no page can scroll in every browser. */
export const MOST_ROWS = 300_000
/** Height of a row in pixels, where only those in view are in the page. */
const ROW = 36
/** Rows above and below those in view. */
const MORE = 12
/** Most characters of a cell. */
const LONGEST = 1000

/** Where the rows of an answer come from. */
export type Window = (from: number, to: number) => Promise<Shown[][]>

/** The table of a page, whose rows are put there anew for each answer. */
export class ExplorerGrid {
  private readonly table: HTMLTableElement
  private readonly scroll: HTMLElement
  private readonly info: TableInfo
  private readonly marks: NumberMarks
  private readonly sortBy: (column: string, alsoBy: boolean) => void
  private columns: ShownColumn[] = []
  private rows = 0
  private fetched: Window = async () => []
  private drawn = 0
  private from = -1
  private to = -1

  constructor(scroll: HTMLElement, info: TableInfo, sortBy: (column: string, alsoBy: boolean) => void) {
    this.scroll = scroll
    this.table = scroll.querySelector('table') as HTMLTableElement
    this.info = info
    this.sortBy = sortBy
    this.marks = numberMarks(info.language)
    let waiting = false
    scroll.addEventListener('scroll', () => {
      if (waiting || !this.isVirtual) return
      waiting = true
      requestAnimationFrame(() => {
        waiting = false
        void this.drawView()
      })
    })
  }

  /** Makes buttons of the heads that the page came with, which name these columns. */
  startHead(columns: readonly ShownColumn[]): void {
    for (const [at, cell] of [...(this.table.tHead?.rows[0]?.cells ?? [])].entries()) {
      const column = columns[at]
      if (column) cell.replaceChildren(this.headButton(column, ...cell.childNodes))
    }
  }

  /** Puts an answer in the place of what is shown; resolves when its first rows are. */
  async show(answer: AnswerHead, sort: readonly SortKey[], fetched: Window): Promise<void> {
    const turn = ++this.drawn
    const columns = answer.columns.map((column) => this.columnOf(column))
    const rows = Math.min(answer.rows, MOST_ROWS)
    const first = await fetched(0, Math.min(rows, BATCH))
    if (turn !== this.drawn) return
    this.columns = columns
    this.rows = rows
    this.fetched = fetched
    this.from = -1
    const body = make('tbody', {}, ...first.map((cells, at) => this.row(cells, at)))
    if (this.isVirtual) body.append(this.space(rows - first.length))
    // Before anything else changes, or all of the old rows would be laid out for it once more.
    this.scroll.scrollTop = 0
    this.table.tBodies[0]?.replaceWith(body)
    this.scroll.classList.toggle('tall', rows > 25)
    this.scroll.classList.toggle('virtual', this.isVirtual)
    this.table.setAttribute('aria-rowcount', String(rows + 1))
    this.drawHead(sort)
    if (this.isVirtual) [this.from, this.to] = [0, first.length]
    else await this.append(body, first.length, turn)
  }

  /** The title of a column of an answer, with its unit. */
  titleOf(name: string): string {
    const { title, unit } = this.columnOf({ name, kind: 'text' })
    return unit === '' ? title : `${title} (${unit})`
  }

  /** A value as people read it. */
  text(value: Shown, { grouped, decimals, name, numeric }: ShownColumn): string {
    const { words, origin } = this.info
    if (value === null) return '–'
    if (typeof value === 'boolean') return value ? words.yes : words.no
    if (typeof value === 'number' && grouped)
      return localNumber(decimals === undefined ? String(value) : value.toFixed(decimals), this.marks)
    const text = (!numeric && ofValue(origin.labels[name], String(value))) || String(value)
    return visible(text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text)
  }

  private get isVirtual(): boolean {
    return this.rows > WHOLE
  }

  private async append(body: HTMLElement, from: number, turn: number): Promise<void> {
    for (let at = from; at < this.rows; at += BATCH) {
      const rows = await this.fetched(at, Math.min(at + BATCH, this.rows))
      await new Promise((next) => requestAnimationFrame(next))
      if (turn !== this.drawn) return
      body.append(...rows.map((cells, index) => this.row(cells, at + index)))
    }
  }

  /** Only the rows in view are in the page; what is above and below is empty space. */
  private async drawView(): Promise<void> {
    const turn = this.drawn
    const seen = Math.floor(this.scroll.scrollTop / ROW)
    const from = Math.max(0, seen - MORE)
    const to = Math.min(this.rows, seen + Math.ceil(this.scroll.clientHeight / ROW) + MORE)
    if (from === this.from && to === this.to) return
    ;[this.from, this.to] = [from, to]
    const rows = await this.fetched(from, to)
    if (turn !== this.drawn || this.from !== from || this.to !== to) return
    const body = make('tbody', {}, ...rows.map((cells, at) => this.row(cells, from + at)))
    if (from > 0) body.prepend(this.space(from))
    if (to < this.rows) body.append(this.space(this.rows - to))
    this.table.tBodies[0]?.replaceWith(body)
  }

  private space(rows: number): HTMLTableRowElement {
    const cell = make('td', { colspan: this.columns.length })
    cell.style.height = `${rows * ROW}px`
    return make('tr', { class: 'space', 'aria-hidden': 'true' }, cell)
  }

  private row(cells: readonly Shown[], at: number): HTMLTableRowElement {
    const row = make('tr', { 'aria-rowindex': at + 2 })
    for (const [place, cell] of cells.entries()) {
      const column = this.columns[place] as ShownColumn
      const look = `${column.numeric ? 'n' : ''}${cell === null ? ' none' : ''}`.trim()
      const text = this.text(cell, column)
      const href = ofValue(this.info.links[column.name], String(cell))
      const content = href === undefined ? text : make('a', { href }, text)
      row.append(make('td', { class: look === '' ? undefined : look }, content))
    }
    return row
  }

  private drawHead(sort: readonly SortKey[]): void {
    const cells = this.columns.map((column) => {
      const key = sort.find((one) => one.column === column.name)
      const order = key && (key.descending ? 'descending' : 'ascending')
      const button = this.headButton(
        column,
        column.title,
        ...(column.unit ? [make('small', {}, column.unit)] : []),
      )
      if (sort.length > 1 && key) button.dataset.place = String(sort.indexOf(key) + 1)
      return make('th', { scope: 'col', class: column.look, lang: column.lang, 'aria-sort': order }, button)
    })
    const focused = [...this.table.querySelectorAll('thead th')].findIndex((cell) =>
      cell.contains(document.activeElement),
    )
    this.table.tHead?.rows[0]?.replaceChildren(...cells)
    cells[focused]?.querySelector('button')?.focus()
  }

  private headButton(column: ShownColumn, ...content: (string | Node)[]): HTMLButtonElement {
    const button = make('button', { type: 'button' }, ...content)
    button.addEventListener('click', ({ shiftKey }) => this.sortBy(column.name, shiftKey))
    return button
  }

  private columnOf({ name, kind }: AnswerHead['columns'][number]): ShownColumn {
    const { words, columns } = this.info
    const known = columns.find((column) => column.name === name)
    if (known) return known
    const [of = '', ...rest] = name.split(':')
    const base = columns.find((column) => column.name === rest.join(':'))
    const figure = { name, kind, numeric: true, look: 'n', grouped: true, few: false }
    if (name === COUNT || !base) return { ...figure, title: words.count, unit: '' }
    const measure = words.measures[of as keyof typeof words.measures]
    const { decimals, unit } = base
    const exact =
      of === 'mean' ? { decimals: (decimals ?? 0) + 1 } : decimals === undefined ? {} : { decimals }
    return { ...figure, ...exact, title: filled(words.measureOf, { measure, column: base.title }), unit }
  }
}

/** What a record has for a value; `constructor` may be a value too. */
function ofValue(record: Readonly<Record<string, string>> | undefined, value: string): string | undefined {
  return record && Object.hasOwn(record, value) ? record[value] : undefined
}

/** A number of rows in the language of a page. */
export function counted(count: number, { language }: TableInfo): string {
  return formatNumber(count, language)
}
