/** An issue at the Git host that the reminders of an agency are kept in. */
export interface ReminderIssue {
  number: number
  state: 'open' | 'closed'
  title: string
  body: string
}

/** What the issue of an agency should say; `body` is absent where there is nothing to remind of. */
export interface WantedIssue {
  agency: string
  title: string
  body?: string
}

/** What is to be done at the Git host. */
export type IssueAction =
  | { do: 'open'; title: string; body: string }
  | { do: 'update'; number: number; title: string; body: string }
  | { do: 'reopen'; number: number; title: string; body: string }
  | { do: 'close'; number: number }

const MARK = /<!-- reminders:([\w-]+) ([0-9a-z]+) -->/

/** A body with the mark by which its issue is found again: the agency, and a digest of what it reminds of. */
export function markedBody(agency: string, body: string, content: string): string {
  return `<!-- reminders:${agency} ${digestOf(content)} -->\n${body}`
}

/**
 * What turns the issues of the reminders into what they should be, one open issue for each agency that has to see to
 * something. Done twice it does nothing the second time: an issue that reminds of the same already is left alone.
 */
export function issueActions(
  issues: readonly ReminderIssue[],
  wanted: readonly WantedIssue[],
): IssueAction[] {
  const byAgency = Map.groupBy(issues, ({ body }) => MARK.exec(body)?.[1])
  return wanted.flatMap(({ agency, title, body }): IssueAction[] => {
    const own = (byAgency.get(agency) ?? []).toSorted((a, b) => a.number - b.number)
    const kept = own.find(({ state }) => state === 'open') ?? own.at(-1)
    const others = own.filter((one) => one !== kept && one.state === 'open').map(closed)
    if (body === undefined) return [...(kept?.state === 'open' ? [closed(kept)] : []), ...others]
    if (!kept) return [{ do: 'open', title, body }, ...others]
    if (kept.state === 'closed') return [{ do: 'reopen', number: kept.number, title, body }, ...others]
    const isSame = kept.title === title && MARK.exec(kept.body)?.[2] === MARK.exec(body)?.[2]
    return [...(isSame ? [] : [{ do: 'update' as const, number: kept.number, title, body }]), ...others]
  })
}

function closed({ number }: ReminderIssue): IssueAction {
  return { do: 'close', number }
}

/** FNV-1a of 64 bits: enough to tell that something changed. */
function digestOf(text: string): string {
  let hash = 0xcbf29ce484222325n
  for (const byte of new TextEncoder().encode(text))
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n)
  return hash.toString(36)
}
