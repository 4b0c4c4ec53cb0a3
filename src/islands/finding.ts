import type { Found, SearchEngine } from '../search/engine.ts'
import { narrow } from '../search/facets.ts'
import { isEmpty, type SearchState, searchString, stateOf } from '../search/searchstate.ts'
import { showChosen, showCounts } from './facetchoice.ts'
import { FinderParts } from './finderparts.ts'
import { resultRow } from './resultrow.ts'
import { openSearch } from './searchloader.ts'

/** Results that are shown at once. */
const PAGE = 20
/** Milliseconds after a key before it is searched, and before a search counts as slow. */
const PAUSE = 80
const SLOW = 400

/** Makes the search of a list work: results while typing, facets, the address, the keys. */
export function beginFinding(root: HTMLElement): void {
  const parts = new FinderParts(root)
  const finding = new Finding(parts)
  finding.begin()
}

class Finding {
  readonly #parts: FinderParts
  #engine: Promise<SearchEngine> | undefined
  /** Number of the latest search: an earlier one that comes later is dropped. */
  #latest = 0
  #isSearched = false
  #typing: number | undefined

  constructor(parts: FinderParts) {
    this.#parts = parts
  }

  begin(): void {
    const { root, input, boxes } = this.#parts
    input.addEventListener('input', () => {
      clearTimeout(this.#typing)
      this.#typing = window.setTimeout(() => this.#go(), PAUSE)
    })
    root.addEventListener('submit', async () => {
      clearTimeout(this.#typing)
      await this.#go()
      this.#parts.links()[0]?.focus()
    })
    root.addEventListener('change', ({ target }) => {
      if (boxes.some((box) => box === target)) void this.#go(true)
    })
    root.addEventListener('keydown', (event) => this.#key(event))
    this.#parts.part('[data-reset]').addEventListener('click', () => {
      for (const box of boxes) box.checked = false
      void this.#go(true)
      input.focus()
    })
    window.addEventListener('popstate', () => {
      const before = stateOf(location.search)
      this.#parts.fill(before)
      void this.#show(before)
    })
    // What was typed or chosen before the script came counts.
    if (!isEmpty(this.#parts.read())) return void this.#go()
    const state = stateOf(location.search)
    this.#parts.fill(state)
    if (isEmpty(state)) this.#open().catch(() => undefined)
    else void this.#show(state)
  }

  /** Shows what the fields say and writes it into the address: a step back for each choice, one for all typing. */
  #go(isStep = false): Promise<void> {
    const state = this.#parts.read()
    const search = searchString(state)
    const address = location.pathname + search
    if (search !== location.search) {
      if (isStep || location.search === '') history.pushState(null, '', address)
      else history.replaceState(null, '', address)
    }
    return this.#show(state)
  }

  #open(): Promise<SearchEngine> {
    const engine = this.#engine ?? openSearch(this.#parts.words.folder)
    this.#engine = engine
    return engine
  }

  async #show(state: SearchState): Promise<void> {
    const own = ++this.#latest
    const { words } = this.#parts
    // The query goes along to the same page in the other language.
    for (const link of document.querySelectorAll<HTMLAnchorElement>('a.tongue'))
      link.search = searchString(state)
    const slow = window.setTimeout(() => this.#parts.note(words.loading), SLOW)
    try {
      const engine = await this.#open()
      const found = await engine.search(state.query)
      const { datasets, counts } = narrow(engine.index.facets, found.datasets, state.choice)
      const [first, places] = isEmpty(state)
        ? [[], []]
        : await Promise.all([
            this.#items(engine, datasets.slice(0, PAGE), found),
            engine.places(state.query, words.language),
          ])
      if (own !== this.#latest) return
      showCounts(this.#parts, counts)
      showChosen(this.#parts, () => this.#go(true))
      if (!isEmpty(state)) {
        this.#parts.places(places)
        this.#results(engine, found, datasets, first)
      } else if (this.#isSearched) this.#parts.restore()
      this.#isSearched = !isEmpty(state)
    } catch {
      // A new build may have taken the place of the one that the index is of: the next search begins anew.
      this.#engine = undefined
      if (own !== this.#latest) return
      this.#parts.note(words.failed)
      this.#parts.tell(words.failed)
    } finally {
      clearTimeout(slow)
    }
  }

  #results(engine: SearchEngine, found: Found, datasets: number[], first: HTMLElement[]): void {
    const { words, more } = this.#parts
    const list = document.createElement('ul')
    list.className = 'rows'
    list.append(...first)
    const note = datasets.length === 0 ? words.none : found.as === 'written' ? '' : words[found.as]
    // Who is among the results already stays there, though the last letters typed give them anew.
    const links = this.#parts.links() as readonly (Element | null)[]
    const at = links.indexOf(document.activeElement)
    this.#parts.results(list, datasets.length, note)
    if (at >= 0) this.#parts.links()[at]?.focus()
    more.hidden = datasets.length <= PAGE
    const button = more.querySelector('button')
    if (!button) return
    button.onclick = async () => {
      const at = list.childElementCount
      const next = await this.#items(engine, datasets.slice(at, at + PAGE), found)
      list.append(...next)
      more.hidden = datasets.length <= list.childElementCount
      next[0]?.querySelector('a')?.focus()
    }
  }

  async #items(engine: SearchEngine, datasets: readonly number[], found: Found): Promise<HTMLElement[]> {
    const { words } = this.#parts
    const rows = await engine.rows(datasets, words.language)
    return rows.map((row) => resultRow(row, found.words, words))
  }

  #key(event: KeyboardEvent): void {
    const { input } = this.#parts
    const links = this.#parts.links()
    const at = (links as readonly (Element | null)[]).indexOf(document.activeElement)
    const isIn = event.target === input || at >= 0
    if (event.key === 'ArrowDown' && isIn) links[Math.min(at + 1, links.length - 1)]?.focus()
    else if (event.key === 'ArrowUp' && at > 0) links[at - 1]?.focus()
    else if ((event.key === 'ArrowUp' && at === 0) || (event.key === 'Escape' && at >= 0)) input.focus()
    else return
    event.preventDefault()
  }
}
