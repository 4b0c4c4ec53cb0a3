import type { APIRoute } from 'astro'
import type { Edition } from '../components/edition.ts'
import { agencyTitle, releaseCalendar } from '../components/releases.ts'
import { releasesOfAgency } from '../governance/board.ts'
import { CALENDAR_KINDS, type CalendarKind, calendarFilePattern, inBrackets } from '../i18n/addresses.ts'
import { site } from './_site.ts'

/** The calendars of a route: one of the whole catalog, or one of each agency. */
export function getStaticPaths({ routePattern }: { routePattern: string }) {
  const { kind, edition } = calendarOf(routePattern)
  if (kind === 'calendar') return [{ params: {} }]
  return edition.site.catalog.agencies.map(({ name }) => ({ params: { agency: name } }))
}

/** The releases of a plan, or of all plans, as a calendar to subscribe to. */
export const GET: APIRoute = ({ routePattern, params }) => {
  const { edition } = calendarOf(routePattern)
  const { m, site: all } = edition
  const { agency } = params
  const title =
    agency === undefined ? m.plan.calendar : m.plan.agencyCalendar(agencyTitle(agency, edition).text)
  const releases = agency === undefined ? all.board.releases : releasesOfAgency(all.board, agency)
  return new Response(releaseCalendar(releases, `${title} · ${edition.title.text}`, edition), {
    headers: { 'content-type': 'text/calendar; charset=utf-8' },
  })
}

function calendarOf(route: string): { kind: CalendarKind; edition: Edition } {
  const all = site()
  for (const kind of CALENDAR_KINDS) {
    for (const language of all.languages) {
      const pattern = calendarFilePattern(kind, language, all.first)
      if (inBrackets(pattern) === route) return { kind, edition: all.edition(language) }
    }
  }
  throw new Error(`No calendar has the route ${route}`)
}
