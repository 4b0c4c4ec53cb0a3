import { textWidth } from '../charts/text-width.ts'
import { escapeMarkup } from './markup.ts'

/** What a badge says. */
export interface BadgeText {
  label: string
  value: string
  /** The whole in a sentence, for those who cannot see it. */
  title: string
}

const HEIGHT = 24
const SIZE = 12
const PAD = 8
/** A picture in another page has that page's fonts: Verdana and DejaVu Sans are the widest of the usual ones. */
const WIDEST = 1.18

/** A small picture with a label and a value as SVG, the same bytes for the same words, legible on light and dark pages. */
export function badge({ label, value, title }: BadgeText): string {
  const left = widthOf(label, 400)
  const right = widthOf(value, 600)
  const width = left + right
  const text = (at: number, words: string, attributes: string) =>
    `<text x="${at}" y="16" text-anchor="middle" ${attributes}>${escapeMarkup(words)}</text>`
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${HEIGHT}" viewBox="0 0 ${width} ${HEIGHT}" role="img" aria-label="${escapeMarkup(title)}">`,
    `<title>${escapeMarkup(title)}</title>`,
    `<rect x=".5" y=".5" width="${width - 1}" height="${HEIGHT - 1}" rx="4" fill="#fff" stroke="#8d8373"/>`,
    `<path d="M4 .5h${left - 4}v${HEIGHT - 1}H4A3.5 3.5 0 0 1 .5 ${HEIGHT - 4}V4A3.5 3.5 0 0 1 4 .5z" fill="#211c15"/>`,
    `<g font-family="Verdana,'DejaVu Sans',sans-serif" font-size="${SIZE}">`,
    text(left / 2, label, 'fill="#fff"'),
    text(left + right / 2, value, 'fill="#211c15" font-weight="600"'),
    '</g></svg>\n',
  ].join('')
}

function widthOf(words: string, weight: 400 | 600): number {
  return Math.ceil(textWidth(words, { size: SIZE, weight }) * WIDEST) + 2 * PAD
}
