import type { Found, SearchEngine } from '../search/engine.ts'
import { FACETS, type FacetName, narrow } from '../search/facets.ts'
import { isEmpty, type SearchState, searchString, stateOf } from '../search/searchstate.ts'
import type { FinderWords } from './finderwords.ts'
import { resultRow } from './resultrow.ts'
import { openSearch } from './searchloader.ts'

/** Results that are shown at once. */
const PAGE = 20
/** Milliseconds after a key before it is searched, and before a screen reader is told. */
const PAUSE = 80
const TELL = 700

/** Makes the search of a list work: results while typing, facets, the address, the keys. */
export function beginFinding(root: HTMLElement): void {
  new Finding(root)
}

class Finding {
  readonly #root: HTMLElement
  readonly #words: FinderWords
  readonly #input: HTMLInputElement
  readonly #boxes: HTMLInputElement[]
  readonly #list: HTMLElement
  /** What the page came with, for when nothing is searched. */
  readonly #still: { list: ChildNode[]; count: string; note: ChildNode[] }
  #engine: Promise<SearchEngine> | undefined
  /** Number of the latest search: earlier ones that come later are dropped. */
  #latest = 0
  #shown: string
  #timers: { search?: number; tell?: number } = {}

  constructor(root: HTMLElement) {
    this.#root = root
    this.#words = JSON.parse(this.#part('[data-words]').textContent ?? '') as FinderWords
    this.#input = this.#part<HTMLInputElement>('input[type=search]')
    this.#boxes = [...root.querySelectorAll<HTMLInputElement>('input[type=checkbox]')]
    this.#list = this.#part('[data-list]')
    this.#still = {
      list: [...this.#list.childNodes],
      count: this.#part('[data-count]').textContent ?? '',
      note: [...this.#part('[data-note]').childNodes],
    }
    this.#listen()
    this.#shown = searchString({ query: '', choice: {} })
    // What was typed or chosen before the script came counts.
    const typed = this.#read()
    const state = isEmpty(typed) ? stateOf(location.search) : typed
    this.#fill(state)
    if (isEmpty(state)) void this.#open()
    else void this.#show(state)
  }

  #part<T extends HTMLElement = HTMLElement>(selector: string): T {
    const found = this.#root.querySelector<T>(selector)
    if (!found) throw new Error(`The search has no ${selector}`)
    return found
  }

  #listen(): void {
    this.#input.addEventListener('input', () => {
      clearTimeout(this.#timers.search)
      this.#timers.search = window.setTimeout(() => this.#go(), PAUSE)
    })
    this.#root.addEventListener('submit', () => {
      clearTimeout(this.#timers.search)
      this.#go()
      this.#links()[0]?.focus()
    })
    this.#root.addEventListener('change', ({ target }) => {
      if (this.#boxes.some((box) => box === target)) this.#go(true)
    })
    this.#part('[data-reset]').addEventListener('click', () => {
      for (const box of this.#boxes) box.checked = false
      this.#go(true)
      this.#input.focus()
    })
    this.#root.addEventListener('keydown', (event) => this.#key(event))
    window.addEventListener('popstate', () => {
      const state = stateOf(location.search)
      this.#fill(state)
      void this.#show(state)
    })
  }

  /** Shows what the fields say and writes it into the address: a step back for each choice, one for all typing. */
  #go(isStep = false): void {
    const state = this.#read()
    const search = searchString(state)
    if (search === location.search) return void this.#show(state)
    const address = location.pathname + search
    if (isStep || location.search === '') history.pushState(null, '', address)
    else history.replaceState(null, '', address)
    void this.#show(state)
  }

  #read(): SearchState {
    const choice: SearchState['choice'] = {}
    for (const box of this.#boxes) {
      const name = box.name as FacetName
      if (box.checked) choice[name] = [...(choice[name] ?? []), box.value]
    }
    return { query: this.#input.value, choice }
  }

  #fill({ query, choice }: SearchState): void {
    if (this.#input.value.trim() !== query) this.#input.value = query
    for (const box of this.#boxes) box.checked = choice[box.name as FacetName]?.includes(box.value) ?? false
    // What is chosen is seen.
    for (const box of this.#boxes)
      if (box.checked)
        for (
          let at = box.closest('details');
          at?.matches('.filters *');
          at = at.parentElement?.closest('details') ?? null
        )
          at.open = true
  }

  #open(): Promise<SearchEngine> {
    this.#engine ??= openSearch(this.#words.folder)
    this.#engine.catch(() => {
      this.#engine = undefined
    })
    return this.#engine
  }

  async #show(state: SearchState): Promise<void> {
    const own = ++this.#latest
    this.#carry(state)
    const slow = window.setTimeout(() => this.#note(this.#words.loading), 400)
    try {
      const engine = await this.#open()
      const found = await engine.search(state.query)
      const { datasets, counts } = narrow(engine.index.facets, found.datasets, state.choice)
      if (own !== this.#latest) return
      const first = isEmpty(state) ? [] : await this.#items(engine, datasets.slice(0, PAGE), found)
      if (own !== this.#latest) return
      clearTimeout(slow)
      this.#count(counts)
      this.#choices(state)
      if (isEmpty(state)) this.#restore()
      else this.#results(engine, found, datasets, first)
      this.#shown = searchString(state)
    } catch (error) {
      if (own !== this.#latest) return
      this.#engine = undefined
      this.#note(this.#words.failed)
      this.#tell(this.#words.failed)
      console.error(error)
    } finally {
      clearTimeout(slow)
    }
  }

  #restore(): void {
    this.#list.replaceChildren(...this.#still.list)
    this.#part('[data-count]').textContent = this.#still.count
    this.#part('[data-note]').replaceChildren(...this.#still.note)
    this.#part('[data-more]').hidden = true
    if (this.#shown !== '') this.#tell(`${this.#words.all}: ${this.#still.count}`)
  }

  #results(engine: SearchEngine, found: Found, datasets: number[], first: HTMLElement[]): void {
    const count = this.#number(datasets.length)
    const said =
      datasets.length === 0 ? this.#words.none : found.as === 'written' ? '' : this.#words[found.as]
    this.#part('[data-count]').textContent = count
    this.#note(said)
    this.#tell(said === '' ? count : `${count}. ${said}`)
    const list = document.createElement('ul')
    list.className = 'rows'
    list.append(...first)
    this.#list.replaceChildren(list)
    const more = this.#part('[data-more]')
    more.hidden = datasets.length <= PAGE
    const button = more.querySelector('button')
    if (button)
      button.onclick = async () => {
        const at = list.childElementCount
        const next = await this.#items(engine, datasets.slice(at, at + PAGE), found)
        list.append(...next)
        more.hidden = datasets.length <= list.childElementCount
        next[0]?.querySelector('a')?.focus()
      }
  }

  async #items(engine: SearchEngine, datasets: readonly number[], found: Found): Promise<HTMLElement[]> {
    const rows = await engine.rows(datasets, this.#words.language)
    return rows.map((row) => resultRow(row, found.words, this.#words))
  }

  #count(counts: Record<FacetName, Map<string, number>>): void {
    const form = new Intl.NumberFormat(this.#words.locale)
    for (const box of this.#boxes) {
      const count = counts[box.name as FacetName].get(box.value) ?? 0
      const label = box.closest('label')
      const figure = label?.querySelector('b')
      if (figure) figure.textContent = form.format(count)
      label?.classList.toggle('empty', count === 0)
    }
  }

  /** What is chosen, above the results, each to be taken away again. */
  #choices({ choice }: SearchState): void {
    const chosen = this.#boxes.filter((box) => box.checked)
    const place = this.#part('.chosen')
    place.hidden = chosen.length === 0
    const items = chosen.map((box) => {
      const button = document.createElement('button')
      const name = box.nextElementSibling?.textContent ?? box.value
      button.type = 'button'
      button.className = 'tag'
      button.textContent = `${name} ×`
      button.setAttribute('aria-label', this.#words.remove.replace('{n}', name))
      button.onclick = () => {
        box.checked = false
        this.#go(true)
        this.#input.focus()
      }
      const item = document.createElement('li')
      item.append(button)
      return item
    })
    place.querySelector('ul')?.replaceChildren(...items)
    const sum = FACETS.reduce((all, name) => all + (choice[name]?.length ?? 0), 0)
    this.#part('[data-chosen-count]').textContent = sum === 0 ? '' : ` (${this.#plain(sum)})`
  }

  /** Takes the query along to the same page in the other language. */
  #carry(state: SearchState): void {
    for (const link of document.querySelectorAll<HTMLAnchorElement>('a.tongue'))
      link.search = searchString(state)
  }

  #key(event: KeyboardEvent): void {
    const links = this.#links()
    const at = links.findIndex((link) => link === document.activeElement)
    const isHere = event.target === this.#input
    if (event.key === 'Escape' && at >= 0) this.#input.focus()
    else if (event.key === 'ArrowDown' && (isHere || at >= 0))
      links[Math.min(at + 1, links.length - 1)]?.focus()
    else if (event.key === 'ArrowUp' && at === 0) this.#input.focus()
    else if (event.key === 'ArrowUp' && at > 0) links[at - 1]?.focus()
    else return
    event.preventDefault()
  }

  #links(): HTMLAnchorElement[] {
    return [...this.#list.querySelectorAll<HTMLAnchorElement>('h3 a')]
  }

  #note(text: string): void {
    this.#part('[data-note]').textContent = text
  }

  /** Tells a screen reader once the visitor pauses. */
  #tell(text: string): void {
    clearTimeout(this.#timers.tell)
    this.#timers.tell = window.setTimeout(() => {
      this.#part('[data-status]').textContent = text
    }, TELL)
  }

  #number(count: number): string {
    return count === 1 ? this.#words.one : this.#words.many.replace('{n}', this.#plain(count))
  }

  #plain(count: number): string {
    return new Intl.NumberFormat(this.#words.locale).format(count)
  }
}
