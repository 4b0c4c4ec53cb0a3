import { join } from 'node:path'
import { robotsText, sitemapFiles } from '../exporters/sitemap.ts'
import type { AddressParams } from '../i18n/addresses.ts'
import { writeWhole } from './atomic.ts'
import { publicationOf } from './exports.ts'
import type { Published } from './published.ts'
import type { SiteFile } from './sitefiles.ts'

/**
 * Writes the list of pages and, at the top of a host, where robots find it. The list is made of the files of the built
 * site, not of the catalog: it can name no page that is not there, and none that somebody adds is forgotten.
 */
export function writeSitemap(published: Published, built: readonly SiteFile[], site: string): void {
  const publication = publicationOf(published)
  const gone = new Set(
    published.tombstones.map(({ dataset, version }) => [dataset, version].filter((part) => part).join('/')),
  )
  const isThere = ({ agency, dataset, version }: AddressParams) =>
    !gone.has(`${agency}/${dataset}`) && !gone.has(`${agency}/${dataset}/${version}`)
  const files = sitemapFiles(
    publication,
    built.map(({ path }) => path),
    isThere,
  )
  for (const { path, text } of files) writeWhole(join(site, path), text)
  const robots = robotsText(publication)
  if (robots !== undefined) writeWhole(join(site, 'robots.txt'), robots)
}
