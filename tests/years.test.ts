import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Papa from 'papaparse'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PEOPLE, Town } from '../scripts/demo/town.ts'
import { FOUNDED, foundEarlier, playYears } from '../scripts/demo/years.ts'
import { type Board, boardOf } from '../src/governance/board.ts'
import { periodCode } from '../src/governance/periodcode.ts'
import { tally } from '../src/governance/punctuality.ts'
import { cityStanding, standingsOf } from '../src/governance/standing.ts'
import { standingsCsv } from '../src/governance/standingfiles.ts'
import { dueMonths } from '../src/governance/trend.ts'
import { publishedBoard, releaseHistory } from '../src/store/board.ts'
import { cacheFolderOf, checkCatalog } from '../src/store/checked.ts'
import { type Published, publishedOf } from '../src/store/published.ts'
import { versionsOf } from '../src/store/versions.ts'

/** A release as it was worked out by hand from the plans, the calendar and the submissions. */
interface Truth {
  agency: string
  code: string
  period: string
  due: string
  state: string
  days: string
  state_later: string
  days_later: string
}

const DAY = '2025-01-31'
const LATER = '2025-03-02'
const truth = Papa.parse<Truth>(readFileSync(join(import.meta.dirname, 'years.csv'), 'utf8'), {
  header: true,
  skipEmptyLines: true,
}).data

let town: Town
let published: Published
beforeAll(async () => {
  process.env.BASE_URL = ''
  process.env.AS_OF = DAY
  town = new Town(mkdtempSync(join(tmpdir(), 'dua-tahun-')))
  foundEarlier(town)
  playYears(town, FOUNDED, DAY)
  town.branch(PEOPLE.verifier, 'main')
  const folder = join(town.at(PEOPLE.verifier), 'datasets')
  const checked = checkCatalog(folder)
  published = publishedOf(checked, await versionsOf(folder, checked.catalog, cacheFolderOf({})))
}, 240_000)
afterAll(() => rmSync(town.folder, { recursive: true, force: true }))

/** The releases of a board up to the last due day of the truth, as the truth has them. */
function told({ releases }: Board): string[] {
  return releases
    .filter(({ due }) => due <= '2025-03-10')
    .map(({ agency, code, period, due, state, days }) =>
      [agency, code, period && periodCode(period), due, state, days].join(','),
    )
}

function wanted(pick: (one: Truth) => [state: string, days: string]): string[] {
  return truth.map((one) => [one.agency, one.code, one.period, one.due, ...pick(one)].join(','))
}

describe('two years of releases in the invented city', () => {
  test('stand on the board exactly as they were worked out by hand', () => {
    const board = publishedBoard(published)
    expect(told(board).sort()).toEqual(wanted(({ state, days }) => [state, days]).sort())
    expect(board.since).toBe(FOUNDED)
    expect(board.releases.filter(({ due }) => due > '2025-03-10').every(({ state }) => state === 'due')).toBe(
      true,
    )
  })

  test('and 30 days later, with the same commit, exactly what fell due is overdue', () => {
    const later = boardOf(published.catalog, releaseHistory(published), LATER)
    expect(told(later).sort()).toEqual(
      wanted(({ state_later, days_later }) => [state_later, days_later]).sort(),
    )
    expect(truth.filter((one) => one.state === 'due' && one.state_later === 'missing')).toHaveLength(4)
  })

  test('are counted by agency', () => {
    const { releases } = publishedBoard(published)
    const byAgency = Map.groupBy(releases, ({ agency }) => agency)
    const counts = [...byAgency].map(([agency, own]) => {
      const { expected, late, missing } = tally(own)
      return [agency, expected, expected - late - missing, late, missing]
    })
    expect(counts.sort()).toEqual([
      ['badan-angka', 3, 3, 0, 0],
      ['dinas-air-hujan', 10, 9, 1, 0],
      ['dinas-kebun-kota', 2, 1, 1, 0],
      ['dinas-taman-baca', 12, 5, 5, 2],
      ['dinas-trem-perahu', 25, 21, 4, 0],
      ['kantor-mutu-angka', 0, 0, 0, 0],
    ])
  })

  test('have one that no plan had promised', () => {
    const { unplanned } = publishedBoard(published)
    expect(unplanned.map(({ dataset, version }) => [dataset, version.number])).toEqual([
      ['dinas-trem-perahu/penumpang', 2],
    ])
  })
})

describe('who is late', () => {
  const DELIVERED = ['on-time', 'late', 'missing']
  const byHand = (agency?: string) => {
    const own = truth.filter((one) => agency === undefined || one.agency === agency)
    const count = (state: string) => own.filter((one) => one.state === state).length
    return {
      expected: own.filter(({ state }) => DELIVERED.includes(state)).length,
      'on-time': count('on-time'),
      late: count('late'),
      missing: count('missing'),
    }
  }

  test('is told by the counts that were worked out by hand, who owes most first', () => {
    const board = publishedBoard(published)
    const agencies = published.catalog.agencies.map(({ name }) => name)
    const standings = standingsOf(board, agencies)
    for (const { agency, counts } of standings) expect(counts, agency).toMatchObject(byHand(agency))
    expect(cityStanding(board).counts).toMatchObject(byHand())
    expect(standings[0]?.agency).toBe('dinas-taman-baca')
    expect(standings.map(({ overdue }) => overdue.length)).toEqual(
      standings.map(({ overdue }) => overdue.length).toSorted((a, b) => b - a),
    )
    // The longest overdue is the earliest due day of what is missing.
    const owed = truth.filter(({ agency, state }) => agency === 'dinas-taman-baca' && state === 'missing')
    expect(standings[0]?.longest).toBe(Math.max(...owed.map(({ days }) => Number(days))))
  })

  test('and the months add up to the same', () => {
    const board = publishedBoard(published)
    const months = dueMonths(board)
    for (const { month, counts } of months) {
      const own = truth.filter(({ due }) => due.startsWith(month))
      const count = (state: string) => own.filter((one) => one.state === state).length
      expect([counts['on-time'], counts.late, counts.missing], month).toEqual([
        count('on-time'),
        count('late'),
        count('missing'),
      ])
    }
    expect(months.reduce((sum, { counts }) => sum + counts.expected, 0)).toBe(byHand().expected)
    expect([months[0]?.month, months.at(-1)?.month]).toEqual(['2023-02', '2025-01'])
  })

  test('the files say the same', () => {
    const board = publishedBoard(published)
    const rows = Papa.parse<Record<string, string>>(
      standingsCsv(
        board,
        published.catalog.agencies.map(({ name }) => name),
        (name) => name,
      ),
      { header: true, skipEmptyLines: true },
    ).data
    const [city, first] = rows
    expect([city?.scope, city?.expected, city?.on_time, city?.late, city?.missing]).toEqual([
      'city',
      ...[byHand().expected, byHand()['on-time'], byHand().late, byHand().missing].map(String),
    ])
    expect(first).toMatchObject({
      agency: 'dinas-taman-baca',
      missing: String(byHand('dinas-taman-baca').missing),
    })
  })
})

test('priority data that the supervising office has looked at say so, and others say that it has not', () => {
  const newest = (dataset: string) => published.versions.datasets.get(dataset)?.at(-1)?.version?.approval
  expect(newest('badan-angka/penduduk-distrik')).toMatchObject({
    approved: true,
    way: 'recorded-by-verifier',
    office: { office: 'Ruang Baku Mutu, Kantor Mutu Angka' },
  })
  expect(newest('dinas-air-hujan/sambungan-air')).toEqual({ approved: false, fault: 'no-approval' })
})
