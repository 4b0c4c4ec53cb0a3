import type { FacetName } from '../search/facets.ts'
import type { FinderParts } from './finderparts.ts'

/** Writes beside each value how many datasets it would leave. */
export function showCounts(
  { boxes, words }: FinderParts,
  counts: Record<FacetName, Map<string, number>>,
): void {
  const form = new Intl.NumberFormat(words.locale)
  for (const box of boxes) {
    const count = counts[box.name as FacetName].get(box.value) ?? 0
    const label = box.closest('label')
    const figure = label?.querySelector('b')
    if (figure) figure.textContent = form.format(count)
    label?.classList.toggle('empty', count === 0)
    // Nothing is found by it, so that the tab key need not stop there.
    box.disabled = count === 0 && !box.checked && box !== document.activeElement
  }
}

/** Shows above the results what is chosen, each to be taken away again; `change` is called when one was. */
export function showChosen(parts: FinderParts, change: () => void): void {
  const chosen = parts.boxes.filter((box) => box.checked)
  const place = parts.part('.chosen')
  place.hidden = chosen.length === 0
  const items = chosen.map((box) => {
    const name = box.nextElementSibling?.textContent ?? box.value
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'tag'
    button.textContent = `${name} ×`
    button.setAttribute('aria-label', parts.words.remove.replace('{n}', name))
    button.onclick = () => {
      box.checked = false
      change()
      parts.input.focus()
    }
    const item = document.createElement('li')
    item.append(button)
    return item
  })
  place.querySelector('ul')?.replaceChildren(...items)
  const sum = new Intl.NumberFormat(parts.words.locale).format(chosen.length)
  parts.part('[data-chosen-count]').textContent = chosen.length === 0 ? '' : ` (${sum})`
}
