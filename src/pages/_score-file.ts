import type { APIRoute } from 'astro'
import { scoresCsv } from '../governance/scorefiles.ts'
import { site } from './_site.ts'

/** Every criterion of every dataset as a file. */
export const GET: APIRoute = () => {
  const { asOf } = site()
  return new Response(scoresCsv(site().scores(), asOf.date), {
    headers: { 'content-type': 'text/csv; charset=utf-8' },
  })
}
