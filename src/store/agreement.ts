import { statSync } from 'node:fs'
import { join } from 'node:path'
import { CatalogError } from '../catalog/catalogerror.ts'
import type { Text } from '../catalog/problem.ts'
import { git } from '../history/git.ts'
import { catalogFolder } from './folder.ts'
import { projectRoot } from './project.ts'
import type { ReadProvenance } from './readprovenance.ts'
import { changedOf, type Sources, sourcesOf } from './sources.ts'
import { staysInside } from './sums.ts'

/** How the site of a copy is built again here, and what to bear in mind about the result. */
export interface Agreement {
  catalog: string
  /** Variables of the build. */
  environment: { BASE_URL: string; AS_OF: string }
  notes: Text[]
}

const NAMED = 5

/**
 * Whether what is checked out here is what a copy says that it was built from; where it is not, a `CatalogError` with
 * the command that brings it about.
 */
export function agreementWith(copy: ReadProvenance, given: string | undefined): Agreement {
  if (copy.files === 'changed') throw notCommitted()
  const inside = (given ?? process.env.CATALOG) ? undefined : copy.catalog.inside
  const code = sourcesOf(projectRoot).generator
  if (code?.commit !== copy.generator.commit)
    throw otherCommit(projectRoot, copy.generator.commit, code?.commit)
  const catalog = inside === undefined ? catalogFolder(given) : folderIn(code?.top ?? projectRoot, inside)
  const sources = sourcesOf(catalog)
  if (sources.catalog?.commit !== copy.catalog.commit)
    throw otherCommit(catalog, copy.catalog.commit, sources.catalog?.commit)
  const changed = changedOf(sources)
  if (changed.length > 0) throw changedHere(changed)
  return {
    catalog,
    environment: { BASE_URL: copy.baseUrl, AS_OF: copy.asOf.source === 'given' ? copy.asOf.date : '' },
    notes: notesOn(copy, sources),
  }
}

function folderIn(top: string, inside: string): string {
  const folder = join(top, inside)
  if (staysInside(inside) && statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return folder
  throw new CatalogError(
    {
      id: `Salinan ini dibangun dari folder "${inside}", yang tidak ada di sini.`,
      en: `This copy was built from the folder "${inside}", which is not here.`,
    },
    { id: 'Sebut folder katalognya dengan --catalog.', en: 'Name the folder of the catalog with --catalog.' },
  )
}

function notesOn(copy: ReadProvenance, { catalog, generator }: Sources): Text[] {
  const notes: Text[] = []
  const here = process.versions.node
  if (copy.node !== here)
    notes.push({
      id: `Salinan ini dibangun dengan Node.js ${copy.node}, di sini ${here}; perbedaan di bawah mungkin berasal dari situ.`,
      en: `This copy was built with Node.js ${copy.node}, here it is ${here}; differences below may stem from that.`,
    })
  if (!catalog || !generator)
    notes.push({
      id: 'Commit katalog atau program tidak diketahui: salinan hanya dibandingkan dengan berkas yang ada di sini.',
      en: 'The commit of the catalog or of the program is not known: the copy is only compared with the files that are here.',
    })
  if ([catalog, generator].some((state) => state?.history === 'shallow') && copy.history !== 'shallow')
    notes.push({
      id: 'Riwayat di sini tidak lengkap, sehingga halaman yang menyebut riwayat dapat berbeda. Lengkapi dengan: git fetch --unshallow',
      en: 'The history here is cut short, so pages that tell of it may differ. Complete it with: git fetch --unshallow',
    })
  return notes
}

function notCommitted(): CatalogError {
  return new CatalogError(
    {
      id: 'Salinan ini dibangun dari berkas yang belum di-commit, jadi tidak dapat dibuktikan dari commit mana pun.',
      en: 'This copy was built from files that are not committed, so no commit can prove it.',
    },
    {
      id: 'Mintalah pengelolanya menerbitkan situs dari commit. Untuk mencocokkan salinan dengan daftarnya sendiri: --quick',
      en: 'Ask its keeper to publish the site from a commit. To check the copy against its own list: --quick',
    },
  )
}

function otherCommit(folder: string, wanted: string | undefined, here: string | undefined): CatalogError {
  if (wanted === undefined) {
    return new CatalogError(
      {
        id: `Salinan ini tidak menyebut commit asalnya, sedangkan di "${folder}" ada commit ${short(here)}.`,
        en: `This copy names no commit that it was built from, while "${folder}" has commit ${short(here)}.`,
      },
      {
        id: 'Mintalah pengelolanya membangun situs dari repositori Git.',
        en: 'Ask its keeper to build the site from a Git repository.',
      },
    )
  }
  const checkout = `git -C "${folder}" checkout ${wanted}`
  const isHere = git(folder, 'cat-file', '-e', `${wanted}^{commit}`) !== undefined
  const steps = isHere ? checkout : `git -C "${folder}" fetch --all && ${checkout}`
  return new CatalogError(
    here === undefined
      ? {
          id: `Salinan ini dibangun dari commit ${short(wanted)}, sedangkan "${folder}" bukan bagian dari repositori Git.`,
          en: `This copy was built from commit ${short(wanted)}, while "${folder}" is no part of a Git repository.`,
        }
      : {
          id: `Salinan ini dibangun dari commit ${short(wanted)}, sedangkan di "${folder}" yang terbuka adalah commit ${short(here)}.`,
          en: `This copy was built from commit ${short(wanted)}, while "${folder}" has commit ${short(here)} checked out.`,
        },
    here === undefined
      ? {
          id: 'Klon repositorinya dengan git clone, lalu ulangi.',
          en: 'Clone its repository with git clone, then repeat.',
        }
      : { id: `Jalankan: ${steps}`, en: `Run: ${steps}` },
  )
}

function changedHere(changed: readonly string[]): CatalogError {
  const more = changed.length > NAMED ? ' …' : ''
  const names = changed.slice(0, NAMED).join(', ') + more
  return new CatalogError(
    {
      id: `Berkas di sini tidak sama dengan commit-nya: ${names}`,
      en: `Files here are not as in the commit: ${names}`,
    },
    {
      id: 'Simpan perubahan itu dengan git stash --include-untracked, atau periksa dari klon yang baru.',
      en: 'Put the changes away with git stash --include-untracked, or check from a fresh clone.',
    },
  )
}

function short(commit: string | undefined): string {
  return commit?.slice(0, 12) ?? '—'
}
