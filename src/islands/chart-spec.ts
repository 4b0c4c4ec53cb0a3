import type { ChartSpec } from '../charts/view.ts'

/** What a chart of the page says, from the block of JSON beside its drawing. */
export function specOf(host: HTMLElement): ChartSpec {
  return JSON.parse(host.querySelector('script[type="application/json"]')?.textContent ?? '{}') as ChartSpec
}

/** Loads what a kind of chart needs beside lines and bars. */
export async function loadKind(kind: ChartSpec['kind']): Promise<void> {
  if (kind === 'area' || kind === 'pie' || kind === 'scatter') await import('../charts/kinds.ts')
}
