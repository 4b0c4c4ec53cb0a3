import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import Papa from 'papaparse'
import rehypeStringify from 'rehype-stringify'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { describe, expect, test } from 'vitest'
import { memoryTree } from '../catalog/memory.ts'
import type { Problem } from '../catalog/problem.ts'
import { readCatalog } from '../catalog/reader.ts'
import { check, strictRules as rules } from '../rules/fixtures/check.ts'
import { projectRoot } from '../store/project.ts'
import { FORMATS, type FormatName } from './formats.ts'
import { githubSummary } from './github.ts'
import { reportOf } from './report.ts'
import type { TextOptions } from './text.ts'

const EVIL = '<img src=x onerror=alert(1)>'
/** Control characters but for line ends, and marks that turn the order of a text. */
const STEERING = /(?![\n\r])[\p{Cc}\u202a-\u202e\u2066-\u2069]/u

const HOSTILE = [
  EVIL,
  '</script></style></mark>"><svg onload=alert(1)>',
  '[klik](javascript:alert(1)) ![x](https://jahat.example/x.png) https://jahat.example www.jahat.example @orang #12',
  '`kode`` dan ```lagi',
  '=HYPERLINK("https://jahat.example")',
  'x;=1+1',
  '::error file=x::palsu',
  '##[error]palsu',
  '\u001b[31m merah \u202e terbalik',
  '# judul',
  '| a | b |',
  '*tebal* _miring_ ~~coret~~',
]
const NIK = '1271016503850002'

const FIELDS =
  'fields: [{ name: kode, type: string, title: Kode }, { name: jumlah, type: integer, title: Jumlah, unit: buah }]'

function catalogOf(rows: string[], title = 'Jumlah Rekaan'): Record<string, string> {
  const quote = (text: string) => `"${text.replaceAll('"', '""')}"`
  return {
    'catalog.yaml':
      'id: rekaan\ntitle: Katalog Rekaan\nbaseUrl: https://rekaan.example/\nlanguages: [id, en]\n',
    'dinas/agency.md': '---\ntitle: Dinas Rekaan\nshort: Dinas\nrole: produsen\n---\n',
    'dinas/data/dataset.md': `---\ntitle: ${JSON.stringify(title)}\naccess: terbuka\nresources: [{ name: data, path: data.csv, schema: { ${FIELDS} } }]\n---\n`,
    'dinas/data/data.csv': `kode,jumlah\n${rows.map((row, at) => `K${at + 1},${quote(row)}\n`).join('')}`,
  }
}

const OPTIONS: TextOptions = { language: 'en', colour: false, prefix: 'datasets/' }

function reported(
  format: FormatName,
  files: Record<string, string>,
  options: Partial<TextOptions> & { limit?: number } = {},
) {
  const tree = memoryTree(files)
  const limit = options.limit ?? 1000
  const problems = check(tree, rules, limit)
  const counts = { catalog: 'rekaan', datasets: 1, tables: 1, rows: 1, bytes: 1, limit, asOf: '2026-01-31' }
  const report = reportOf(problems, counts)
  const catalog = readCatalog(tree)
  return {
    report,
    catalog,
    text: [...FORMATS[format](report, catalog, tree, { ...OPTIONS, ...options })].join(''),
  }
}

const hostile = catalogOf(HOSTILE, EVIL)
/** A file name and a property, as a submission may choose them. */
hostile[`dinas/data/${EVIL.replace('/', '')}.csv`] = 'x\n'
hostile['dinas/data/[a](b) `c`.csv'] = 'x\n'

test.each(Object.keys(FORMATS) as FormatName[])('%s masks personal numbers wherever they stand', (format) => {
  const { text } = reported(format, catalogOf([NIK, `NIK ${NIK}`, 'x']))
  expect(text).toContain('type-error')
  expect(text).not.toContain(NIK)
})

describe('personal data', () => {
  const files = catalogOf([])
  files['dinas/data/dataset.md'] = (files['dinas/data/dataset.md'] as string).replace(
    'unit: buah }',
    'unit: buah }, { name: catatan, type: string }, { name: petugas, type: string }',
  )
  files['dinas/data/data.csv'] = [
    'kode,jumlah,catatan,petugas,no_hp,penyuluh,nilai',
    'K1,1,,Contoh Pertama,081264453321,Contoh Kedua,7',
    'K2,2,,Contoh Ketiga,081364453322,Contoh Keempat,8',
    'K3,salah,,Contoh Kelima,1.27101E+15,Contoh Keenam,9',
    'K4,4,Hubungi 0812-6445-3329,Contoh Ketujuh,085264453324,Contoh Kedelapan,9',
    ...Array.from({ length: 20 }, (_, at) => `K${at + 5},1,,,,,`),
    '',
  ].join('\n')
  const secrets = ['Contoh Ke', 'Contoh Pertama', '64453321', '64453322', '6445-3329', '1.27101E+15']

  test.each(Object.keys(FORMATS) as FormatName[])('%s shows no number and no name beside it', (format) => {
    for (const language of ['id', 'en'] as const) {
      const { text, report } = reported(format, files, { language })
      expect(report.problems.map(({ code }) => code)).toEqual(
        expect.arrayContaining(['personal-data', 'type-error', 'extra-label']),
      )
      for (const secret of secrets) expect(text.includes(secret), secret).toBe(false)
    }
  })

  test.each(['text', 'markdown', 'html'] as const)(
    'comes first in %s, under a line that says to stop',
    (format) => {
      const { text } = reported(format, files, { language: 'id' })
      const [stop, personal, other] = [
        'BERHENTI: ada data pribadi.',
        'data pribadi: nomor HP',
        'type-error',
      ].map((word) => text.indexOf(word, text.indexOf('<body>') + 1)) as [number, number, number]
      expect(stop).toBeGreaterThanOrEqual(0)
      expect(stop).toBeLessThan(personal)
      expect(personal).toBeLessThan(other)
      expect(reported(format, catalogOf(['x']), { language: 'id' }).text).not.toContain('BERHENTI')
    },
  )

  test.each(Object.keys(FORMATS) as FormatName[])(
    '%s masks the title and the folder of a dataset',
    (format) => {
      const named = Object.fromEntries(
        Object.entries(catalogOf(['x'])).map(([path, content]) => [
          path.replace('dinas/data/', 'dinas/081264453321/'),
          typeof content === 'string' ? content.replace(/^title: .*$/m, `title: Data Budi ${NIK}`) : content,
        ]),
      )
      const { text, report } = reported(format, named)
      expect(report.problems.map(({ code }) => code)).toContain('type-error')
      expect(text).not.toContain(NIK)
      expect(text).not.toContain('081264453321')
    },
  )

  test('of an undeclared column is to be deleted, not declared', () => {
    const { report } = reported('json', files)
    const [personal, other] = report.problems.filter(({ code }) => code === 'extra-label')
    expect(personal?.message.en).toContain('`no_hp`')
    expect(personal?.fix.en).toContain('do not add it to `fields`')
    expect(other?.fix.en).toContain('add it to `fields` in the file `dataset.md`')
  })

  test('leaves figures, codes and faulty cells in the excerpts', () => {
    const { text } = reported('text', files)
    expect(text).toMatch(/│ K3,salah,,…,1\.\*{4}5,…,9\n/)
    expect(text).toContain('… stands for a text that may name a person')
    expect(reported('html', files).text).toContain('<mark>salah</mark>')
  })
})

test.each(Object.keys(FORMATS) as FormatName[])(
  '%s holds no control or bidirectional character of a submission',
  (format) => {
    const { text } = reported(format, hostile)
    expect(text.replace(/^\uFEFF/, '')).not.toMatch(STEERING)
  },
)

test.each(['text', 'markdown', 'html'] as const)(
  '%s says the reason and the steps once per check',
  (format) => {
    const files = catalogOf(['x', 'y'])
    files['dinas/lain/dataset.md'] = files['dinas/data/dataset.md'] as string
    files['dinas/lain/data.csv'] = files['dinas/data/data.csv'] as string
    const { text, report } = reported(format, files)
    expect(report.problems.filter(({ code }) => code === 'type-error').length).toBeGreaterThan(1)
    const { why } = rules.find(({ code }) => code === 'type-error') as (typeof rules)[number]
    expect(text.split(why.en.slice(0, 20))).toHaveLength(2)
  },
)

test.each(['text', 'markdown', 'html', 'sarif'] as const)(
  '%s says how many places it leaves out and where all of them are',
  (format) => {
    const { text } = reported(format, catalogOf(Array(50).fill('x')), { limit: 3 })
    expect(text).toMatch(/4\d places are not shown here. Complete list: npm run validate -- --format csv/)
    const all = reported(format, catalogOf(['x']), { limit: 3 })
    expect(all.text).not.toContain('not shown here')
  },
)

describe('the report as CSV', () => {
  const parse = (text: string, delimiter: string) =>
    Papa.parse<Record<string, string>>(text.replace(/^\uFEFF/, ''), {
      header: true,
      delimiter,
      skipEmptyLines: true,
    })

  test('has a row for every place, opens in Excel by a mark of UTF-8 and the separator of the language', () => {
    const { text, report } = reported('csv', catalogOf(Array(2500).fill('é')), {
      language: 'id',
      limit: Number.MAX_SAFE_INTEGER,
    })
    expect(text.startsWith('\uFEFF"nomor";"tingkat";"kode"')).toBe(true)
    expect(text.endsWith('\r\n')).toBe(true)
    const { data, errors } = parse(text, ';')
    expect(errors).toEqual([])
    expect(data).toHaveLength(report.problems.reduce((sum, { count }) => sum + count, 0))
    expect(data.filter(({ kode }) => kode === 'type-error')).toHaveLength(2500)
    expect(data.find(({ sel }) => sel === 'B2501')).toMatchObject({
      tingkat: 'kesalahan',
      berkas: 'datasets/dinas/data/data.csv',
      baris: '2501',
      nama_kolom: 'jumlah',
      nilai: 'é',
    })
    expect(reported('csv', catalogOf(['x'])).text).toMatch(/^\uFEFF"number","severity"/)
  })

  test('lets no cell run as a formula, at whichever sign a program parts the cells', () => {
    const values = [
      '=1+1',
      '+1x',
      '-1x',
      '@SUM(A1)',
      ' =1',
      '"=1',
      '\t=1',
      'x,=1+1,y',
      'x;+1',
      'x\n=1',
      'x\t@1',
      '\uff1d1',
    ]
    for (const language of ['id', 'en'] as const) {
      const { text } = reported('csv', catalogOf(values), { language })
      for (const delimiter of [',', ';', '\t']) {
        const rows = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), {
          delimiter,
          quoteChar: '"',
        }).data.flat()
        const bare = text
          .replace(/^\uFEFF/, '')
          .split(/\r\n|\r|\n/)
          .flatMap((line) => line.split(delimiter))
        for (const cell of [...rows, ...bare]) expect(cell).not.toMatch(/^["\s]*[=+\-@\uff1d]/)
      }
    }
  })

  test('gives every row the step for its own value, as text that a spreadsheet leaves alone', () => {
    const files = catalogOf(['16.860', '12/01/2024', '5 orang', '7 orang', '16.861', 'satu', 'dua'])
    const { text } = reported('csv', files, { language: 'id' })
    const { data } = Papa.parse<Record<string, string>>(text, { header: true, delimiter: ';' })
    const rows = new Map(
      data.filter(({ kode }) => kode === 'type-error').map((row) => [row.nilai?.replace(/^'/, ''), row]),
    )
    expect(rows.get('16.861')?.perbaikan).toContain('tulis `16861`')
    expect(rows.get('16.861')?.masalah).toContain('di sini `16.861`')
    expect(rows.get('7 orang')?.perbaikan).toContain('`7` untuk `7 orang`')
    expect(rows.get('16.860')?.nilai).toBe("'16.860")
    expect(rows.get('12/01/2024')?.nilai).toBe("'12/01/2024")
    expect(rows.get('satu')?.perbaikan?.split('\n').length).toBeGreaterThan(1)
  })

  test('names no column of a table for a place in metadata', () => {
    const files = catalogOf(['1'])
    const path = 'dinas/data/dataset.md'
    files[path] = (files[path] as string).replace('access: terbuka', 'acces: terbuka')
    const { text } = reported('csv', files, { language: 'id' })
    const { data } = Papa.parse<Record<string, string>>(text, { header: true, delimiter: ';' })
    const row = data.find(({ properti }) => properti?.startsWith('acces'))
    expect(row?.baris_teks).toBe('3')
    expect(row?.kolom).toBe('')
  })

  test('says so where a check counts more places than it names', () => {
    const problem: Problem = {
      code: 'type-error',
      severity: 'error',
      count: 9,
      places: [{ file: 'a/b/x.csv' }],
      message: { id: 'Salah.', en: 'Wrong.' },
      fix: { id: 'Perbaiki.', en: 'Correct it.' },
    }
    const counts = { catalog: 'x', datasets: 1, tables: 1, rows: 1, bytes: 1, limit: 1, asOf: '2026-01-31' }
    const text = [
      ...FORMATS.csv(reportOf([problem], counts), readCatalog(memoryTree({})), memoryTree({}), OPTIONS),
    ].join('')
    expect(text).toContain('(and 8 places more that this check does not name one by one)')
  })
})

describe('the report as SARIF', () => {
  const schema = JSON.parse(readFileSync(join(projectRoot, 'tests/sarif/sarif-2.1.0-rtm.5.json'), 'utf8'))
  // The schema is of draft 04, of which it uses nothing that draft 07 reads otherwise but its own address.
  const { $schema: _, id: __, ...rest } = schema
  const validate = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(rest)

  test.each(['id', 'en'] as const)('meets the schema of SARIF 2.1.0 in the language %s', (language) => {
    const { text, report } = reported('sarif', hostile, { language })
    const log = JSON.parse(text)
    validate(log)
    expect(validate.errors).toBeNull()
    const { results, tool } = log.runs[0]
    expect(results).toHaveLength(report.problems.reduce((sum, { places }) => sum + places.length, 0))
    for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex].id).toBe(ruleId)
    for (const { message, locations } of results) {
      expect(message.text).not.toMatch(/\]\(/)
      const { uri } = locations[0].physicalLocation.artifactLocation
      expect(uri).toMatch(/^datasets\/[\w%.!~*'()-]+(\/[\w%.!~*'()-]+)*$/)
    }
  })

  test('without problems meets the schema too', () => {
    const { catalog } = reported('sarif', hostile)
    const counts = { catalog: 'x', datasets: 1, tables: 1, rows: 1, bytes: 1, limit: 1, asOf: '2026-01-31' }
    const [text = ''] = FORMATS.sarif(reportOf([], counts), catalog, memoryTree({}), OPTIONS)
    validate(JSON.parse(text))
    expect(validate.errors).toBeNull()
  })
})

describe('the report as Markdown', () => {
  const rendered = (text: string) =>
    String(
      unified()
        .use(remarkParse)
        .use(remarkGfm)
        .use(remarkRehype, { allowDangerousHtml: true })
        .use(rehypeStringify, { allowDangerousHtml: true })
        .processSync(text),
    )

  test('renders nothing that was submitted as markup', () => {
    const html = rendered(reported('markdown', hostile).text)
    const tags = new Set([...html.matchAll(/<\/?([a-z0-9]+)/gi)].map(([, tag]) => tag))
    expect([...tags].sort()).toEqual(['a', 'code', 'h2', 'h3', 'li', 'ol', 'p', 'strong', 'ul'])
    const links = [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)
    for (const link of links) expect(link).toMatch(/^https:\/\/rekaan\.example\/en\/rules\/[a-z-]+\/$/)
    expect(html).toContain('&#x3C;img src=x onerror=alert(1)>')
    expect(html).toContain('`kode`` dan ```lagi')
  })

  test('keeps within the summary of a step and says what does not fit', () => {
    const { catalog, report: small } = reported('json', catalogOf(['x']))
    const [one] = small.problems.filter(({ code }) => code === 'type-error') as [Problem]
    const problems = Array.from({ length: 20_000 }, (_, at) => ({
      ...one,
      places: [
        { file: `dinas/d${at}/data.csv`, line: 2, row: 2, column: 2, cell: 'B2', value: 'é'.repeat(100) },
      ],
    }))
    const report = reportOf(problems, small.summary)
    const used = 1000
    const text = githubSummary(report, catalog, OPTIONS, used)
    expect(Buffer.byteLength(text) + used).toBeLessThanOrEqual(1024 * 1024)
    expect(text).toMatch(/There is no room here for [\d,]+ more problems/)
    expect(text).toMatch(/[\d,]+ places are not shown here/)
  })
})

describe('the report as HTML', () => {
  const TAGS =
    'a body caption code div footer h1 h2 h3 head header html li main mark meta nav ol p pre section small strong style table tbody td th thead title tr ul'

  test('renders nothing that was submitted as markup, and needs nothing but itself', () => {
    const { text } = reported('html', hostile)
    const tags = [...text.matchAll(/<\/?([a-zA-Z][^\s/>]*)([^>]*)>/g)]
    expect([...new Set(tags.map(([, tag]) => tag))].sort().join(' ')).toBe(TAGS)
    for (const [, , attributes = ''] of tags) {
      expect(attributes.replace(/"[^"]*"/g, '""')).not.toMatch(/\s(on\w+|src|srcset|style|action)\s*=/i)
      expect(/\shref="(?!#)/.test(attributes)).toBe(false)
    }
    expect(text).toContain("default-src 'none'")
    expect(text).toContain('&#60;img src=x onerror=alert(1)&#62;')
    expect(text).not.toContain('<script')
  })

  test('marks the faulty cell, and leads from the problem to it and back', () => {
    const { text } = reported('html', catalogOf(['1', 'salah', '3']))
    const [, anchor, number] =
      /<td id="([^"]+)" class="error"><mark>salah<\/mark> <a class="ref" href="#m(\d+)"/.exec(text) ?? []
    expect(text).toContain(`<a href="#${anchor}">`)
    expect(text).toContain(`<li id="m${number}" value="${number}" class="error">`)
    expect(text).toContain('<td>1</td>')
    const ids = [...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const [, target] of text.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target)
  })

  test('shows only the rows around faults of a large table, and says what it leaves out', () => {
    const { text } = reported(
      'html',
      catalogOf(Array.from({ length: 5000 }, (_, at) => (at % 1000 === 500 ? 'x' : '1'))),
    )
    expect(text.match(/<tr><th scope="row"/g)).toHaveLength(26)
    expect(text).toContain('4,975 rows not shown.')
    expect(text).toContain('Rows 2 to 499 not shown')
    expect(text.length).toBeLessThan(60_000)
  })
})
