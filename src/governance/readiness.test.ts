import { expect, test } from 'vitest'
import type { AgencyDescriptor } from '../catalog/descriptors.ts'
import type { Catalog } from '../catalog/model.ts'
import type { Tally } from './punctuality.ts'
import { type AgencyReadiness, doneOf, onTimePercent, readinessOf } from './readiness.ts'
import { readinessCsv } from './readinessfile.ts'

const source = { title: 'Daftar' }
const AGENCIES: Record<string, Partial<AgencyDescriptor>> = {
  air: {
    team: { title: 'Tim', offices: [], decree: { number: 'SK, 1' } },
    sop: { status: 'selesai', source },
    pact: { signed: '2024-01', title: 'Pakta', source },
    visits: [{ date: '2024-02', title: 'Kunjungan', source }],
  },
  buku: { team: { title: 'Tim', offices: [] }, sop: { status: 'finalisasi', source } },
  cahaya: {},
}
const TALLY: Tally = { 'on-time': 2, late: 1, missing: 0, due: 4, unknown: 0, expected: 3 }

function board(): AgencyReadiness[] {
  const catalog = {
    agencies: Object.entries(AGENCIES).map(([name, value]) => ({
      name,
      source: { value: { title: `Dinas ${name}`, short: name, role: 'produsen', ...value } },
    })),
    datasets: ['air/hujan', 'air/pipa', 'buku/rak'].map((id) => ({ id, agency: id.split('/')[0] })),
    plans: [{ agency: 'air', rows: [{}, {}] }],
  } as unknown as Catalog
  return readinessOf(catalog, {
    hasWarnings: (dataset) => dataset === 'air/pipa',
    releases: (agency) => (agency === 'air' ? TALLY : undefined),
  })
}

test('every agency has a level for each part, and what is not recorded counts as not done', () => {
  expect(board().map(({ levels }) => Object.values(levels).join(' '))).toEqual([
    'done done done done',
    'done begun none none',
    'none none none none',
  ])
  expect(doneOf(board())).toEqual({ team: 2, sop: 1, pact: 1, plan: 1 })
})

test('datasets are counted with those of which the checks warn', () => {
  expect(board().map(({ datasets, clean }) => [datasets, clean])).toEqual([
    [2, 1],
    [1, 1],
    [0, 0],
  ])
})

test('without a plan there is no rate', () => {
  expect(board().map(onTimePercent)).toEqual([67, undefined, undefined])
})

test('the file has a row for each agency and leaves empty what is not recorded', () => {
  const [header = '', ...rows] = readinessCsv(board(), '2024-06-30').trimEnd().split('\r\n')
  expect(rows[0]).toBe('air,Dinas air,produsen,Tim,"SK, 1",,selesai,,,2024-01,1,2,2,1,3,2,1,0,67,2024-06-30')
  expect(rows[2]).toBe('cahaya,Dinas cahaya,produsen,,,,,,,,,,0,0,,,,,,2024-06-30')
  expect(header.split(',')).toHaveLength(20)
})
