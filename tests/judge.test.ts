import { spawn, spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { FILES } from '../scripts/judge/weigh.ts'
import { ENVIRONMENT, runGit } from '../src/history/fixtures/git.ts'
import type { Job, Step, Workflow } from '../src/review/judge/privileged.ts'

const ROOT = join(import.meta.dirname, '..')
const JOBS = (parse(readFileSync(join(ROOT, '.github/workflows/judge.yml'), 'utf8')) as Workflow).jobs ?? {}
const TOKEN = 'rahasia-uji'

let folder = ''
let trace = ''
let asked: { ask: string; body: Record<string, unknown> }[] = []
let server: Server

const git = (at: string, ...args: string[]) => runGit(join(folder, at), args)

function write(at: string, files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, at, path)), { recursive: true })
    writeFileSync(join(folder, at, path), text)
  }
}

/** Pushes files on top of main as the head of a pull request, and returns its commit. */
function submit(number: number, files: Record<string, string>, link?: string): string {
  git('pengaju', 'checkout', '-q', '-B', `usulan-${number}`, 'origin/main')
  write('pengaju', files)
  if (link) symlinkSync('/etc/passwd', join(folder, 'pengaju', link))
  git('pengaju', 'add', '-A', '-f')
  git('pengaju', 'commit', '-qm', 'Usulan')
  git('pengaju', 'push', '-q', '-f', 'origin', `HEAD:refs/pull/${number}/head`)
  return git('pengaju', 'rev-parse', 'HEAD')
}

/** Runs the commands of a job of the workflow, as they stand there, in a fresh checkout of main. */
async function run(
  name: string,
  number: number,
  head: string,
): Promise<{ at: string; temporary: string; exits: number[] }> {
  const at = `${name}-${number}`
  const temporary = join(folder, `sementara-${number}`)
  mkdirSync(temporary, { recursive: true })
  git('.', 'clone', '-q', join(folder, 'pusat.git'), at)
  // The last job installs nothing.
  if (name !== 'post') symlinkSync(join(ROOT, 'node_modules'), join(folder, at, 'node_modules'))
  const event = { pull_request: { number, head: { sha: head }, user: { login: 'dinas-lampu-rekaan' } } }
  write('.', { [`event-${number}.json`]: JSON.stringify(event) })
  const exits: number[] = []
  for (const step of (JOBS[name] as Job).steps ?? []) {
    if (step.run === undefined) continue
    const child = spawn('bash', ['-e', '-c', step.run], {
      cwd: join(folder, at),
      stdio: 'ignore',
      env: {
        ...ENVIRONMENT,
        ...variables(step, number, head),
        PATH: `${dirname(process.execPath)}:${process.env.PATH}`,
        CACHE: join(folder, 'cache'),
        RUNNER_TEMP: temporary,
        GITHUB_EVENT_PATH: join(folder, `event-${number}.json`),
        GITHUB_API_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
        GITHUB_REPOSITORY: 'kota/data',
        GITHUB_RUN_ID: '5',
        GITHUB_STEP_SUMMARY: '',
      },
    })
    exits.push(await new Promise<number>((done) => child.once('close', (code) => done(code ?? -1))))
  }
  return { at, temporary, exits }
}

function variables(step: Step, number: number, head: string): Record<string, string> {
  const known: Record<string, string> = {
    'github.token': TOKEN,
    'github.event.pull_request.number': String(number),
    'github.event.pull_request.head.sha': head,
  }
  const value = (text: string) => text.replace(/\$\{\{ (\S+) \}\}/g, (_, name) => known[name] ?? '')
  return Object.fromEntries(Object.entries(step.env ?? {}).map(([name, text]) => [name, value(String(text))]))
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'judge-'))
  trace = join(folder, 'jejak')
  server = createServer(async (request, response) => {
    let text = ''
    for await (const piece of request) text += piece
    const ask = `${request.method} ${request.url}`
    if (request.method !== 'GET') asked.push({ ask, body: text === '' ? {} : JSON.parse(text) })
    const [, number] = /\/pulls\/(\d+)$/.exec(ask) ?? []
    const event =
      number && JSON.parse(readFileSync(join(folder, `event-${number}.json`), 'utf8')).pull_request
    response.end(JSON.stringify(event ? { ...event, state: 'open' } : []))
  }).listen(0, '127.0.0.1')
  await new Promise((done) => server.once('listening', done))

  git('.', 'init', '-q', '--bare', '-b', 'main', 'pusat.git')
  git('.', 'clone', '-q', join(folder, 'pusat.git'), 'pengaju')
  const own = [
    'package.json',
    'package-lock.json',
    'astro.config.ts',
    'tsconfig.json',
    'scripts',
    'schemas',
    'src',
  ]
  for (const path of own) cpSync(join(ROOT, path), join(folder, 'pengaju', path), { recursive: true })
  cpSync(join(ROOT, 'tests/catalogs/small'), join(folder, 'pengaju/datasets'), { recursive: true })
  write('pengaju', { '.gitignore': 'node_modules\n.cache/\ndist/\n' })
  git('pengaju', 'checkout', '-q', '-B', 'main')
  git('pengaju', 'add', '-A')
  git('pengaju', 'commit', '-qm', 'Mulai')
  git('pengaju', 'push', '-q', 'origin', 'main')
})

afterAll(() => {
  server.close()
  rmSync(folder, { recursive: true, force: true })
})

/** What a stranger would have run, each piece of which leaves a trace. */
function traps(): Record<string, string> {
  const code = `import { writeFileSync } from 'node:fs'\nwriteFileSync(${JSON.stringify(trace)}, 'x')\n`
  const shell = `touch ${trace}`
  const names = [
    'prejudge',
    'judge',
    'prereview',
    'review',
    'prebuild',
    'build',
    'today',
    'prepare',
    'postinstall',
  ]
  return {
    'package.json': JSON.stringify({
      type: 'module',
      scripts: Object.fromEntries(names.map((name) => [name, shell])),
    }),
    '.npmrc': `node-options=--import=${join(folder, 'pengaju/x.mjs')}\n`,
    '.gitattributes': '* filter=jebak merge=jebak diff=jebak\n',
    'x.sh': shell,
    'x.mjs': code,
    'scripts/judge.ts': code,
    'scripts/review.ts': code,
    'scripts/bootstrap.mjs': code,
    'src/history/submission.ts': code,
    'astro.config.ts': `${code}export default {}\n`,
    '.github/workflows/judge.yml': 'on: pull_request_target\n',
    'datasets/astro.config.mjs': code,
    'datasets/_catalog/pages/beranda.mdx': `${code}\n# Halo\n`,
    'datasets/dinas-lampu/lampu-jalan/dataset.md': `---js\nrequire('fs').writeFileSync('${trace}', 'x')\n---\n`,
    'laporan.md': '# Semua lolos\n',
    'nilai/hasil.json': '{"verdict":"pass","agencies":[]}',
  }
}

describe('the judge of a pull request', { timeout: 240_000 }, () => {
  test('runs nothing of a hostile submission, refuses it, and is told so by main alone', async () => {
    const head = submit(7, traps(), 'datasets/dinas-lampu/sandi.csv')
    const weighed = await run('weigh', 7, head)
    expect(weighed.exits).toEqual([0, 0])
    const nilai = join(weighed.temporary, 'nilai')
    expect(JSON.parse(readFileSync(join(nilai, FILES.outcome), 'utf8')).verdict).toBe('refused')
    expect(git(weighed.at, 'status', '--porcelain')).toBe('')
    expect(git(weighed.at, 'rev-parse', 'HEAD')).toBe(git('pengaju', 'rev-parse', 'origin/main'))

    const { exits, temporary } = await run('preview', 7, head)
    // The build stops at the errors of the data.
    expect(exits).toEqual([0, 0, 1])
    expect(existsSync(join(temporary, 'katalog/_catalog/pages/beranda.mdx'))).toBe(false)
    expect(existsSync(join(temporary, 'katalog/astro.config.mjs'))).toBe(false)
    expect(existsSync(join(temporary, 'katalog/dinas-lampu/sandi.csv'))).toBe(false)

    asked = []
    expect((await run('post', 7, head)).exits).toEqual([0])
    expect(asked.map(({ ask }) => ask)).toEqual([
      `POST /repos/kota/data/statuses/${head}`,
      'POST /repos/kota/data/issues/7/comments',
      'POST /repos/kota/data/issues/7/labels',
    ])
    expect(asked[0]?.body).toMatchObject({ state: 'failure', context: 'satu-data/judge' })
    expect(String(asked[1]?.body.body)).not.toContain('Semua lolos')
    expect(asked[2]?.body.labels).toContain('hasil: ditolak')
    expect(existsSync(trace)).toBe(false)
    // The traps are sharp: whoever checks the submission out and runs it is caught.
    spawnSync('npm', ['run', 'judge'], { cwd: join(folder, 'pengaju'), env: ENVIRONMENT })
    expect(existsSync(trace)).toBe(true)
  })

  test('lets a submission of data pass', async () => {
    const path = 'datasets/dinas-lampu/lampu-jalan/dataset.md'
    const text = git('pengaju', 'show', `origin/main:${path}`)
    const head = submit(8, { [path]: `${text}\n\nSatu kalimat lagi.\n` })
    expect((await run('weigh', 8, head)).exits).toEqual([0, 0])
    asked = []
    await run('post', 8, head)
    expect(asked[0]?.body).toMatchObject({ state: 'success' })
    expect(asked.at(-1)?.body.labels).toContain('produsen: dinas-lampu')

    const { at, exits } = await run('preview', 8, head)
    expect(exits).toEqual([0, 0, 0])
    const page = readFileSync(join(folder, at, 'dist/data/dinas-lampu/lampu-jalan/index.html'), 'utf8')
    expect(page).toContain('Satu kalimat lagi.')
  })

  test('fails a commit that it cannot read, and one whose review never came', async () => {
    const gone = '1'.repeat(40)
    submit(9, { 'datasets/dinas-lampu/a.txt': 'x' })
    expect((await run('weigh', 9, gone)).exits).toEqual([0, 2])
    asked = []
    expect((await run('post', 9, gone)).exits).toEqual([0])
    expect(asked[0]?.body).toMatchObject({ state: 'error' })
    asked = []
    expect((await run('post', 10, gone)).exits).toEqual([0])
    expect(asked[0]?.body).toMatchObject({ state: 'error' })
  })
})
