import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { NARROW, WIDE } from './engine.ts'
import { chartSvg } from './svg.ts'
import { type Font, textWidth } from './text-width.ts'
import type { ChartSpec } from './view.ts'

const YEARS = ['2019', '2020', '2021', '2022', '2023']
const NAMES = Array.from({ length: 21 }, (_, at) => `Kecamatan Percontohan ${String.fromCharCode(65 + at)}`)

function chart(
  kind: ChartSpec['kind'],
  x: string[],
  lists: Record<string, (number | null)[]>,
  more: Partial<ChartSpec> = {},
): ChartSpec {
  const years = x.every((label) => /^\d{4}$/.test(label))
  return {
    kind,
    horizontal: false,
    stacked: false,
    language: 'id',
    title: 'Judul',
    notes: [],
    xTitle: 'Tahun',
    yTitle: 'Nilai',
    unit: 'persen',
    x,
    ...(years ? { at: x.map(Number), scale: 'year' as const } : {}),
    series: Object.entries(lists).map(([name, values]) => ({ name, unit: '', values })),
    decimals: 2,
    additive: true,
    ...more,
  }
}

const wave = (length: number, shift = 0) =>
  Array.from({ length }, (_, at) => 10 + 8 * Math.sin(at / 3 + shift))
const manyYears = Array.from({ length: 200 }, (_, at) => String(1820 + at))
const several = (count: number, length: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`Deret ${at + 1}`, wave(length, at)]))

const CHARTS: Record<string, ChartSpec> = {
  'five bars': chart('bar', YEARS, { Nilai: [8.53, 10.74, 10.81, 8.89, 8.67] }),
  'large bars': chart(
    'bar',
    YEARS,
    { Nilai: [2_135_516, 2_435_252, 2_494_512, 2_474_166, 2_486_283] },
    { decimals: 0 },
  ),
  'bars below zero': chart('bar', ['Satu', 'Dua', 'Tiga'], { Nilai: [-5, 7.5, -12] }),
  'lying bars': chart('bar', NAMES, { Nilai: wave(21) }),
  'lying bars below zero': chart('bar', NAMES, { Nilai: wave(21).map((value) => value - 12) }),
  'lying bars with long names and large values': chart(
    'bar',
    [
      'Administrasi kependudukan (Dukcapil)',
      'Dinas Pemberdayaan Perempuan dan Perlindungan Anak',
      'Tanpaspasiyangpanjangsekali',
    ],
    { 'Laki-laki': [1_237_602, 1_263_569, 5], Perempuan: [1_248_681, 1_282_883, null] },
    { horizontal: true, decimals: 0 },
  ),
  'grouped bars': chart('bar', YEARS, several(3, 5)),
  'bars of series that never meet': chart('bar', YEARS, {
    A: [1, 2, null, null, null],
    B: [null, null, 3, 4, 5],
  }),
  'stacked bars': chart('bar', NAMES.slice(0, 5), several(3, 5), { stacked: true }),
  'a line': chart('line', YEARS, { Nilai: [8.53, 10.74, 10.81, 8.89, 8.67] }),
  'a line of one point': chart('line', ['2024'], { Nilai: [5] }),
  'a flat line': chart('line', YEARS, { Nilai: [0, 0, 0, 0, 0] }),
  'a long line with gaps': chart('line', manyYears, {
    Nilai: wave(200).map((value, at) => (at % 40 === 0 ? null : value)),
  }),
  'four lines': chart('line', YEARS, several(4, 5)),
  'twelve lines': chart('line', YEARS, several(12, 5)),
  'lines that end early': chart('line', YEARS, { A: [1, 2, 3, 4, null], B: [2, 3, 4, 5, 6] }),
  'a line over categories': chart('line', ['2021/2022', '2022/2023', '2023/2024'], { Nilai: [1, 2, 3] }),
  'an area': chart('area', YEARS, { Nilai: [8.53, 10.74, 10.81, 8.89, 8.67] }),
  'stacked areas': chart('area', YEARS, several(3, 5), { stacked: true }),
  'a pie': chart(
    'pie',
    ['anak perempuan', 'perempuan dewasa', 'anak laki-laki'],
    { Nilai: [837, 623, 362] },
    { decimals: 0 },
  ),
  'a pie of one part': chart('pie', ['semua'], { Nilai: [1] }),
  'a scatter': chart(
    'scatter',
    wave(60).map(String),
    { Nilai: wave(60, 2) },
    { at: wave(60), scale: 'number' },
  ),
}

interface Box {
  text: string
  left: number
  right: number
  top: number
  bottom: number
}

/** Boxes of all texts, by the widths of the bundled font. */
function boxes(svg: string): Box[] {
  const found: Box[] = []
  let group = ''
  for (const [, open, attributes = '', text = ''] of svg.matchAll(
    /<(\/?g[^>]*)>|<text([^>]*)>([^<]*)<\/text>/g,
  ) as Iterable<RegExpExecArray>) {
    if (open !== undefined) {
      group = open.startsWith('/') ? '' : open
      continue
    }
    const attribute = (name: string) => new RegExp(`${name}="([^"]*)"`).exec(attributes + group)?.[1]
    const font: Font = {
      size: Number(attribute('font-size') ?? 12.5),
      weight: attribute('font-weight') ? 600 : 400,
    }
    const width = textWidth(text.replaceAll('&amp;', '&'), font)
    const x = Number(attribute(' x'))
    const y = Number(attribute(' y'))
    const anchor = attribute('text-anchor')
    const left = anchor === 'middle' ? x - width / 2 : anchor === 'end' ? x - width : x
    found.push({ text, left, right: left + width, top: y - 0.75 * font.size, bottom: y + 0.2 * font.size })
  }
  return found
}

describe.each(Object.entries(CHARTS))('%s', (_, spec) => {
  test.each([NARROW, WIDE])('at %d pixels have all texts inside and apart', (width) => {
    const svg = chartSvg(spec, { width })
    const height = Number(/height="(\d+)"/.exec(svg)?.[1])
    const texts = boxes(svg)
    for (const [index, box] of texts.entries()) {
      expect(box.left, box.text).toBeGreaterThanOrEqual(-0.5)
      expect(box.right, box.text).toBeLessThanOrEqual(width + 0.5)
      expect(box.top, box.text).toBeGreaterThanOrEqual(-0.5)
      expect(box.bottom, box.text).toBeLessThanOrEqual(height + 0.5)
      for (const other of texts.slice(0, index)) {
        const apart =
          box.left >= other.right - 0.5 ||
          other.left >= box.right - 0.5 ||
          box.top >= other.bottom - 0.5 ||
          other.top >= box.bottom - 0.5
        expect(apart, `${box.text} and ${other.text}`).toBe(true)
      }
    }
  })

  test('is the same bytes every time, without ids, styles or numbers that are none', () => {
    const svg = chartSvg(spec, { width: NARROW })
    chartSvg(CHARTS['stacked areas'] as ChartSpec, { width: WIDE })
    expect(chartSvg(spec, { width: NARROW })).toBe(svg)
    expect(svg).not.toMatch(/NaN|undefined|Infinity|style=| id=/)
    expect(svg.replace(/>[^<]*</g, '><')).not.toMatch(/\d\.\d{3}/)
  })

  test('weighs at most 12 kB gzipped in both widths', () => {
    const both = chartSvg(spec, { width: NARROW }) + chartSvg(spec, { width: WIDE })
    expect(gzipSync(both).length).toBeLessThan(12_000)
  })
})

const draw = (name: string, width = NARROW) => chartSvg(CHARTS[name] as ChartSpec, { width })

describe('a drawing', () => {
  test('shows the value of every bar and starts bars at zero', () => {
    const svg = draw('five bars')
    for (const value of ['8,53', '10,74', '10,81', '8,89', '8,67']) expect(svg).toContain(`>${value}<`)
    const bars = /fill="var\(--chart-1\)" d="([^"]*)"/.exec(svg)?.[1] ?? ''
    const heights = [...bars.matchAll(/v([\d.]+)/g)].map(([, height]) => Number(height))
    expect(heights).toHaveLength(5)
    for (const [at, value] of [8.53, 10.74, 10.81, 8.89, 8.67].entries()) {
      expect((heights[at] as number) / (heights[2] as number)).toBeCloseTo(value / 10.81, 2)
    }
  })

  test('lays bars down where names do not fit, and shows every name', () => {
    for (const width of [NARROW, WIDE]) {
      const shown = boxes(draw('lying bars', width))
        .map(({ text }) => text)
        .join(' ')
      for (const name of NAMES) expect(shown).toContain(name)
    }
  })

  test('breaks a line where values are missing and marks a point that stands alone', () => {
    const gap = chartSvg(chart('line', YEARS, { Nilai: [1, 2, null, 3, 4] }), { width: NARROW })
    expect(
      /<path stroke="var\(--chart-1\)"[^>]* fill="none" d="([^"]*)"/.exec(gap)?.[1]?.match(/M/g),
    ).toHaveLength(2)
    const alone = chart('line', manyYears, {
      Nilai: manyYears.map((_, at) => (at === 100 || at < 50 ? 1 + at : null)),
    })
    expect(chartSvg(alone, { width: NARROW }).match(/M[\d.]+ [\d.]+h0/g)).toHaveLength(1)
    expect(draw('a long line with gaps')).not.toMatch(/h0/)
  })

  test('has a gap above a missing value of a stack, not a fall', () => {
    const lists = { A: [2, 2, 2, 2, 2, 2, 2], B: [3, 3, null, 3, 3, 3, 3], C: [5, 5, 5, 5, 5, 5, 5] }
    const years = ['2017', '2018', ...YEARS]
    const svg = chartSvg(chart('area', years, lists, { stacked: true }), { width: WIDE })
    const outlines = [...svg.matchAll(/<path stroke="var\(--chart-[123]\)"[^>]* d="([^"]*)"/g)].map(
      ([, d]) => d,
    )
    expect(outlines.map((d) => d?.match(/M/g)?.length)).toEqual([2, 2, 1])
    // Level lines: nothing falls where a value is missing.
    for (const d of outlines) expect(d).not.toMatch(/[lv]/)
  })

  test('places years by their distance', () => {
    const svg = chartSvg(chart('line', ['2010', '2012', '2020'], { Nilai: [1, 2, 3] }), { width: WIDE })
    const places = [...svg.matchAll(/M([\d.]+) [\d.]+h0/g)].map(([, x]) => Number(x))
    const [first = 0, second = 0, third = 0] = places
    expect((second - first) / (third - first)).toBeCloseTo(0.2, 2)
  })

  test('uses only colours that the style sheet knows', () => {
    for (const name of Object.keys(CHARTS)) {
      expect(
        [...draw(name).matchAll(/(?:fill|stroke)="([^"]*)"/g)].every(([, colour]) =>
          /^(none|var\(--chart-[a-z\d]+\))$/.test(colour ?? ''),
        ),
      ).toBe(true)
    }
  })

  test('escapes what a table says', () => {
    const svg = chartSvg(chart('bar', ['<script>alert(1)</script>', 'b&c'], { Nilai: [1, 2] }), {
      width: WIDE,
    })
    expect(svg).not.toContain('<script')
    expect(svg).toContain('b&amp;c')
  })
})
