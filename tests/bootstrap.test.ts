import { spawnSync } from 'node:child_process'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'

let folder: string
const script = () => join(folder, 'scripts', 'bootstrap.mjs')

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ruang data é 数 '))
  mkdirSync(join(folder, 'scripts'))
  copyFileSync(new URL('../scripts/bootstrap.mjs', import.meta.url), script())
  project({})
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function project(dependencies: Record<string, string>, others: Record<string, object> = {}) {
  const packages = Object.entries(dependencies).map(([name, version]) => [
    `node_modules/${name}`,
    {
      version,
      resolved: `https://registry.npmjs.org/${name}/-/${name}-${version}.tgz`,
      integrity: 'sha512-AAAA',
    },
  ])
  const root = { name: 'contoh', version: '1.0.0', dependencies }
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ ...root, type: 'module' }))
  const lock = { name: 'contoh', version: '1.0.0', lockfileVersion: 3, requires: true }
  writeFileSync(
    join(folder, 'package-lock.json'),
    JSON.stringify({ ...lock, packages: { '': root, ...Object.fromEntries(packages), ...others } }),
  )
}

function bootstrap(env: Record<string, string> = {}, nodeFlags: string[] = []) {
  const { npm_execpath: _, npm_node_execpath: __, ...inherited } = process.env
  const result = spawnSync(process.execPath, [...nodeFlags, script()], {
    encoding: 'utf8',
    env: { ...inherited, npm_config_cache: join(folder, 'npm-cache'), npm_config_fetch_retries: '0', ...env },
  })
  return { code: result.status, out: result.stdout, words: result.stderr }
}

const stamp = () => join(folder, 'node_modules', '.bootstrap')
const pretend = (version: string) => {
  const code = `Object.defineProperty(process,'versions',{value:{...process.versions,node:'${version}'}})`
  return ['--import', `data:text/javascript,${encodeURIComponent(code)}`]
}

test('it installs once, says so in both languages, and is silent when nothing is to do', () => {
  mkdirSync(join(folder, 'node_modules'))
  const first = bootstrap()
  expect(first.words).toMatch(
    /Memasang pustaka[\s\S]*Installing the libraries[\s\S]*Selesai memasang[\s\S]*Installed/,
  )
  expect(first).toMatchObject({ code: 0, out: '' })
  expect(bootstrap()).toEqual({ code: 0, out: '', words: '' })
})

test('a changed lockfile makes it stale, a touched one does not', () => {
  bootstrap()
  const before = readFileSync(stamp(), 'utf8')
  utimesSync(join(folder, 'package-lock.json'), new Date(), new Date())
  expect(bootstrap().words).toBe('')
  writeFileSync(
    join(folder, 'package-lock.json'),
    `${readFileSync(join(folder, 'package-lock.json'), 'utf8')}\n`,
  )
  expect(bootstrap().code).toBe(0)
  expect(readFileSync(stamp(), 'utf8')).not.toBe(before)
})

test('what a person installed with npm ci is taken as it is', () => {
  mkdirSync(join(folder, 'node_modules', 'contoh'), { recursive: true })
  writeFileSync(join(folder, 'node_modules', 'contoh', 'package.json'), '{"name":"contoh","version":"1.0.0"}')
  const packages = { 'node_modules/contoh': { version: '1.0.0' } }
  writeFileSync(join(folder, 'node_modules', '.package-lock.json'), JSON.stringify({ packages }))
  project(
    { contoh: '1.0.0' },
    {
      'node_modules/mesin-lain': { version: '1.0.0', optional: true, os: ['plan9'] },
      'node_modules/pustaka-mesin-lain': { version: '1.0.0', optional: true },
    },
  )
  expect(bootstrap()).toEqual({ code: 0, out: '', words: '' })
  expect(existsSync(stamp())).toBe(true)
})

test('a leftover package that the lockfile does not name is cleared away', () => {
  mkdirSync(join(folder, 'node_modules', 'lama'), { recursive: true })
  writeFileSync(join(folder, 'node_modules', 'lama', 'package.json'), '{"name":"lama","version":"1.0.0"}')
  const packages = { 'node_modules/lama': { version: '1.0.0' } }
  writeFileSync(join(folder, 'node_modules', '.package-lock.json'), JSON.stringify({ packages }))
  expect(bootstrap().code).toBe(0)
  expect(existsSync(join(folder, 'node_modules', 'lama'))).toBe(false)
})

test('without a network it says so, what to do next, and ends with 2', () => {
  project({ contoh: '1.0.0' })
  const { code, words } = bootstrap({ npm_config_registry: 'http://127.0.0.1:9/' })
  expect(code).toBe(2)
  expect(words).toMatch(/registry npm tidak terjangkau\. Periksa sambungan/)
  expect(words).toMatch(/the npm registry is out of reach\. Check the internet connection/)
  expect(existsSync(stamp())).toBe(false)
})

test('a lockfile that does not fit package.json is said to be so', () => {
  mkdirSync(join(folder, 'lokal'))
  writeFileSync(join(folder, 'lokal', 'package.json'), '{"name":"lokal","version":"1.0.0"}')
  const manifest = { name: 'contoh', version: '1.0.0', dependencies: { lokal: 'file:lokal' } }
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest))
  const { code, words } = bootstrap()
  expect(code).toBe(2)
  expect(words).toMatch(/Ambil kembali kedua berkas/)
  expect(words).toMatch(/Restore both files/)
})

test('a Node that is too old to install is refused with the next step', () => {
  const { code, words } = bootstrap({}, pretend('18.20.8'))
  expect(code).toBe(2)
  expect(words).toMatch(/Node\.js 18\.20\.8 terlalu lama\. Pasang Node\.js 24/)
  expect(words).toMatch(/too old\. Install Node\.js 24/)
})

test('a Node that installs but runs no TypeScript needs the one from npm', () => {
  const { code, words } = bootstrap({}, pretend('20.20.2'))
  expect(code).toBe(2)
  expect(words).toMatch(/Node\.js 20\.20\.2 can only install/)
})

test('a Node from npm that does not run here gives way to the one of the machine', () => {
  mkdirSync(join(folder, 'node_modules', '.bin'), { recursive: true })
  writeFileSync(join(folder, 'node_modules', '.bin', 'node'), 'not a program', { mode: 0o755 })
  writeFileSync(join(folder, 'node_modules', '.package-lock.json'), JSON.stringify({ packages: {} }))
  expect(bootstrap().code).toBe(0)
  expect(existsSync(join(folder, 'node_modules', '.bin', 'node'))).toBe(false)
})

test('a lock left by a command that died does not hold up the next', () => {
  mkdirSync(join(folder, '.cache'))
  const { pid } = spawnSync(process.execPath, ['--version'])
  writeFileSync(join(folder, '.cache', 'installing'), String(pid))
  expect(bootstrap().code).toBe(0)
  expect(existsSync(join(folder, '.cache', 'installing'))).toBe(false)
})

test('it installs nothing through a link, behind which are the packages of another folder', () => {
  const other = mkdtempSync(join(tmpdir(), 'pustaka lain '))
  mkdirSync(join(other, 'milik-folder-lain'))
  symlinkSync(other, join(folder, 'node_modules'), 'dir')
  expect(bootstrap().code).toBe(0)
  expect(existsSync(join(other, 'milik-folder-lain'))).toBe(true)
  expect(existsSync(stamp())).toBe(false)
  rmSync(other, { recursive: true })
})
