import type { ChartSpec } from '../charts/view.ts'

/** What a chart of the page says, from the block of JSON beside its drawing. */
export function specOf(host: HTMLElement): ChartSpec {
  return JSON.parse(host.querySelector('script[type="application/json"]')?.textContent ?? '{}') as ChartSpec
}

const OTHER_KINDS: readonly (string | undefined)[] = ['area', 'pie', 'scatter']

/** Whether a chart of the page needs more of Chart.js than lines and bars do; all charts of a page share one. */
export function needsAllKinds(): boolean {
  return [...document.querySelectorAll<HTMLElement>('chart-view')].some(({ dataset }) =>
    OTHER_KINDS.includes(dataset.kind),
  )
}
