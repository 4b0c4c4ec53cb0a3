import { describe, expect, test } from 'vitest'
import { readYaml } from './yaml.ts'

/** Line, column and English words of each fault. */
function faults(text: string, firstLine = 1): [number, number, string][] {
  return readYaml(text, firstLine).violations.map(({ position, message }) => [
    position.line,
    position.column,
    message.en,
  ])
}

const TWICE = 'This property is written twice in the same group.'
const EXPLODES = 'This file uses YAML references (`&`, `*`) that multiply, so it is not read.'
const DEEP = 'Groups stand in groups too deeply, so this file is not read.'
const NO_TAGS = 'YAML tags (`!…`) are not accepted here.'
const NO_DIRECTIVES = 'Lines that begin with `%` are not accepted; the file is always read as YAML 1.2.'
const NO_MAPPING = 'This file must hold `property: value` pairs, not a list or a single text.'

describe('a YAML text', () => {
  test('gives its value', () => {
    const text = 'a: 1\nb: [x, "12.10"]\nc: { d: yes, e: ~, f: 2024-01-01 }\ng: |\n  satu\n\n  dua\n'
    expect(readYaml(text)).toMatchObject({
      value: { a: 1, b: ['x', '12.10'], c: { d: 'yes', e: null, f: '2024-01-01' }, g: 'satu\n\ndua\n' },
      violations: [],
    })
  })

  test('may be JSON with tabs, escapes and without spaces', () => {
    expect(readYaml('{\n\t"a":1,"b\\u0041":\t[true,null,"\\ud83d\\ude00\\/"]\n}').value).toEqual({
      a: 1,
      bA: [true, null, '😀/'],
    })
  })

  test('says where each property stands, and where the nearest one does that is missing', () => {
    const text = 'a: 1\nb:\n  - c: x\n  - c: y\n    d:\n      e: 1\n'
    const { locate } = readYaml(text, 10)
    expect(locate(['b', 1, 'c'])).toEqual({ line: 13, column: 5 })
    expect(locate(['b', 1, 'd', 'e'])).toEqual({ line: 15, column: 7 })
    expect(locate(['b', 1, 'd', 'missing', 'below'])).toEqual({ line: 14, column: 5 })
    expect(locate(['b', 7])).toEqual({ line: 11, column: 1 })
    expect(locate(['nothing'])).toEqual({ line: 10, column: 1 })
    expect(locate([])).toEqual({ line: 10, column: 1 })
  })

  test('says how a scalar is written', () => {
    const { written } = readYaml("a: 12.10\nb: 007\nc: '5'\nd: [1e3]\ne: &x yes\nf: *x\n")
    expect(written(['a'])).toBe('12.10')
    expect(written(['b'])).toBe('007')
    expect(written(['c'])).toBe('5')
    expect(written(['d', 0])).toBe('1e3')
    for (const path of [['d'], ['f'], ['g'], ['a', 'b']]) expect(written(path)).toBeUndefined()
  })

  test('reads references that are few', () => {
    expect(readYaml('a: &a { x: 1 }\nb: *a\nc: [*a, *a]\n')).toMatchObject({
      value: { b: { x: 1 }, c: [{ x: 1 }, { x: 1 }] },
      violations: [],
    })
  })

  test('takes a merge key for a name like any other', () => {
    expect(readYaml('a: &a { x: 1 }\nb: { <<: *a }\n').value).toEqual({ a: { x: 1 }, b: { '<<': { x: 1 } } })
  })

  test('keeps names of members of every object as plain properties', () => {
    const { value } = readYaml('__proto__: { polluted: 1 }\nconstructor: { prototype: { polluted: 1 } }\n')
    expect(Object.keys(value)).toEqual(['__proto__', 'constructor'])
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype)
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  })
})

describe('a slip of the pen is said once, at its place, with what to write:', () => {
  test.each<[string, string, [number, number], RegExp]>([
    ['a colon in a text', 'a: 1\ntitle: Jumlah: data', [2, 8], /`title: "Jumlah: data"`/],
    ['a colon in a group in brackets', 'a: [{ b: c: d }]', [1, 10], /`b: "c: d"`/],
    ['an open quote', 'a: 1\nb: "x\nc: 1\n', [2, 4], /same quote at the end/],
    ['text behind a quote', 'a: "Data "penting" ini"', [1, 11], /single ones/],
    ['an open bracket', 'a: [x, y\nb: 1\n', [2, 1], /Add `\]`/],
    ['a line too far to the right', 'a: x\n  b: y\nc: z\n', [2, 3], /leading spaces/],
    ['tabs on many lines', 'a:\n\t- b: 1\n\t  c: 2\n\t\td:\n\t\t\te: 1\nf: 1\n', [2, 1], /two spaces/],
    ['no space behind a colon', 'title:x\nb: y\n', [1, 1], /Write `title: x`/],
    ['no space behind a hyphen', 'a:\n- b\n-c\nd: y\n', [3, 1], /Write `- c`/],
    ['a text that goes on', 'a: satu\nb: dua\ntiga empat\nc: 5\n', [3, 1], /join the two/],
    ['a sign that texts may not begin with', 'a: @x\n', [1, 4], /`a: "@x"`/],
    ['a backslash', 'a: "C:\\data"\n', [1, 7], /plain slashes/],
  ])('%s', (_, text, [line, column], fix) => {
    for (const before of ['', '\n']) {
      const { violations } = readYaml(before + text)
      const shown = violations.map(({ position }) => [position.line - before.length, position.column])
      expect(shown).toEqual([[line, column]])
      expect(violations[0]?.fix?.en).toMatch(fix)
    }
  })

  test('10,000 of them in time that grows with the text', () => {
    const started = performance.now()
    expect(faults(`a:\n${'\t- x: y: z\n'.repeat(10_000)}`).length).toBeGreaterThan(0)
    expect(performance.now() - started).toBeLessThan(20_000)
  })
})

describe('a fault of a YAML text stands at its place:', () => {
  test.each<[string, string, [number, number, string][]]>([
    [
      'a key written twice',
      'a: 1\nb:\n  c: 1\n  c: 2\na: 2',
      [
        [5, 1, TWICE],
        [4, 3, TWICE],
      ],
    ],
    [
      'a tab as indentation',
      'a:\n\tb: 1',
      [[2, 1, 'This line is indented with a tab; YAML accepts spaces only.']],
    ],
    ['a list', '- a', [[1, 1, NO_MAPPING]]],
    ['a text', 'kata', [[1, 1, NO_MAPPING]]],
    ['nothing', '', [[1, 1, NO_MAPPING]]],
    ['only a comment', '# kosong\n', [[1, 1, NO_MAPPING]]],
    ['a function', 'a: 1\nb: !!js/function "function () {}"', [[2, 4, NO_TAGS]]],
    [
      'tags of other kinds',
      'a: !foo 1\nb: !!set { x }\nc: !!binary aGk=',
      [
        [1, 4, NO_TAGS],
        [2, 4, NO_TAGS],
        [3, 4, NO_TAGS],
      ],
    ],
    ['another version', '%YAML 1.1\n---\na: yes', [[1, 1, NO_DIRECTIVES]]],
    ['tags renamed', '# x\n%TAG ! tag:yaml.org,2002:\n---\na: !str 1', [[2, 1, NO_DIRECTIVES]]],
    ['an unknown directive', '%FOO bar\n---\na: 1', [[1, 1, NO_DIRECTIVES]]],
    [
      'a second document',
      'a: 1\n---\nb: 2',
      [[2, 1, 'A line `---` opens a second part; this file may have only one.']],
    ],
    [
      'a reference to nothing',
      'a: 1\nb: *x',
      [[2, 4, 'The `*` mark here refers to something that is not there.']],
    ],
    [
      'a reference to what comes later',
      'b: *x\na: &x 1',
      [[1, 4, 'The `*` mark here refers to something that is not there.']],
    ],
    ['a reference into itself', 'x-a: &a\n  b: [*a]', [[2, 7, EXPLODES]]],
  ])('%s', (_, text, expected) => {
    const read = readYaml(text)
    expect(faults(text).sort()).toEqual(expected.sort())
    expect(read.value).toEqual({})
    for (const { message, fix } of read.violations) {
      expect(message.id).not.toBe(message.en)
      expect(fix?.id).toBeTruthy()
    }
  })

  test('references that multiply ("billion laughs")', () => {
    const levels = Array.from(
      { length: 9 },
      (_, level) => `a${level}: &a${level} [${Array(9).fill(level === 0 ? 'ha' : `*a${level - 1}`)}]`,
    )
    expect(faults(levels.join('\n'))).toEqual([[2, 10, EXPLODES]])
  })

  test('20,000 references', () => {
    const started = performance.now()
    expect(faults(`a: &x 1\nb: [${'*x,'.repeat(20_000)}]`)[0]?.[2]).toBe(EXPLODES)
    const anchors = Array.from({ length: 20_000 }, (_, at) => `- &a${at} 1\n- *a${at}\n`)
    expect(faults(`a:\n${anchors.join('')}`)[0]?.[2]).toBe(EXPLODES)
    expect(performance.now() - started).toBeLessThan(20_000)
  })

  test.each<[string, string, number]>([
    ['lists on one line', `a:\n  ${'- '.repeat(50_000)}a\n`, 2],
    ['keys on one line', `a:\n  ${'? '.repeat(50_000)}a\n`, 2],
    ['groups line by line', Array.from({ length: 6000 }, (_, at) => `${' '.repeat(at)}a:\n`).join(''), 129],
  ])('groups so deep that the parser gives up: %s', (_, text, line) => {
    // What stands behind makes the parser close all of them at once.
    const { violations, value, locate } = readYaml(`${text}b: 1\n`)
    expect(violations.at(-1)?.message.en).toBe(DEEP)
    expect(violations.at(-1)?.position.line).toBeLessThanOrEqual(line)
    expect(value).toEqual({})
    expect(() => locate(['a', 0])).not.toThrow()
  })

  test('groups in groups without end', () => {
    for (const depth of [70, 500, 20_000]) {
      expect(faults(`a: ${'['.repeat(depth)}${']'.repeat(depth)}`).at(-1)?.[2]).toBe(DEEP)
      expect(faults('- '.repeat(depth)).at(-1)?.[2]).toBe(DEEP)
      expect(faults(`${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`).at(-1)?.[2]).toBe(DEEP)
    }
    expect(faults(`a: ${'['.repeat(60)}${']'.repeat(60)}`)).toEqual([])
  })

  test('20,000 keys, each written twice, in time that grows with the text', () => {
    const started = performance.now()
    expect(faults(Array.from({ length: 40_000 }, (_, at) => `k${at % 20_000}: 1\n`).join(''))).toHaveLength(
      20_000,
    )
    expect(performance.now() - started).toBeLessThan(20_000)
  })
})
