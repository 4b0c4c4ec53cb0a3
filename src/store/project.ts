import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Folder of this generator: the one that holds `schemas/` above this file, also when it has been bundled. */
export const projectRoot: string = find(dirname(fileURLToPath(import.meta.url))) ?? process.cwd()

function find(folder: string): string | undefined {
  if (existsSync(join(folder, 'schemas', 'catalog.schema.json'))) return folder
  const parent = dirname(folder)
  return parent === folder ? undefined : find(parent)
}
