import type { RecordingContext } from '../charts/canvas.ts'
import { type Font, textWidth } from '../charts/text-width.ts'

/**
 * A canvas context that draws what the recording one writes down: colours are CSS variables, perhaps with `@` and an
 * opacity, text takes the room that the static drawing gave it, and its family is that of the page.
 */
export function themedContext(
  canvas: HTMLCanvasElement,
  { family, colour }: { family: string; colour(variable: string): string },
): RecordingContext {
  const ctx = canvas.getContext('2d') as CanvasRenderingContext2D
  const plain = CanvasRenderingContext2D.prototype
  let font: Font = { size: 12.5, weight: 400 }
  for (const name of ['fillStyle', 'strokeStyle'] as const) {
    const setter = Object.getOwnPropertyDescriptor(plain, name)
    Object.defineProperty(ctx, name, {
      configurable: true,
      get: () => setter?.get?.call(ctx),
      set: (value: unknown) =>
        setter?.set?.call(ctx, typeof value === 'string' ? paint(value, colour) : value),
    })
  }
  const fonts = Object.getOwnPropertyDescriptor(plain, 'font')
  Object.defineProperty(ctx, 'font', {
    configurable: true,
    get: () => fonts?.get?.call(ctx),
    set(value: string) {
      font = {
        size: Number(/([\d.]+)px/.exec(value)?.[1] ?? font.size),
        weight: /\b(bold|[6-9]00)\b/.test(value) ? 600 : 400,
      }
      fonts?.set?.call(ctx, `${font.weight} ${font.size}px ${family}`)
    },
  })
  const own = {
    measureText: (text: string) => ({ width: textWidth(text, font) }),
    fillText(text: string, x: number, y: number, _most?: number, halo = '') {
      if (halo !== '') {
        ctx.save()
        ctx.strokeStyle = halo
        ctx.lineWidth = 3
        ctx.lineJoin = 'round'
        plain.strokeText.call(ctx, text, x, y)
        ctx.restore()
      }
      plain.fillText.call(ctx, text, x, y)
    },
  }
  return Object.assign(ctx, own) as unknown as RecordingContext
}

function paint(value: string, colour: (variable: string) => string): string {
  const [name = '', opacity] = value.split('@')
  const variable = /^var\((--[\w-]+)\)$/.exec(name)?.[1]
  const solid = variable ? colour(variable) : name
  return opacity === undefined ? solid : `color-mix(in srgb, ${solid} ${Number(opacity) * 100}%, transparent)`
}
