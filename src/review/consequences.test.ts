import { describe, expect, test } from 'vitest'
import { consequencesOf } from './consequences.ts'
import { documentOf } from './document.ts'
import { edited, FILES, HUJAN, HUJAN_MD, OWN, review, sideOf } from './fixtures/side.ts'
import { textReview } from './formats.ts'

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
