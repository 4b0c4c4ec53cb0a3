import { gzipSync } from 'node:zlib'
import type { BuiltSite } from './built.ts'

/** Bytes of each chart's drawing, of both widths together and packed with gzip, by its page and place on it. */
export function drawnSizes(site: BuiltSite): Map<string, number> {
  const sizes = new Map<string, number>()
  for (const file of site.files.filter((name) => name.endsWith('.html'))) {
    const [, ...charts] = site.read(file).split('class="chart-narrow"')
    for (const [at, after] of charts.entries()) {
      const drawings = after.match(/<svg [\s\S]*?<\/svg>/g)?.slice(0, 2) ?? []
      sizes.set(`${file} ${at + 1}`, gzipSync(drawings.join('')).length)
    }
  }
  return sizes
}
