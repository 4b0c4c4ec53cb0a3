import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Random } from '../../tests/random.ts'
import { readFrontMatter } from './frontmatter.ts'

describe('front matter', () => {
  test('gives metadata, body and the lines of the file', () => {
    const read = readFrontMatter(
      '---\n# judul\ntitle: Satu\nlist:\n  - a\n---\n\n  Isi **tebal**.\n\n---\nlagi\n',
    )
    expect(read.value).toEqual({ title: 'Satu', list: ['a'] })
    expect(read.violations).toEqual([])
    expect(read.body).toBe('  Isi **tebal**.\n\n---\nlagi\n')
    expect(read.locate(['title'])).toEqual({ line: 3, column: 1 })
    expect(read.locate(['list', 0])).toEqual({ line: 5, column: 5 })
  })

  test('is the same with line ends of Windows and of old Macs', () => {
    const text = '---\ntitle: Satu\nnote: |\n  a\n  b\n---\nIsi.\n\nLagi.\n'
    const plain = readFrontMatter(text)
    for (const end of ['\r\n', '\r']) {
      const read = readFrontMatter(text.replaceAll('\n', end))
      expect({ value: read.value, violations: read.violations, body: read.body }).toEqual({
        value: plain.value,
        violations: [],
        body: plain.body,
      })
      expect(read.locate(['note'])).toEqual({ line: 3, column: 1 })
    }
  })

  test('may be closed by a fence with spaces, at the end of the file', () => {
    expect(readFrontMatter('---  \na: 1\n--- \t')).toMatchObject({
      value: { a: 1 },
      violations: [],
      body: '',
    })
  })

  test('keeps three dashes inside a line of metadata', () => {
    expect(readFrontMatter('---\na: x --- y\nb: "\\n---"\n---\n').value).toEqual({ a: 'x --- y', b: '\n---' })
  })
})

describe('a fault of the front matter is said at its line:', () => {
  test.each([
    ['no fence', 'title: a\n', 1, /must begin with a line `---`/],
    ['an empty file', '', 1, /must begin with a line `---`/],
    ['a blank line above', '\n---\na: 1\n---\n', 1, /must begin with a line `---`/],
    ['a byte order mark', '\uFEFF---\na: 1\n---\n', 1, /byte order mark/],
    ['no closing fence', '---\na: 1\n', 1, /not closed/],
    ['only the opening fence', '---', 1, /not closed/],
    ['text behind the closing fence', '---\na: 1\n---x\n---\n', 3, /not closed/],
    ['four dashes', '----\na: 1\n----\n', 1, /`----` is neither read nor run/],
    ['JavaScript', '---js\n{ a: 1 }\n---\n', 1, /`---js` is neither read nor run/],
    [
      'JavaScript after spaces',
      '--- javascript\n{ a: 1 }\n---\n',
      1,
      /`---javascript` is neither read nor run/,
    ],
    ['JSON', '---json\n{ "a": 1 }\n---\n', 1, /`---json` is neither/],
    ['TOML', '---toml\na = 1\n---\n', 1, /`---toml` is neither/],
    ['CoffeeScript', '---coffee\na: 1\n---\n', 1, /`---coffee` is neither/],
    ['the name of YAML', '---yaml\na: 1\n---\n', 1, /`---yaml` is neither/],
    ['nothing between the fences', '---\n---\n', 1, /must hold `property: value` pairs/],
    ['a comment between the fences', '---\n# a: 1\n---\n', 1, /must hold `property: value` pairs/],
    ['a list between the fences', '---\n- a\n---\n', 2, /must hold `property: value` pairs/],
    ['a tab', '---\na:\n\tb: 1\n---\n', 3, /indented with a tab/],
    ['a key written twice', '---\na: 1\na: 2\n---\n', 3, /written twice/],
    ['an open quote', '---\na: 1\nb: "x\n---\n', 3, /never closed/],
    ['more than 20,000 lines', `---\n${'\n'.repeat(300_000)}a: 1\n---\n`, 20_001, /longer than 20,000 lines/],
  ])('%s', (_, text, line, message) => {
    const started = performance.now()
    const { value, violations } = readFrontMatter(text)
    expect(value).toEqual({})
    expect(violations.map(({ message }) => message.en)).toEqual([expect.stringMatching(message)])
    expect(violations[0]?.position.line).toBe(line)
    expect(violations[0]?.position.column).toBeGreaterThanOrEqual(1)
    expect(performance.now() - started).toBeLessThan(20_000)
  })
})

describe('no submitted text is ever run', () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'front-matter-'))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  const write = (file: string) => `require('node:fs').writeFileSync(${JSON.stringify(file)}, 'x')`
  const viaProcess = (file: string) =>
    `process.getBuiltinModule('fs').writeFileSync(${JSON.stringify(file)}, 'x')`
  const payloads: ((code: string) => string)[] = [
    (code) => `---js\n{ x: ${code} }\n---\n`,
    (code) => `---javascript\n${code}\n---\n`,
    (code) => `--- js\n{ x: ${code} }\n---\n`,
    (code) => `---\tjs\n{ x: ${code} }\n---\n`,
    (code) => `---\rjs\n{ x: ${code} }\n---\n`,
    (code) => `---\rjs\n{ x: ${code} }\n---\r---\n`,
    (code) => `---\u2028js\n{ x: ${code} }\n---\n`,
    (code) => `\uFEFF---js\n{ x: ${code} }\n---\n`,
    (code) => `---coffee\nx = ${code}\n---\n`,
    (code) => `---constructor\n${code}\n---\n`,
    (code) => `---__proto__\n${code}\n---\n`,
    (code) => `---\nx: !!js/function "function () { ${code} }"\n---\n`,
    (code) => `---\nx: !<tag:yaml.org,2002:js/function> "function () { ${code} }"\n---\n`,
    (code) =>
      `---\ntoString: !!js/function "function () { ${code} }"\ntitle: !!js/eval "${code.replaceAll('"', '\\"')}"\n---\n`,
    (code) => `---\nlanguage: js\nengines: { js: eval }\nx: ${JSON.stringify(code)}\n---\n`,
    (code) =>
      `---\nx: !!js/regexp /${code}/\ny: !!js/undefined ''\nz: !!python/object/apply:os.system ["touch"]\n---\n`,
  ]

  test.each(payloads.map((payload, at) => [at + 1, payload] as const))(
    'payload %i leaves no file',
    (at, payload) => {
      for (const code of [write, viaProcess]) {
        const file = join(folder, `written-${at}`)
        const { value, violations } = readFrontMatter(payload(code(file)))
        JSON.stringify(value)
        String(violations[0]?.message.en)
        expect(existsSync(file)).toBe(false)
        const isPlainData = payload(code(file)).includes('engines:')
        expect(violations.length > 0).toBe(!isPlainData)
      }
    },
  )
})

test('nothing throws and every fault has a place, for thousands of mutated texts', () => {
  const random = new Random(1)
  const seeds = [
    '---\ntitle: Satu\nkeywords: [a, "b"]\nresources:\n  - name: x\n    schema: { fields: [{ name: a, type: string }] }\n---\nIsi.\n',
    '---\n{"a": [1, {"b": null}], "c": "\\u0041"}\n---\n',
    '---\na: &x { b: *x }\nc: !!set {d}\n? e\n: |\n  f\n   g\n---\n',
  ]
  const marks = [
    '---',
    '\n',
    '\r',
    '\t',
    ' ',
    '"',
    "'",
    ':',
    '- ',
    '? ',
    '{',
    '}',
    '[',
    ']',
    '&a ',
    '*a',
    '!!x ',
    '%',
    '#',
    '|',
    '>',
    '\u0000',
    '\uFEFF',
    '\ud800',
    '𝄞',
    '`',
    '@',
    ',',
    '<<: ',
    '~',
    'js',
  ]
  for (let turn = 0; turn < 4000; turn++) {
    let text = random.pick(seeds)
    for (let left = 1 + random.below(6); left > 0; left--) {
      const at = random.below(text.length + 1)
      const cut = random.below(3) === 0 ? random.below(12) : 0
      text = text.slice(0, at) + (random.below(4) ? random.pick(marks) : '') + text.slice(at + cut)
    }
    const { value, violations, body, locate } = readFrontMatter(text)
    expect(typeof body).toBe('string')
    expect(JSON.parse(JSON.stringify(value)), text).toBeTypeOf('object')
    const lines = text.split(/\r\n|\n|\r/).length
    for (const { position } of [...violations, { position: locate(['resources', 0, 'name']) }]) {
      expect(position.line, text).toBeGreaterThanOrEqual(1)
      expect(position.line, text).toBeLessThanOrEqual(lines + 1)
      expect(position.column).toBeGreaterThanOrEqual(1)
    }
    if (violations.length > 0) expect(value).toEqual({})
  }
})
