import type { PageKind } from '../i18n/addresses.ts'
import type { Messages } from '../i18n/id.ts'

/** A page that the page of governance leads to. */
export interface GovernanceLink {
  kind: PageKind
  title(m: Messages): string
  lead(m: Messages): string
}

/** The pages about governance in the order in which they are offered; one line for each. */
export const GOVERNANCE_LINKS: readonly GovernanceLink[] = [
  { kind: 'plans', title: ({ plan }) => plan.title, lead: ({ plan }) => plan.lead },
  { kind: 'readiness', title: ({ readiness }) => readiness.title, lead: ({ readiness }) => readiness.lead },
  { kind: 'score', title: ({ score }) => score.title, lead: ({ score }) => score.lead },
  { kind: 'roadmap', title: ({ roadmap }) => roadmap.title, lead: ({ roadmap }) => roadmap.lead },
  { kind: 'calendar', title: ({ plan }) => plan.calendar, lead: ({ plan }) => plan.calendarLead },
  { kind: 'datalist', title: ({ plan }) => plan.datalist, lead: ({ plan }) => plan.datalistLead },
  { kind: 'prioritydata', title: ({ plan }) => plan.prioritydata, lead: ({ plan }) => plan.prioritydataLead },
  { kind: 'standards', title: ({ standards }) => standards.title, lead: ({ standards }) => standards.lead },
  { kind: 'bps', title: ({ bps }) => bps.title, lead: ({ bps }) => bps.lead },
]
