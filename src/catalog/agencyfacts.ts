import type { AgencyDescriptor } from './descriptors.ts'

/** What an agency states of its readiness. */
export const AGENCY_FACTS = ['team', 'sop', 'pact', 'visits'] as const
export type AgencyFact = (typeof AGENCY_FACTS)[number]

/** How a statement of an agency became another. */
export interface ChangedFact {
  fact: AgencyFact
  kind: 'first' | 'changed' | 'removed'
  /** Of the procedure: the status that it has from then on. */
  status?: string
}

/** A change of a statement as the main line tells it: when, and from which offices; no name and no address. */
export interface FactChange extends ChangedFact {
  /** Day in the catalog's time zone on which it came to the main line. */
  day: string
  commit: string
  /** Who submitted it, as far as agency or office are known. */
  by: { agency?: string; office?: object }[]
}

/** The statements in which two states of an agency's description differ; `undefined` stands for no description. */
export function changedFacts(
  before: AgencyDescriptor | undefined,
  after: AgencyDescriptor | undefined,
): ChangedFact[] {
  return AGENCY_FACTS.flatMap((fact): ChangedFact[] => {
    const [one, other] = [stated(before, fact), stated(after, fact)]
    if (one === other) return []
    const status = fact === 'sop' ? after?.sop?.status : undefined
    const kind = one === undefined ? 'first' : other === undefined ? 'removed' : 'changed'
    return [{ fact, kind, ...(status !== undefined && { status }) }]
  })
}

/** A statement as comparable text, without where it is written and its translations; an empty list says nothing. */
function stated(agency: AgencyDescriptor | undefined, fact: AgencyFact): string | undefined {
  const value = agency?.[fact]
  if (value === undefined || (Array.isArray(value) && value.length === 0)) return undefined
  return JSON.stringify(value, (name, inner) => (/^source$|_[a-z]{2}$/.test(name) ? undefined : inner))
}
