import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import { readCatalog } from '../catalog/reader.ts'
import { checkWhole } from '../rules/check.ts'
import { rules } from '../rules/index.ts'
import { diskTree } from '../store/disk.ts'
import { ASKED_RULES } from './criteria.ts'
import type { ScoreRecord, Verdict } from './criterion.ts'
import type { JudgedRelease, ReleaseState } from './punctuality.ts'
import { hundredths, meanScore, rateOf, type Score, scoreOf } from './score.ts'

const CATALOGS = join(import.meta.dirname, '../../tests/catalogs')

/** What calendar and history tell of the datasets: given, since the files alone cannot tell. */
const RECORDS: Record<string, ScoreRecord> = {
  'kantor-pasar/harga-ikan': {
    freshness: 'current',
    releases: releases('on-time', 'on-time', 'late', 'on-time', 'due'),
    isVerified: true,
    revisions: { explained: 1, all: 2 },
  },
  'kantor-pasar/kios': { freshness: 'undeclared', releases: [] },
  'kantor-sungai/tinggi-air': {
    freshness: 'late',
    releases: releases('late', 'missing', 'due'),
    isVerified: false,
    revisions: { explained: 0, all: 0 },
  },
}

function releases(...states: ReleaseState[]): JudgedRelease[] {
  return states.map((state, at) => ({
    agency: 'kantor',
    code: 'K-01',
    round: at + 1,
    opens: '2024-01-01',
    due: `2024-0${at + 1}-10`,
    state,
    days: 0,
  }))
}

/** Scores of the catalog by `agency/dataset`. */
function scores(): Map<string, Score> {
  const tree = diskTree(join(CATALOGS, 'kota-ukur'))
  const catalog = readCatalog(tree)
  const { tables, problems } = checkWhole(tree, catalog, {
    asOf: '2025-01-01',
    limit: 1,
    rules: rules.filter(({ code }) => ASKED_RULES.includes(code)),
    hasher: () => {
      const hash = createHash('sha256')
      return { update: (bytes: Uint8Array) => void hash.update(bytes), digest: () => hash.digest('hex') }
    },
  })
  return new Map(
    catalog.datasets.map((dataset) => {
      const own = problems.filter(({ places }) => places[0]?.file.startsWith(`${dataset.id}/`))
      const record = RECORDS[dataset.id]
      return [
        dataset.id,
        scoreOf({ catalog, dataset, tables, problems: own, ...(record && { record }) }),
      ] as const
    }),
  )
}

const found = scores()
const { data: hand, meta } = Papa.parse<Record<string, string>>(
  readFileSync(join(CATALOGS, 'kota-ukur.csv'), 'utf8'),
  { header: true, skipEmptyLines: true },
)
const ids = (meta.fields ?? []).slice(1)
const written = (verdict: Verdict) => ('unknown' in verdict ? '?' : `${verdict.met}/${verdict.of}`)

describe('a catalog that was scored by hand', () => {
  test('has the same datasets as the table', () => {
    expect(ids.toSorted()).toEqual([...found.keys()].sort())
  })

  test.each(ids)('has every criterion of %s as the hand has it', (id) => {
    const told = found.get(id)?.scored.map(({ criterion, verdict }) => [criterion.name, written(verdict)])
    expect(told).toEqual(hand.map((row) => [row.criterion, row[id]]))
  })

  // Weights of `schemas/score.csv` times the shares of the table, added up on paper.
  const SUMS: Record<string, [met: number, of: number][]> = {
    'kantor-pasar/harga-ikan': [
      [23.2, 25],
      [14.7, 20],
      [15, 15],
      [11.75, 13],
      [23.5, 25],
      [64.65, 73],
      [88.15, 98],
    ],
    'kantor-pasar/kios': [
      [0, 25],
      [0, 20],
      [6, 15],
      [0, 8],
      [3, 11],
      [6, 68],
      [9, 79],
    ],
    'kantor-sungai/tinggi-air': [
      [12.5, 23],
      [17.5, 20],
      [4, 4],
      [0, 2],
      [3.5, 20],
      [34, 49],
      [37.5, 69],
    ],
  }

  test.each(ids)('gives %s the sums of the hand', (id) => {
    const { principles, four, whole } = found.get(id) as Score
    const { standard, metadata, interoperability, codes, service } = principles
    const told = [standard, metadata, interoperability, codes, service, four, whole]
    told.forEach(({ met, of }, at) => {
      const [handMet, handOf] = SUMS[id]?.[at] ?? []
      expect(met).toBeCloseTo(handMet as number, 9)
      expect(of).toBe(handOf)
    })
  })

  test('gives agencies and the city the mean of their datasets', () => {
    const all = ids.map((id) => found.get(id) as Score)
    // 88.15/98 = 0.8995, 9/79 = 0.1139, 37.5/69 = 0.5435.
    expect(all.map(({ whole }) => hundredths(rateOf(whole) ?? 0))).toEqual([89, 11, 54])
    expect(meanScore(all.slice(0, 2)).whole).toBeCloseTo((88.15 / 98 + 9 / 79) / 2, 9)
    expect(meanScore(all).whole).toBeCloseTo((88.15 / 98 + 9 / 79 + 37.5 / 69) / 3, 9)
    expect(meanScore([]).whole).toBeUndefined()
  })
})
