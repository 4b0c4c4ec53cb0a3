import { drawings } from '../charts/drawings.ts'
import { summarise } from '../charts/summary.ts'
import { asBars } from '../charts/tiles.ts'
import { valueTable } from '../charts/value-table.ts'
import type { ChartSpec } from '../charts/view.ts'
import { kindName } from '../charts/words.ts'

/** Puts a chart that was just made into the page: drawn as at build time, and interactive like the others. */
export function drawBuilt(room: HTMLElement, made: ChartSpec, words: { values: string; hint: string }): void {
  // A map is shown as bars of its newest period: tiles are drawn at build time alone.
  const chart = made.kind === 'map' ? asBars(made) : made
  const host = document.createElement('chart-view')
  host.dataset.kind = chart.kind
  const figure = node('figure', 'chart')
  const heading = node('h3', 'chart-title', chart.title)
  const plot = node('div', 'chart-plot')
  plot.setAttribute('role', 'img')
  plot.setAttribute('aria-label', `${kindName(chart)}: ${chart.title}`)
  const { narrow, wide } = drawings(chart)
  for (const [name, svg] of [
    ['chart-narrow', narrow],
    ['chart-wide', wide],
  ] as const) {
    const box = node('div', name)
    // Our own drawing, in which every text is escaped.
    box.innerHTML = svg
    plot.append(box)
  }
  const hint = node('p', 'out chart-hint', words.hint)
  hint.id = 'built-chart-hint'
  const caption = node('figcaption', 'chart-caption')
  caption.append(node('p', '', summarise(chart)), ...chart.notes.map((note) => node('p', 'chart-note', note)))
  figure.append(heading, plot, hint, caption, values(chart, words.values))
  const data = document.createElement('script')
  data.type = 'application/json'
  data.textContent = JSON.stringify(chart)
  host.append(figure, data)
  room.replaceChildren(host)
}

function values(chart: ChartSpec, title: string): HTMLElement {
  const { head, rows } = valueTable(chart)
  const details = node('details', 'chart-values')
  const box = node('div', 'chart-table')
  box.tabIndex = 0
  box.setAttribute('role', 'region')
  box.setAttribute('aria-label', chart.title)
  const table = document.createElement('table')
  table.append(line('thead', [head], 'col'), line('tbody', rows, 'row'))
  box.append(table)
  details.append(node('summary', '', title), box)
  return details
}

function line(tag: 'thead' | 'tbody', rows: string[][], scope: 'col' | 'row'): HTMLElement {
  const part = document.createElement(tag)
  for (const cells of rows) {
    const row = document.createElement('tr')
    for (const [index, text] of cells.entries()) {
      const cell = node(scope === 'col' || index === 0 ? 'th' : 'td', '', text)
      if (cell.tagName === 'TH') cell.setAttribute('scope', scope)
      row.append(cell)
    }
    part.append(row)
  }
  return part
}

function node(tag: string, className: string, text = ''): HTMLElement {
  const made = document.createElement(tag)
  if (className) made.className = className
  if (text) made.textContent = text
  return made
}
