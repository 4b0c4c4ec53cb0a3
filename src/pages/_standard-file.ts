import type { APIRoute } from 'astro'
import { standardId, standardNamed } from '../catalog/standards.ts'
import { standardSchema } from '../exporters/standardschema.ts'
import { site } from './_site.ts'

/** One file for each version of each standard. */
export function getStaticPaths() {
  return site().catalog.standards.map(({ name, version }) => ({ params: { standard: name, version } }))
}

/** An agreed standard as a Table Schema. */
export const GET: APIRoute = ({ params }) => {
  const { catalog, edition, first, origin } = site()
  const { standard: name = '', version = '' } = params
  const standard = standardNamed(catalog, standardId({ name, version }))
  if (!standard) throw new Error(`No standard ${name}@${version}`)
  const address = origin + edition(first).href('standard', { standard: name, version })
  return new Response(standardSchema(standard, catalog, address), {
    headers: { 'content-type': 'application/json; charset=utf-8' },
  })
}
