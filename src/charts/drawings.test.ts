import { expect, test, vi } from 'vitest'
import { drawings } from './drawings.ts'
import { NARROW, WIDE } from './engine.ts'
import { chartSvg, draw } from './svg.ts'
import type { ChartSpec } from './view.ts'

vi.mock('./svg.ts', async (load) => {
  const real = await load<typeof import('./svg.ts')>()
  return { ...real, draw: vi.fn(real.draw) }
})

const KINDS = ['line', 'bar', 'area', 'pie', 'scatter'] as const

function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

/** A chart of any look, with words of its own in both languages. */
function chart(seed: number): [ChartSpec, ChartSpec] {
  const next = random(seed)
  const pick = <T>(items: readonly T[]): T => items[Math.floor(next() * items.length)] as T
  const kind = pick(KINDS)
  const decimals = pick([0, 0, 1, 2])
  const scale = 10 ** pick([0, 2, 4, 6, 8])
  const years = kind !== 'pie' && next() < 0.6
  const points = kind === 'pie' ? 4 : 2 + Math.floor(next() * 20)
  const x = Array.from({ length: points }, (_, at) => (years ? String(2000 + at) : `Wilayah ${at + 1}.${at}`))
  const count = kind === 'pie' || kind === 'scatter' ? 1 : pick([1, 2, 5, 12])
  const unit = pick([
    ['', ''],
    ['jiwa', 'people'],
    ['persen', 'persen'],
  ] as const)
  const names = Array.from({ length: count }, (_, at) => (next() < 0.8 ? `Deret ${at}` : `${at}.5`))
  const shift = kind === 'line' && next() < 0.3 ? 0.5 : 0
  const values = names.map(() =>
    x.map(() =>
      next() < 0.1 && kind !== 'pie' ? null : Number(((next() - shift) * scale).toFixed(decimals)),
    ),
  )
  values[0]?.splice(0, 1, scale)
  const of = (language: 'id' | 'en', at: 0 | 1): ChartSpec => ({
    kind,
    horizontal: kind === 'bar' && seed % 2 === 0,
    stacked: kind !== 'line' && count > 1 && seed % 3 === 0,
    language,
    title: `Judul ${language}`,
    notes: [],
    xTitle: language,
    yTitle: 'Nilai',
    unit: unit[at],
    x,
    ...(years ? { at: x.map(Number), scale: 'year' as const } : {}),
    ...(kind === 'scatter' ? { at: x.map((_, at) => at), scale: 'number' as const } : {}),
    series: names.map((name, index) => ({ name, unit: '', values: values[index] as (number | null)[] })),
    decimals,
    additive: true,
  })
  return [of('id', 0), of('en', 1)]
}

const both = (spec: ChartSpec) => ({
  narrow: chartSvg(spec, { width: NARROW }),
  wide: chartSvg(spec, { width: WIDE }),
})

test('a drawing taken from another language is the drawing itself, byte for byte', () => {
  let derived = 0
  for (let seed = 1; seed <= 200; seed++) {
    const [first, second] = chart(seed)
    expect(drawings(first)).toEqual(both(first))
    vi.mocked(draw).mockClear()
    const got = drawings(second)
    if (vi.mocked(draw).mock.calls.length === 0) derived++
    expect(got, `chart ${seed}`).toEqual(both(second))
  }
  expect(derived).toBeGreaterThan(40)
})

test('the second language may come long after the first', () => {
  const pairs = Array.from({ length: 40 }, (_, at) => chart(1000 + at))
  for (const [first] of pairs) drawings(first)
  for (const [, second] of pairs) expect(drawings(second)).toEqual(both(second))
})
