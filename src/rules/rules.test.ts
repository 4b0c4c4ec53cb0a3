import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { FileTree } from '../catalog/model.ts'
import type { Problem, Text } from '../catalog/problem.ts'
import { asksForMore, check, EXPECTED, filesOf, inPieces, treeOf } from './fixtures/check.ts'
import { rules } from './index.ts'
import type { Rule } from './rule.ts'

const here = import.meta.dirname
const fixtures = join(here, 'fixtures')
const small = join(here, '../../tests/catalogs/small')
/** `UPDATE=1` writes the expected problems anew; their wording is then read in the diff. */
const update = process.env.UPDATE === '1' && process.env.CI === undefined

/** The rules that judge a fixture: all, but that only those that ask for more metadata are asked of one another. */
function judges(rule: Rule): Rule[] {
  return asksForMore(rule) ? [...rules] : rules.filter((other) => !asksForMore(other))
}

function fixture(code: string, kind: 'good' | 'bad'): FileTree {
  return treeOf(filesOf(join(fixtures, code, kind)))
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
    const folders = readdirSync(fixtures, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('_'))
      .map(({ name }) => name)
    expect(folders.sort()).toEqual(rules.map(({ code }) => code).sort())
  })

  it('finds nothing in the small catalog', () => {
    expect(check(treeOf(filesOf(small)), rules)).toEqual([])
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
      for (const [at, line] of lines.entries()) expect(line).toMatch(new RegExp(`^${at + 1}\\. \\S`))
    }
  })

  it('is silent about what is good', () => {
    expect(check(fixture(code, 'good'), judges(rule))).toEqual([])
  })

  const file = join(fixtures, code, 'bad', EXPECTED)
  const expectFound = (problems: Problem[]) => {
    expect(problems).toEqual(JSON.parse(readFileSync(file, 'utf8')))
    expect(problems.length).toBeGreaterThan(0)
  }

  it('finds in the bad exactly what is expected, in both languages', () => {
    const problems = check(fixture(code, 'bad'), [rule])
    if (update) writeFileSync(file, `${JSON.stringify(problems, null, 2)}\n`)
    expect(existsSync(file), `${EXPECTED} is missing; write it with UPDATE=1`).toBe(true)
    expectFound(problems)
    for (const problem of problems) {
      expect(problem).toMatchObject({ code, severity: rule.severity })
      expect(problem.count).toBeGreaterThan(0)
      expectText(problem.message)
      expectText(problem.fix)
    }
  })

  it('is missed when it is switched off', () => {
    const off = { ...rule, check: () => [], checkBad: () => [] }
    const problems = check(fixture(code, 'bad'), [off])
    expect(() => expectFound(problems)).toThrow()
  })

  it('finds the same when the files come a few bytes at a time', () => {
    const tree = fixture(code, 'bad')
    expect(check(inPieces(tree, 7), [rule])).toEqual(check(tree, [rule]))
  })

  it('shares none of its faults with another rule', () => {
    expect(
      check(
        fixture(code, 'bad'),
        judges(rule).filter((other) => other !== rule),
      ),
    ).toEqual([])
  })
})
