import { describe, expect, test } from 'vitest'
import type { Board } from './board.ts'
import type { JudgedRelease, ReleaseState } from './punctuality.ts'
import { tally } from './punctuality.ts'
import { cityStanding, standingsOf } from './standing.ts'
import { monthsCsv, standingsCsv } from './standingfiles.ts'
import { dueMonths, dueMonthsByAgency, turnOf } from './trend.ts'

const release = (agency: string, due: string, state: ReleaseState, days = 0): JudgedRelease => ({
  agency,
  code: `${agency}-${due}`,
  round: 1,
  opens: due,
  due,
  state,
  days,
})

const releases = [
  release('air', '2025-01-10', 'on-time'),
  release('air', '2025-01-31', 'late', 4),
  release('buku', '2025-02-10', 'missing', 49),
  release('air', '2025-02-28', 'on-time'),
  release('cuaca', '2025-03-03', 'missing', 28),
  release('cuaca', '2025-03-10', 'missing', 21),
  release('kebun', '2025-03-28', 'on-time'),
  release('air', '2025-05-30', 'on-time', 60),
  release('tunda', '2025-06-30', 'due', 91),
]
const board: Board = {
  asOf: '2025-03-31',
  until: '2026-03-31',
  since: '2024-01-01',
  agencies: new Set(['air', 'buku', 'cuaca', 'kebun', 'tunda']),
  rows: [],
  releases,
  unplanned: [],
}
const ALL = ['air', 'buku', 'cuaca', 'kebun', 'tanpa', 'tunda']

describe('standings', () => {
  test('name who owes most first, then who is seldom on time, those without anything due, and those without a plan', () => {
    expect(standingsOf(board, ALL).map(({ agency }) => agency)).toEqual([
      'cuaca',
      'buku',
      'air',
      'kebun',
      'tunda',
      'tanpa',
    ])
  })

  test('tell the share on time, what is overdue longest, and the next release', () => {
    const [cuaca, , air, , tunda, tanpa] = standingsOf(board, ALL)
    expect([cuaca?.longest, cuaca?.overdue.map(({ days }) => days), cuaca?.rate]).toEqual([28, [28, 21], 0])
    expect([air?.rate, air?.longest]).toEqual([0.75, 0])
    expect([tunda?.rate, tunda?.next?.due, tanpa?.hasPlan]).toEqual([undefined, '2025-06-30', false])
  })

  test('of all agencies add up to that of the city', () => {
    const { counts } = cityStanding(board)
    expect([counts.expected, counts['on-time'], counts.late, counts.missing]).toEqual([8, 4, 1, 3])
    const sum = standingsOf(board, ALL).reduce((total, one) => total + one.counts.expected, 0)
    expect(sum).toBe(counts.expected)
  })
})

describe('months', () => {
  test('run without a gap, and hold what was kept before its due day', () => {
    expect(dueMonths(board).map(({ month, counts }) => [month, counts.expected])).toEqual([
      ['2025-01', 2],
      ['2025-02', 2],
      ['2025-03', 3],
      ['2025-04', 0],
      ['2025-05', 1],
    ])
  })

  test('reach the as-of month where nothing fell due in it, and are none where nothing ever did', () => {
    const quiet = { asOf: '2025-03-31', releases: [release('air', '2025-01-10', 'late', 3)] }
    expect(dueMonths(quiet).map(({ month }) => month)).toEqual(['2025-01', '2025-02', '2025-03'])
    expect(dueMonths({ asOf: '2025-03-31', releases: [release('air', '2025-04-10', 'due', 10)] })).toEqual([])
  })

  test('of all agencies add up to those of the city', () => {
    const own = [...dueMonthsByAgency(board).values()].flat()
    for (const { month, counts } of dueMonths(board)) {
      const sum = own
        .filter((one) => one.month === month)
        .reduce((total, one) => total + one.counts.expected, 0)
      expect([month, sum]).toEqual([month, counts.expected])
    }
    expect(dueMonths(board).reduce((total, one) => total + one.counts.expected, 0)).toBe(
      tally(releases).expected,
    )
  })

  test('are compared with as many before them', () => {
    const turn = turnOf(dueMonths(board), 2)
    expect([turn?.nowRate, turn?.beforeRate]).toEqual([1, 0.4])
    expect(turnOf(dueMonths(board), 3)).toBeUndefined()
  })
})

describe('files', () => {
  test('have a row for the city and for each agency, the latest first', () => {
    const lines = standingsCsv(board, ALL, (name) => name.toUpperCase()).split('\r\n')
    expect(lines[0]).toMatch(/^scope,agency,title,plan,expected,on_time,late,missing,unknown,due,/)
    expect(lines[1]).toBe('city,,,ya,8,4,1,3,0,1,50,49,2025-03-31')
    expect(lines[2]).toBe('agency,cuaca,CUACA,ya,2,0,0,2,0,0,0,28,2025-03-31')
    expect(lines[7]).toBe('agency,tanpa,TANPA,tidak,0,0,0,0,0,0,,0,2025-03-31')
  })

  test('have a row for each month of the city and of each agency', () => {
    const lines = monthsCsv(board).split('\r\n')
    expect(lines.slice(0, 3)).toEqual([
      'scope,agency,month,expected,on_time,late,missing,unknown,as_of',
      'city,,2025-01,2,1,1,0,0,2025-03-31',
      'city,,2025-02,2,1,0,1,0,2025-03-31',
    ])
    expect(lines).toContain('agency,buku,2025-02,1,0,0,1,0,2025-03-31')
  })
})
