import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { FieldDescriptor, ViewDescriptor } from '../catalog/descriptors.ts'
import type { CodeList, Resource, ViewData } from '../catalog/model.ts'
import { contrast } from '../styles/colours.ts'
import { summarise } from './summary.ts'
import { chartSvg } from './svg.ts'
import { tileMap, tileWriter } from './tilemap.ts'
import { chartSpec } from './view.ts'
import { WORDS } from './words.ts'

const FIELDS = [
  { name: 'kode', type: 'string', title: 'Distrik', codes: 'distrik', system: 'bps' },
  { name: 'tahun', type: 'year' },
  { name: 'jumlah', type: 'integer', title: 'Penduduk', unit: 'jiwa' },
] as FieldDescriptor[]

const CODES = Array.from({ length: 6 }, (_, at) => ({ kode: `A${at}`, bps: `9${at}`, nama: `Distrik ${at}` }))
const TILES = {
  places: new Map(
    CODES.map(({ kode }, at) => [kode, { column: 1 + (at % 3), row: 1 + (at > 2 ? 1 : 0), label: `D${at}` }]),
  ),
}

function list(tiles: CodeList['tiles'] | null): Map<string, CodeList> {
  const systems = [
    { system: 'kemendagri', column: 'kode' },
    { system: 'bps', column: 'bps' },
  ]
  const one: CodeList = {
    name: 'distrik',
    title: 'Distrik',
    systems,
    label: 'nama',
    rows: CODES,
    ...(tiles ? { tiles } : {}),
  }
  return new Map([['distrik', one]])
}

function spec(
  series: ViewData['series'],
  { x = ['90', '91', '92'], tiles = TILES as CodeList['tiles'] | null } = {},
) {
  const resource = { name: 'tabel', fields: FIELDS } as unknown as Resource
  const view: ViewDescriptor = { type: 'map', title: 'Peta', x: 'kode', y: 'jumlah', series: 'tahun' }
  const chart = chartSpec(
    { resources: [resource] },
    view,
    { view: 0, x, series, truncated: false },
    'id',
    list(tiles),
  )
  if (!chart) throw new Error('no chart')
  return chart
}

describe('a tile map', () => {
  const chart = spec([
    { name: '2024', values: [30, 12, null] },
    { name: '2023', values: [20, 11, 5] },
  ])

  test('has a tile for every place of the list, found by the codes of the column, with the newest period last', () => {
    expect(chart.kind).toBe('map')
    const map = tileMap(chart)
    expect(map).toMatchObject({ columns: 3, rows: 2, periods: ['2023', '2024'], gaps: true })
    expect(map.tiles.map(({ label }) => label)).toEqual(['D0', 'D1', 'D2', 'D3', 'D4', 'D5'])
    const write = tileWriter(chart)
    expect(write(0, 1)).toMatchObject({ level: 5, value: '30', phrase: 'Distrik 0, 2024: 30 jiwa' })
    expect(write(2, 1)).toEqual({ level: 0, value: '–', phrase: 'Distrik 2, 2024: tidak ada data' })
    expect(write(5, 1).level).toBe(0)
  })

  test('colours a value by the same class in every period', () => {
    const same = spec([
      { name: '2023', values: [1, 50, 100] },
      { name: '2024', values: [100, 1, 50] },
    ])
    const write = tileWriter(same)
    expect([write(0, 0), write(1, 0), write(2, 0)].map(({ level }) => level)).toEqual(
      [write(1, 1), write(2, 1), write(0, 1)].map(({ level }) => level),
    )
  })

  test('puts every value into the class whose range holds it, for any values', () => {
    for (let seed = 1; seed < 200; seed++) {
      const values = Array.from(
        { length: 6 },
        (_, at) => Math.round((((seed * (at + 3) * 7919) % 1000) - 300) * 10 ** (seed % 4)) / 10,
      )
      const drawn = spec([{ name: '2024', values }], { x: CODES.map(({ bps }) => bps) })
      const write = tileWriter(drawn)
      const bounds = new Map(
        tileMap(drawn).legend.map(({ level, range }) => [level, range.split('–').map(numberOf)]),
      )
      for (const [at, value] of values.entries()) {
        const [from = NaN, to = Infinity] = bounds.get(write(at, 0).level) ?? []
        expect(value, JSON.stringify([values, [...bounds]])).toBeGreaterThanOrEqual(from)
        if (to !== from) expect(value).toBeLessThan(to)
      }
    }
  })

  test('of equal values has one class', () => {
    expect(tileMap(spec([{ name: '2024', values: [7, 7, 7] }])).legend).toEqual([{ level: 3, range: '7' }])
  })

  test('says what the newest period shows', () => {
    expect(summarise(chart)).toBe('Penduduk, 2024: Distrik 0 30 jiwa dan Distrik 1 12 jiwa.')
  })

  test('is drawn as bars of the newest period where tiles cannot be shown', () => {
    expect(chartSvg(chart, { width: 320 })).toContain('Distrik 0')
    const none = spec(
      [
        { name: '2024', values: [30, 12, 1] },
        { name: '2023', values: [20, 11, 5] },
      ],
      { tiles: null },
    )
    expect(none).toMatchObject({ kind: 'bar', horizontal: true, x: ['Distrik 0', 'Distrik 1', 'Distrik 2'] })
    expect(none.series.map(({ name, values }) => [name, values])).toEqual([['2024', [30, 12, 1]]])
    expect(none.notes).toContain(WORDS.id.newest('2024'))
  })

  test('has text that can be read on every class, in both themes', () => {
    const css = readFileSync(new URL('../styles/tilemap.css', import.meta.url), 'utf8')
    const colours = [...css.matchAll(/--map-(\d|dark|light): (#\w{6})/g)].map(
      ([, name, colour]) => [name, colour] as const,
    )
    const light = new Map(colours.slice(0, 7))
    const dark = new Map([...light, ...colours.slice(7)])
    const isDark = { light: [1, 2, 3], dark: [3, 4, 5] }
    for (const [theme, map] of [
      ['light', light],
      ['dark', dark],
    ] as const) {
      for (const level of [1, 2, 3, 4, 5]) {
        const ink = map.get(isDark[theme].includes(level) ? 'dark' : 'light') as string
        expect(contrast(map.get(`${level}`) as string, ink), `${theme} ${level}`).toBeGreaterThanOrEqual(4.5)
      }
      for (const level of [1, 2, 3, 4])
        expect(contrast(map.get(`${level}`) as string, map.get(`${level + 1}`) as string)).toBeGreaterThan(
          1.25,
        )
    }
  })
})

/** A number as a legend writes it in Indonesian. */
function numberOf(text: string): number {
  return Number(
    text
      .replace(/[≥<\s.]/g, '')
      .replace('−', '-')
      .replace(',', '.'),
  )
}
