/**
 * The slips of typing (a letter wrong, missing, in excess, or two exchanged) from a word to another one, or to the
 * beginning of it where that is nearer; more than `most` comes as infinite.
 */
export function slips(word: string, other: string, most: number): { whole: number; start: number } {
  const none = { whole: Number.POSITIVE_INFINITY, start: Number.POSITIVE_INFINITY }
  if (word.length - other.length > most) return none
  const width = Math.min(other.length, word.length + most)
  let before: number[] = []
  let last = Array.from({ length: width + 1 }, (_, at) => at)
  for (let row = 1; row <= word.length; row++) {
    const line = [row]
    let least = row
    for (let at = 1; at <= width; at++) {
      const isSame = word[row - 1] === other[at - 1]
      let cost = Math.min(last[at]! + 1, line[at - 1]! + 1, last[at - 1]! + (isSame ? 0 : 1))
      if (row > 1 && at > 1 && word[row - 1] === other[at - 2] && word[row - 2] === other[at - 1])
        cost = Math.min(cost, before[at - 2]! + 1)
      line.push(cost)
      least = Math.min(least, cost)
    }
    if (least > most) return none
    before = last
    last = line
  }
  const limited = (cost: number) => (cost <= most ? cost : Number.POSITIVE_INFINITY)
  return {
    whole: other.length - word.length > most ? Number.POSITIVE_INFINITY : limited(last[width]!),
    start: limited(Math.min(...last)),
  }
}

/** Slips that are forgiven in a word of so many letters. */
export function forgiven(length: number): number {
  return length < 4 ? 0 : length < 8 ? 1 : 2
}
