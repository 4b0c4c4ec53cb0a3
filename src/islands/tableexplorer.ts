import type { TableQuery } from '../tables/query.ts'
import { queryText, readQuery, withQuery } from '../tables/querytext.ts'
import type { AnswerHead } from '../tables/tasks.ts'
import { filled, make, makeButton } from './elements.ts'
import { ExplorerClient, Refusal } from './explorerclient.ts'
import { BATCH, counted, ExplorerGrid, MOST_ROWS } from './explorergrid.ts'
import { ExplorerNotice } from './explorernotice.ts'
import { columnPanel, groupPanel, sortPanel } from './explorerpanels.ts'
import type { TableInfo } from './explorertypes.ts'
import { filterPanel, type PanelHost } from './filterpanel.ts'

const PANELS = { filter: filterPanel, sort: sortPanel, group: groupPanel, columns: columnPanel } as const
type PanelName = keyof typeof PANELS | 'download'

/** Milliseconds after the last letter before a question is asked. */
const PAUSE = 200

/** Makes a table of a page one that can be searched, filtered, sorted, grouped and taken away. */
export async function explore(root: HTMLElement, worker?: Worker): Promise<void> {
  const data = root.querySelector('script[type="application/json"]')?.textContent
  if (!data) return
  const info = JSON.parse(data) as Omit<TableInfo, 'words'>
  const { EXPLORER } = await (info.language === 'id'
    ? import('../i18n/explorer-id.ts')
    : import('../i18n/explorer-en.ts'))
  new Explorer(root, { ...info, words: EXPLORER }, worker).start()
}

class Explorer implements PanelHost {
  readonly info: TableInfo
  private readonly root: HTMLElement
  private readonly grid: ExplorerGrid
  private readonly status: HTMLElement
  private readonly panel: HTMLElement
  private readonly notice: ExplorerNotice
  private readonly search: HTMLInputElement
  private asked: TableQuery
  private isAsked = false
  private client: ExplorerClient | undefined
  /** One that is there before it is needed. */
  private worker: Worker | undefined
  private control = new AbortController()
  private opened: PanelName | undefined
  private timer = 0

  constructor(root: HTMLElement, info: TableInfo, worker: Worker | undefined) {
    const part = <T extends HTMLElement>(name: string) => root.querySelector(`.explorer-${name}`) as T
    this.root = root
    this.info = info
    this.worker = worker
    this.status = part('status')
    this.panel = part('panel')
    this.notice = new ExplorerNotice(part('notice'), info)
    this.search = part<HTMLInputElement>('search')
    this.asked = readQuery('', info.name, info.columns)
    this.grid = new ExplorerGrid(part('table'), info, (column, alsoBy) => this.sortBy(column, alsoBy))
  }

  start(): void {
    this.grid.startHead(this.info.columns.filter(({ hidden }) => !hidden))
    this.search.addEventListener('input', () =>
      this.change({ ...this.asked, search: this.search.value }, true),
    )
    for (const button of this.root.querySelectorAll<HTMLButtonElement>('[data-panel]'))
      button.addEventListener('click', () => this.toggle(button.dataset.panel as PanelName))
    addEventListener('popstate', () => this.readAddress())
    this.root.dataset.ready = ''
    this.markPanels()
    this.readAddress()
  }

  query(): TableQuery {
    return this.asked
  }

  text(value: string, column: TableInfo['columns'][number]): string {
    return this.grid.text(column.grouped && value !== '' ? Number(value) : value, column)
  }

  titleOf(name: string): string {
    return this.grid.titleOf(name)
  }

  choices(column: string) {
    return this.reader().choices(column, this.listening)
  }

  change(query: TableQuery, isTyping = false): void {
    this.asked = query
    this.markPanels()
    clearTimeout(this.timer)
    if (isTyping) this.timer = window.setTimeout(() => this.commit(), PAUSE)
    else this.commit()
  }

  redraw(): void {
    const name = this.opened
    const focused = document.activeElement
    const at = [...this.panel.querySelectorAll('select, input, button')].indexOf(focused as HTMLElement)
    for (const button of this.root.querySelectorAll<HTMLElement>('[data-panel]'))
      button.setAttribute('aria-expanded', String(button.dataset.panel === name))
    this.panel.hidden = name === undefined
    this.panel.replaceChildren(...(name ? [name === 'download' ? this.downloads() : PANELS[name](this)] : []))
    if (at < 0) return
    const all = [...this.panel.querySelectorAll<HTMLElement>('select, input, button')]
    const next = all[Math.min(at, all.length - 1)] ?? this.root.querySelector(`[data-panel="${name}"]`)
    if (next instanceof HTMLElement) next.focus()
  }

  private toggle(name: PanelName): void {
    this.opened = this.opened === name ? undefined : name
    this.redraw()
    this.panel.querySelector<HTMLElement>('select, input, button')?.focus({ preventScroll: true })
  }

  /** Says on each button how much of the question is made with it. */
  private markPanels(): void {
    const { filters, sort, group, measures, hidden } = this.asked
    const counts = {
      filter: filters.size,
      sort: sort.length,
      group: group.length + measures.length,
      columns: this.info.columns.filter((column) => hidden.has(column.name) !== (column.hidden ?? false))
        .length,
    }
    for (const [name, count] of Object.entries(counts)) {
      const button = this.root.querySelector<HTMLElement>(`[data-panel="${name}"]`)
      if (!button) continue
      button.textContent = this.info.words[name as keyof typeof counts] + (count > 0 ? ` (${count})` : '')
      button.toggleAttribute('data-used', count > 0)
    }
  }

  private sortBy(column: string, alsoBy: boolean): void {
    const { sort } = this.asked
    const now = sort.find((key) => key.column === column)
    const next = now?.descending ? [] : [{ column, descending: now !== undefined }]
    const others = alsoBy ? sort.filter((key) => key.column !== column) : []
    this.change({ ...this.asked, sort: [...others, ...next] })
    if (this.opened === 'sort') this.redraw()
  }

  private commit(): void {
    const { name, columns } = this.info
    const search = withQuery(location.search, name, queryText(this.asked, name, columns))
    if (search !== location.search)
      // Who opens the address sees at once what it asks for.
      history.pushState(null, '', `${location.pathname}${search}#${this.root.closest('section')?.id ?? ''}`)
    void this.ask()
  }

  private readAddress(): void {
    const { name, columns } = this.info
    const query = readQuery(location.search, name, columns)
    const text = queryText(query, name, columns)
    if (text === queryText(this.asked, name, columns)) return
    this.asked = query
    this.search.value = query.search
    this.markPanels()
    this.redraw()
    void this.ask()
  }

  private async ask(): Promise<void> {
    this.control.abort()
    const control = new AbortController()
    this.control = control
    const { words } = this.info
    this.isAsked = true
    const isCurrent = () => control === this.control
    const client = this.reader()
    const show = (answer: AnswerHead) =>
      this.grid.show(answer, this.asked.sort, (from, to) => client.window(from, to))
    const stop = () => control.abort()
    let inView = 0
    let isShowing = false
    const waiting = window.setTimeout(() => isCurrent() && this.notice.goesOn(words.loading, stop), PAUSE)
    try {
      const answer = await client.ask(
        this.asked,
        {
          mayFetch: (bytes) => {
            clearTimeout(waiting)
            return this.notice.mayFetch(bytes)
          },
          progress: (done, all, soFar) => {
            clearTimeout(waiting)
            if (!isCurrent()) return
            if (soFar)
              this.status.textContent = filled(words.sofar, { count: counted(soFar.rows, this.info) })
            this.notice.goesOn(filled(words.reading, { done: String(done), all: String(all) }), stop)
            // Rows that will be put in another order are not worth fetching, nor are more than fit into view.
            if (!soFar || isShowing || inView >= BATCH || this.asked.sort.length > 0) return
            inView = soFar.rows
            isShowing = true
            void show(soFar).finally(() => {
              isShowing = false
            })
          },
        },
        control.signal,
      )
      if (!isCurrent()) return
      this.notice.say('')
      this.status.textContent = this.sizeOf(answer)
      await show(answer)
    } catch (error) {
      if (isCurrent()) this.fail(error)
    } finally {
      clearTimeout(waiting)
    }
  }

  private sizeOf({ rows, matching, columns }: AnswerHead): string {
    const { words, rows: all } = this.info
    if (matching === 0) return words.none
    const isGrouped = columns.some((column) => !this.info.columns.some(({ name }) => name === column.name))
    const count = counted(matching, this.info)
    const size = isGrouped
      ? filled(words.groups, { groups: counted(rows, this.info), count })
      : matching === all
        ? filled(words.all, { count })
        : filled(words.rows, { count, all: counted(all, this.info) })
    return rows > MOST_ROWS ? `${size} ${filled(words.most, { count: counted(MOST_ROWS, this.info) })}` : size
  }

  private downloads(): HTMLElement {
    const { words } = this.info
    return make(
      'div',
      {},
      make('p', { class: 'small' }, words.downloadLead),
      make(
        'p',
        { class: 'buttons' },
        makeButton('CSV', () => this.take('csv'), { class: 'button' }),
        makeButton('Excel (XLSX)', () => this.take('xlsx'), { class: 'button plain' }),
      ),
    )
  }

  private async take(format: 'csv' | 'xlsx'): Promise<void> {
    const { words, name, title, columns } = this.info
    const client = this.reader()
    this.notice.say(words.preparing)
    try {
      if (!this.isAsked) await this.ask()
      const measures = this.asked.measures.map(({ of, column }) => `${of}:${column}`)
      const names = [...columns.map((column) => column.name), '#', ...measures]
      // CSV has the names of columns that programs know, a workbook what people read.
      const titles = format === 'csv' ? {} : Object.fromEntries(names.map((one) => [one, this.titleOf(one)]))
      const file = await client.file(format, titles, title, this.listening)
      const isPart = queryText(this.asked, name, columns) !== ''
      const saved = isPart ? `${name}-${words.selection}` : name
      const link = make('a', { href: URL.createObjectURL(file), download: `${saved}.${format}` })
      link.click()
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
      this.notice.say(words.ready)
    } catch (error) {
      this.fail(error)
    }
  }

  private reader(): ExplorerClient {
    const { origin, columns } = this.info
    this.client ??= new ExplorerClient(
      { ...origin, columns: columns.map(({ name, kind }) => ({ name, kind })) },
      this.worker,
    )
    this.worker = undefined
    return this.client
  }

  private readonly listening = { mayFetch: (bytes: number) => this.notice.mayFetch(bytes) }

  private fail(error: unknown): void {
    // A table that could not be opened is opened anew at the next question.
    if (!(error instanceof Refusal) || error.why === 'other') this.client = undefined
    this.notice.explain(error)
  }
}
