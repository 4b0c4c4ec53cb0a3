/** What the review of a submission came to; `unjudged` where none could be computed. */
export type Verdict = 'pass' | 'warn' | 'fail' | 'refused' | 'unjudged'

/** What is told about a review besides its text. */
export interface Outcome {
  verdict: Verdict
  /** Folders of the agencies that the submission touches. */
  agencies: string[]
}

export const UNJUDGED: Outcome = { verdict: 'unjudged', agencies: [] }

/** How the command ends for each verdict. */
const EXIT: Record<string, Verdict[]> = { 0: ['pass', 'warn'], 1: ['fail', 'refused'] }
const AGENCY = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/
const MOST_AGENCIES = 1000

/** The outcome by the JSON that `npm run review` has written and the code with which it ended; they must agree. */
export function outcomeOf(json: string, exit: number | null): Outcome {
  const { verdict, scope } = mappingOf(json)
  const found = EXIT[String(exit)]?.find((one) => one === verdict)
  if (!found) return UNJUDGED
  return { verdict: found, agencies: agenciesOf((scope as { agencies?: unknown } | null)?.agencies) }
}

/** An outcome that another job has written down, taken for what it may be and nothing else. */
export function readOutcome(json: string): Outcome {
  const { verdict, agencies } = mappingOf(json)
  const found = Object.values(EXIT)
    .flat()
    .find((one) => one === verdict)
  return found ? { verdict: found, agencies: agenciesOf(agencies) } : UNJUDGED
}

function agenciesOf(list: unknown): string[] {
  if (!Array.isArray(list)) return []
  const names = list.filter((name): name is string => typeof name === 'string' && AGENCY.test(name))
  return [...new Set(names)].slice(0, MOST_AGENCIES)
}

function mappingOf(json: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(json)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}
