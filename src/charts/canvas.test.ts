import { describe, expect, test } from 'vitest'
import { RecordingContext } from './canvas.ts'
import { textWidth } from './text-width.ts'

function draw(run: (ctx: RecordingContext) => void): string {
  const ctx = new RecordingContext(100, 100)
  run(ctx)
  return ctx.markup()
}

describe('the recording context', () => {
  test('rounds to a tenth and joins neighbours of one look', () => {
    const svg = draw((ctx) => {
      ctx.fillStyle = 'var(--chart-1)'
      ctx.fillRect(1.04, 2.06, 10, 5)
      ctx.fillRect(20, 2, 10, 5)
      ctx.fillStyle = 'red'
      ctx.fillRect(0, 0, 1, 1)
    })
    expect(svg).toBe(
      '<path fill="var(--chart-1)" d="M1 2.1h10v5h-10zM20 2h10v5h-10z"/><path fill="red" d="M0 0h1v1h-1z"/>',
    )
  })

  test('keeps the true place of a long line whatever was rounded before', () => {
    const svg = draw((ctx) => {
      ctx.moveTo(0, 0)
      for (let at = 1; at <= 100; at++) ctx.lineTo(at * 0.26, at * 0.26)
      ctx.stroke()
    })
    const steps = [...svg.matchAll(/l([\d.]+) /g)].map(([, step]) => Number(step))
    expect(steps.reduce((sum, step) => sum + step, 0)).toBeCloseTo(26, 5)
  })

  test('draws full circles as dots when filled and as outlines when stroked', () => {
    const circle = (ctx: RecordingContext) => {
      ctx.beginPath()
      ctx.arc(10, 20, 3, 0, 2 * Math.PI)
    }
    expect(draw((ctx) => [circle(ctx), ctx.fill()])).toBe(
      '<path stroke="#000" stroke-width="6" stroke-linecap="round" d="M10 20h0"/>',
    )
    expect(draw((ctx) => [circle(ctx), ctx.stroke()])).toContain('M7 20a3 3 0 1 0 6 0a3 3 0 1 0 -6 0z')
  })

  test('draws a part of a circle as an arc and ignores numbers that are none', () => {
    const svg = draw((ctx) => {
      ctx.moveTo(50, 50)
      ctx.arc(50, 50, 10, 0, Math.PI / 2)
      ctx.arc(50, 50, 0, Number.NaN, 1)
      ctx.closePath()
      ctx.fill()
    })
    expect(svg).toBe('<path fill="#000" d="M50 50h10A10 10 0 0 1 50 60z"/>')
  })

  test('joins texts of one look, escapes them and turns canvas baselines into SVG ones', () => {
    const svg = draw((ctx) => {
      ctx.font = 'normal 400 12.5px x'
      ctx.textAlign = 'right'
      ctx.textBaseline = 'middle'
      ctx.fillText('a < b & c', 10, 10)
      ctx.fillText('x', 10, 20)
    })
    expect(svg).toBe(
      '<g fill="#000" text-anchor="end"><text x="10" y="14.5">a &lt; b &amp; c</text><text x="10" y="24.5">x</text></g>',
    )
  })

  test('turns text with the context and forgets the turn after restore', () => {
    const svg = draw((ctx) => {
      ctx.font = '400 10px x'
      ctx.save()
      ctx.translate(5, 50)
      ctx.rotate(-Math.PI / 2)
      ctx.fillText('up', 0, 0)
      ctx.restore()
      ctx.fillText('flat', 1, 2)
    })
    expect(svg).toContain('<text transform="translate(5 50)rotate(-90)" y="0">up</text>')
    expect(svg).toContain('<text x="1" y="2">flat</text>')
  })

  test('cuts only what would leave the clip, without an id', () => {
    const clipped = (width: number) =>
      draw((ctx) => {
        ctx.beginPath()
        ctx.rect(10, 10, 20, 20)
        ctx.clip()
        ctx.fillRect(12, 12, width, 5)
      })
    expect(clipped(5)).toBe('<path fill="#000" d="M12 12h5v5h-5z"/>')
    expect(clipped(50)).toBe(
      '<svg x="10" y="10" width="20" height="20" viewBox="10 10 20 20"><path fill="#000" d="M12 12h50v5h-50z"/></svg>',
    )
  })

  test('keeps see-through marks apart, so that overlaps show', () => {
    const svg = draw((ctx) => {
      ctx.fillStyle = 'red@0.5'
      ctx.fillRect(0, 0, 2, 2)
      ctx.fillRect(1, 1, 2, 2)
    })
    expect(svg).toBe('<g fill="red" fill-opacity="0.5"><path d="M0 0h2v2h-2z"/><path d="M1 1h2v2h-2z"/></g>')
  })

  test('measures text with the widths of the bundled font, digits all alike', () => {
    const ctx = new RecordingContext(1, 1)
    ctx.font = 'normal 600 10px x'
    expect(ctx.measureText('1').width).toBe(6)
    expect(ctx.measureText('Medan').width).toBeGreaterThan(textWidth('Medan', { size: 10, weight: 400 }))
  })
})
