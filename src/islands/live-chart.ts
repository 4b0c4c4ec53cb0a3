import type { Chart } from 'chart.js'
import { drawOn, heightOf, NARROW, type Plan, planOf, WIDE } from '../charts/engine.ts'
import { coloursOf } from '../charts/layout.ts'
import type { ChartSpec } from '../charts/view.ts'
import { specOf } from './chart-spec.ts'
import { ChartTip } from './chart-tip.ts'
import { type Hit, hitAt, hitsOf } from './hits.ts'
import { themedContext } from './themed-context.ts'

/** Draws a chart of the page on a canvas over its drawing, at the same places, and answers to pointer and keys. */
export class LiveChart {
  private readonly host: HTMLElement
  private readonly plot: HTMLElement
  private readonly spec: ChartSpec
  private readonly canvas = document.createElement('canvas')
  private readonly tip: ChartTip
  private readonly hidden = new Set<number>()
  private drawn: { plan: Plan; chart: Chart; hits: Hit[]; shown: number[] } | undefined
  private focus: Hit | undefined
  private size = ''

  constructor(host: HTMLElement) {
    this.host = host
    this.plot = host.querySelector('.chart-plot') as HTMLElement
    this.spec = specOf(host)
    this.tip = new ChartTip(this.plot, this.spec)
  }

  /** Draws and listens; the static drawing stays under the canvas and keeps the room. */
  async start(): Promise<void> {
    await document.fonts.ready
    // Its size is the style sheet's; Chart.js would write its own.
    this.canvas.style.width = '100%'
    this.canvas.setAttribute('aria-hidden', 'true')
    this.plot.append(this.canvas)
    await nextTask()
    const plan = this.plan()
    await nextTask()
    this.draw(plan)
    new ResizeObserver(() => this.redraw()).observe(this.plot)
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.draw())
    matchMedia('(forced-colors: active), (prefers-contrast: more)').addEventListener('change', (event) => {
      this.plot.toggleAttribute('data-drawn', !event.matches)
    })
    this.listen()
  }

  private redraw(): void {
    if (this.size !== this.sizeNow()) this.draw()
  }

  private sizeNow(): string {
    return `${this.width()} ${this.plot.clientWidth} ${devicePixelRatio}`
  }

  /** The width of the drawing that fits: the style sheet decides. */
  private width(): number {
    const narrow = this.plot.querySelector('.chart-narrow')
    return narrow && getComputedStyle(narrow).display === 'none' ? WIDE : NARROW
  }

  /** Indices of the series that are shown. */
  private shown(): number[] {
    return this.spec.series.map((_, index) => index).filter((index) => !this.hidden.has(index))
  }

  private plan(): Plan {
    this.size = this.sizeNow()
    const shown = this.shown()
    const colours = coloursOf(this.spec)
    return planOf(
      { ...this.spec, series: shown.map((index) => this.spec.series[index] as ChartSpec['series'][number]) },
      this.width(),
      shown.map((index) => colours[index] as string),
    )
  }

  private draw(plan = this.plan()): void {
    this.drawn?.chart.destroy()
    const shown = this.shown()
    const { width } = plan.layout
    const height = heightOf(plan)
    this.canvas.width = width
    this.canvas.height = height
    this.canvas.style.height = 'auto'
    const style = getComputedStyle(this.plot)
    const ctx = themedContext(this.canvas, {
      family: style.fontFamily,
      colour: (variable) => style.getPropertyValue(variable).trim(),
    })
    const scale = (this.svg()?.clientWidth || width) / width
    const chart = drawOn(ctx, this.canvas, plan, scale * devicePixelRatio)
    this.canvas.style.width = `${(width * scale).toFixed(2)}px`
    this.drawn = { plan, chart, hits: hitsOf(chart, plan.chart, shown), shown }
    this.plot.dataset.drawn = ''
    this.point(undefined)
  }

  private svg(): SVGElement | null {
    return this.plot.querySelector(`.chart-${this.width() === NARROW ? 'narrow' : 'wide'} svg`)
  }

  private listen(): void {
    const { plot } = this
    const move = (event: PointerEvent) => this.point(this.under(event))
    plot.addEventListener('pointermove', move)
    plot.addEventListener('pointerdown', move)
    plot.addEventListener('pointerleave', (event) => {
      if (event.pointerType === 'mouse') this.point(undefined)
    })
    document.addEventListener('pointerdown', (event) => {
      if (!plot.contains(event.target as Node)) this.point(undefined)
    })
    plot.tabIndex = 0
    plot.setAttribute('role', 'application')
    const hint = this.host.querySelector('.chart-hint')
    if (hint) plot.setAttribute('aria-describedby', hint.id)
    plot.addEventListener('keydown', (event) => this.press(event))
    plot.addEventListener('blur', () => this.point(undefined))
    for (const box of this.host.querySelectorAll<HTMLInputElement>('.chart-series input')) {
      box.addEventListener('change', () => this.toggle(box))
    }
  }

  private toggle(box: HTMLInputElement): void {
    const index = Number(box.value)
    if (box.checked) this.hidden.delete(index)
    else if (this.hidden.size < this.spec.series.length - 1) this.hidden.add(index)
    else box.checked = true
    this.draw()
  }

  private under(event: PointerEvent): Hit | undefined {
    if (!this.drawn) return undefined
    const box = this.canvas.getBoundingClientRect()
    const scale = this.drawn.plan.layout.width / box.width
    return hitAt(
      this.drawn.hits,
      this.drawn.plan.chart,
      (event.clientX - box.left) * scale,
      (event.clientY - box.top) * scale,
    )
  }

  private press(event: KeyboardEvent): void {
    const hits = this.drawn?.hits ?? []
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key]
    const now = this.focus ? hits.indexOf(this.focus) : -1
    let next: Hit | undefined
    if (step)
      next =
        hits[now < 0 ? (step > 0 ? 0 : hits.length - 1) : Math.max(0, Math.min(hits.length - 1, now + step))]
    else if (event.key === 'Home') next = hits[0]
    else if (event.key === 'End') next = hits[hits.length - 1]
    else if (event.key !== 'Escape') return
    event.preventDefault()
    this.point(next)
    if (next) this.tip.announce(next, this.drawn?.shown ?? [])
  }

  private point(hit: Hit | undefined): void {
    this.focus = hit
    const { drawn } = this
    if (!hit || !drawn) {
      this.tip.hide()
      return
    }
    const scale = this.canvas.clientWidth / drawn.plan.layout.width
    this.tip.show(hit, { shown: drawn.shown, scale, area: drawn.chart.chartArea, chart: drawn.plan.chart })
  }
}

/** Lets what waits go first, such as a touch: a chart is read, laid out and drawn in tasks of their own. */
function nextTask(): Promise<void> {
  return new Promise((done) => setTimeout(done))
}
