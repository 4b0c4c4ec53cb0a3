import { spawn, spawnSync } from 'node:child_process'
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { committedAt, ENVIRONMENT, runGit } from '../../src/history/fixtures/git.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const PARTS = [
  'src',
  'scripts',
  'schemas',
  'package.json',
  'package-lock.json',
  'astro.config.ts',
  'tsconfig.json',
]
const CATALOG = 'tests/catalogs/small'

const env = { ...ENVIRONMENT, ...committedAt('2026-01-31T12:00:00+07:00') }

let folder: string
let office: string
let stranger: string
let site: string
let commit: string
let server: Server | undefined

const git = (where: string, ...args: string[]) => runGit(where, args, { env })

interface Run {
  status: number | null
  stdout: string
  stderr: string
}

/** Runs a command of a clone while this process goes on to serve what it asks for. */
function run(where: string, script: string, args: string[], more: NodeJS.ProcessEnv = {}): Promise<Run> {
  const child = spawn(process.execPath, [`scripts/${script}.ts`, ...args], {
    cwd: where,
    env: { ...env, ...more },
  })
  const run: Run = { status: null, stdout: '', stderr: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => (run.stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (run.stderr += text))
  return new Promise((done, fail) => {
    child.once('error', fail)
    child.once('close', (status) => done({ ...run, status }))
  })
}

const verify = (...args: string[]) => run(stranger, 'verify', args)

/** A copy of the published site that is changed. */
function copied(name: string, change: (copy: string) => void): string {
  const copy = join(folder, name)
  cpSync(site, copy, { recursive: true })
  change(copy)
  return copy
}

function edit(file: string, from: string | RegExp, to: string): void {
  const text = readFileSync(file, 'utf8')
  const changed = text.replace(from, to)
  if (changed === text) throw new Error(`${file} holds no ${from}`)
  writeFileSync(file, changed)
}

function withModules(clone: string): void {
  symlinkSync(join(ROOT, 'node_modules'), join(clone, 'node_modules'))
}

// The office publishes from its clone, under settings of its own; a stranger has another clone.
beforeAll(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'verify-')))
  office = join(folder, 'kantor')
  stranger = join(folder, 'tempat lain/salinan repositori')
  site = join(folder, 'situs')
  for (const part of [...PARTS, CATALOG]) cpSync(join(ROOT, part), join(office, part), { recursive: true })
  writeFileSync(join(office, '.gitignore'), 'node_modules\n.cache/\n.astro/\n')
  git(office, 'init', '-q')
  git(office, 'add', '-A')
  git(office, 'commit', '-qm', 'Awal')
  commit = git(office, 'rev-parse', 'HEAD')
  git(folder, 'clone', '-q', office, stranger)
  for (const clone of [office, stranger]) withModules(clone)
  const built = await run(office, 'build', ['--catalog', CATALOG, '--out', site], {
    TZ: 'Pacific/Auckland',
    LC_ALL: 'id_ID.UTF-8',
    LANG: 'id_ID.UTF-8',
    HOME: folder,
    NODE_ENV: 'development',
  })
  if (built.status !== 0) throw new Error(built.stdout + built.stderr)
}, 180_000)

afterAll(() => {
  server?.closeAllConnections()
  server?.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('two builds of one commit and date', { timeout: 180_000 }, () => {
  test('give the same bytes in another time zone, locale, home and path, from a cold cache and a warm one', async () => {
    const settings = {
      TZ: 'America/St_Johns',
      LC_ALL: 'C',
      LANG: 'C',
      HOME: join(folder, 'rumah'),
      NODE_ENV: 'production',
    }
    for (const cache of ['dingin', 'hangat']) {
      const out = join(stranger, '.cache/situs')
      const built = await run(stranger, 'build', ['--catalog', CATALOG, '--out', out], settings)
      expect({ cache, status: built.status, stderr: built.stderr }).toEqual({ cache, status: 0, stderr: '' })
      expect(spawnSync('diff', ['-r', site, out], { encoding: 'utf8' }).stdout).toBe('')
    }
    expect(existsSync(join(stranger, '.cache/code'))).toBe(true)
  })

  test('are sealed: sha256sum agrees, and the statement meets its schema and names the commit', () => {
    const check = spawnSync('sha256sum', ['--check', '--strict', '--quiet', 'SHA256SUMS'], {
      cwd: site,
      encoding: 'utf8',
    })
    expect(check).toMatchObject({ status: 0, stdout: '', stderr: '' })
    const statement = JSON.parse(readFileSync(join(site, 'provenance.json'), 'utf8'))
    const schema = JSON.parse(readFileSync(join(ROOT, 'tests/provenance/slsa-statement.schema.json'), 'utf8'))
    const ajv = new Ajv2020({ strict: true })
    expect({ valid: ajv.validate(schema, statement), errors: ajv.errors }).toEqual({
      valid: true,
      errors: null,
    })
    const { internalParameters, externalParameters } = statement.predicate.buildDefinition
    expect(internalParameters.files).toBe('committed')
    expect(externalParameters).toMatchObject({ catalog: CATALOG, asOf: '2026-01-31', asOfSource: 'commit' })
    const text = JSON.stringify(statement)
    expect(text).toContain(commit)
    expect(text).not.toContain(folder)
  })
})

describe('npm run verify', { timeout: 180_000 }, () => {
  test('ends with 0 for the folder that the office published', async () => {
    const { status, stdout, stderr } = await verify(site)
    expect({ status, stderr }).toEqual({ status: 0, stderr: '… Membangun situs dari commit ini\n' })
    expect(stdout).toContain(`✓ Sama: `)
    expect(stdout).toContain(commit.slice(0, 12))
  })

  test('ends with 1 for a hostile copy whose list was changed to fit, and names every file', async () => {
    const copy = copied('palsu', (copy) => {
      edit(join(copy, 'index.html'), '<title>', '<title>x')
      rmSync(join(copy, '404.html'))
      writeFileSync(join(copy, 'tambahan.html'), '')
      appendFileSync(join(copy, 'SHA256SUMS'), `${'0'.repeat(64)} *../luar\n`)
    })
    const { status, stdout } = await verify(copy, '--lang', 'en')
    expect(status).toBe(1)
    expect(
      stdout
        .trim()
        .split('\n')
        .map((line) => line.trim()),
    ).toEqual([
      'missing    404.html',
      'differs    SHA256SUMS',
      'differs    index.html',
      'in excess  tambahan.html',
      expect.stringMatching(/^✗ Not the same: 4 findings; \d+ files compared\.$/),
    ])
  })

  test('takes another version of Node.js for a warning, not for a difference', async () => {
    const copy = copied('node-lain', (copy) =>
      edit(join(copy, 'provenance.json'), /"node": "[^"]+"/, '"node": "22.18.0"'),
    )
    const { status, stderr } = await verify(copy, '--lang', 'en')
    expect(status).toBe(0)
    expect(stderr).toContain('! This copy was built with Node.js 22.18.0, here it is')
  })

  test('compares with the files that are here where no commit is known, and says so', async () => {
    const catalog = join(folder, 'tanpa-git')
    const out = join(folder, 'situs-tanpa-git')
    cpSync(join(ROOT, CATALOG), catalog, { recursive: true })
    const built = await run(office, 'build', ['--catalog', catalog, '--out', out], { AS_OF: '2026-01-31' })
    expect(built.stdout).toContain('! Commit katalog atau program tidak diketahui')
    const same = await verify(out, '--catalog', catalog)
    expect(same.status).toBe(0)
    expect(same.stderr).toContain('hanya dibandingkan dengan berkas yang ada di sini')
    writeFileSync(
      join(catalog, 'dinas-lampu/lampu-jalan/dataset.md'),
      `${readFileSync(join(catalog, 'dinas-lampu/lampu-jalan/dataset.md'), 'utf8')}\nKalimat baru.\n`,
    )
    const other = await verify(out, '--catalog', catalog)
    expect(other.status).toBe(1)
    expect(other.stdout).toContain('berbeda  data/dinas-lampu/lampu-jalan/index.html')
  })

  test('checks a site by its address, under a base path', async () => {
    server = createServer((request, response) => {
      const path = decodeURIComponent((request.url ?? '').replace(/^\/data\//, ''))
      if (path === 'index.html' && palsu) response.end('palsu')
      else if (path.includes('..') || !existsSync(join(site, path))) response.writeHead(404).end()
      else response.end(readFileSync(join(site, path)))
    })
    let palsu = false
    await new Promise<void>((ready) => server?.listen(0, '127.0.0.1', ready))
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/data/`
    const same = await verify(url)
    expect(same.status).toBe(0)
    expect(same.stderr).toContain('hanya berkas yang terdaftar')
    palsu = true
    const other = await verify(url, '--quick', '--lang', 'en')
    expect(other.status).toBe(1)
    expect(other.stdout).toContain('differs  index.html')
    expect(other.stderr).toContain('does not prove')
  })

  test('checks a copy against its own list alone where asked, and says what that does not prove', async () => {
    const same = await verify(site, '--quick')
    expect(same.status).toBe(0)
    expect(same.stderr).toContain('tidak membuktikan asalnya')
    const copy = copied('daftar-palsu', (copy) => {
      edit(join(copy, 'SHA256SUMS'), /^[0-9a-f]{64}(?= \*404)/m, '0'.repeat(64))
    })
    const other = await verify(copy, '--quick')
    expect(other.status).toBe(1)
    expect(other.stdout).toContain('berbeda  404.html')
    expect(other.stdout).toContain('berbeda  SHA256SUMS')
  })

  test.each<[string, (copy: string) => void, RegExp]>([
    [
      'of another commit, with the command to run',
      (copy) => edit(join(copy, 'provenance.json'), new RegExp(commit, 'g'), 'a'.repeat(40)),
      /git -C ".*" fetch --all && git -C ".*" checkout a{40}/,
    ],
    [
      'that names no commit',
      (copy) =>
        edit(
          join(copy, 'provenance.json'),
          /"resolvedDependencies": \[[^\]]*\]/,
          '"resolvedDependencies": []',
        ),
      /menyebut commit asalnya/,
    ],
    [
      'built from files that are not committed',
      (copy) => edit(join(copy, 'provenance.json'), '"committed"', '"changed"'),
      /belum di-commit/,
    ],
    [
      'whose catalog lies outside of the repository',
      (copy) => edit(join(copy, 'provenance.json'), `"${CATALOG}"`, '"../../etc"'),
      /tidak ada di sini/,
    ],
    [
      'without a statement',
      (copy) => rmSync(join(copy, 'provenance.json')),
      /tidak memiliki provenance\.json/,
    ],
    [
      'whose statement is none',
      (copy) => writeFileSync(join(copy, 'provenance.json'), '{}'),
      /tidak dapat dibaca/,
    ],
  ])('ends with 2 for a copy %s', async (name, change, words) => {
    const { status, stdout, stderr } = await verify(copied(name, change))
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toMatch(words)
    expect(stderr).not.toContain('    at ')
  })

  test('ends with 2 where the clone is not as its commit, and names the file', async () => {
    const table = join(stranger, CATALOG, 'dinas-lampu/lampu-jalan/baru.csv')
    writeFileSync(table, 'a\n')
    const { status, stderr } = await verify(site)
    rmSync(table)
    expect(status).toBe(2)
    expect(stderr).toContain('dinas-lampu/lampu-jalan/baru.csv')
    expect(stderr).toContain('git stash')
  })

  test('ends with 2 without a copy, for a folder that is not there and an address that does not answer', async () => {
    for (const args of [[], [join(folder, 'tidak-ada')], ['http://127.0.0.1:1/'], ['https://']])
      expect(await verify(...args)).toMatchObject({ status: 2, stdout: '' })
  })
})

describe('a site above its limit', { timeout: 180_000 }, () => {
  test('is not put in its place: the build ends with 1, names the largest, and leaves the site as it was', async () => {
    const catalog = join(folder, 'katalog')
    const out = join(folder, 'lama')
    cpSync(join(ROOT, CATALOG), catalog, { recursive: true })
    appendFileSync(join(catalog, 'catalog.yaml'), '\nlimits: { site: 0.5 }\n')
    cpSync(site, out, { recursive: true })
    const { status, stdout, stderr } = await run(stranger, 'build', ['--catalog', catalog, '--out', out])
    expect(status).toBe(1)
    expect(stdout).toMatch(/Halaman \(HTML\) \/ Pages \(HTML\) +\d+ {2}berkas \/ files/)
    expect(stderr).toMatch(/melebihi batas 0,5 MB.*Dataset terbesar: .*lampu-jalan/)
    expect(stderr).toContain('more than its limit of 0.5 MB')
    expect(spawnSync('diff', ['-r', site, out], { encoding: 'utf8' }).stdout).toBe('')
  })
})
