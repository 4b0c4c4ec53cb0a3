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
  { kind: 'calendar', title: ({ plan }) => plan.calendar, lead: ({ plan }) => plan.calendarLead },
  { kind: 'datalist', title: ({ plan }) => plan.datalist, lead: ({ plan }) => plan.datalistLead },
  { kind: 'prioritydata', title: ({ plan }) => plan.prioritydata, lead: ({ plan }) => plan.prioritydataLead },
]
