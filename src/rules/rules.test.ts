import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { memoryTree } from '../catalog/memory.ts'
import type { FileTree } from '../catalog/model.ts'
import { compareProblems, type Problem, type Text } from '../catalog/problem.ts'
import { readCatalog } from '../catalog/reader.ts'
import { checkMetadata, contexts, tablesOf } from './check.ts'
import { checkTable } from './checktable.ts'
import { isDescription } from './filenames.ts'
import { rules } from './index.ts'
import type { Rule } from './rule.ts'

const here = fileURLToPath(new URL('.', import.meta.url))
const fixtures = join(here, 'fixtures')
const small = fileURLToPath(new URL('../../tests/catalogs/small', import.meta.url))
const EXPECTED = 'problems.json'
const update = process.env.UPDATE === '1' && process.env.CI === undefined

type Files = Record<string, Uint8Array>

function filesOf(folder: string): Files {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) =>
    path.replaceAll('\\', '/'),
  )
  return Object.fromEntries(
    paths
      .filter((path) => statSync(join(folder, path)).isFile() && path !== EXPECTED)
      .map((path) => [path, new Uint8Array(readFileSync(join(folder, path)))]),
  )
}

/** A fixture is a whole catalog, or the files of one dataset of the base catalog. */
function fixture(code: string, kind: 'good' | 'bad'): FileTree {
  const files = filesOf(join(fixtures, code, kind))
  if ('catalog.yaml' in files) return memoryTree(files)
  const base = filesOf(join(fixtures, '_base'))
  const isDescribed = Object.keys(files).some(isDescription)
  const kept = Object.entries(base).filter(([path]) => !(isDescribed && path.startsWith('dinas/data/')))
  const mounted = Object.entries(files).map(([path, bytes]) => [`dinas/data/${path}`, bytes] as const)
  return memoryTree(Object.fromEntries([...kept, ...mounted]))
}

function hasher() {
  const hash = createHash('sha256')
  return { update: (piece: Uint8Array) => void hash.update(piece), digest: () => hash.digest('hex') }
}

function check(tree: FileTree, used: readonly Rule[], limit = 1000): Problem[] {
  const catalog = readCatalog(tree)
  const context = contexts(tree, catalog)
  const tables = tablesOf(catalog).flatMap(
    (table) => checkTable(tree, context(table), { rules: used, limit, hasher }).problems,
  )
  return [...checkMetadata(catalog, used), ...tables].sort(compareProblems)
}

describe('the registry', () => {
  it('holds every rule of the folder under its file name', async () => {
    const found: string[] = []
    for (const file of readdirSync(here)) {
      if (!file.endsWith('.ts') || file.endsWith('.test.ts')) continue
      const module = (await import(join(here, file))) as { rule?: Rule }
      if (!module.rule) continue
      found.push(module.rule.code)
      expect(file).toBe(`${module.rule.code}.ts`)
      expect(rules).toContain(module.rule)
    }
    expect(rules.map(({ code }) => code).sort()).toEqual(found.sort())
  })

  it('has fixtures for its rules and for nothing else', () => {
    const folders = readdirSync(fixtures).filter((name) => !name.startsWith('_'))
    expect(folders.sort()).toEqual(rules.map(({ code }) => code).sort())
  })

  it('finds nothing in the small catalog', () => {
    expect(check(memoryTree(filesOf(small)), rules)).toEqual([])
  })
})

function expectText({ id, en }: Text): void {
  expect(id.trim()).not.toBe('')
  expect(en.trim()).not.toBe('')
  expect(id).not.toBe(en)
  // A number or value that did not arrive.
  expect(`${id}${en}`).not.toMatch(/undefined|NaN|\[object/)
}

describe.each(rules.map((rule) => [rule.code, rule] as const))('%s', (code, rule) => {
  it('says what is wrong, why it matters, and what to do in numbered steps', () => {
    for (const text of [rule.title, rule.why, rule.fix]) expectText(text)
    for (const steps of [rule.fix.id, rule.fix.en]) {
      const lines = steps.split('\n')
      expect(lines.length).toBeGreaterThan(1)
      lines.forEach((line, at) => expect(line).toMatch(new RegExp(`^${at + 1}\\. \\S`)))
    }
  })

  it('is silent about what is good', () => {
    expect(check(fixture(code, 'good'), rules)).toEqual([])
  })

  it('finds in the bad exactly what is expected, in both languages', () => {
    const problems = check(fixture(code, 'bad'), [rule])
    const file = join(fixtures, code, 'bad', EXPECTED)
    if (update) writeFileSync(file, `${JSON.stringify(problems, null, 2)}\n`)
    expect(existsSync(file), `${EXPECTED} is missing; write it with UPDATE=1`).toBe(true)
    expect(problems).toEqual(JSON.parse(readFileSync(file, 'utf8')))
    expect(problems.length).toBeGreaterThan(0)
    for (const problem of problems) {
      expect(problem).toMatchObject({ code, severity: rule.severity })
      expect(problem.count).toBeGreaterThan(0)
      expectText(problem.message)
      expectText(problem.fix)
    }
  })

  it('shares none of its faults with another rule', () => {
    expect(
      check(
        fixture(code, 'bad'),
        rules.filter((other) => other !== rule),
      ),
    ).toEqual([])
  })
})
