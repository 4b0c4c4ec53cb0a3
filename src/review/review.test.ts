import { describe, expect, test } from 'vitest'
import { consequencesOf } from './consequences.ts'
import { documentOf } from './document.ts'
import { edited, FILES, review, sideOf } from './fixtures/side.ts'
import { jsonReview, textReview } from './formats.ts'
import type { Review } from './review.ts'

const HUJAN = 'dinas-air/hujan/hujan.csv'
const HUJAN_MD = 'dinas-air/hujan/dataset.md'
const OWN = { account: 'petugas-air' }

test('the catalog that the tests change has nothing against it', () => {
  expect(sideOf(FILES).problems).toEqual([])
})

describe('the verdict', () => {
  test('passes rows that are only added', () => {
    const { verdict, checks, datasets } = review(
      {
        ...edited(HUJAN, /$/, 'K-01,2025,140\nK-02,2025,240\n'),
        ...edited(HUJAN_MD, 'end: "2024"', 'end: "2025"'),
      },
      OWN,
    )
    expect(verdict).toBe('pass')
    expect(checks).toMatchObject({ added: [], fixed: [], kept: [], elsewhere: 0 })
    expect(datasets[0]?.tables[0]?.difference?.rows).toMatchObject({ added: 2, changed: 0, removed: 0 })
  })

  test('warns of a revised figure until it is explained, and then still shows it', () => {
    const changed = edited(HUJAN, '2023,120', '2023,125')
    const silent = review(changed, OWN)
    expect(silent.checks.added.map(({ code }) => code)).toEqual(['unexplained-revision'])
    expect(silent.verdict).toBe('warn')
    const said = 'revisions: [{ date: "2026-01-30", period: "2023", reason: Salah ketik. }]\naccess:'
    const explained = review({ ...changed, ...edited(HUJAN_MD, 'access:', said) }, OWN)
    expect(explained).toMatchObject({ verdict: 'warn', checks: { added: [] } })
    expect(explained.datasets[0]?.tables[0]?.revised).toEqual([
      { period: '2023', column: 'curah_hujan', count: 1, reason: 'Salah ketik.' },
    ])
  })

  test('fails what brings an error, and says which are new, fixed and still there', () => {
    const faulty = { ...FILES, ...edited(HUJAN, '2023,120', '2023,banyak') }
    const codes = ({ checks }: Review) =>
      [checks.added, checks.kept, checks.fixed].map((problems) => problems.map(({ code }) => code))
    const brought = review(edited(HUJAN, '2023,120', '2023,banyak'), OWN)
    expect(brought.verdict).toBe('fail')
    expect(codes(brought)).toEqual([['type-error'], [], []])
    const left = review({ [HUJAN]: `${faulty[HUJAN]}K-01,2021,9\n` }, OWN, faulty)
    expect(left.verdict).toBe('fail')
    expect(codes(left)).toEqual([['temporal-mismatch'], ['type-error'], []])
    const mended = review({ [HUJAN]: FILES[HUJAN] as string }, OWN, faulty)
    expect(codes(mended)).toEqual([[], [], ['type-error']])
  })

  test('warns where a dataset is removed, its licence changed or rows are gone', () => {
    const removed = review({ [HUJAN]: undefined, [HUJAN_MD]: undefined }, OWN)
    expect(removed.verdict).toBe('warn')
    expect(removed.datasets).toMatchObject([{ id: 'dinas-air/hujan', status: 'removed' }])
    expect(review(edited(HUJAN_MD, 'CC-BY-4.0', 'CC0-1.0'), OWN).verdict).toBe('warn')
    expect(review(edited(HUJAN, 'K-01,2022,110\n', ''), OWN).verdict).toBe('warn')
  })

  test('fails what cannot be merged', () => {
    const { verdict } = review(edited(HUJAN, /$/, 'K-01,2025,140\n'), {
      ...OWN,
      conflicts: ['datasets/dinas-air/hujan/hujan.csv'],
    })
    expect(verdict).toBe('fail')
  })
})

describe('who submits', () => {
  const change = edited('dinas-jalan/lubang/lubang.csv', /$/, 'K-01,2025,14\n')

  test('may change the folder of the own agency, and no other', () => {
    expect(review(change, { account: 'Petugas-Jalan' }).verdict).not.toBe('refused')
    const refused = review(change, OWN)
    expect(refused.verdict).toBe('refused')
    expect(refused.scope.outside).toMatchObject([
      { kind: 'agency', path: 'datasets/dinas-jalan/lubang/lubang.csv' },
    ])
    expect(review(change, { account: 'orang-asing' }).verdict).toBe('refused')
  })

  test('may change everything as a verifier on duty, and nothing more as one who has left', () => {
    expect(review(change, { account: 'pemeriksa' }).scope.isVerifier).toBe(true)
    expect(review(change, { account: 'pemeriksa' }).verdict).not.toBe('refused')
    expect(review(change, { account: 'pemeriksa-lama' }).verdict).toBe('refused')
  })

  test('gives himself no rights', () => {
    const asVerifier = edited('catalog.yaml', 'accounts: [pemeriksa]', 'accounts: [pemeriksa, petugas-air]')
    expect(review(asVerifier, OWN).verdict).toBe('refused')
    const asOwner = edited('dinas-jalan/agency.md', '[petugas-jalan]', '[petugas-jalan, petugas-air]')
    const { scope, verdict } = review({ ...change, ...asOwner }, OWN)
    expect(verdict).toBe('refused')
    expect(scope.own).toEqual(['dinas-air'])
    expect(scope.outside[0]).toMatchObject({ kind: 'accounts' })
  })

  test('is not judged where the account is not known', () => {
    expect(review(change).verdict).not.toBe('refused')
    expect(review(change).scope.outside).toEqual([])
  })
})

test.each([
  ['.github/workflows/judge.yml', 'workflow'],
  ['.github/CODEOWNERS', 'workflow'],
  ['src/rules/type-error.ts', 'code'],
  ['package.json', 'code'],
  ['.npmrc', 'code'],
  ['astro.config.ts', 'code'],
  ['schemas/dataset.schema.json', 'schema'],
  ['datasets/catalog.yaml', 'catalog'],
  ['datasets/_catalog/keys/a.asc', 'keys'],
  ['datasets/_catalog/codes/distrik.csv', 'codes'],
  ['datasets/_catalog/pages/tentang.mdx', 'mdx'],
  ['datasets/dinas-air/hujan/halaman.mdx', 'mdx'],
  ['datasets/_catalog/roadmap.yaml', 'shared'],
  ['datasets/dinas-jalan/plan.csv', 'agency'],
  ['tests/medan.test.ts', 'text'],
  ['README.md', 'text'],
  ['.GitHub/workflows/x.yml', 'workflow'],
  ['docs/CODEOWNERS', 'workflow'],
  ['datasets/dinas-air/CODEOWNERS', 'workflow'],
  ['datasets/dinas-air/hujan/.gitattributes', 'hidden'],
])('%s is called out as %s', (path, kind) => {
  const change = { path, status: 'modified' as const, after: { kind: 'file' as const, size: 1 } }
  const { scope, verdict } = review(edited(HUJAN, /$/, 'K-01,2025,140\n'), { ...OWN, changes: [change] })
  expect(scope.outside).toMatchObject([{ path, kind }])
  expect(verdict).toBe(kind === 'text' ? 'warn' : 'refused')
})

test.each([
  'datasets/dinas-air/hujan/Hujan.csv',
  'datasets/Dinas-Air/hujan/hujan.csv',
  'Datasets/dinas-air/hujan/hujan.csv',
])('%s, which overwrites another file on some machines, is refused for that alone', (path) => {
  const inside = path.startsWith('datasets/') ? { [path.slice(9)]: 'x' } : {}
  const elsewhere = path.startsWith('datasets/')
    ? []
    : [{ path, status: 'added' as const, after: { kind: 'file' as const, size: 1 } }]
  const { scope, verdict } = review(inside, { ...OWN, changes: elsewhere })
  expect(scope.outside).toMatchObject([{ path, kind: 'case' }])
  expect(verdict).toBe('refused')
})

test('a new agency is called new, with the accounts that may submit for it', () => {
  const agency = (FILES['dinas-air/agency.md'] as string).replace('petugas-air', 'orang-asing')
  const result = review({ 'dinas-baru/agency.md': agency })
  expect(result.scope.outside).toMatchObject([
    { kind: 'new-agency', accounts: { added: ['orang-asing'], removed: [] } },
  ])
  const words = textReview(documentOf(result, 'id'))
  expect(words).toContain('perangkat daerah baru')
  expect(words).not.toContain('milik perangkat daerah lain')
})

test.each(['symlink', 'submodule', 'executable'] as const)('a %s is refused, whoever submits it', (kind) => {
  const change = { path: 'datasets/dinas-air/hujan/x', status: 'added' as const, after: { kind, size: 1 } }
  const { scope, verdict } = review({}, { account: 'pemeriksa', changes: [change] })
  expect(scope.outside).toMatchObject([{ kind: 'special' }])
  expect(verdict).toBe('refused')
})

describe('metadata', () => {
  const changes = (edits: Record<string, string>) => review(edits, OWN).datasets[0]?.metadata ?? []

  test('change in words, codes by their label', () => {
    expect(changes(edited(HUJAN_MD, 'tahunan', 'bulanan'))).toEqual([
      {
        path: 'frequency',
        label: { id: 'frekuensi', en: 'frequency' },
        before: { id: 'Tahunan', en: 'Annual' },
        after: { id: 'Bulanan', en: 'Monthly' },
        isGrave: false,
      },
    ])
  })

  test('name the column of a property, and call out what changes its meaning or who may see it', () => {
    expect(changes(edited(HUJAN_MD, /unit: mm }(?=\n {6}primary)/, 'unit: cm }'))).toMatchObject([
      {
        label: { id: 'satuan kolom `curah_hujan`' },
        before: { id: 'mm' },
        after: { id: 'cm' },
        isGrave: true,
      },
    ])
    expect(changes(edited(HUJAN_MD, 'access: terbuka', 'access: terbatas'))).toMatchObject([
      { path: 'access', isGrave: true, after: { id: 'Terbatas', en: 'Restricted' } },
    ])
  })

  test('find an item of a list again by its name, wherever it stands now', () => {
    const list = /\[({ title: Kantor Uji.*?}), ({ title: Meja Data.*?})\]/
    expect(changes(edited(HUJAN_MD, list, '[$2, $1]'))).toEqual([])
  })

  test('show lines of the text that are new or gone', () => {
    const { datasets } = review(edited(HUJAN_MD, 'Angka di sini dikarang.', 'Angka di sini\ndikarang.'), OWN)
    expect(datasets[0]?.texts).toEqual([
      {
        language: 'id',
        added: 2,
        removed: 1,
        lines: [
          { sign: '-', text: 'Angka di sini dikarang.' },
          { sign: '+', text: 'Angka di sini' },
          { sign: '+', text: 'dikarang.' },
        ],
      },
    ])
  })
})

describe('what follows', () => {
  test('from a new address is said, and whether the old one still leads there', () => {
    const move = (alias: string) => ({
      [HUJAN]: undefined,
      [HUJAN_MD]: undefined,
      'dinas-air/curah-hujan/hujan.csv': FILES[HUJAN] as string,
      'dinas-air/curah-hujan/dataset.md': (FILES[HUJAN_MD] as string).replace('access:', `${alias}access:`),
    })
    const kept = review(move('aliases: [dinas-air/hujan]\n'), OWN)
    expect(kept.datasets).toMatchObject([
      { id: 'dinas-air/curah-hujan', status: 'moved', from: 'dinas-air/hujan' },
    ])
    expect(kept.consequences[0]).toEqual({
      kind: 'moved-address',
      address: '/data/dinas-air/hujan/',
      to: '/data/dinas-air/curah-hujan/',
    })
    const renames = ['hujan.csv', 'dataset.md'].map((name) => ({
      from: `datasets/dinas-air/hujan/${name}`,
      to: `datasets/dinas-air/curah-hujan/${name}`,
    }))
    const broken = review(move(''), { ...OWN, renames })
    expect(broken.datasets).toMatchObject([{ status: 'moved', from: 'dinas-air/hujan' }])
    expect(broken.consequences[0]).toMatchObject({
      kind: 'broken-address',
      address: '/data/dinas-air/hujan/',
    })
  })

  test('from a code list names the datasets that use it', () => {
    const { consequences } = review(
      edited('_catalog/codes/distrik.csv', 'K-02,Selatan', 'K-02,Selatan Raya\nK-03,Timur'),
      { account: 'pemeriksa' },
    )
    expect(consequences).toContainEqual({
      kind: 'code-list',
      list: 'distrik',
      added: ['K-03'],
      removed: [],
      renamed: ['K-02: Selatan → Selatan Raya'],
      users: ['dinas-air/hujan', 'dinas-jalan/lubang'],
      orphans: [],
    })
  })

  test('from a withdrawal is what is published no more, though its address stays', () => {
    const entry = (version: string) =>
      `withdrawn: [{ dataset: dinas-air/hujan, ${version}date: "2026-01-30", reason: Salah., office: Meja }]\n`
    const whole = { '_catalog/withdrawn.yaml': entry(''), [HUJAN]: undefined, [HUJAN_MD]: undefined }
    const { consequences } = review(whole, OWN)
    expect(consequences[0]).toEqual({ kind: 'withdrawn', dataset: 'dinas-air/hujan', reason: 'Salah.' })
    expect(consequences.filter(({ kind }) => kind === 'broken-address')).toEqual([])
    const one = review({ '_catalog/withdrawn.yaml': entry('version: 1, ') }, OWN)
    expect(one.consequences[0]).toMatchObject({ kind: 'withdrawn', version: 1 })
    const before = sideOf({ ...FILES, '_catalog/withdrawn.yaml': entry('version: 1, ') })
    expect(consequencesOf(before, sideOf(FILES), [])).toEqual([
      { kind: 'not-withdrawn', dataset: 'dinas-air/hujan', version: 1 },
    ])
  })

  test('from a code that a list lost is said once, with the rows that still use it', () => {
    const result = review(edited('_catalog/codes/distrik.csv', 'K-02,Selatan\n', ''), {
      account: 'pemeriksa',
    })
    expect(result.verdict).toBe('fail')
    const list = result.consequences.find(({ kind }) => kind === 'code-list')
    expect(list).toMatchObject({
      removed: ['K-02'],
      orphans: [
        { file: 'dinas-air/hujan/hujan.csv', rows: 3 },
        { file: 'dinas-jalan/lubang/lubang.csv', rows: 3 },
      ],
    })
    const words = textReview(documentOf(result, 'id'))
    expect(words.match(/unknown-code`/g)).toHaveLength(1)
    expect(words).toContain('6 baris di 2 tabel masih memakainya')
    expect(words.split('\n').slice(0, 6).join(' ')).toContain('daftar kode `distrik`')
  })

  test('from a changed table are its charts and its page', () => {
    const { consequences } = review(edited(HUJAN, /$/, 'K-01,2025,140\n'), OWN)
    expect(consequences).toEqual([
      { kind: 'charts', dataset: 'dinas-air/hujan', charts: ['Angka menurut tahun'] },
      { kind: 'pages', addresses: ['/data/dinas-air/hujan/'] },
    ])
  })
})

test('a chart whose values stay is not said to be drawn anew', () => {
  const described = edited(
    HUJAN_MD,
    'Angka yang dikarang untuk pengujian., unit: mm }',
    'Angka lain., unit: mm }',
  )
  const { consequences } = review({ ...described, ...edited(HUJAN, '2023,120', '2023,120.0') }, OWN)
  expect(consequences.map(({ kind }) => kind)).toEqual(['pages'])
})

test('nothing of a table with personal data is shown but its counts', () => {
  const nik = ['1101990101900001', '1101994505850002', '1101990301920003']
  const rows = nik.map((number, at) => `K-01,${2025 + at},${number}`).join('\n')
  const result = review(edited(HUJAN, /$/, `${rows}\n`), OWN)
  expect(result.verdict).toBe('fail')
  const [table] = result.datasets[0]?.tables ?? []
  expect(table).toMatchObject({ isHidden: true, difference: { rows: { added: 3 }, added: [] } })
  for (const number of nik) expect(JSON.stringify(result)).not.toContain(number)
})

describe('the checklist', () => {
  test('ticks what was looked at and leaves to a person what no check answers', () => {
    const { checklist } = review(edited(HUJAN, /$/, 'K-01,2025,140\n'), OWN)
    const codes = checklist.find(({ principle }) => principle === 'codes')
    expect(codes?.looked.id).toBe('1 kolom kode terhadap daftar `distrik`')
    expect(codes?.points.map(({ state }) => state)).toEqual(['ok', 'ok'])
    expect(codes?.open.length).toBeGreaterThan(0)
    const metadata = checklist.find(({ principle }) => principle === 'metadata')
    expect(metadata?.points.flatMap(({ found }) => found)).toEqual([{ code: 'temporal-mismatch', count: 1 }])
  })

  test('asks for nothing where no dataset was touched', () => {
    const { checklist } = review({})
    expect(checklist.flatMap(({ open }) => open)).toEqual([])
    expect(checklist.flatMap(({ points }) => points.map(({ state }) => state))).not.toContain('ok')
  })
})

test.each([
  ['\r\n', (text: string) => text.replaceAll('\n', '\r\n'), 'Hanya akhir baris (LF → CRLF) yang berubah'],
  ['a mark', (text: string) => `\ufeff${text}`, 'Hanya penanda BOM di awal berkas ditambah yang berubah'],
  [
    'quotes',
    (text: string) => text.replace('K-01', '"K-01"'),
    'tidak ada angka atau nilai lain yang berubah',
  ],
])('a file that is only written otherwise, with %s, has no figure that changed', (_, write, said) => {
  const result = review({ [HUJAN]: write(FILES[HUJAN] as string) }, OWN)
  const words = textReview(documentOf(result, 'id'))
  expect(words).toContain(said)
  expect(words).not.toContain('hujan: diubah')
  expect(result.consequences.map(({ kind }) => kind)).toEqual(['pages'])
})

describe('a new dataset', () => {
  const files = (csv = FILES[HUJAN] as string) => ({
    'dinas-air/banjir/dataset.md': (FILES[HUJAN_MD] as string).replace('title: Curah', 'title: Banjir'),
    'dinas-air/banjir/hujan.csv': csv,
  })

  test('shows what a person has to judge of it', () => {
    const words = textReview(documentOf(review(files(), OWN), 'id'))
    for (const part of [
      'lisensi: CC-BY-4.0',
      'akses: Terbuka',
      'sumber: ❗ tidak disebut',
      'produsen: Kantor Uji',
      'periode yang dicakup: 2022 – 2024',
      'frekuensi: Tahunan',
      '5 baris pertama',
    ])
      expect(words).toContain(part)
    expect(words).toMatch(/curah_hujan +Angka +number +mm/)
    expect(words).toMatch(/2023 +– +340 +baru; dari 2022: \+6,3 %/)
  })

  test('shows no number of a person among its first rows, and fails for it', () => {
    const csv = (FILES[HUJAN] as string).replace('2022,110', '2022,1101990101900001')
    const result = review(files(csv), OWN)
    expect(result.verdict).toBe('fail')
    expect(jsonReview(result)).not.toContain('1101990101900001')
    expect(textReview(documentOf(result, 'id')).slice(0, 400)).toContain('BERHENTI')
  })
})

describe('what a change could hide', () => {
  const nik = '1101990101900001'

  test('an identity number among figures is masked, called out and never a figure of the report', () => {
    const result = review(edited(HUJAN, '2024,130', `2024,${nik}`), OWN)
    expect(result.datasets[0]?.tables[0]).toMatchObject({ looksPersonal: true, difference: { measures: [] } })
    expect(result.verdict).toBe('fail')
    for (const format of [jsonReview(result), textReview(documentOf(result, 'id'))])
      expect(format.replace(/\D/g, '')).not.toContain(nik)
    expect(textReview(documentOf(result, 'id'))).toContain('tampak seperti nomor pribadi')
  })

  test('such a number fails the change until a person has judged its column', () => {
    const exempt =
      'exempt: [{ check: personal-data, field: curah_hujan, reason: Bukan nomor orang., approved_by: Meja Pemeriksa }]\naccess:'
    const judged = review(
      { ...edited(HUJAN, '2024,130', `2024,${nik}`), ...edited(HUJAN_MD, 'access:', exempt) },
      OWN,
    )
    expect(judged.checks.counts.errors).toBe(0)
    expect(judged.verdict).toBe('warn')
    expect(textReview(documentOf(judged, 'id')).split('\n').slice(0, 8).join(' ')).toContain('pengecualian')
  })

  test('a revision behind a new name of its table is still one', () => {
    const renamed = (FILES[HUJAN_MD] as string)
      .replace('- name: hujan', '- name: curah')
      .replace('path: hujan.csv', 'path: curah.csv')
    const result = review(
      {
        [HUJAN_MD]: renamed,
        [HUJAN]: undefined,
        'dinas-air/hujan/curah.csv': (FILES[HUJAN] as string).replace('2023,120', '2023,125'),
      },
      OWN,
    )
    expect(result.datasets[0]?.tables).toMatchObject([
      { name: 'curah', status: 'changed', revised: [{ period: '2023', column: 'curah_hujan', count: 1 }] },
    ])
  })

  test('a column under another name whose figures are others too may be renamed, and says what speaks for it', () => {
    const renamed = {
      [HUJAN]: (FILES[HUJAN] as string)
        .replace('curah_hujan', 'hujan_mm')
        .replaceAll(/,(\d{3})\n/g, (_, figure: string) => `,${Number(figure) + (figure > '125' ? 5 : 0)}\n`),
      [HUJAN_MD]: (FILES[HUJAN_MD] as string).replaceAll('curah_hujan', 'hujan_mm'),
    }
    const result = review(renamed, OWN)
    expect(result.datasets[0]?.tables[0]?.difference?.columns).toMatchObject({
      renamed: [],
      likely: [{ before: 'curah_hujan', after: 'hujan_mm', because: ['values', 'unit', 'title', 'place'] }],
    })
    expect(result.verdict).toBe('warn')
    const words = textReview(documentOf(result, 'id'))
    expect(words).toContain('mungkin diganti namanya menjadi `hujan_mm` (33 % nilainya sama')
    expect(words.split('\n').slice(0, 6).join(' ')).toContain('mungkin diganti namanya')
  })

  test('published rows that are gone stand where the revisions do, and at the top', () => {
    const words = textReview(documentOf(review(edited(HUJAN, 'K-01,2022,110\n', ''), OWN), 'id'))
    expect(words).toContain('Baris terbit yang dihapus (1)')
    expect(words.indexOf('1 baris terbit dihapus')).toBeLessThan(words.indexOf('Lingkup'))
  })

  test('a new year in which something is missing is said at the top, with the year before', () => {
    const result = review(
      { ...edited(HUJAN, /$/, 'K-01,2025,140\n'), ...edited(HUJAN_MD, 'end: "2024"', 'end: "2025"') },
      OWN,
    )
    expect(result.verdict).toBe('warn')
    const words = textReview(documentOf(result, 'id'))
    expect(words.split('\n').slice(0, 5).join(' ')).toContain('`2025` hanya berisi 1 angka')
    expect(words).toContain('baru; dari 2024: -61 %; 1 angka, sebelumnya 2')
    expect(words).not.toContain('seluruh tabel')
  })

  test('another licence is one change, in words and at the top', () => {
    const words = textReview(documentOf(review(edited(HUJAN_MD, 'CC-BY-4.0', 'CC-BY-SA-4.0'), OWN), 'id'))
    expect(words.match(/lisensi: `CC-BY-4.0` → `CC-BY-SA-4.0`/g)).toHaveLength(2)
    expect(words).not.toContain('ditambah `CC')
  })

  test('another unit without another figure is said', () => {
    const result = review(edited(HUJAN_MD, /unit: mm }(?=\n {6}primary)/, 'unit: cm }'), OWN)
    expect(textReview(documentOf(result, 'id'))).toContain('tidak satu pun angkanya berubah')
  })

  test('accounts that may submit afterwards are named', () => {
    const result = review(edited('dinas-air/agency.md', '[petugas-air]', '[petugas-air, penyusup]'), OWN)
    expect(result.scope.outside).toMatchObject([{ accounts: { added: ['penyusup'], removed: [] } }])
    expect(textReview(documentOf(result, 'id'))).toContain('boleh mengirim sesudah ini: `penyusup`')
  })
})
