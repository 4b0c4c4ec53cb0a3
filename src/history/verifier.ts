import type { VerifierDescriptor } from '../catalog/descriptors.ts'
import { isHost, marksOf, type Person } from './identity.ts'

/** Whether a verifier had the duty on a day. */
export type Duty = 'on-duty' | 'not-yet-on-duty' | 'no-longer-on-duty' | 'backdated'

/**
 * The duty of a verifier on a day `YYYY-MM-DD`; the first and the last day belong to it. `reached` is the latest day
 * that the main line had come to: who merges chooses the date of the merge, but not of what it builds on.
 */
export function dutyOf({ from, until }: VerifierDescriptor, day: string, reached = day): Duty {
  if (!from || day < from) return 'not-yet-on-duty'
  if (until === undefined) return 'on-duty'
  if (until < day) return 'no-longer-on-duty'
  return until < reached ? 'backdated' : 'on-duty'
}

/**
 * The entries of `verifiers` that someone is, whatever the day: by the address of an identity, capitals and the name
 * beside it apart, or by an account at the Git host. The host itself is no one.
 */
export function entriesOf(
  person: Person,
  verifiers: readonly VerifierDescriptor[],
): readonly VerifierDescriptor[] {
  const known = found.get(verifiers) ?? new WeakMap<Person, readonly VerifierDescriptor[]>()
  found.set(verifiers, known)
  const before = known.get(person)
  if (before) return before
  const { mail, account } = marksOf(person)
  const entries = verifiers.filter((entry) => {
    const marks = namesOf(entry)
    return (mail !== '' && marks.has(mail)) || (account !== undefined && marks.has(`@${account}`))
  })
  const own = isHost(person) ? [] : entries
  known.set(person, own)
  return own
}

/** Entries that are the same verifier as the given ones: they share an address or an account, directly or by others. */
export function sameVerifier(
  entries: readonly VerifierDescriptor[],
  verifiers: readonly VerifierDescriptor[],
): readonly VerifierDescriptor[] {
  const before = joined.get(entries)
  if (before) return before
  const same = new Set(entries)
  const names = new Set(entries.flatMap((entry) => [...namesOf(entry)]))
  for (let size = -1; size !== same.size; ) {
    size = same.size
    for (const entry of verifiers) {
      if (same.has(entry) || ![...namesOf(entry)].some((name) => names.has(name))) continue
      same.add(entry)
      for (const name of namesOf(entry)) names.add(name)
    }
  }
  const all = [...same]
  joined.set(entries, all)
  return all
}

// Thousands of merges ask the same about few persons, by arrays that are handed out once.
const found = new WeakMap<readonly VerifierDescriptor[], WeakMap<Person, readonly VerifierDescriptor[]>>()
const joined = new WeakMap<readonly VerifierDescriptor[], readonly VerifierDescriptor[]>()
const named = new WeakMap<VerifierDescriptor, ReadonlySet<string>>()

/** Whether two persons have an address or an account in common. */
export function isSamePerson(one: Person, other: Person): boolean {
  const [a, b] = [marksOf(one), marksOf(other)]
  return (a.mail !== '' && a.mail === b.mail) || (a.account !== undefined && a.account === b.account)
}

/** Addresses, and accounts with an `@` before them, by which an entry is recognised. */
function namesOf(entry: VerifierDescriptor): ReadonlySet<string> {
  const kept = named.get(entry)
  if (kept) return kept
  const marks = new Set<string>()
  for (const identity of entry.identities ?? []) {
    const [, email = ''] = /<([^<>]*)>/.exec(identity) ?? []
    const { mail, account } = marksOf({ name: '', email })
    marks.add(mail)
    if (account !== undefined) marks.add(`@${account}`)
  }
  for (const account of entry.accounts ?? []) marks.add(`@${account.toLowerCase()}`)
  named.set(entry, marks)
  return marks
}
