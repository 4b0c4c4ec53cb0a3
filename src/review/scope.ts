import { folded } from '../catalog/path.ts'
import type { Text } from '../catalog/problem.ts'
import type { FileChange, Side, Submitted } from './review.ts'

/** What a path outside the folders of datasets is, loudest first. */
export const OUTSIDE_KINDS = [
  'special',
  'hidden',
  'workflow',
  'code',
  'schema',
  'keys',
  'catalog',
  'mdx',
  'codes',
  'accounts',
  'agency',
  'shared',
  'text',
] as const
export type OutsideKind = (typeof OUTSIDE_KINDS)[number]

/** A path that a submission of data does not touch. */
export interface Outside {
  path: string
  kind: OutsideKind
  status: FileChange['status']
  /** Accounts that may submit afterwards and could not before, and the other way round. */
  accounts?: { added: string[]; removed: string[] }
}

/** What a change touches, and whether who submits it may. */
export interface ScopeReview {
  account?: string
  /** Whether the account is one of a verifier on duty, who may change everything. */
  isVerifier: boolean
  /** Agencies that list the account among those that submit for them. */
  own: string[]
  /** Names of the agencies whose folders are touched. */
  agencies: string[]
  /** The same with their titles and how many of their files are touched. */
  touched: { name: string; title: string; changes: number }[]
  /** Everything but files of datasets in the folders of the submitting agency. */
  outside: Outside[]
  conflicts: string[]
  files: { added: number; removed: number; changed: number }
}

/** What a change touches, as those who may submit are listed before it: nobody gives himself rights. */
export function scopeOf(submitted: Submitted, before: Side, after: Side, asOf: string): ScopeReview {
  const { account, changes, conflicts, prefix } = submitted
  const own = account === undefined ? [] : agenciesOf(account, before)
  const touched = Map.groupBy(
    changes.flatMap(({ path }) => agencyOf(insideOf(path, prefix) ?? '') ?? []),
    (agency) => agency,
  )
  const titles = new Map(
    [...before.catalog.agencies, ...after.catalog.agencies].map(({ name, source }) => [
      name,
      source.value.title,
    ]),
  )
  const folders = [...touched].map(([name, all]) => ({
    name,
    title: titles.get(name) ?? name,
    changes: all.length,
  }))
  // Who submits is not always known: then a change of one agency's folder is taken for its own.
  const allowed = own.length > 0 || account !== undefined ? own : folders.slice(0, 1).map(({ name }) => name)
  const outside = changes.flatMap((change) => {
    const kind = outsideKind(change, prefix, new Set(allowed), before, after)
    if (!kind) return []
    const accounts = kind === 'accounts' && accountChange(insideOf(change.path, prefix) ?? '', before, after)
    return [{ path: change.path, kind, status: change.status, ...(accounts && { accounts }) }]
  })
  outside.sort((a, b) => OUTSIDE_KINDS.indexOf(a.kind) - OUTSIDE_KINDS.indexOf(b.kind))
  const count = (...statuses: FileChange['status'][]) =>
    changes.filter(({ status }) => statuses.includes(status)).length
  return {
    ...(account !== undefined && { account }),
    isVerifier: account !== undefined && isVerifier(account, before, asOf),
    own,
    agencies: folders.map(({ name }) => name),
    touched: folders,
    outside,
    conflicts,
    files: { added: count('added'), removed: count('removed'), changed: count('modified', 'mode') },
  }
}

/** Why each kind matters. */
export const OUTSIDE_WORDS: Record<OutsideKind, Text> = {
  special: {
    id: 'bukan berkas biasa (pintasan, repositori lain, atau berkas yang dapat dijalankan)',
    en: 'no plain file (a link, another repository, or a program)',
  },
  hidden: {
    id: 'tersembunyi: tidak pernah diterbitkan, tetapi dapat mengubah cara Git menyimpan, membandingkan, atau menggabungkan berkas lain',
    en: 'hidden: never published, but it can change how Git stores, compares or merges other files',
  },
  workflow: {
    id: 'menentukan apa yang dijalankan hos Git, dengan hak repositori ini',
    en: 'decides what the Git host runs, with the rights of this repository',
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
  agency: { id: 'milik perangkat daerah lain', en: 'belongs to another agency' },
  shared: { id: 'milik bersama, bukan data perangkat daerah', en: 'shared, no data of an agency' },
  text: { id: 'di luar katalog: dokumen atau uji generator', en: 'outside the catalog: documents or tests' },
}

/** Of these a mistake is no danger to others. */
export function isHarmless(kind: OutsideKind): boolean {
  return kind === 'text'
}

const CODE = /^(src|scripts|bench|public|node_modules)\/|^[^/]*\.(json|m?[jt]s|ya?ml|toml|sh)$|^\.[^/]+$/

function outsideKind(
  { path, after }: FileChange,
  prefix: string,
  allowed: ReadonlySet<string>,
  before: Side,
  now: Side,
): OutsideKind | undefined {
  if (after && after.kind !== 'file') return 'special'
  if (hasTurns(path)) return 'special'
  const inside = insideOf(path, prefix)
  if (inside === undefined || folded(path).startsWith('.github/')) return generatorKind(path)
  if (isOwners(path)) return 'workflow'
  if (inside.split('/').some((part) => part.startsWith('.'))) return 'hidden'
  if (inside === 'catalog.yaml') return 'catalog'
  if (inside.startsWith('_catalog/keys/')) return 'keys'
  if (inside.startsWith('_catalog/codes/')) return 'codes'
  if (/\.(mdx|astro|[cm]?[jt]sx?)$/i.test(inside)) return 'mdx'
  const agency = agencyOf(inside)
  if (agency === undefined) return 'shared'
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

/** Git hosts look for it in several folders. */
function isOwners(path: string): boolean {
  return /(^|\/)CODEOWNERS$/i.test(path)
}

function generatorKind(path: string): OutsideKind {
  if (/^\.github\/(workflows|actions)\//i.test(path) || isOwners(path)) return 'workflow'
  if (path.startsWith('schemas/')) return 'schema'
  return CODE.test(path) ? 'code' : 'text'
}

/** The agency whose folder a path of the catalog lies in. */
function agencyOf(path: string): string | undefined {
  const [first = '', second] = path.split('/')
  return second === undefined || /^[._]/.test(first) ? undefined : first
}

function accountsOf(agency: string, { catalog }: Side): string[] {
  return catalog.agencies.find(({ name }) => name === agency)?.source.value.accounts ?? []
}

function accountChange(path: string, before: Side, after: Side): { added: string[]; removed: string[] } {
  const agency = agencyOf(path) ?? ''
  const [was, is] = [accountsOf(agency, before), accountsOf(agency, after)]
  return { added: is.filter((one) => !was.includes(one)), removed: was.filter((one) => !is.includes(one)) }
}

function agenciesOf(account: string, { catalog }: Side): string[] {
  return catalog.agencies
    .filter(({ source }) => (source.value.accounts ?? []).some((one) => isSame(one, account)))
    .map(({ name }) => name)
}

function isVerifier(account: string, { catalog }: Side, asOf: string): boolean {
  return (catalog.source.value.verifiers ?? []).some(
    ({ accounts = [], from, until }) =>
      accounts.some((one) => isSame(one, account)) && from <= asOf && (until === undefined || asOf <= until),
  )
}

/** Git hosts do not tell capitals of accounts apart. */
function isSame(one: string, other: string): boolean {
  return one.replace(/^@/, '').toLowerCase() === other.replace(/^@/, '').toLowerCase()
}
