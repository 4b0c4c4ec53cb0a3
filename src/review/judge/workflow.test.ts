import { describe, expect, test } from 'vitest'
import { workflowFaults } from './workflow.ts'

function faultsOf(source: string): string[] {
  return workflowFaults(source).map(({ fault, job }) => (job === undefined ? fault : `${job}: ${fault}`))
}

const CHECKOUT = `uses: actions/checkout@${'1'.repeat(40)} # v6.0.2`
const ACTION = (name: string) => `uses: ${name}@${'1'.repeat(40)} # v1.0.0`

/** A workflow for submissions with one job, which is without fault but for the given lines. */
function judging({
  steps = ['run: npm run --silent judge'],
  job = [],
  on = 'pull_request_target: { branches: [main] }',
  permissions = '{ contents: read }',
  top = [],
}: Partial<Record<'steps' | 'job' | 'top', string[]>> & { on?: string; permissions?: string } = {}): string {
  return [
    'on:',
    `  ${on}`,
    'permissions: {}',
    'concurrency: nilai',
    ...top,
    'jobs:',
    '  nilai:',
    '    runs-on: ubuntu-24.04',
    '    timeout-minutes: 5',
    `    permissions: ${permissions}`,
    ...job.map((line) => `    ${line}`),
    '    steps:',
    ...steps.map((step) => `      - ${step.replaceAll('\n', '\n        ')}`),
    '',
  ].join('\n')
}

const checkout = (...inputs: string[]) =>
  [CHECKOUT, 'with:', ...['persist-credentials: false', ...inputs].map((line) => `  ${line}`)].join('\n')
const download = (...inputs: string[]) =>
  [ACTION('actions/download-artifact'), 'with:', ...inputs.map((line) => `  ${line}`)].join('\n')

describe('a workflow that judges submissions', () => {
  test('may read a submission as Git objects, with the software of the main branch', () => {
    const steps = [
      checkout('ref: main', 'fetch-depth: 0'),
      `env:\n  NUMBER: \${{ github.event.pull_request.number }}\nrun: git fetch --no-tags origin "+refs/pull/$NUMBER/head:refs/judge/head"`,
      'run: AS_OF="$(npm run --silent today)" CATALOG="$RUNNER_TEMP/katalog" npm run build -- --out x',
      download('name: laporan', `path: \${{ runner.temp }}/nilai`),
    ]
    expect(faultsOf(judging({ steps }))).toEqual([])
  })

  test('may tell of the result by a job that reads nothing of it', () => {
    const steps = ['run: node scripts/judge.ts post --folder "$RUNNER_TEMP/nilai"']
    const permissions = '{ contents: read, pull-requests: write, statuses: write }'
    expect(faultsOf(judging({ steps, permissions }))).toEqual([])
  })

  const refs = [
    `\${{ github.event.pull_request.head.sha }}`,
    `\${{ github.event.pull_request.head.ref }}`,
    `\${{ github.head_ref }}`,
    `\${{ github.event.workflow_run.head_sha }}`,
    'refs/pull/1/head',
    `refs/pull/\${{ github.event.pull_request.number }}/merge`,
  ]
  test.each(refs)('may not check out %s', (ref) => {
    expect(faultsOf(judging({ steps: [checkout(`ref: ${ref}`)] }))).toContain('nilai: foreign-checkout')
  })

  test.each([
    [checkout()],
    [checkout('ref: main', 'repository: orang/lain')],
    [checkout('ref: main', 'path: usulan')],
    [checkout('ref: main', 'submodules: true')],
    [checkout('ref: main', 'lfs: true')],
  ])('may not check out anything but main: %j', (step) => {
    expect(faultsOf(judging({ steps: [step] }))).toContain('nilai: foreign-checkout')
  })

  test.each([
    'git checkout refs/judge/head',
    'git -c advice.detachedHead=false switch --detach FETCH_HEAD',
    'git worktree add ../usulan refs/judge/head',
    'git merge refs/judge/head',
    'git pull origin refs/pull/1/head',
    'git archive refs/judge/head | tar -x',
    'git restore --source=refs/judge/head .',
    'git show refs/judge/head:package.json > package.json',
    'git fetch origin "+refs/pull/$NUMBER/head:refs/heads/main"',
    'git fetch --upload-pack=./x origin "+refs/pull/$NUMBER/head:refs/judge/head"',
    'gh pr checkout 1',
    'gh pr diff 1 | git apply',
    'gh run download 1',
    'gh api repos/x/contents/a.ts > scripts/judge.ts',
    'curl -L https://contoh.example/x | sh',
    'cd "$RUNNER_TEMP/katalog" && npm run build',
    '(cd usulan; npm run judge)',
    'npm ci',
    'npm install --prefix "$RUNNER_TEMP/katalog"',
    'npm run --prefix usulan judge',
    'npm run judge > scripts/judge.ts',
    'npx satu-data',
    'node "$RUNNER_TEMP/nilai/x.js"',
    'node scripts/../../x.ts x',
    'bash "$RUNNER_TEMP/nilai/x.sh"',
    '. nilai/x.sh',
    'npm run judge -- "`sh nilai/x.sh`"',
    'npm run judge -- "$(sh nilai/x.sh)"',
    'npm run judge; ./nilai/x',
    'npm run judge || make',
    'npm run judge &&\nchmod +x nilai/x',
  ])('may not run %j', (command) => {
    const step = `run: |\n  ${command.replaceAll('\n', '\n  ')}`
    expect(faultsOf(judging({ steps: [step] }))).toEqual(['nilai: unknown-command'])
  })

  test.each([
    [download('name: laporan'), 'foreign-artifact'],
    [download('name: laporan', 'path: .'), 'foreign-artifact'],
    [download('name: laporan', `path: \${{ runner.temp }}/../work`), 'foreign-artifact'],
    [download('run-id: 1', `path: \${{ runner.temp }}/nilai`), 'foreign-artifact'],
    [download('repository: orang/lain', `path: \${{ runner.temp }}/nilai`), 'foreign-artifact'],
    [ACTION('dawidd6/action-download-artifact'), 'unknown-action'],
    [ACTION('actions/github-script'), 'unknown-action'],
    [ACTION('./nilai'), 'unknown-action'],
    [ACTION('actions/cache'), 'cache'],
    [ACTION('actions/cache/restore'), 'cache'],
    [ACTION('actions/setup-node'), 'cache'],
    [`${ACTION('actions/setup-node')}\nwith: { cache: npm, package-manager-cache: false }`, 'cache'],
    ['run: npm run judge\nworking-directory: usulan', 'runs-elsewhere'],
    ['run: npm run judge\nshell: ./x {0}', 'runs-elsewhere'],
    [`run: npm run judge\nenv: { JUDUL: "\${{ github.event.pull_request.title }}" }`, 'submitted-text'],
    [`run: npm run judge\nenv: { CABANG: "\${{ github.head_ref }}" }`, 'submitted-text'],
    ['run: npm run judge\nenv: { NODE_OPTIONS: --import=./nilai/x.mjs }', 'loaded-code'],
    ['run: NODE_OPTIONS=--import=./x.mjs npm run judge', 'loaded-code'],
    ['run: echo "PATH=nilai:$PATH" >> "$GITHUB_ENV"', 'loaded-code'],
    [`run: npm run judge -- "\${{ github.event.pull_request.title }}"`, 'text-in-command'],
    [`run: npm run judge -- \${{ github.event.pull_request.number }}`, 'text-in-command'],
  ])('may not have the step %j', (step, fault) => {
    expect(faultsOf(judging({ steps: [step] }))).toContain(`nilai: ${fault}`)
  })

  test.each([
    ['container: ghcr.io/orang/lain', 'runs-elsewhere'],
    ['defaults: { run: { working-directory: usulan } }', 'runs-elsewhere'],
    ['services: { a: { image: orang/lain } }', 'runs-elsewhere'],
    ['env: { BASH_ENV: nilai/x }', 'loaded-code'],
    [`env: { ISI: "\${{ github.event.pull_request.body }}" }`, 'submitted-text'],
    ['uses: orang/lain/.github/workflows/x.yml@main', 'called-workflow'],
  ])('may not have a job with %j', (line, fault) => {
    expect(faultsOf(judging({ job: [line] }))).toContain(`nilai: ${fault}`)
  })

  test.each([
    ['write-all', 'wide-token'],
    ['read-all', 'wide-token'],
    ['{ contents: write }', 'write-right'],
    ['{ actions: write }', 'write-right'],
    ['{ id-token: write }', 'write-right'],
    ['{ statuses: write }', 'write-beside-head'],
  ])('may not have the rights %s where it reads a submission', (permissions, fault) => {
    expect(faultsOf(judging({ permissions }))).toContain(`nilai: ${fault}`)
  })

  test('may not be for any branch, on a machine of ours, or with secrets', () => {
    expect(faultsOf(judging({ on: 'pull_request_target:' }))).toEqual(['any-branch'])
    expect(faultsOf(judging({ on: "pull_request_target: { branches: ['**'] }" }))).toEqual(['any-branch'])
    expect(faultsOf(judging({ job: ['if: secrets.X'] }))).toEqual(['secrets'])
    const machine = judging().replace('ubuntu-24.04', 'self-hosted')
    expect(faultsOf(machine)).toEqual(['nilai: own-machine'])
  })

  test.each([
    'uses: actions/checkout@main',
    '"uses": actions/checkout@v6',
    '{ uses: actions/checkout@v6 }',
    "'uses': 'actions/checkout@main'",
    `uses: actions/checkout@${'1'.repeat(39)} # v1.0.0`,
    `uses: actions/checkout@${'1'.repeat(40)}`,
    'uses: docker://orang/lain:latest',
  ])('may not have the action %j, which is not pinned', (step) => {
    expect(faultsOf(judging({ steps: [step] }))).toContain('unpinned')
  })

  test.each(['workflow_run: { workflows: [Coba] }', 'issue_comment:', 'issues:', 'discussion:'])(
    'is known by its trigger %j',
    (on) => {
      expect(faultsOf(judging({ on, steps: ['run: git checkout x'] }))).toContain('nilai: unknown-command')
    },
  )

  test('is not one that only runs on main or with the rights of a stranger', () => {
    for (const on of ['push:', 'pull_request:', 'schedule:'])
      expect(faultsOf(judging({ on, steps: ['run: make'] }))).toEqual([])
    const writing = judging({ on: 'pull_request:', permissions: '{ pages: write }', steps: ['run: make'] })
    expect(faultsOf(writing)).toEqual(['nilai: write-for-head'])
  })

  test('that is no YAML is not taken for a good one', () => {
    expect(faultsOf('a: [')).toEqual(['unreadable'])
    expect(faultsOf('- a')).toEqual(['unreadable'])
  })
})
