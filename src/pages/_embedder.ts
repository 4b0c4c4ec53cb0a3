import type { APIRoute } from 'astro'
import script from '../islands/embedder.js?raw'

/** The script by which frames of charts in other sites are as high as what they show. */
export const GET: APIRoute = () =>
  new Response(script, { headers: { 'content-type': 'text/javascript; charset=utf-8' } })
