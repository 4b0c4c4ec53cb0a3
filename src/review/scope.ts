import { folded } from '../catalog/path.ts'
import {
  accountsOf,
  agencyOf,
  CaseTwins,
  insideOf,
  OUTSIDE_KINDS,
  type OutsideKind,
  outsideKind,
} from './outside.ts'
import type { FileChange, Side, Submitted } from './review.ts'

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
  const respelled = respelledAgencies(before, after)
  const touched = Map.groupBy(
    changes.flatMap(({ path }) => {
      const agency = agencyOf(insideOf(path, prefix) ?? '')
      return agency === undefined ? [] : (respelled.get(agency) ?? agency)
    }),
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
  const twins = new CaseTwins(prefix, after)
  const outside = changes.flatMap((change): Outside[] => {
    const agency = agencyOf(insideOf(change.path, prefix) ?? '') ?? ''
    if (respelled.has(agency) || [...respelled.values()].includes(agency)) return []
    const kind = outsideKind(change, prefix, new Set(allowed), before, after, twins)
    if (!kind) return []
    const hasAccounts = kind === 'accounts' || (kind === 'new-agency' && /\/agency\.md$/.test(change.path))
    const accounts = hasAccounts && accountChange(insideOf(change.path, prefix) ?? '', before, after)
    return [{ path: change.path, kind, status: change.status, ...(accounts && { accounts }) }]
  })
  for (const agency of respelled.keys())
    outside.push({ path: prefix + agency, kind: 'capitals', status: 'added' })
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

/** Folders of agencies that are there under other capitals alone: the name before by the name after. */
function respelledAgencies(before: Side, after: Side): Map<string, string> {
  const [was, is] = [before, after].map(({ catalog }) => catalog.agencies.map(({ name }) => name))
  const gone = new Map(was?.filter((name) => !is?.includes(name)).map((name) => [folded(name), name]))
  return new Map(
    is?.flatMap((name): [string, string][] => {
      const old = was?.includes(name) ? undefined : gone.get(folded(name))
      return old === undefined ? [] : [[name, old]]
    }),
  )
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
