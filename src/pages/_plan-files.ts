import type { APIRoute } from 'astro'
import type { Site } from '../components/site.ts'
import { plannedCsv, priorityRows, releasesCsv } from '../governance/planfiles.ts'
import { monthsCsv, standingsCsv } from '../governance/standingfiles.ts'
import { PLAN_FILES, type PlanFile } from '../i18n/addresses.ts'
import { site } from './_site.ts'

const FILES: Record<PlanFile, (site: Site) => string> = {
  releases: ({ board }) => releasesCsv(board),
  datalist: ({ board }) => plannedCsv(board.rows, board.asOf),
  prioritydata: ({ board }) => plannedCsv(priorityRows(board), board.asOf),
  standings: (all) =>
    standingsCsv(
      all.board,
      all.catalog.agencies.map(({ name }) => name),
      (name) => all.agencyByName.get(name)?.source.value.title ?? name,
    ),
  months: ({ board }) => monthsCsv(board),
}

/** A table of the plans as a file. */
export const GET: APIRoute = ({ routePattern }) => {
  const found = (Object.keys(PLAN_FILES) as PlanFile[]).find((name) => PLAN_FILES[name] === routePattern)
  if (!found) throw new Error(`No file of the plans has the route ${routePattern}`)
  return new Response(FILES[found](site()), {
    headers: { 'content-type': 'text/csv; charset=utf-8' },
  })
}
