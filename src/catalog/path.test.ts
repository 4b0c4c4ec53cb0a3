import { describe, expect, test } from 'vitest'
import { memoryTree } from './memory.ts'
import { baseName, stem, unsafePath, unsafeTablePath } from './path.ts'
import { columnLetters, shorten } from './problem.ts'

describe('a path of a descriptor', () => {
  test.each([
    ['data.csv', undefined],
    ['tabel/data 2024.csv', undefined],
    ['a..b/c...csv', undefined],
    ['/etc/passwd', 'absolute'],
    ['//host/x.csv', 'absolute'],
    ['C:/x.csv', 'absolute'],
    ['c:x.csv', 'absolute'],
    ['https://x.example/a.csv', 'absolute'],
    ['file:x.csv', 'absolute'],
    ['javascript:x.csv', 'absolute'],
    ['../x.csv', 'parent'],
    ['a/../../x.csv', 'parent'],
    ['..', 'parent'],
    ['a\\x.csv', 'backslash'],
    ['..\\x.csv', 'backslash'],
    ['./x.csv', 'hidden'],
    ['.git/config', 'hidden'],
    ['a/.env.csv', 'hidden'],
    ['a//x.csv', 'hidden'],
    ['a/', 'hidden'],
    ['', 'hidden'],
    ['~/x.csv', 'home'],
    ['~admin/x.csv', 'home'],
    ['a~1.csv', undefined],
    ['\\\\server\\x.csv', 'backslash'],
    ['\\\\?\\C:\\x.csv', 'backslash'],
    ['data./x.csv', 'edge'],
    ['.. /x.csv', 'hidden'],
    ['data /x.csv', 'edge'],
    [' x.csv', 'edge'],
    ['x.csv ', 'edge'],
    ['x.csv.', 'edge'],
    ['%2e%2e/x.csv', 'encoded'],
    ['a%2Fx.csv', 'encoded'],
    ['a%5c..%5cx.csv', 'encoded'],
    ['50%.csv', undefined],
    ['50%25.csv', undefined],
  ])('%j is %s', (path, reason) => expect(unsafePath(path)).toBe(reason))

  test('of a table ends as tables do', () => {
    for (const path of ['a.csv', 'a.CSV', 'b/a.tsv', 'a.txt']) expect(unsafeTablePath(path)).toBeUndefined()
    for (const path of ['a.html', 'a.csv.html', 'a.svg', 'a', 'csv', 'a.csv?x', 'a.js']) {
      expect(unsafeTablePath(path)).toBe('ending')
    }
    expect(unsafeTablePath('../a.html')).toBe('parent')
  })

  test('has a last part and a name', () => {
    expect([baseName('a/b/c.d.csv'), stem('a/b/c.d.csv'), stem('x'), baseName('x')]).toEqual([
      'c.d.csv',
      'c.d',
      'x',
      'x',
    ])
  })
})

describe('places', () => {
  test('have the letters of a spreadsheet', () => {
    expect([1, 26, 27, 52, 53, 702, 703, 16384].map(columnLetters)).toEqual([
      'A',
      'Z',
      'AA',
      'AZ',
      'BA',
      'ZZ',
      'AAA',
      'XFD',
    ])
  })

  test('show at most 120 characters of a value', () => {
    expect(shorten('x'.repeat(120))).toBe('x'.repeat(120))
    expect(shorten('x'.repeat(121))).toBe(`${'x'.repeat(119)}…`)
    expect(shorten(`${'x'.repeat(118)}😀yyy`)).toBe(`${'x'.repeat(118)}…`)
  })
})

test('files in memory are listed by path and never confused with members of every object', () => {
  const tree = memoryTree({ 'b.csv': 'é', 'a/x.csv': new Uint8Array(3) })
  expect(tree.list()).toEqual([
    { path: 'a/x.csv', kind: 'file', size: 3 },
    { path: 'b.csv', kind: 'file', size: 2 },
  ])
  expect(tree.entry('constructor')).toBeUndefined()
  expect(() => tree.read('__proto__')).toThrow(/No file/)
})
