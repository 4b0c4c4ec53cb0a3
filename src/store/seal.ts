import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from './project.ts'
import { type Provenance, provenanceOf, type Statement, statementOf } from './provenance.ts'
import type { Published } from './published.ts'
import { type SiteFile, sumsOf } from './sitefiles.ts'
import { sourcesOf } from './sources.ts'
import { PROVENANCE_FILE, SUMS_FILE, sumsText } from './sums.ts'

/** Where a site of the catalog in a folder is built from, here and now. */
export function provenanceHere({ catalog, asOf, baseUrl, pictures }: Published, folder: string): Provenance {
  return provenanceOf(sourcesOf(folder), catalog.source.value, {
    asOf,
    baseUrl,
    pictures: pictures !== undefined,
    node: process.versions.node,
    lockfile: sha256(readFileSync(join(projectRoot, 'package-lock.json'))),
  })
}

/**
 * Writes the sums of all files of a finished site and the statement where it was built from. The statement names the
 * sum of the list of sums, so that one digest stands for the whole site.
 */
export async function sealSite(
  site: string,
  files: readonly SiteFile[],
  provenance: Provenance,
  languages: readonly string[],
): Promise<void> {
  const listed = files.filter(({ path }) => path !== SUMS_FILE && path !== PROVENANCE_FILE)
  const sums = sumsText(await sumsOf(site, listed))
  const statement = statementOf(provenance, sha256(sums), languages)
  writeFileSync(join(site, SUMS_FILE), sums)
  writeFileSync(join(site, PROVENANCE_FILE), textOf(statement))
}

/** Lets the statement of a sealed site name another version of Node, so that this alone is no difference to a copy. */
export function restateNode(site: string, node: string): void {
  const file = join(site, PROVENANCE_FILE)
  const statement = JSON.parse(readFileSync(file, 'utf8')) as Statement
  statement.predicate.buildDefinition.internalParameters.node = node
  writeFileSync(file, textOf(statement))
}

function textOf(statement: Statement): string {
  return `${JSON.stringify(statement, null, 2)}\n`
}

function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}
