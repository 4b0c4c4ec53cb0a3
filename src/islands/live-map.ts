import { tileMap, tileWriter } from '../charts/tilemap.ts'
import { specOf } from './chart-spec.ts'

/** Lets the slider of a tile map go through its periods. */
export class LiveMap {
  constructor(host: HTMLElement) {
    const slider = host.querySelector<HTMLInputElement>('.tilemap-slider input')
    const now = host.querySelector('.tilemap-now')
    if (!slider || !now) return
    const chart = specOf(host)
    const { periods } = tileMap(chart)
    const write = tileWriter(chart)
    now.setAttribute('aria-live', 'off')
    const show = () => {
      const period = Number(slider.value)
      now.textContent = periods[period] ?? ''
      slider.setAttribute('aria-valuetext', periods[period] ?? '')
      for (const tile of host.querySelectorAll<SVGGElement>('.tile')) {
        const { level, value, phrase } = write(Number(tile.dataset.at), period)
        tile.setAttribute('class', `tile map-${level}`)
        tile.setAttribute('aria-label', phrase)
        const [title, figure] = [tile.querySelector('title'), tile.querySelector('.tile-value')]
        if (title) title.textContent = phrase
        if (figure) figure.textContent = value
      }
    }
    slider.addEventListener('input', show)
    show()
  }
}
