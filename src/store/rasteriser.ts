import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/** Draws an SVG of known fonts as PNG; the same bytes on every machine. */
export type Rasteriser = (svg: string) => Uint8Array

/** The module can be started once only. */
let started: Promise<void> | undefined

const SUBSETS = ['latin', 'latin-ext']
const WEIGHTS = [400, 600]

/**
 * A rasteriser with the site's font in the weights that drawings use. It is WebAssembly and has its fonts from npm: no
 * browser, no font of the machine and no processor decides what comes out.
 */
export async function rasteriser(): Promise<Rasteriser> {
  const { initWasm, Resvg } = await import('@resvg/resvg-wasm')
  const require = createRequire(import.meta.url)
  const bytes = (name: string) => new Uint8Array(readFileSync(require.resolve(name)))
  started ??= initWasm(bytes('@resvg/resvg-wasm/index_bg.wasm'))
  await started
  const fontBuffers = SUBSETS.flatMap((subset) =>
    WEIGHTS.map((weight) =>
      bytes(`@fontsource/plus-jakarta-sans/files/plus-jakarta-sans-${subset}-${weight}-normal.woff2`),
    ),
  )
  return (svg) => {
    const drawing = new Resvg(svg, { font: { fontBuffers, defaultFontFamily: 'Plus Jakarta Sans' } })
    const image = drawing.render()
    const png = image.asPng()
    image.free()
    drawing.free()
    return png
  }
}
