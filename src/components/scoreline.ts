import { daysBetween } from '../catalog/period.ts'
import type { DatedScore } from '../governance/meanline.ts'
import { hundredths } from '../governance/score.ts'
import { escapeMarkup } from './markup.ts'

const WIDTH = 320
const HEIGHT = 120
const LEFT = 30
const RIGHT = 34
const TOP = 12
const BOTTOM = 24

/** Scores over time as SVG markup, from 0 to 100 whatever they are; `label` says it in words. Empty without a version. */
export function scoreLineMarkup(points: readonly DatedScore[], label: string): string {
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last) return ''
  const days = daysBetween(first.date, last.date)
  // Versions of one day stand one after the other.
  const part = ({ date }: DatedScore, at: number) =>
    days > 0 ? daysBetween(first.date, date) / days : points.length > 1 ? at / (points.length - 1) : 0.5
  const x = (point: DatedScore, at: number) => round(LEFT + part(point, at) * (WIDTH - LEFT - RIGHT))
  const y = (rate: number) => round(TOP + (1 - rate) * (HEIGHT - TOP - BOTTOM))
  const grid = [0, 50, 100].map(
    (value) =>
      `<path class="rule" d="M${LEFT} ${y(value / 100)}H${WIDTH - RIGHT}"/><text x="${LEFT - 6}" y="${round(y(value / 100) + 4)}" text-anchor="end">${value}</text>`,
  )
  const line = points.map((point, at) => `${at === 0 ? 'M' : 'L'}${x(point, at)} ${y(point.four)}`).join('')
  const dots = points.map(
    (point, at) =>
      `<circle cx="${x(point, at)}" cy="${y(point.four)}" r="${at === points.length - 1 ? 4 : 2.5}"/>`,
  )
  const end = x(last, points.length - 1)
  const value = `<text class="value" x="${end + 7}" y="${round(y(last.four) + 4)}">${hundredths(last.four)}</text>`
  // Days where the months are the same.
  const [from, to] = [first, last].map(({ date }) =>
    first.date.slice(0, 7) === last.date.slice(0, 7) ? date : date.slice(0, 7),
  )
  const dates =
    days > 0
      ? `<text x="${LEFT}" y="${HEIGHT - 6}">${from}</text><text x="${WIDTH - RIGHT}" y="${HEIGHT - 6}" text-anchor="end">${to}</text>`
      : ''
  return `<svg class="score-line" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img" aria-label="${escapeMarkup(label)}">${grid.join('')}<path class="line" d="${line}"/>${dots.join('')}${value}${dates}</svg>`
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
