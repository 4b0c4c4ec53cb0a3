/** Most characters of a label in a chart. */
export const LONGEST_LABEL = 60

/** A label that a chart has room for, the cut marked with `…`; no letter is cut in two. */
export function shortLabel(text: string): string {
  if (text.length <= LONGEST_LABEL) return text
  const kept = text.slice(0, LONGEST_LABEL - 1).replace(/[\ud800-\udbff]$/, '')
  return `${kept.trimEnd()}…`
}
