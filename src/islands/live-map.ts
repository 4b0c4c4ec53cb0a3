import { tileMap, tileWriter } from '../charts/tilemap.ts'
import { specOf } from './chart-spec.ts'

/** How much a step aside counts against a step ahead when an arrow key looks for the next tile. */
const ASIDE = 3
const STEPS: Record<string, readonly [right: number, down: number]> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
}

/** Lets a tile map be read tile by tile with pointer or arrow keys, and its slider go through its periods. */
export class LiveMap {
  private readonly host: HTMLElement
  private readonly tiles: { of: SVGGElement; left: number; top: number }[]
  private readonly said: Element | null

  constructor(host: HTMLElement) {
    this.host = host
    const chart = specOf(host)
    const { periods, tiles } = tileMap(chart)
    this.said = host.querySelector('.tilemap-said')
    this.tiles = tiles
      .flatMap(({ at, left, top }) => {
        const of = host.querySelector<SVGGElement>(`.tile[data-at="${at}"]`)
        return of ? [{ of, left, top }] : []
      })
      .sort((a, b) => a.top - b.top || a.left - b.left)
    this.listen()
    const slider = host.querySelector<HTMLInputElement>('.tilemap-slider input')
    const now = host.querySelector('.tilemap-now')
    if (!slider || !now) return
    const write = tileWriter(chart)
    now.setAttribute('aria-live', 'off')
    const show = () => {
      const period = Number(slider.value)
      now.textContent = periods[period] ?? ''
      slider.setAttribute('aria-valuetext', periods[period] ?? '')
      for (const { of: tile } of this.tiles) {
        const { level, value, phrase } = write(Number(tile.dataset.at), period)
        tile.setAttribute('class', `tile map-${level}`)
        tile.setAttribute('aria-label', phrase)
        const [title, figure] = [tile.querySelector('title'), tile.querySelector('.tile-value')]
        if (title) title.textContent = phrase
        if (figure) figure.textContent = value
      }
      this.say(undefined)
    }
    slider.addEventListener('input', show)
    show()
  }

  /** The map is one stop of the tab key; arrows go on by where the tiles stand. */
  private listen(): void {
    const hint = this.host.querySelector('.chart-hint')
    for (const [index, { of }] of this.tiles.entries()) {
      of.setAttribute('tabindex', index === 0 ? '0' : '-1')
      if (hint) of.setAttribute('aria-describedby', hint.id)
      of.addEventListener('focus', () => {
        for (const other of this.tiles) other.of.setAttribute('tabindex', other.of === of ? '0' : '-1')
        this.say(of)
      })
      of.addEventListener('pointerenter', () => this.say(of))
      of.addEventListener('keydown', (event) => {
        const next = this.next(index, event.key)
        if (!next) return
        event.preventDefault()
        next.focus()
      })
    }
  }

  private next(index: number, key: string): SVGGElement | undefined {
    if (key === 'Home') return this.tiles[0]?.of
    if (key === 'End') return this.tiles.at(-1)?.of
    const step = STEPS[key]
    const from = this.tiles[index]
    if (!step || !from) return undefined
    const [right, down] = step
    let best: SVGGElement | undefined
    let least = Number.POSITIVE_INFINITY
    for (const { of, left, top } of this.tiles) {
      const ahead = (left - from.left) * right + (top - from.top) * down
      const aside = Math.abs((left - from.left) * down) + Math.abs((top - from.top) * right)
      if (ahead <= 0 || ahead + ASIDE * aside >= least) continue
      best = of
      least = ahead + ASIDE * aside
    }
    return best
  }

  /** The value of a tile in full, for those who see the map. */
  private say(tile: SVGGElement | undefined): void {
    if (this.said) this.said.textContent = tile?.getAttribute('aria-label') ?? ''
  }
}
