import type { ChartSpec } from '../charts/view.ts'

/** What a chart of the page says, from the block of JSON beside its drawing. */
export function specOf(host: HTMLElement): ChartSpec {
  return JSON.parse(host.querySelector('script[type="application/json"]')?.textContent ?? '{}') as ChartSpec
}

/** Whether a kind of chart needs more of Chart.js than lines and bars do. */
export function isOther(kind: string | undefined): boolean {
  return kind === 'area' || kind === 'pie' || kind === 'scatter'
}
