import type { RecordingContext } from '../charts/canvas.ts'
import { drawOn, heightOf, planOf, WIDE } from '../charts/engine.ts'
import { GROUND, INK, QUIET } from '../charts/palette.ts'
import { type Font, LABEL, wrapText } from '../charts/text-width.ts'
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
  const plan = planOf(spec, WIDE)
  const look = { family: getComputedStyle(host).fontFamily, colour: lightColour }
  const plot = document.createElement('canvas')
  plot.width = WIDE
  plot.height = heightOf(plan)
  // Chart.js looks for a size in the style of a canvas that stands in no page.
  plot.style.width = `${WIDE}px`
  const chart = drawOn(themedContext(plot, look), plot, plan, SHARP)
  const title = wrapText(spec.title, WIDE, TITLE)
  const source = (host.dataset.source ?? '').split('\n').flatMap((line) => wrapText(line, WIDE, LABEL))
  const head = EDGE + title.length * 26 + 10
  const picture = document.createElement('canvas')
  picture.width = (WIDE + 2 * EDGE) * SHARP
  picture.height = (head + heightOf(plan) + 16 + source.length * 18 + EDGE) * SHARP
  const ctx = themedContext(picture, look)
  const raw = ctx as unknown as CanvasRenderingContext2D
  raw.scale(SHARP, SHARP)
  raw.fillStyle = GROUND
  raw.fillRect(0, 0, picture.width, picture.height)
  write(ctx, title, { y: EDGE, row: 26, font: TITLE, colour: INK })
  raw.drawImage(plot, EDGE, head, WIDE, heightOf(plan))
  write(ctx, source, { y: head + heightOf(plan) + 16, row: 18, font: LABEL, colour: QUIET })
  chart.destroy()
  const blob = await new Promise<Blob | null>((done) => picture.toBlob(done, 'image/png'))
  if (!blob) return
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = `${host.dataset.file ?? 'grafik'}.png`
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
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
