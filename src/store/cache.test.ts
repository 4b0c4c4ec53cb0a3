import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { writeWhole } from './atomic.ts'
import { codeVersion, diskCache } from './cache.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cache-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('the version of the code', () => {
  const write = (file: string, text: string) => {
    mkdirSync(join(folder, file, '..'), { recursive: true })
    writeFileSync(join(folder, file), text)
  }
  beforeEach(() => {
    for (const name of ['catalog', 'rules', 'charts', 'store']) write(`src/${name}/a.ts`, `// ${name}`)
    write('src/rules/fixtures/a/good/dataset.md', 'x')
    write('src/pages/index.ts', 'x')
  })

  test('changes with the text, the name and the number of rules', () => {
    const versions = [codeVersion(folder)]
    write('src/rules/a.ts', '// rule')
    versions.push(codeVersion(folder))
    write('src/rules/b.ts', '')
    versions.push(codeVersion(folder))
    rmSync(join(folder, 'src/rules/b.ts'))
    write('src/rules/c.ts', '')
    versions.push(codeVersion(folder))
    write('src/catalog/generated/validators.js', 'x')
    versions.push(codeVersion(folder))
    write('src/charts/series.ts', 'x')
    versions.push(codeVersion(folder))
    expect(new Set(versions).size).toBe(versions.length)
  })

  test('does not change with tests, fixtures and pages, nor with the folder it stands in', () => {
    const before = codeVersion(folder)
    write('src/rules/a.test.ts', 'x')
    write('src/rules/fixtures/a/check.ts', 'x')
    write('src/pages/index.ts', 'y')
    expect(codeVersion(folder)).toBe(before)
    const copy = mkdtempSync(join(tmpdir(), 'cache-'))
    cpSync(folder, copy, { recursive: true })
    expect(codeVersion(copy)).toBe(before)
    rmSync(copy, { recursive: true })
  })

  test('changes with the locked packages, since they read and judge the metadata', () => {
    const before = codeVersion(folder)
    write('package-lock.json', '{ "packages": {} }')
    expect(codeVersion(folder)).not.toBe(before)
  })
})

describe('a cache on disk', () => {
  test('computes once for equal dependencies and version', () => {
    let computed = 0
    const compute = () => ({ computed: ++computed })
    const cache = diskCache(folder, 'v1')
    expect(cache.get(['a', 1])).toBeUndefined()
    expect([cache.keep(['a', 1], compute), cache.keep(['a', 1], compute), cache.get(['a', 1])]).toEqual(
      Array(3).fill({ computed: 1 }),
    )
    expect(cache.keep(['a', 2], compute)).toEqual({ computed: 2 })
    expect(cache.keep(['a,1'], compute)).toEqual({ computed: 3 })
    expect(diskCache(folder, 'v1').keep(['a', 1], compute)).toEqual({ computed: 1 })
    expect(diskCache(folder, 'v2').keep(['a', 1], compute)).toEqual({ computed: 4 })
  })

  test('keeps nothing of a computation that fails', () => {
    const cache = diskCache(folder, 'v1')
    expect(() =>
      cache.keep(['a'], () => {
        throw new Error('gagal')
      }),
    ).toThrow('gagal')
    expect(cache.keep(['a'], () => 1)).toBe(1)
  })
})

test('a file is written whole or not at all', () => {
  const file = join(folder, 'a/b/c.json')
  writeWhole(file, 'satu')
  writeWhole(file, 'dua')
  expect(readdirSync(join(folder, 'a/b'))).toEqual(['c.json'])
  mkdirSync(join(folder, 'taken'))
  expect(() => writeWhole(join(folder, 'taken'), 'x')).toThrow()
  expect(readdirSync(folder).sort()).toEqual(['a', 'taken'])
  expect(existsSync(file)).toBe(true)
})
