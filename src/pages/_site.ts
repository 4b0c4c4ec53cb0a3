import type { Edition } from '../components/edition.ts'
import { buildSite, type Site } from '../components/site.ts'
import type { Publication } from '../exporters/exporter.ts'
import { pageOf } from '../i18n/addresses.ts'
import { publishedBoard } from '../store/board.ts'
import { documentRecords } from '../store/documents.ts'
import { publicationOf } from '../store/exports.ts'
import { type Published, published } from '../store/published.ts'
import { versionBook } from './_versions.ts'

let known: { input: Published; site: Site } | undefined

/** The site, made once for all pages; anew while developing when the catalog was read again. */
export function site(): Site {
  const input = published()
  if (known?.input !== input) {
    const { state, facts } = input.versions
    const made = {
      versions: versionBook(input),
      board: publishedBoard(input),
      documents: documentRecords(input),
      // In a part of the history nothing is seen for the first time.
      ...(state === 'complete' && { facts }),
    }
    known = { input, site: buildSite({ ...input, ...made }) }
  }
  return known.site
}

let told: { input: Published; publication: Publication } | undefined

/** What the pages are told of as the exporters are: formats, sizes and newest versions. */
export function publication(): Publication {
  const input = published()
  if (told?.input !== input) told = { input, publication: publicationOf(input) }
  return told.publication
}

/** The site in the language of a route. */
export function editionOf(route: string): Edition {
  const all = site()
  return all.edition(pageOf(route, all.first).language)
}

/** Longest list of all datasets or of a theme; the page of an agency is complete. */
export const LONGEST_LIST = 200
