import type { Language } from '../../src/catalog/problem.ts'
import { commentOf, isOwnComment } from '../../src/review/judge/comment.ts'
import { isOwnLabel, labelsOf } from '../../src/review/judge/labels.ts'
import type { Outcome } from '../../src/review/judge/outcome.ts'
import { type HostEvent, isCurrent, pullRequestOf } from '../../src/review/judge/pullrequest.ts'
import { STATUS_NAME, STATUSES } from '../../src/review/judge/status.ts'
import type { Host } from './host.ts'

/** What is told at the Git host, and where. */
export interface Posting {
  /** `owner/name`. */
  repository: string
  event: HostEvent
  outcome: Outcome
  /** The report as Markdown; empty where there is none. */
  report: string
  /** Address of the run that computed it. */
  run: string
  language: Language
}

/**
 * Sets the status of the judged commit, writes or renews the one comment, and sets the labels. What the host refuses is
 * returned in words, and the rest is tried all the same.
 */
export async function post(host: Host, posting: Posting): Promise<string[]> {
  const { repository, event, outcome, report, run, language } = posting
  const at = `/repos/${repository}`
  const open = event.pull_request === undefined ? await host.list(`${at}/pulls?state=open`) : []
  const request = pullRequestOf(event, open)
  const failures: string[] = []
  const attempt = async <T>(what: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await what()
    } catch (error) {
      failures.push(error instanceof Error ? error.message : String(error))
      return undefined
    }
  }
  const { state, description } = STATUSES[outcome.verdict]
  await attempt(() =>
    host.send('POST', `${at}/statuses/${request.head}`, {
      state,
      description: description[language],
      context: STATUS_NAME,
      target_url: run,
    }),
  )
  const now = await attempt(() => host.get(`${at}/pulls/${request.number}`))
  if (now === undefined) return failures
  // A report on an older commit must not replace that on a newer one.
  if (!isCurrent(now, request))
    return [...failures, `#${request.number}: ${request.head} is not its head now`]
  const issue = `${at}/issues/${request.number}`
  const body = commentOf(report, outcome, { head: request.head, run, language })
  await attempt(() => renewComment(host, at, issue, body))
  await attempt(() => renewLabels(host, issue, labelsOf(outcome), attempt))
  return failures
}

async function renewComment(host: Host, at: string, issue: string, body: string): Promise<void> {
  const comments = (await host.list(`${issue}/comments`)) as Comment[]
  const own = comments.find((comment) => isOwnComment(comment.body, comment.user?.login))
  if (own) await host.send('PATCH', `${at}/issues/comments/${own.id}`, { body })
  else await host.send('POST', `${issue}/comments`, { body })
}

interface Comment {
  id: number
  body?: unknown
  user?: { login?: unknown }
}

async function renewLabels(
  host: Host,
  issue: string,
  wanted: string[],
  attempt: (what: () => Promise<unknown>) => Promise<unknown>,
): Promise<void> {
  const labels = ((await host.list(`${issue}/labels`)) as { name?: unknown }[]).map(({ name }) =>
    String(name),
  )
  for (const name of labels.filter((label) => isOwnLabel(label) && !wanted.includes(label)))
    await attempt(() => host.send('DELETE', `${issue}/labels/${encodeURIComponent(name)}`))
  const missing = wanted.filter((label) => !labels.includes(label))
  if (missing.length > 0) await host.send('POST', `${issue}/labels`, { labels: missing })
}
