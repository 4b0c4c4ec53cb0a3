import { join } from 'node:path'
import { folded } from '../catalog/path.ts'
import { type CopiedOut, copyOut } from '../history/copyout.ts'
import type { Submission } from '../history/submission.ts'

/** Folders of a catalog whose files are code: pages and stories of the city. */
const CODE_FOLDERS = ['_catalog/pages', '_catalog/stories']
const CODE = /\.(mdx|astro|[cm]?[jt]sx?|vue|svelte|wasm|node)$/i

/** Whether a file of a catalog is run when its site is built, or may be by a tool that finds it. */
export function isCode(path: string): boolean {
  const name = folded(path)
  return CODE.test(name) || CODE_FOLDERS.some((folder) => name === folder || name.startsWith(`${folder}/`))
}

/**
 * Copies the catalog that a merge would give into an empty folder, for a look at its site: the data and words of the
 * submission, but the code of the base, so that nothing submitted runs.
 */
export async function previewFolder(
  { root, tree, baseTree }: Submission,
  prefix: string,
  folder: string,
): Promise<CopiedOut> {
  const copied = await copyOut(root, tree, prefix, folder, { wanted: (path) => !isCode(path) })
  for (const own of CODE_FOLDERS)
    await copyOut(root, baseTree, prefix === '' ? own : `${prefix}/${own}`, join(folder, own))
  return copied
}
