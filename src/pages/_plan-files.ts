import type { APIRoute } from 'astro'
import type { Board } from '../governance/board.ts'
import { plannedCsv, priorityRows, releasesCsv } from '../governance/planfiles.ts'
import { PLAN_FILES, type PlanFile } from '../i18n/addresses.ts'
import { site } from './_site.ts'

const FILES: Record<PlanFile, (board: Board) => string> = {
  releases: releasesCsv,
  datalist: (board) => plannedCsv(board.rows, board.asOf),
  prioritydata: (board) => plannedCsv(priorityRows(board), board.asOf),
}

/** A table of the plans as a file. */
export const GET: APIRoute = ({ routePattern }) => {
  const found = (Object.keys(PLAN_FILES) as PlanFile[]).find((name) => PLAN_FILES[name] === routePattern)
  if (!found) throw new Error(`No file of the plans has the route ${routePattern}`)
  return new Response(FILES[found](site().board), {
    headers: { 'content-type': 'text/csv; charset=utf-8' },
  })
}
