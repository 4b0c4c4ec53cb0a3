import type { ChartArea } from 'chart.js'
import { basisAfter } from '../charts/basis.ts'
import { coloursOf } from '../charts/layout.ts'
import { formatFixed, withUnit } from '../charts/numbers.ts'
import { writeValue } from '../charts/values.ts'
import type { ChartSpec } from '../charts/view.ts'
import type { Hit } from './hits.ts'

/** Where the tip of a hit goes. */
interface Place {
  /** Indexes of the series that are drawn. */
  shown: number[]
  /** Pixels of the page for one of the drawing. */
  scale: number
  area: ChartArea
  /** The chart as it is drawn. */
  chart: ChartSpec
}

/** The tip that tells the values of a place, the mark that shows the place, and the words for those who do not see them. */
export class ChartTip {
  private readonly spec: ChartSpec
  private readonly plot: HTMLElement
  private readonly box = element('div', 'chart-tip')
  private readonly mark = element('div', 'chart-mark')
  private readonly voice = element('p', 'out')

  constructor(plot: HTMLElement, spec: ChartSpec) {
    this.plot = plot
    this.spec = spec
    this.box.hidden = this.mark.hidden = true
    this.box.setAttribute('aria-hidden', 'true')
    this.voice.setAttribute('aria-live', 'polite')
    plot.append(this.mark, this.box)
    plot.after(this.voice)
  }

  show(hit: Hit, { shown, scale, area, chart }: Place): void {
    const [title, ...rows] = this.rows(hit, shown)
    const head = element('b')
    head.textContent = title?.name ?? ''
    const lines = rows.map(({ name, value, colour }) => {
      const line = element('span')
      const key = element('i')
      key.className = `key-${/(\d)/.exec(colour)?.[1] ?? 'rest'}`
      const figure = element('b')
      figure.textContent = value
      line.append(...(rows.length > 1 ? [key, `${name} `] : name === '' ? [] : [`${name} `]), figure)
      return line
    })
    this.box.replaceChildren(head, ...lines)
    this.box.hidden = this.mark.hidden = false
    this.placeMark(hit, chart, area, scale)
    const { offsetWidth, offsetHeight } = this.box
    const left = hit.x * scale + 14
    const flip = left + offsetWidth > this.plot.clientWidth ? hit.x * scale - offsetWidth - 14 : left
    const top = Math.max(0, Math.min(hit.y * scale - offsetHeight / 2, this.plot.clientHeight - offsetHeight))
    this.box.style.transform = `translate(${Math.max(0, flip)}px, ${top}px)`
  }

  hide(): void {
    this.box.hidden = this.mark.hidden = true
  }

  announce(hit: Hit, shown: number[]): void {
    const [title, ...rows] = this.rows(hit, shown)
    this.voice.textContent = `${title?.name}: ${rows.map(({ name, value }) => `${name} ${value}`.trim()).join('; ')}`
  }

  private rows(hit: Hit, shown: number[]): { name: string; value: string; colour: string }[] {
    const { spec } = this
    const colours = coloursOf(spec)
    const after = basisAfter(spec.basis)
    const series = hit.series === undefined ? shown : [hit.series]
    const known = series.flatMap((index) => {
      const one = spec.series[index]
      const value = one?.values[hit.at] ?? null
      if (!one || value === null) return []
      const unit = one.unit || spec.unit
      return [
        {
          name: spec.series.length > 1 ? one.name : '',
          value: withUnit(writeValue(spec, value), unit) + after(index, hit.at),
          colour: colours[index] as string,
          size: value,
        },
      ]
    })
    // As in the plot: the highest line above.
    if (spec.kind === 'line') known.sort((a, b) => b.size - a.size)
    const title = { name: spec.x[hit.at] ?? '', value: '', colour: '' }
    if (spec.kind !== 'scatter') return [title, ...known]
    const at = spec.at?.[hit.at]
    const across =
      spec.scale === 'number' && at !== undefined ? formatFixed(at, spec.language, decimals(at)) : title.name
    return [
      { ...title, name: `${spec.xTitle}: ${across}` },
      ...known.map((row) => ({ ...row, name: row.name || `${spec.yTitle}:` })),
    ]
  }

  private placeMark(hit: Hit, chart: ChartSpec, area: ChartArea, scale: number): void {
    const round = chart.kind === 'scatter' || chart.kind === 'pie'
    const lying = chart.kind === 'bar' && chart.horizontal
    const bars = chart.kind === 'bar'
    this.mark.className = `chart-mark ${round ? 'mark-ring' : bars ? 'mark-band' : 'mark-line'}`
    const [left, top, width, height] = round
      ? [hit.x - 8, hit.y - 8, 16, 16]
      : lying
        ? [area.left, hit.from, area.right - area.left, hit.to - hit.from]
        : bars
          ? [hit.from, area.top, hit.to - hit.from, area.bottom - area.top]
          : [hit.x - 0.5, area.top, 1, area.bottom - area.top]
    this.mark.style.transform = `translate(${left * scale}px, ${top * scale}px)`
    this.mark.style.width = `${width * scale}px`
    this.mark.style.height = `${height * scale}px`
  }
}

function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  className = '',
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag)
  if (className) made.className = className
  return made
}

function decimals(value: number): number {
  return String(value).split('.')[1]?.length ?? 0
}
