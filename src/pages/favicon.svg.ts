import type { APIRoute } from 'astro'
import { field } from '../components/motif.ts'
import { brandPalettes } from '../styles/colours.ts'
import { site } from './_site.ts'

/** The middle of the woven motif in the catalog's colours, as the site's sign. */
export const GET: APIRoute = async () => {
  const { brand } = site().catalog.source.value
  const { accent, second } = brandPalettes(brand.primary, brand.secondary).light
  const tile = field('songket')!
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48"><rect width="48" height="48" rx="10" fill="#ffffff"/><path fill="${accent}" d="${tile.first}"/><path fill="${second}" d="${tile.second}"/></svg>`
  return new Response(svg, { headers: { 'content-type': 'image/svg+xml' } })
}
