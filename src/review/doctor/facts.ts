import type { Text } from '../../catalog/problem.ts'

/** What a clone tells of itself; a file that is missing is `undefined`. */
export interface CloneFacts {
  /** The day for which the duties of verifiers are looked at, `YYYY-MM-DD`. */
  asOf: string
  /** Version of Git, where there is one. */
  git: readonly [major: number, minor: number] | undefined
  /** Oldest Git that can compute what a merge would give. */
  leastGit: readonly [major: number, minor: number]
  isRepository: boolean
  isShallow: boolean
  /** The pre-push hook of this clone. */
  hook: string | undefined
  codeowners: string | undefined
  workflows: readonly { file: string; text: string }[]
  verifiers: readonly Verifier[]
  /** Offices that check priority data a second time. */
  approvers: readonly Verifier[]
  /** How many datasets are priority data. */
  priority: number
  /** Accounts that submit for an agency, by its folder. */
  submitters: readonly { agency: string; accounts: readonly string[] }[]
  /** Files of `_catalog/keys`. */
  keys: readonly { file: string; text: string }[]
  /** Versions that the history has and the ledger lacks; `undefined` where the history is not here as a whole. */
  unlisted: number | undefined
}

/** An office that verifies, as `catalog.yaml` names it. */
export interface Verifier {
  office: string
  accounts?: readonly string[] | undefined
  identities?: readonly string[] | undefined
  keys?: readonly string[] | undefined
  from: string
  until?: string | undefined
}

/** What was seen of one matter: all well, better changed, wrong, or not to be seen from a clone. */
export interface Finding {
  level: 'well' | 'warning' | 'error' | 'unseen'
  text: Text
  /** The next step, or where to look. */
  fix?: Text
}

/** A finding of each level. */
export const well = (text: Text): Finding => ({ level: 'well', text })
export const warning = (text: Text, fix: Text): Finding => ({ level: 'warning', text, fix })
export const error = (text: Text, fix: Text): Finding => ({ level: 'error', text, fix })
export const unseen = (text: Text, fix: Text): Finding => ({ level: 'unseen', text, fix })

/** An account as it is compared: without its sign, and capitals do not count. */
export function accountOf(name: string): string {
  return name.trim().replace(/^@/, '').toLowerCase()
}

/** Whether a verifier is on duty on a day. */
export function isOnDuty({ from, until }: Verifier, day: string): boolean {
  return from <= day && (until === undefined || day <= until)
}
