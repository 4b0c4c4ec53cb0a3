import { maskPersonal } from '../catalog/personal.ts'
import { printableJson } from '../reports/printable.ts'
import type { Review } from './review.ts'
import { looksPersonal } from './tables.ts'

export { htmlReview } from './html-format.ts'
export { markdownReview } from './markdown-format.ts'
export { textReview } from './text-format.ts'

/** Texts with what is personal masked; a figure that looks like the number of a person is none. */
function withoutNumbers(_: string, value: unknown): unknown {
  if (typeof value === 'string') return maskPersonal(value)
  return typeof value === 'number' && looksPersonal(value) ? null : value
}

/** The review as one JSON document. */
export function jsonReview(review: Review): string {
  const masked = JSON.parse(JSON.stringify(review, withoutNumbers)) as Review
  return `${printableJson(masked)}\n`
}
