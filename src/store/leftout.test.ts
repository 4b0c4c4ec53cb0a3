import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { LeftOut } from '../history/leftout.ts'
import { checkTree } from './checked.ts'
import { diskTree } from './disk.ts'
import { withLeftOut } from './leftout.ts'
import { checkInParallel } from './parallel.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'left-out-'))
  writeFileSync(join(folder, 'catalog.yaml'), 'title: x\n')
})
afterEach(() => rmSync(folder, { recursive: true }))

const leftOut: LeftOut[] = [
  { path: 'dinas/data/sandi.csv', kind: 'symlink', size: 11, reason: 'symlink' },
  { path: 'Catalog.yaml', kind: 'file', size: 5, reason: 'collision' },
  { path: 'dinas/.gitattributes', kind: 'file', size: 5, reason: 'hidden' },
  { path: 'modul', kind: 'submodule', size: 0, reason: 'submodule' },
]

test('what was left out of a copy is listed and never read', () => {
  const tree = withLeftOut(diskTree(folder), leftOut)
  expect(tree.list().map(({ path, kind }) => `${kind} ${path}`)).toEqual([
    'other Catalog.yaml',
    'file catalog.yaml',
    'symlink dinas/data/sandi.csv',
    'other modul',
  ])
  expect(tree.entry('modul')?.kind).toBe('other')
  expect(() => tree.read('dinas/data/sandi.csv')).toThrow()
  expect(() => [...tree.open('modul')]).toThrow()
  expect(tree.read('catalog.yaml')).toHaveLength(9)
})

test('what was left out of a copy is named by the rules', () => {
  const options = { cache: join(folder, '.cache'), asOf: '2026-01-31' }
  const problems = (tree: ReturnType<typeof diskTree>) =>
    checkTree(tree, options).checked.problems.map(({ code, places }) => `${code} ${places[0]?.file}`)
  const whole = problems(withLeftOut(diskTree(folder), leftOut))
  expect(whole).toContain('unsafe-path dinas/data/sandi.csv')
  expect(whole).toContain('unsafe-path modul')
  expect(whole.some((problem) => problem.startsWith('case-conflict'))).toBe(true)
  expect(problems(diskTree(folder)).some((problem) => problem.startsWith('unsafe-path'))).toBe(false)
})

test('what was left out of a copy is named by a check on several cores as well', async () => {
  const tree = withLeftOut(diskTree(folder), leftOut)
  const { problems } = await checkInParallel(tree, { cache: join(folder, '.cache'), asOf: '2026-01-31' })
  expect(problems.map(({ code, places }) => `${code} ${places[0]?.file}`)).toContain('unsafe-path modul')
})
