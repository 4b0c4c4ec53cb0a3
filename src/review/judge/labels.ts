import type { Outcome, Verdict } from './outcome.ts'

const VERDICT = 'hasil: '
const AGENCY = 'produsen: '

/** Longer names are refused by the Git host. */
const LONGEST = 50
/** A submission that touches more agencies is about something else than each of them. */
const MOST_AGENCIES = 10

const NAMES: Record<Verdict, string> = {
  pass: 'lolos',
  warn: 'peringatan',
  fail: 'gagal',
  refused: 'ditolak',
  unjudged: 'belum dinilai',
}

/** Labels of a pull request: its verdict, and the agencies that it touches. */
export function labelsOf({ verdict, agencies }: Outcome): string[] {
  const named = agencies.length > MOST_AGENCIES ? [] : agencies.map((agency) => AGENCY + agency)
  return [VERDICT + NAMES[verdict], ...named.filter((name) => name.length <= LONGEST)]
}

/** Whether a label is one that we set, and take off where it holds no longer. */
export function isOwnLabel(name: string): boolean {
  return name.startsWith(VERDICT) || name.startsWith(AGENCY)
}
