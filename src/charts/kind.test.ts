import { describe, expect, test } from 'vitest'
import { chartConfig } from './config.ts'
import { planOf } from './engine.ts'
import { layoutOf } from './layout.ts'
import type { ChartSpec } from './view.ts'
import { kindName } from './words.ts'

const BARS: ChartSpec = {
  kind: 'bar',
  horizontal: true,
  stacked: false,
  language: 'id',
  title: 'Umur',
  notes: [],
  xTitle: 'Kelompok umur',
  yTitle: 'Penduduk',
  unit: 'jiwa',
  x: ['0–4', '5–9', '10–14'],
  series: [
    { name: 'Laki-laki', unit: '', values: [30, 20, null] },
    { name: 'Perempuan', unit: '', values: [28, 22, 4] },
  ],
  decimals: 0,
  additive: true,
}

type Points = { x: number | null; y: number }[]

describe('a population pyramid', () => {
  const pyramid: ChartSpec = { ...BARS, mirrored: true }

  test.each([320, 640])('has both sides on one scale, whatever the width (%i)', (width) => {
    const layout = layoutOf(pyramid, width)
    const config = chartConfig(pyramid, layout)
    const [left, right] = config.data.datasets.map(({ data }) =>
      (data as unknown as Points).map(({ x }) => x),
    )
    expect(left).toEqual([-30, -20, null])
    expect(right).toEqual([28, 22, 4])
    const { x } = (config.options?.scales ?? {}) as unknown as Record<string, { min: number; max: number }>
    expect(x?.min).toBe(-(x?.max as number))
    expect(x?.max).toBeGreaterThan(30)
    expect(layout.sides).toEqual(['Laki-laki', 'Perempuan'])
  })

  test('writes no minus before the values of its left side', () => {
    expect(layoutOf(pyramid, 640).values).toEqual([
      ['30', '20', ''],
      ['28', '22', '4'],
    ])
    expect(kindName(pyramid)).toBe('Piramida penduduk')
  })
})

test('a histogram stands upright at every width, its groups between their bounds', () => {
  const x = Array.from({ length: 12 }, (_, at) => `${at * 1000}–${(at + 1) * 1000}`)
  const bounds = Array.from({ length: 13 }, (_, at) => `${at}.000`)
  const values = x.map((_, at) => 1000 + at)
  const chart: ChartSpec = {
    ...BARS,
    horizontal: false,
    x,
    bounds,
    series: [{ name: 'Baris', unit: '', values }],
  }
  const plan = planOf(chart, 320)
  expect(plan.chart.horizontal).toBe(false)
  const { data, options } = chartConfig(plan.chart, plan.layout)
  expect((data.datasets[0]?.data as unknown as { x: number }[] | undefined)?.map(({ x }) => x)).toEqual(
    x.map((_, at) => at + 0.5),
  )
  expect(options?.scales?.x).toMatchObject({ type: 'linear', min: 0, max: 12 })
})
