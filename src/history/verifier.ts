import type { VerifierDescriptor } from '../catalog/descriptors.ts'
import { accountOf, isHost, mailOf, type Person } from './identity.ts'

/** Whether a verifier had the duty on a day. */
export type Duty = 'on-duty' | 'not-yet-on-duty' | 'no-longer-on-duty'

/** The duty of a verifier on a day `YYYY-MM-DD`; the first and the last day belong to it. */
export function dutyOf({ from, until }: VerifierDescriptor, day: string): Duty {
  if (!from || day < from) return 'not-yet-on-duty'
  return until !== undefined && until < day ? 'no-longer-on-duty' : 'on-duty'
}

/**
 * The entries of `verifiers` that someone is, whatever the day: by the address of an identity, capitals and the name
 * beside it apart, or by an account at the Git host. The host itself is no one.
 */
export function entriesOf(person: Person, verifiers: readonly VerifierDescriptor[]): VerifierDescriptor[] {
  if (isHost(person)) return []
  const mail = mailOf(person.email)
  const account = accountOf(person)
  return verifiers.filter((entry) => {
    const marks = marksOf(entry)
    return (mail !== '' && marks.has(mail)) || (account !== undefined && marks.has(`@${account}`))
  })
}

/** Entries that are the same verifier as the given ones: they share an address or an account, directly or by others. */
export function sameVerifier(
  entries: readonly VerifierDescriptor[],
  verifiers: readonly VerifierDescriptor[],
): VerifierDescriptor[] {
  const same = new Set(entries)
  const marks = new Set(entries.flatMap((entry) => [...marksOf(entry)]))
  for (let size = -1; size !== same.size; ) {
    size = same.size
    for (const entry of verifiers) {
      if (same.has(entry) || ![...marksOf(entry)].some((mark) => marks.has(mark))) continue
      same.add(entry)
      for (const mark of marksOf(entry)) marks.add(mark)
    }
  }
  return [...same]
}

/** Whether two persons have an address or an account in common. */
export function isSamePerson(one: Person, other: Person): boolean {
  if (mailOf(one.email) !== '' && mailOf(one.email) === mailOf(other.email)) return true
  const account = accountOf(one)
  return account !== undefined && account === accountOf(other)
}

const known = new WeakMap<VerifierDescriptor, ReadonlySet<string>>()

/** Addresses, and accounts with an `@` before them, by which an entry is recognised. */
function marksOf(entry: VerifierDescriptor): ReadonlySet<string> {
  const kept = known.get(entry)
  if (kept) return kept
  const marks = new Set<string>()
  for (const identity of entry.identities ?? []) {
    const [, email = ''] = /<([^<>]*)>/.exec(identity) ?? []
    marks.add(mailOf(email))
    const account = accountOf({ name: '', email })
    if (account !== undefined) marks.add(`@${account}`)
  }
  for (const account of entry.accounts ?? []) marks.add(`@${account.toLowerCase()}`)
  known.set(entry, marks)
  return marks
}
