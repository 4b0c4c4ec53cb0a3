import type { WorkflowFault } from './workflow-words.ts'

/** A workflow file as far as it is looked at. */
export interface Workflow {
  on?: unknown
  permissions?: string | Record<string, string>
  concurrency?: unknown
  defaults?: unknown
  env?: Record<string, unknown>
  jobs?: Record<string, Job>
}

/** A job of a workflow. */
export interface Job {
  permissions?: string | Record<string, string>
  'timeout-minutes'?: number
  'runs-on'?: unknown
  uses?: string
  container?: unknown
  services?: unknown
  defaults?: unknown
  env?: Record<string, unknown>
  steps?: Step[]
}

/** A step of a job. */
export interface Step {
  uses?: string
  run?: string
  shell?: unknown
  'working-directory'?: unknown
  env?: Record<string, unknown>
  with?: Record<string, unknown>
}

/** Actions of the host itself, by the inputs that they may be given. */
const ACTIONS: Record<string, string[]> = {
  'actions/checkout': ['ref', 'fetch-depth', 'persist-credentials'],
  'actions/setup-node': ['node-version-file', 'package-manager-cache'],
  'actions/upload-artifact': ['name', 'path', 'retention-days', 'if-no-files-found'],
  'actions/download-artifact': ['name', 'path'],
}

/** Commands that run what stands in the checkout of the main branch, or fetch a submission into a name of its own. */
const READS = [
  /^npm run (?:--silent )?[\w:]+(?: -- [^`<>]*)?$/,
  /^git fetch(?: --no-[\w-]+)* origin "\+refs\/pull\/\$\w+\/head:refs\/judge\/[\w-]+"$/,
]
/** Commands that tell of what was found, and touch nothing else. */
const TELLS = [/^node scripts\/\w+\.ts (?!.*\.\.)[^`<>]*$/, /^gh api (?!.*--(?:hostname|input))[^`<>]*$/]

/** What of an event a workflow may hand to a command: neither is words that a stranger chose. */
const HANDED = [
  'github.token',
  'github.event.pull_request.number',
  'github.event.pull_request.head.sha',
  'runner.temp',
]
const LOADING = /^(NODE_OPTIONS|NODE_PATH|BASH_ENV|ENV|PATH|LD_\w+|npm_config_\w+|GIT_\w+)$/i

/**
 * Faults by which a job could run what was submitted though it holds rights of the repository. Only what is known to be
 * harmless passes, since there is no end to the ways of running a file.
 */
export function headFaults(workflow: Workflow, job: Job, mayWrite: boolean): WorkflowFault[] {
  const faults: WorkflowFault[] = []
  if (job.uses !== undefined) faults.push('called-workflow')
  if ([job.container, job.services, job.defaults, workflow.defaults].some((one) => one !== undefined))
    faults.push('runs-elsewhere')
  faults.push(...variableFaults(workflow.env), ...variableFaults(job.env))
  for (const step of job.steps ?? []) {
    if (step.shell !== undefined || step['working-directory'] !== undefined) faults.push('runs-elsewhere')
    faults.push(...variableFaults(step.env))
    if (step.run !== undefined) faults.push(...commandFaults(step.run, mayWrite))
    if (step.uses !== undefined) faults.push(...actionFaults(step.uses, step.with ?? {}))
  }
  return faults
}

function commandFaults(run: string, mayWrite: boolean): WorkflowFault[] {
  const assigned = [...run.matchAll(/\b(\w+)=/g)].map(([, name]) => name as string)
  if (/GITHUB_(ENV|PATH)\b/.test(run) || assigned.some((name) => LOADING.test(name))) return ['loaded-code']
  const inner = [...run.matchAll(/\$\(([^()]*)\)/g)].map(([, command]) => command as string)
  const commands = [...run.replace(/\$\([^()]*\)/g, 'x').split(/[\n;|&]+/), ...inner]
  return commands
    .map((command) => command.trim().replace(/^(?:[A-Z]\w*=(?:"[^"]*"|[^\s"'`]*)\s+)*/, ''))
    .filter((command) => command !== '' && !command.startsWith('#'))
    .flatMap((command): WorkflowFault[] => {
      if (TELLS.some((known) => known.test(command))) return []
      if (!READS.some((known) => known.test(command))) return ['unknown-command']
      return mayWrite ? ['write-beside-head'] : []
    })
}

function actionFaults(uses: string, inputs: Record<string, unknown>): WorkflowFault[] {
  const action = uses.replace(/@.*$/, '')
  const known = ACTIONS[action]
  if (!known) return [/cache/.test(action) ? 'cache' : 'unknown-action']
  const faults = Object.keys(inputs).some((name) => !known.includes(name)) ? [FAULT_OF[action]] : []
  const { ref, path, 'package-manager-cache': cache } = inputs
  if (action === 'actions/checkout' && !/^[\w-]+$/.test(String(ref ?? ' '))) faults.push('foreign-checkout')
  if (action === 'actions/setup-node' && cache !== false) faults.push('cache')
  if (action === 'actions/download-artifact' && !/^\$\{\{ runner\.temp \}\}\/[\w-]+$/.test(String(path)))
    faults.push('foreign-artifact')
  if (Object.values(inputs).some(holdsSubmitted)) faults.push('submitted-text')
  return faults.filter((fault) => fault !== undefined)
}

/** What an input that is not known of an action would lead to. */
const FAULT_OF: Record<string, WorkflowFault> = {
  'actions/checkout': 'foreign-checkout',
  'actions/setup-node': 'cache',
  'actions/upload-artifact': 'unknown-action',
  'actions/download-artifact': 'foreign-artifact',
}

function variableFaults(variables: Record<string, unknown> = {}): WorkflowFault[] {
  return [
    ...(Object.keys(variables).some((name) => LOADING.test(name)) ? (['loaded-code'] as const) : []),
    ...(Object.values(variables).some(holdsSubmitted) ? (['submitted-text'] as const) : []),
  ]
}

function holdsSubmitted(value: unknown): boolean {
  const expressions = String(value).matchAll(/\$\{\{(.*?)\}\}/gs)
  return [...expressions].some(([, expression]) => !HANDED.includes((expression as string).trim()))
}
