import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PlanRow } from '../catalog/descriptors.ts'
import type { Frequency } from '../catalog/frequency.ts'
import type { Catalog } from '../catalog/model.ts'
import { addDays } from '../catalog/period.ts'
import { type Board, boardOf, type ReleaseHistory } from './board.ts'
import type { ReleasedVersion } from './punctuality.ts'
import { tally } from './punctuality.ts'

type Planned = Pick<Catalog, 'source' | 'plans' | 'datasets' | 'withdrawn'>

/** A catalog that has nothing but the plan of one agency. */
function catalogOf(rows: Partial<PlanRow>[], datasets: string[] = [], calendar?: object): Planned {
  const entries = rows.map((row, at) => ({
    line: at + 2,
    row: at + 2,
    value: { title: 'Data', method: 'survei', frequency: 'bulanan', office: 'Seksi', ...row },
    faults: [],
  }))
  return {
    source: { value: { ...(calendar && { calendar }) } },
    plans: [{ file: 'dinas/plan.csv', agency: 'dinas', labels: [], rows: entries }],
    datasets: datasets.map((id) => ({ id, agency: id.split('/')[0], source: { value: {} } })),
  } as unknown as Planned
}

function historyOf(versions: Record<string, ReleasedVersion[]>, since = '2020-01-01'): ReleaseHistory {
  return { since, of: (dataset) => versions[dataset] ?? [] }
}

const MONTHLY = {
  code: 'D-01',
  dataset: 'dinas/data',
  collection_from: '2025-01-01',
  release_due: '2025-02-10',
} as const

describe('a board', () => {
  test('looks a year ahead, and leaves out what was due before the history began', () => {
    const { releases } = boardOf(catalogOf([MONTHLY]), historyOf({}, '2025-05-01'), '2025-06-30')
    expect([releases[0]?.due, releases.at(-1)?.due]).toEqual(['2025-05-10', '2026-06-10'])
  })

  test('waits no more for data that were withdrawn, from that day on', () => {
    const withdrawal = { dataset: 'dinas/data', date: '2025-04-01', reason: 'Salah', office: 'Dinas' }
    const withdrawn = { value: { withdrawn: [withdrawal] } } as unknown as Catalog['withdrawn']
    const dues = (asOf: string) =>
      boardOf({ ...catalogOf([MONTHLY]), withdrawn }, historyOf({}), asOf).releases.map(({ due }) => due)
    expect(dues('2025-06-30')).toEqual(['2025-02-10', '2025-03-10'])
    expect(dues('2025-03-31')).toContain('2025-04-10')
  })

  test('judges rows of one dataset together', () => {
    const rows = [
      {
        code: 'A',
        frequency: 'tahunan',
        reference_period: '2024',
        release_due: '2024-12-20',
        dataset: 'dinas/data',
      },
      {
        code: 'B',
        frequency: 'tahunan',
        reference_period: '2025',
        release_due: '2025-12-19',
        dataset: 'dinas/data',
      },
    ] as const
    const versions = [
      { number: 1, date: '2024-12-18', newest: '2024', isVerified: true, bringsData: true },
      { number: 2, date: '2026-01-09', newest: '2025', isVerified: true, bringsData: true },
    ]
    const board = boardOf(catalogOf([...rows]), historyOf({ 'dinas/data': versions }), '2026-02-01')
    expect(board.rows.map(({ row, releases }) => [row.code, releases[0]?.state, releases[0]?.days])).toEqual([
      ['A', 'on-time', 2],
      ['B', 'late', 21],
    ])
    expect(board.unplanned).toEqual([])
  })

  test('calls nothing unplanned in an agency that has recorded no plan', () => {
    const brought = [{ number: 1, date: '2025-01-02', newest: '2024', isVerified: true, bringsData: true }]
    const all = historyOf({ 'dinas/lain': brought, 'kantor/lain': brought })
    const board = boardOf(catalogOf([MONTHLY], ['dinas/lain', 'kantor/lain']), all, '2025-01-31')
    expect(board.unplanned.map(({ dataset }) => dataset)).toEqual(['dinas/lain'])
    expect([...board.agencies]).toEqual(['dinas'])
  })

  test('30 days later has turned exactly what fell due meanwhile', () => {
    const states = (asOf: string) =>
      boardOf(catalogOf([MONTHLY]), historyOf({}), asOf)
        .releases.filter(({ state }) => state === 'missing')
        .map(({ due }) => due)
    expect(states('2025-03-01')).toEqual(['2025-02-10'])
    expect(states('2025-03-31')).toEqual(['2025-02-10', '2025-03-10'])
  })
})

const FREQUENCIES: Frequency[] = [
  'harian',
  'mingguan',
  'bulanan',
  'triwulanan',
  'empat-bulanan',
  'semesteran',
  'tahunan',
  'dua-tahunan',
  'ad-hoc',
]
const day = fc.integer({ min: 0, max: 1500 }).map((days) => addDays('2022-01-01', days))
const version = fc.record({
  date: day,
  newest: fc.option(day, { nil: undefined }),
  isVerified: fc.boolean(),
  bringsData: fc.boolean(),
})
const planned = fc.record({
  row: fc.record({
    code: fc.constant('D-01'),
    dataset: fc.constant('dinas/data'),
    frequency: fc.constantFrom(...FREQUENCIES),
    collection_from: day,
    collection_to: fc.option(day, { nil: undefined }),
    lag: fc.integer({ min: 0, max: 200 }),
  }),
  versions: fc.array(version, { maxLength: 8 }),
  asOf: day,
  ifWeekend: fc.constantFrom('next', 'previous', 'same'),
})

/** The board of what was drawn, on its day or so many days later. */
function drawn(
  { row, versions, asOf, ifWeekend }: typeof planned extends fc.Arbitrary<infer T> ? T : never,
  more = 0,
): Board {
  const { lag, ...cells } = row
  const whole = { ...cells, release_due: addDays(row.collection_from, lag) }
  const filled = Object.fromEntries(Object.entries(whole).filter(([, value]) => value !== undefined))
  const all = versions.map(({ newest, ...one }, at) => ({
    number: at + 1,
    ...one,
    ...(newest !== undefined && { newest }),
  }))
  const catalog = catalogOf([filled], [], { weekend: ['saturday', 'sunday'], ifWeekend })
  return boardOf(catalog, historyOf({ 'dinas/data': all }), addDays(asOf, more))
}

describe('whatever the plan and the versions', () => {
  test('on time, late and missing are all that was due before the day, and what was kept before it was due', () => {
    fc.assert(
      fc.property(planned, (input) => {
        const { releases, asOf } = drawn(input)
        const { expected, due, unknown } = tally(releases)
        const early = releases.filter((one) => one.due >= asOf && one.state === 'on-time').length
        expect(expected).toBe(releases.filter((one) => one.due < asOf).length + early)
        expect([expected + due, unknown]).toEqual([releases.length, 0])
        for (const { state, version } of releases) {
          expect(version !== undefined).toBe(state === 'on-time' || state === 'late')
          if (version) expect([version.isVerified, version.date <= asOf]).toEqual([true, true])
        }
      }),
    )
  })

  test('30 days without a new version turn exactly what was due in them overdue, and nothing else', () => {
    fc.assert(
      fc.property(planned, (input) => {
        const asOf = input.versions.map(({ date }) => date).reduce((a, b) => (a > b ? a : b), input.asOf)
        const [now, then] = [drawn({ ...input, asOf }), drawn({ ...input, asOf }, 30)]
        const key = ({ round }: { round: number }) => round
        const looked = new Set(now.releases.map(key))
        const turned = now.releases.filter(({ state, due }) => state === 'due' && due < then.asOf).map(key)
        const missing = (board: Board) => board.releases.filter(({ state }) => state === 'missing').map(key)
        expect(missing(then)).toEqual([...missing(now), ...turned])
        const kept = (board: Board) =>
          board.releases
            .filter((one) => one.version && looked.has(key(one)))
            .map((one) => [key(one), one.state, one.days])
        expect(kept(then)).toEqual(kept(now))
      }),
    )
  })

  test('the board is the same in whatever order the versions are told', () => {
    fc.assert(
      fc.property(planned, (input) => {
        // Two versions of one day are told apart by their numbers.
        const dates = new Set(input.versions.map(({ date }) => date))
        fc.pre(dates.size === input.versions.length)
        const states = (board: Board) => board.releases.map(({ state, days }) => [state, days])
        expect(states(drawn({ ...input, versions: input.versions.toReversed() }))).toEqual(
          states(drawn(input)),
        )
      }),
    )
  })
})
