import { escaped } from '../reports/markup.ts'
import type { Block } from './blocks.ts'

const WIDTH = 320
const HEIGHT = 96
const PAD = { left: 6, right: 6, top: 18, bottom: 18 }

/**
 * A small picture of a series before (dashed) and after (a line), in one scale, with its first and last period. What it
 * shows stands beside it in words and figures, so that it is hidden from screen readers.
 */
export function seriesSvg(
  { periods, before, after }: Extract<Block, { kind: 'series' }>,
  words: { before: string; after: string },
): string {
  const known = [...before, ...after].filter((value): value is number => value !== null)
  const [least, most] = [Math.min(...known), Math.max(...known)]
  // A small change must not look like a steep one.
  const span = Math.max(most - least, 0.1 * Math.max(Math.abs(least), Math.abs(most))) || 1
  const low = (least + most - span) / 2
  const x = (at: number) =>
    round(PAD.left + (at / Math.max(1, periods.length - 1)) * (WIDTH - PAD.left - PAD.right))
  const y = (value: number) =>
    round(HEIGHT - PAD.bottom - ((value - low) / span) * (HEIGHT - PAD.top - PAD.bottom))
  const path = (values: readonly (number | null)[]) => {
    let isOpen = false
    return values
      .map((value, at) => {
        if (value === null) {
          isOpen = false
          return ''
        }
        const step = `${isOpen ? 'L' : 'M'}${x(at)} ${y(value)}`
        isOpen = true
        return step
      })
      .join('')
  }
  const dots = after
    .map((value, at) =>
      value !== null && value !== before[at]
        ? `<circle fill="var(--chart-1,currentColor)" cx="${x(at)}" cy="${y(value)}" r="3"/>`
        : '',
    )
    .join('')
  const label = (at: number, anchor: string) =>
    `<text ${TEXT} x="${x(at)}" y="${HEIGHT - 4}" text-anchor="${anchor}">${escaped(periods[at] ?? '')}</text>`
  return [
    `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" aria-hidden="true" focusable="false">`,
    `<text ${TEXT} x="6" y="12">- - ${escaped(words.before)}   — ${escaped(words.after)}</text>`,
    `<path fill="none" stroke="var(--quiet,currentColor)" stroke-width="2" stroke-dasharray="5 4" d="${path(before)}"/><path fill="none" stroke="var(--chart-1,currentColor)" stroke-width="2.5" d="${path(after)}"/>${dots}`,
    label(0, 'start'),
    label(periods.length - 1, 'end'),
    '</svg>',
  ].join('')
}

/** Attributes and not styles, which a content security policy would drop. */
const TEXT = 'fill="var(--quiet,currentColor)" font-size="11"'

function round(value: number): number {
  return Math.round(value * 10) / 10
}
