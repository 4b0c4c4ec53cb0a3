import type { RecordingContext } from '../charts/canvas.ts'
import { drawOn, heightOf, planOf, WIDE } from '../charts/engine.ts'
import { GROUND, INK, QUIET } from '../charts/palette.ts'
import { type Font, LABEL, wrapText } from '../charts/text-width.ts'
import type { ChartSpec } from '../charts/view.ts'
import { specOf } from './chart-spec.ts'
import { themedContext } from './themed-context.ts'

const TITLE: Font = { size: 20, weight: 600 }
const EDGE = 24
/** Pixels of the picture for one of the drawing. */
const SHARP = 2

/** Saves a chart as a PNG on white, with its title above and its source below, whatever the theme of the page. */
export async function savePicture(host: HTMLElement): Promise<void> {
  const spec = specOf(host)
  await document.fonts.ready
  const look = { family: getComputedStyle(host).fontFamily, colour: lightColour }
  const { plot, height, end } = spec.kind === 'map' ? await mapOn(host, spec, look) : chartOn(spec, look)
  const title = wrapText(spec.title, WIDE, TITLE)
  const source = (host.dataset.source ?? '').split('\n').flatMap((line) => wrapText(line, WIDE, LABEL))
  const head = EDGE + title.length * 26 + 10
  const picture = document.createElement('canvas')
  picture.width = (WIDE + 2 * EDGE) * SHARP
  picture.height = (head + height + 16 + source.length * 18 + EDGE) * SHARP
  const ctx = themedContext(picture, look)
  const raw = ctx as unknown as CanvasRenderingContext2D
  raw.scale(SHARP, SHARP)
  raw.fillStyle = GROUND
  raw.fillRect(0, 0, picture.width, picture.height)
  write(ctx, title, { y: EDGE, row: 26, font: TITLE, colour: INK })
  raw.drawImage(plot, EDGE, head, WIDE, height)
  write(ctx, source, { y: head + height + 16, row: 18, font: LABEL, colour: QUIET })
  end()
  const blob = await new Promise<Blob | null>((done) => picture.toBlob(done, 'image/png'))
  if (!blob) return
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = `${host.dataset.file ?? 'grafik'}.png`
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}

type Look = Parameters<typeof themedContext>[1]

/** A drawing on a canvas as wide as the picture; `end` lets go of it. */
interface Drawn {
  plot: HTMLCanvasElement
  /** In pixels of the drawing. */
  height: number
  end(): void
}

function chartOn(spec: ChartSpec, look: Look): Drawn {
  const plan = planOf(spec, WIDE)
  const plot = document.createElement('canvas')
  plot.width = WIDE
  plot.height = heightOf(plan)
  // Chart.js looks for a size in the style of a canvas that stands in no page.
  plot.style.width = `${WIDE}px`
  const chart = drawOn(themedContext(plot, look), plot, plan, SHARP)
  return { plot, height: heightOf(plan), end: () => chart.destroy() }
}

/** A map with the period that its page shows. */
async function mapOn(host: HTMLElement, spec: ChartSpec, look: Look): Promise<Drawn> {
  const { drawMap, mapSize } = await import('../charts/tile-drawing.ts')
  const { width, height } = mapSize(spec)
  const scale = Math.min(WIDE / width, 1.5)
  const plot = document.createElement('canvas')
  plot.width = WIDE * SHARP
  plot.height = Math.ceil(height * scale * SHARP)
  const ctx = themedContext(plot, look)
  ;(ctx as unknown as CanvasRenderingContext2D).scale(scale * SHARP, scale * SHARP)
  const period = host.querySelector<HTMLInputElement>('.tilemap-slider input')?.value
  drawMap(ctx, spec, period === undefined ? undefined : Number(period))
  return { plot, height: Math.ceil(height * scale), end() {} }
}

function write(
  ctx: RecordingContext,
  lines: string[],
  { y, row, font, colour }: { y: number; row: number; font: Font; colour: string },
): void {
  ctx.font = `${font.weight} ${font.size}px`
  ctx.fillStyle = colour
  ctx.textAlign = 'left'
  ctx.textBaseline = 'top'
  for (const [index, line] of lines.entries()) ctx.fillText(line, EDGE, y + index * row)
}

/** A custom property as the style sheets have it for the light theme: what stands outside every condition. */
function lightColour(variable: string): string {
  let found = ''
  for (const sheet of document.styleSheets) {
    for (const rule of sheet.cssRules) {
      if (rule instanceof CSSStyleRule && rule.selectorText === ':root')
        found = rule.style.getPropertyValue(variable).trim() || found
    }
  }
  const other = /^var\((--[\w-]+)\)$/.exec(found)?.[1]
  return other ? lightColour(other) : found
}
