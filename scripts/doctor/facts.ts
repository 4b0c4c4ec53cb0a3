import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { CatalogError } from '../../src/catalog/catalogerror.ts'
import { priorityDatasets } from '../../src/catalog/priority.ts'
import { readCatalog } from '../../src/catalog/reader.ts'
import { asOf } from '../../src/history/asof.ts'
import { git } from '../../src/history/git.ts'
import { gitVersion, MERGES_SINCE } from '../../src/history/mergedtree.ts'
import type { CloneFacts } from '../../src/review/doctor/facts.ts'
import { diskTree } from '../../src/store/disk.ts'
import { ledgerState } from '../../src/store/ledger.ts'

/** Where the Git host looks for owners of files, in its order. */
const OWNERS = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS']
const WORKFLOWS = '.github/workflows'

/** What the clone in `root`, with the catalog in `folder`, tells of itself. */
export async function factsOf(root: string, folder: string): Promise<CloneFacts> {
  const tree = diskTree(folder)
  const catalog = readCatalog(tree)
  const told = (...args: string[]) => git(root, 'rev-parse', ...args)?.trim()
  const hook = told('--git-path', 'hooks/pre-push')
  const keys = tree.list().filter(({ path, kind }) => path.startsWith('_catalog/keys/') && kind === 'file')
  return {
    asOf: asOf(catalog, folder, process.env.AS_OF).date,
    git: gitVersion(),
    leastGit: MERGES_SINCE,
    isRepository: hook !== undefined,
    isShallow: told('--is-shallow-repository') === 'true',
    hook: hook === undefined ? undefined : textOf(resolve(root, hook)),
    codeowners: OWNERS.map((path) => textOf(join(root, path))).find((text) => text !== undefined),
    workflows: workflowsOf(root),
    verifiers: catalog.source.value.verifiers ?? [],
    approvers: catalog.source.value.approvers ?? [],
    priority: priorityDatasets(catalog).size,
    submitters: catalog.agencies.map(({ name, source }) => ({
      agency: name,
      accounts: source.value.accounts ?? [],
    })),
    keys: keys.map(({ path }) => ({ file: path, text: new TextDecoder().decode(tree.read(path)) })),
    unlisted: await unlistedIn(folder),
  }
}

async function unlistedIn(folder: string): Promise<number | undefined> {
  try {
    return (await ledgerState(folder)).unlisted.length
  } catch (error) {
    if (error instanceof CatalogError) return undefined
    throw error
  }
}

function workflowsOf(root: string): { file: string; text: string }[] {
  const folder = join(root, WORKFLOWS)
  if (!existsSync(folder)) return []
  const names = readdirSync(folder).filter((name) => /\.ya?ml$/.test(name))
  return names
    .sort()
    .map((name) => ({ file: `${WORKFLOWS}/${name}`, text: textOf(join(folder, name)) ?? '' }))
}

function textOf(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined
}
