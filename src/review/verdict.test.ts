import { describe, expect, test } from 'vitest'
import { edited, FILES, HUJAN, HUJAN_MD, OWN, review, sideOf } from './fixtures/side.ts'
import type { Review } from './review.ts'

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

test('nothing of a table with personal data is shown but its counts', () => {
  const nik = ['1101990101900001', '1101994505850002', '1101990301920003']
  const rows = nik.map((number, at) => `K-01,${2025 + at},${number}`).join('\n')
  const result = review(edited(HUJAN, /$/, `${rows}\n`), OWN)
  expect(result.verdict).toBe('fail')
  const [table] = result.datasets[0]?.tables ?? []
  expect(table).toMatchObject({ isHidden: true, difference: { rows: { added: 3 }, added: [] } })
  for (const number of nik) expect(JSON.stringify(result)).not.toContain(number)
})
