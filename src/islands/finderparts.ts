import type { FacetName } from '../search/facets.ts'
import type { PlaceEntry } from '../search/placehits.ts'
import type { SearchState } from '../search/searchstate.ts'
import type { FinderWords } from './finderwords.ts'

/** Milliseconds of quiet before a screen reader is told. */
const TELL = 700

/** The parts of the list's page that its search reads and writes. */
export class FinderParts {
  readonly root: HTMLElement
  readonly words: FinderWords
  readonly input: HTMLInputElement
  readonly boxes: readonly HTMLInputElement[]
  readonly list: HTMLElement
  readonly more: HTMLElement
  /** What the page came with, for when nothing is searched. */
  readonly #still: { list: ChildNode[]; count: string; note: ChildNode[] }
  #telling: number | undefined

  constructor(root: HTMLElement) {
    this.root = root
    this.words = JSON.parse(this.part('[data-words]').textContent ?? '') as FinderWords
    this.input = this.part<HTMLInputElement>('input[type=search]')
    this.boxes = [...root.querySelectorAll<HTMLInputElement>('input[type=checkbox]')]
    this.list = this.part('[data-list]')
    this.more = this.part('[data-more]')
    this.#still = {
      list: [...this.list.childNodes],
      count: this.part('[data-count]').textContent ?? '',
      note: [...this.part('[data-note]').childNodes],
    }
  }

  /** The first element that a selector finds; every one that is asked for is on the page. */
  part<T extends HTMLElement = HTMLElement>(selector: string): T {
    const found = this.root.querySelector<T>(selector)
    if (!found) throw new Error(`The search has no ${selector}`)
    return found
  }

  /** What the fields say. */
  read(): SearchState {
    const choice: SearchState['choice'] = {}
    for (const box of this.boxes) {
      const name = box.name as FacetName
      if (box.checked) choice[name] = [...(choice[name] ?? []), box.value]
    }
    return { query: this.input.value, choice }
  }

  /** Makes the fields say a state; what is chosen is opened, so that it is seen. */
  fill({ query, choice }: SearchState): void {
    if (this.input.value.trim() !== query) this.input.value = query
    for (const box of this.boxes) {
      box.checked = choice[box.name as FacetName]?.includes(box.value) ?? false
      if (!box.checked) continue
      let around = box.closest('details')
      while (around?.matches('.filters *')) {
        around.open = true
        around = around.parentElement?.closest('details') ?? null
      }
    }
  }

  /** Shows the list that the page came with. */
  restore(): void {
    this.list.replaceChildren(...this.#still.list)
    this.part('[data-count]').textContent = this.#still.count
    this.part('[data-note]').replaceChildren(...this.#still.note)
    this.more.hidden = true
    this.places([])
    this.tell(`${this.words.all}: ${this.#still.count}`)
  }

  /** Shows results under their number and what is to be said of them. */
  results(list: HTMLElement, count: number, note: string): void {
    const text =
      count === 1
        ? this.words.one
        : this.words.many.replace('{n}', new Intl.NumberFormat(this.words.locale).format(count))
    this.list.replaceChildren(list)
    this.part('[data-count]').textContent = text
    this.note(note)
    this.tell(note === '' ? text : `${text}. ${note}`)
  }

  /** Shows the places that were asked for, each leading to its page. */
  places(places: readonly PlaceEntry[]): void {
    const found = this.part('[data-places]')
    found.hidden = places.length === 0
    found.querySelector('ul')?.replaceChildren(
      ...places.map(({ name, level, href }) => {
        const item = document.createElement('li')
        const link = document.createElement('a')
        link.className = 'tag'
        link.href = href
        link.textContent = level === '' ? name : `${name} · ${level}`
        item.append(link)
        return item
      }),
    )
  }

  note(text: string): void {
    this.part('[data-note]').textContent = text
  }

  /** Tells a screen reader once the visitor pauses. */
  tell(text: string): void {
    clearTimeout(this.#telling)
    this.#telling = window.setTimeout(() => {
      this.part('[data-status]').textContent = text
    }, TELL)
  }

  /** The links of the results, places first. */
  links(): HTMLAnchorElement[] {
    return [...this.root.querySelectorAll<HTMLAnchorElement>('[data-places] a, [data-list] h3 a')]
  }
}
