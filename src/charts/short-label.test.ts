import { expect, test } from 'vitest'
import type { Dataset } from '../catalog/model.ts'
import { drawings } from './drawings.ts'
import { shortLabel } from './short-label.ts'
import { summarise } from './summary.ts'
import { fitText, LABEL, textWidth } from './text-width.ts'
import { isCut } from './values.ts'
import { chartSpec } from './view.ts'

const dataset = {
  resources: [
    {
      name: 't',
      fields: [
        { name: 'x', type: 'string' },
        { name: 's', type: 'string' },
        { name: 'y', type: 'number' },
      ],
    },
  ],
} as unknown as Pick<Dataset, 'resources'>

test('a label keeps what there is room for, and no half letter', () => {
  expect(shortLabel('Medan Kota')).toBe('Medan Kota')
  expect(shortLabel('a'.repeat(61))).toBe(`${'a'.repeat(59)}…`)
  expect(shortLabel(`${'a'.repeat(58)}😀bc`)).toBe(`${'a'.repeat(58)}…`)
})

test('labels of a megabyte are drawn in no time', () => {
  const long = 'x'.repeat(1_000_000)
  const words = 'kata '.repeat(200_000)
  const start = performance.now()
  for (const type of ['bar', 'line', 'pie', 'map'] as const) {
    const chart = chartSpec(
      dataset,
      { type, title: long, x: 'x', y: 'y', series: 's' },
      {
        view: 0,
        x: [long, words, `${long}b`],
        series: [long, words].map((name) => ({ name, values: [1, 2, 3] })),
        truncated: false,
      },
      'id',
    )
    if (!chart) throw new Error('no chart')
    expect(Math.max(...chart.x.map((name) => name.length))).toBeLessThanOrEqual(60)
    const { narrow, wide } = drawings(chart)
    expect(narrow.length + wide.length + summarise(chart).length).toBeLessThan(100_000)
  }
  expect(performance.now() - start).toBeLessThan(20_000)
})

test('a text of a megabyte is fitted at once', () => {
  const start = performance.now()
  expect(textWidth(fitText('i'.repeat(1_000_000), 300, LABEL), LABEL)).toBeLessThanOrEqual(300)
  expect(performance.now() - start).toBeLessThan(20_000)
})

test('control characters reach no chart', () => {
  const chart = chartSpec(
    dataset,
    { type: 'bar', title: 'a\u0000b', x: 'x', y: 'y' },
    { view: 0, x: ['c\u001bd'], series: [{ name: 'y', values: [1] }], truncated: false },
    'id',
  )
  expect([chart?.title, chart?.x[0]]).toEqual(['a[U+0000]b', 'c[U+001B]d'])
})

test('a line whose axis leaves zero out is told from one that does not', () => {
  const cut = (values: number[], type: 'line' | 'bar' = 'line') =>
    isCut(
      chartSpec(
        dataset,
        { type, title: 't', x: 'x', y: 'y' },
        {
          view: 0,
          x: values.map((_, at) => `${2019 + at}`),
          series: [{ name: 'y', values }],
          truncated: false,
        },
        'id',
      )!,
    )
  expect([cut([8, 9]), cut([1, 9]), cut([-1, 9]), cut([-9, -8]), cut([8, 9], 'bar')]).toEqual([
    true,
    false,
    false,
    true,
    false,
  ])
})
