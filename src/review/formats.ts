import { printableJson } from '../reports/printable.ts'
import type { Review } from './review.ts'

export { htmlReview } from './html-format.ts'
export { markdownReview } from './markdown-format.ts'
export { textReview } from './text-format.ts'

/** The review as one JSON document. */
export function jsonReview(review: Review): string {
  return `${printableJson(review)}\n`
}
