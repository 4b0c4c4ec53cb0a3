import { parse } from 'yaml'
import { headFaults, type Job, type Workflow } from './privileged.ts'
import type { WorkflowFault } from './workflow-words.ts'

/** A fault of a workflow, and the job that has it. */
export interface FoundFault {
  fault: WorkflowFault
  job?: string
}

/** Events by which a stranger starts a workflow that holds rights or secrets of the repository. */
const PRIVILEGED = [
  'pull_request_target',
  'workflow_run',
  'issue_comment',
  'issues',
  'pull_request_review',
  'pull_request_review_comment',
  'discussion',
  'discussion_comment',
  'fork',
  'watch',
]
const PINNED = /uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/
const BY_COMMIT = /^[\w./-]+@[0-9a-f]{40}$/
/** What a job may write: a site where nothing submitted runs, a comment and a status where it is judged. */
const MAY_WRITE = ['pages', 'id-token', 'issues']
const JUDGE_MAY_WRITE = ['pull-requests', 'statuses']

/** What the project demands of a workflow beyond what the Git host accepts. */
export function workflowFaults(source: string): FoundFault[] {
  const workflow = parsed(source)
  if (!workflow) return [{ fault: 'unreadable' }]
  const found: FoundFault[] = []
  const add = (fault: WorkflowFault, job?: string) =>
    found.push(job === undefined ? { fault } : { fault, job })
  const triggers = triggersOf(workflow)
  const isPrivileged = triggers.some((name) => PRIVILEGED.includes(name))
  const isForHead = isPrivileged || triggers.includes('pull_request')
  if (workflow.permissions === undefined) add('no-permissions')
  if (workflow.concurrency === undefined) add('no-concurrency')
  for (const [name, job] of Object.entries(workflow.jobs ?? {})) {
    const faults = new Set(jobFaults(workflow, job, isPrivileged, triggers))
    for (const fault of isPrivileged ? headFaults(workflow, job, writesOf(workflow, job).length > 0) : [])
      faults.add(fault)
    for (const fault of faults) add(fault, name)
  }
  if (!isPinned(workflow, source)) add('unpinned')
  if (isForHead && /\bsecrets\b/.test(source.replace(/^\s*#.*$/gm, ''))) add('secrets')
  if (triggers.includes('pull_request_target') && !hasBranches(workflow)) add('any-branch')
  return found
}

function jobFaults(workflow: Workflow, job: Job, isPrivileged: boolean, triggers: string[]): WorkflowFault[] {
  const faults: WorkflowFault[] = []
  const writes = writesOf(workflow, job)
  const allowed = isPrivileged ? JUDGE_MAY_WRITE : MAY_WRITE
  if (typeof workflow.permissions === 'string' || typeof job.permissions === 'string')
    faults.push('wide-token')
  if (writes.some((scope) => !allowed.includes(scope))) faults.push('write-right')
  if (triggers.includes('pull_request') && writes.length > 0) faults.push('write-for-head')
  if (!job['timeout-minutes']) faults.push('no-time-limit')
  if (typeof job['runs-on'] !== 'string' || !/^ubuntu-\d/.test(job['runs-on'])) faults.push('own-machine')
  for (const step of job.steps ?? []) {
    // A script of an action is a command by another name.
    if ([step.run, step.with?.script].some((text) => String(text).includes('${{')))
      faults.push('text-in-command')
    if (!step.uses?.startsWith('actions/checkout@')) continue
    if (step.with?.['persist-credentials'] !== false) faults.push('credentials-kept')
  }
  return faults
}

/** Whether each action is named by a commit, and the version that this is stands beside it for people. */
function isPinned({ jobs = {} }: Workflow, source: string): boolean {
  const uses = Object.values(jobs).flatMap((job) => [job.uses, ...(job.steps ?? []).map((step) => step.uses)])
  const lines = [...source.matchAll(/^.*\buses:.*$/gm)].map(([line]) => line)
  return (
    lines.every((line) => PINNED.test(line)) &&
    uses.every((name) => name === undefined || BY_COMMIT.test(name))
  )
}

function writesOf(workflow: Workflow, job: Job): string[] {
  const permissions = job.permissions ?? workflow.permissions
  if (typeof permissions === 'string') return permissions === 'write-all' ? ['all'] : []
  return Object.entries(permissions ?? {}).flatMap(([scope, access]) => (access === 'write' ? [scope] : []))
}

function triggersOf({ on }: Workflow): string[] {
  if (typeof on === 'string') return [on]
  return Array.isArray(on) ? on.map(String) : Object.keys(on ?? {})
}

function hasBranches({ on }: Workflow): boolean {
  const settings = (on as Record<string, { branches?: unknown } | null> | undefined)?.pull_request_target
  const branches = Array.isArray(settings?.branches) ? settings.branches : []
  return branches.length > 0 && branches.every((branch) => /^[\w./-]+$/.test(String(branch)))
}

function parsed(source: string): Workflow | undefined {
  try {
    const value: unknown = parse(source)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined
  } catch {
    return undefined
  }
}
