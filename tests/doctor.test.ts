import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ENVIRONMENT } from '../src/history/fixtures/git.ts'

const ROOT = join(import.meta.dirname, '..')

let folder = ''
const env = { ...ENVIRONMENT, AS_OF: '2026-01-31' }

function run(command: string, ...args: string[]) {
  return spawnSync(command, args, { cwd: folder, env, encoding: 'utf8' })
}
const doctor = (...args: string[]) => run(process.execPath, 'scripts/doctor.ts', ...args)

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'doctor-'))
  for (const path of ['package.json', 'scripts', 'schemas', 'src', '.github'])
    cpSync(join(ROOT, path), join(folder, path), { recursive: true })
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
  run('git', 'init', '-q')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('the doctor ends with 1 where something is wrong, and names it in the language that is asked for', () => {
  write('datasets/catalog.yaml', 'title: Katalog\nverifiers: []\n')
  const { status, stdout } = doctor()
  expect(status).toBe(1)
  expect(stdout).toContain('✗ Tidak ada pemeriksa yang bertugas pada 2026-01-31')
  expect(stdout).toContain('✗ CODEOWNERS masih memuat @OWNER/walidata')
  expect(stdout).toContain('! git push dari klon ini tidak diperiksa')
  expect(stdout).toContain('✓ .github/workflows/judge.yml menilai usulan dari cabang utama')
  expect(stdout).toContain('? Apakah cabang utama terlindung')
  const english = doctor('--lang', 'en').stdout
  expect(english).toContain('✗ No verifier is on duty on 2026-01-31')
  expect(english).not.toMatch(/pemeriksa|kunci/i)
})

test('the doctor ends with 0 in a clone that is in order', () => {
  const verifier = '{ office: Bidang Statistik, accounts: [pemeriksa], from: "2025-01-01" }'
  write('datasets/catalog.yaml', `title: Katalog\nverifiers: [${verifier}]\n`)
  write('.github/CODEOWNERS', '* @pemeriksa\n')
  expect(run(process.execPath, 'scripts/setup.ts').status).toBe(0)
  const { status, stdout } = doctor()
  expect(stdout).not.toContain('✗')
  expect(stdout).toContain('✓ Setiap git push dari klon ini diperiksa')
  expect(stdout).toContain('✓ 1 pemeriksa bertugas')
  expect(status).toBe(0)
})

test('the doctor ends with 2 where it cannot run', () => {
  expect(doctor('--lang', 'fr').status).toBe(2)
  expect(doctor('--catalog', 'tidak-ada').status).toBe(2)
})
