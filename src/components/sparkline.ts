const WIDTH = 120
const HEIGHT = 36
const PAD = 4

/**
 * A small chart as SVG markup without text: a line with its last point marked, or bars with the largest
 * marked. Empty with fewer than two figures, or for a line where no two follow one another. It repeats what is written beside it, so it is hidden from
 * screen readers.
 */
export function sparkline(values: readonly (number | null)[], kind: 'line' | 'bars'): string {
  const known = values.filter((value): value is number => value !== null)
  if (known.length < 2) return ''
  const follows = values.some((value, at) => at > 0 && value !== null && values[at - 1] !== null)
  if (kind === 'line' && !follows) return ''
  const shapes = kind === 'line' ? line(values, known) : bars(values, known)
  return `<svg class="spark" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" aria-hidden="true" focusable="false">${shapes}</svg>`
}

function line(values: readonly (number | null)[], known: number[]): string {
  const [least, most] = [Math.min(...known), Math.max(...known)]
  // A small change must not look like a steep one.
  const span = Math.max(most - least, 0.2 * Math.max(Math.abs(most), Math.abs(least))) || 1
  const low = (least + most - span) / 2
  const x = (at: number) => round(PAD + (at / Math.max(1, values.length - 1)) * (WIDTH - 2 * PAD))
  const y = (value: number) => round(HEIGHT - PAD - ((value - low) / span) * (HEIGHT - 2 * PAD))
  let path = ''
  let last = ''
  for (const [at, value] of values.entries()) {
    if (value === null) continue
    // A gap in the figures is bridged: a broken line of two points would be invisible at this size.
    path += `${path ? 'L' : 'M'}${x(at)} ${y(value)}`
    last = `<circle cx="${x(at)}" cy="${y(value)}" r="3.5"/>`
  }
  return `<path d="${path}"/>${last}`
}

const MOST_BARS = 24
const WIDEST_BAR = 16

function bars(values: readonly (number | null)[], known: number[]): string {
  const shown = known.length === values.length ? known : values.map((value) => value ?? 0)
  const sorted = [...shown].sort((a, b) => b - a).slice(0, MOST_BARS)
  const most = sorted[0] || 1
  const step = Math.min(WIDTH / sorted.length, WIDEST_BAR)
  const start = WIDTH - step * sorted.length
  return sorted
    .map((value, at) => {
      const height = round(Math.max(1, (Math.max(0, value) / most) * HEIGHT))
      return `<rect${at === 0 ? ' class="top"' : ''} x="${round(start + at * step)}" y="${round(HEIGHT - height)}" width="${round(Math.max(1, step - 1.5))}" height="${height}"/>`
    })
    .join('')
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
