import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { CatalogError } from '../catalog/catalogerror.ts'
import { projectRoot } from './project.ts'

/** The catalog's folder: the one given, else `CATALOG`, else `datasets/` of this project. It must be there. */
export function catalogFolder(given?: string): string {
  const folder = resolve(given ?? (process.env.CATALOG || `${projectRoot}/datasets`))
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return folder
  throw new CatalogError(
    { id: `Folder katalog "${folder}" tidak ada.`, en: `There is no catalog folder "${folder}".` },
    {
      id: 'Periksa --catalog atau CATALOG; yang dimaksud adalah folder yang berisi catalog.yaml.',
      en: 'Check --catalog or CATALOG; it is the folder that holds catalog.yaml.',
    },
  )
}
