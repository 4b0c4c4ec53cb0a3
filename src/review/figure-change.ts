import { formatNumber } from '../i18n/format.ts'
import type { Speaker } from './document.ts'

/** From so many times, or down to so small a part, a percentage is harder to read than a word. */
const MANY = 3

/** How a figure went from one value to another, in words that need no reckoning; `null` is no figure. */
export function figureChange(
  before: number | null,
  after: number | null,
  unit: string | undefined,
  { say, language }: Speaker,
): string {
  if (before === null) return after === null ? '' : say('baru', 'new')
  if (after === null) return say('hilang', 'gone')
  if (before === after) return '='
  if (isPercent(unit)) {
    const points = signed(Number((after - before).toFixed(2)), language)
    return say(`${points} poin persen`, `${points} percentage points`)
  }
  if (after === 0) return say('menjadi nol', 'down to zero')
  if (before === 0) return say('semula nol', 'was zero')
  if (before < 0 !== after < 0) return say('berganti tanda', 'of the other sign')
  const ratio = after / before
  if (ratio >= MANY)
    return say(`menjadi ${times(ratio, 'id')} kali lipat`, `${times(ratio, 'en')} times as much`)
  if (ratio <= 1 / MANY)
    return say(`tinggal 1/${times(1 / ratio, 'id')}`, `down to 1/${times(1 / ratio, 'en')}`)
  const percent = (ratio - 1) * 100
  const rounded = Number(percent.toFixed(Math.abs(percent) < 10 ? 1 : 0))
  // What rounds to nothing did change.
  return rounded === 0 ? say('kurang dari 0,1 %', 'less than 0.1 %') : `${signed(rounded, language)} %`
}

/** The number that a cell holds as it is written in our files; `null` for other text. */
export function plainNumber(text: string): number | null {
  return /^\s*-?\d+(\.\d+)?\s*$/.test(text) ? Number(text) : null
}

/** A share of a share misleads: of percentages what changed is points. */
function isPercent(unit: string | undefined): boolean {
  return unit !== undefined && /^(persen|percent|%)$/i.test(unit.trim())
}

function signed(value: number, language: Speaker['language']): string {
  return `${value > 0 ? '+' : ''}${formatNumber(value, language)}`
}

function times(ratio: number, language: Speaker['language']): string {
  return formatNumber(ratio < 10 ? Number(ratio.toFixed(1)) : Math.round(ratio), language)
}
