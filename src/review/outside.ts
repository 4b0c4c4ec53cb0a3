import { folded } from '../catalog/path.ts'
import type { Text } from '../catalog/problem.ts'
import { STANDARDS } from '../catalog/standards.ts'
import type { FileChange, Side } from './review.ts'

/** What a path outside the folders of datasets is, loudest first. */
export const OUTSIDE_KINDS = [
  'special',
  'case',
  'capitals',
  'hidden',
  'workflow',
  'code',
  'schema',
  'keys',
  'catalog',
  'standard',
  'mdx',
  'codes',
  'accounts',
  'new-agency',
  'agency',
  'shared',
  'text',
] as const
export type OutsideKind = (typeof OUTSIDE_KINDS)[number]

/** Why each kind matters. */
export const OUTSIDE_WORDS: Record<OutsideKind, Text> = {
  special: {
    id: 'bukan berkas biasa (pintasan, repositori lain, atau berkas yang dapat dijalankan)',
    en: 'no plain file (a link, another repository, or a program)',
  },
  case: {
    id: 'berbeda dari yang sudah ada hanya pada huruf besar dan kecilnya: di Windows dan macOS keduanya satu berkas, dan yang satu menimpa yang lain',
    en: 'differs from what is there in capitals alone: on Windows and macOS both are one file, and one overwrites the other',
  },
  capitals: {
    id: 'folder perangkat daerah yang sama dengan huruf besar dan kecil lain: alamat halaman ditulis dengan huruf kecil, dan akun pengirimnya tidak berlaku lagi. Minta nama folder lamanya dikembalikan',
    en: 'the folder of an agency, the same but for its capitals: addresses are in small letters, and its senders would lose their rights. Ask for the old name of the folder',
  },
  hidden: {
    id: 'tersembunyi: tidak pernah diterbitkan, tetapi dapat mengubah cara Git menyimpan, membandingkan, atau menggabungkan berkas lain',
    en: 'hidden: never published, but it can change how Git stores, compares or merges other files',
  },
  workflow: {
    id: 'perintah yang dijalankan hos Git, dengan hak repositori ini',
    en: 'what the Git host runs, with the rights of this repository',
  },
  code: {
    id: 'kode generator atau pemeriksanya: dapat mengubah setiap halaman dan setiap hasil pemeriksaan',
    en: 'code of the generator or of its checks: it can change every page and every result',
  },
  schema: {
    id: 'skema: menentukan metadata dan data mana yang sah',
    en: 'a schema: it decides which metadata and data are valid',
  },
  keys: { id: 'kunci tanda tangan verifikator', en: 'a key for signatures of verifiers' },
  catalog: {
    id: 'identitas katalog, termasuk siapa yang boleh memverifikasi',
    en: 'the identity of the catalog, who may verify included',
  },
  standard: {
    id: 'standar yang disepakati bersama: setiap dataset yang mengikutinya terikat padanya',
    en: 'an agreed standard: every dataset that follows it is bound by it',
  },
  mdx: {
    id: 'halaman MDX: dijalankan sebagai kode saat situs dibangun',
    en: 'a page in MDX: it runs as code when the site is built',
  },
  codes: {
    id: 'daftar kode bersama: setiap dataset yang memakainya ikut berubah',
    en: 'a shared code list: every dataset that uses it changes with it',
  },
  accounts: {
    id: 'akun yang boleh mengirim atas nama perangkat daerah',
    en: 'the accounts that may submit for an agency',
  },
  'new-agency': {
    id: 'perangkat daerah baru, yang belum ada di katalog: pastikan memang diminta, dan siapa yang boleh mengirim atas namanya',
    en: 'a new agency, which is not in the catalog yet: make sure that it was asked for, and who may submit for it',
  },
  agency: { id: 'milik perangkat daerah lain', en: 'data of another agency' },
  shared: { id: 'milik bersama, bukan data perangkat daerah', en: 'shared, no data of an agency' },
  text: { id: 'di luar katalog: dokumen atau uji generator', en: 'outside the catalog: documents or tests' },
}

/** Of these a mistake is no danger to others. */
export function isHarmless(kind: OutsideKind): boolean {
  return kind === 'text'
}

const CODE = /^(src|scripts|bench|public|node_modules)\/|^[^/]*\.(json|m?[jt]s|ya?ml|toml|sh)$|^\.[^/]+$/

/** What a path is that a submission of data of these agencies does not touch; nothing where it does. */
export function outsideKind(
  { path, after }: FileChange,
  prefix: string,
  allowed: ReadonlySet<string>,
  before: Side,
  now: Side,
  twins: CaseTwins,
): OutsideKind | undefined {
  if (after && after.kind !== 'file') return 'special'
  if (hasTurns(path)) return 'special'
  if (twins.has(path)) return 'case'
  const inside = insideOf(path, prefix)
  if (inside === undefined || folded(path).startsWith('.github/')) return generatorKind(path)
  if (isOwners(path)) return 'workflow'
  if (inside.split('/').some((part) => part.startsWith('.'))) return 'hidden'
  if (inside === 'catalog.yaml') return 'catalog'
  if (inside.startsWith('_catalog/keys/')) return 'keys'
  if (inside.startsWith('_catalog/codes/')) return 'codes'
  if (inside.startsWith(STANDARDS)) return 'standard'
  if (/\.(mdx|astro|[cm]?[jt]sx?)$/i.test(inside)) return 'mdx'
  const agency = agencyOf(inside)
  if (agency === undefined) return 'shared'
  if (!before.catalog.agencies.some(({ name }) => name === agency)) return 'new-agency'
  if (
    inside === `${agency}/agency.md` &&
    accountsOf(agency, before).join('\n') !== accountsOf(agency, now).join('\n')
  )
    return 'accounts'
  return allowed.has(agency) ? undefined : 'agency'
}

/** Path inside the catalog, or nothing for one that is elsewhere or turns back on its way. */
export function insideOf(path: string, prefix: string): string | undefined {
  return path.startsWith(prefix) && !hasTurns(path) ? path.slice(prefix.length) : undefined
}

/** A tree of Git may hold names that lead elsewhere on a disk. */
function hasTurns(path: string): boolean {
  return path.split('/').some((part) => part === '' || part === '.' || part === '..')
}

/** The agency whose folder a path of the catalog lies in. */
export function agencyOf(path: string): string | undefined {
  const [first = '', second] = path.split('/')
  return second === undefined || /^[._]/.test(first) ? undefined : first
}

/** Accounts that may submit for an agency. */
export function accountsOf(agency: string, { catalog }: Side): string[] {
  return catalog.agencies.find(({ name }) => name === agency)?.source.value.accounts ?? []
}

/** Paths of a change that differ in capitals alone from what stays beside them. */
export class CaseTwins {
  private readonly prefix: string
  private readonly spelled = new Map<string, Set<string>>()

  /** `after` is the catalog in the folder `prefix` with the change. */
  constructor(prefix: string, after: Side) {
    this.prefix = prefix
    for (const { path } of after.tree.list())
      for (const part of foldersOf(prefix + path)) {
        const spelled = this.spelled.get(folded(part)) ?? new Set()
        this.spelled.set(folded(part), spelled.add(part))
      }
  }

  /** Whether a path, or a folder that it lies in, has such a twin. */
  has(path: string): boolean {
    if (!path.startsWith(this.prefix) && folded(path).startsWith(folded(this.prefix))) return true
    return foldersOf(path).some((part) => {
      const spelled = this.spelled.get(folded(part))
      return spelled?.has(part) === true && spelled.size > 1
    })
  }
}

/** A path and all folders on its way. */
function foldersOf(path: string): string[] {
  const parts = path.split('/')
  return parts.map((_, at) => parts.slice(0, at + 1).join('/'))
}

/** Git hosts look for it in several folders. */
function isOwners(path: string): boolean {
  return /(^|\/)CODEOWNERS$/i.test(path)
}

function generatorKind(path: string): OutsideKind {
  if (/^\.github\/(workflows|actions)\//i.test(path) || isOwners(path)) return 'workflow'
  if (path.startsWith('schemas/')) return 'schema'
  return CODE.test(path) ? 'code' : 'text'
}
