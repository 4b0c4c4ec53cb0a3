import { memoryTree } from '../src/catalog/memory.ts'
import type { Problem } from '../src/catalog/problem.ts'
import { readCatalog } from '../src/catalog/reader.ts'
import { joinBytes } from '../src/catalog/text.ts'
import { checkWhole } from '../src/rules/check.ts'
import { rules } from '../src/rules/index.ts'

/** Files by path, with the SHA-256 that a table must have: browsers compute it apart. */
export type BrowserFiles = Record<string, Uint8Array>

/** Everything that is found in a catalog, with the same code wherever it runs; `digest` is the SHA-256 of a file. */
export function checkFiles(
  files: BrowserFiles,
  asOf: string,
  digest: (file: Uint8Array) => string,
): Problem[] {
  const tree = memoryTree(partOf(files, (path) => (path.startsWith(FORMER) ? undefined : path)))
  const former = partOf(files, (path) => (path.startsWith(FORMER) ? path.slice(FORMER.length) : undefined))
  if ('catalog.yaml' in former) {
    const differs = (path: string) => files[path]?.join() !== former[path]?.join()
    tree.former = { ...memoryTree(former), differs }
  }
  const options = {
    rules,
    limit: 100,
    hasher: () => {
      const pieces: Uint8Array[] = []
      return {
        update: (piece: Uint8Array) => void pieces.push(piece.slice()),
        digest: () => digest(joinBytes(pieces)),
      }
    },
    asOf,
  }
  return checkWhole(tree, readCatalog(tree), options).problems
}

/** Files below this are those of the catalog before. */
export const FORMER = 'former/'

function partOf(files: BrowserFiles, nameOf: (path: string) => string | undefined): BrowserFiles {
  const named = Object.entries(files).map(([path, bytes]) => [nameOf(path), bytes] as const)
  return Object.fromEntries(named.filter(([path]) => path !== undefined))
}
