/**
 * The candidate that a misspelt word most likely stands for, or `undefined` where none is near: capitals,
 * hyphens and underscores do not count, else at most one slip for every three letters.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const plain = plainOf(word)
  if (plain === '') return undefined
  let best: string | undefined
  let least = Math.floor(plain.length / 3) + 1
  for (const candidate of candidates) {
    const distance = slips(plain, plainOf(candidate), least)
    if (distance < least) {
      least = distance
      best = candidate
    }
  }
  return best
}

function plainOf(word: string): string {
  return word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}

/** Letters added, left out, changed or swapped with a neighbour; `limit` or more where there are that many. */
function slips(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let cost = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, before[j - 2]! + 1)
      next.push(cost)
    }
    before = row
    row = next
  }
  return row[b.length]!
}
