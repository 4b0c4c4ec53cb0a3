import { createHash } from 'node:crypto'
import { searchFiles } from '../../src/components/searchrecords.ts'
import { buildSite, type Site } from '../../src/components/site.ts'
import type { VersionRecord } from '../../src/components/versions.ts'
import { SearchEngine } from '../../src/search/engine.ts'
import { checkCatalog } from '../../src/store/checked.ts'

/** The search of a catalog in a folder, with the site it is of; every third dataset or so counts as verified. */
export async function searchOf(folder: string): Promise<{ site: Site; engine: SearchEngine }> {
  const site = siteOf(folder)
  const files = new Map([...searchFiles(site)].map(([path, file]) => [path, JSON.stringify(file)]))
  const engine = await SearchEngine.open(async (path) => JSON.parse(files.get(path) ?? 'null'))
  return { site, engine }
}

/** The site of a catalog in a folder as pages see it, without its history. */
export function siteOf(folder: string): Site {
  const { catalog, tables, problems } = checkCatalog(folder)
  const record = (dataset: string) =>
    ({ dataset, date: '2024-12-31', isVerified: isChosen(dataset) }) as VersionRecord
  return buildSite({
    catalog,
    tables,
    problems,
    asOf: { date: '2025-06-30', source: 'given' },
    baseUrl: catalog.source.value.baseUrl,
    versions: {
      of: (dataset) => [record(dataset)],
      all: () => [],
      withdrawn: () => [],
      difference: () => undefined,
    },
  })
}

function isChosen(dataset: string): boolean {
  return createHash('sha256').update(dataset).digest()[0]! < 85
}
