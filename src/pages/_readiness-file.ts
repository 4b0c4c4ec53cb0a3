import type { APIRoute } from 'astro'
import { siteReadiness } from '../components/readiness.ts'
import { readinessCsv } from '../governance/readinessfile.ts'
import { site } from './_site.ts'

/** The readiness of the agencies as a file. */
export const GET: APIRoute = () =>
  new Response(readinessCsv(siteReadiness(site()), site().asOf.date), {
    headers: { 'content-type': 'text/csv; charset=utf-8' },
  })
