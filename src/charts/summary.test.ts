import { describe, expect, test } from 'vitest'
import { summarise } from './summary.ts'
import type { ChartSpec } from './view.ts'

function chart(
  values: (number | null)[] | Record<string, (number | null)[]>,
  more: Partial<ChartSpec> = {},
): ChartSpec {
  const lists = Array.isArray(values) ? { 'Tingkat pengangguran terbuka': values } : values
  const length = Object.values(lists)[0]?.length ?? 0
  const x = Array.from({ length }, (_, at) => String(2019 + at))
  return {
    kind: 'line',
    horizontal: false,
    stacked: false,
    language: 'id',
    title: '',
    notes: [],
    xTitle: 'Tahun',
    yTitle: Array.isArray(values) ? 'Tingkat pengangguran terbuka' : 'Jumlah korban',
    unit: 'persen',
    x,
    at: x.map(Number),
    scale: 'year',
    series: Object.entries(lists).map(([name, own]) => ({ name, unit: '', values: own })),
    decimals: 2,
    additive: false,
    ...more,
  }
}

const categories = { kind: 'bar', at: undefined, scale: undefined, decimals: 0, unit: 'jiwa' } as const
const regions = (values: (number | null)[], more: Partial<ChartSpec> = {}) =>
  chart(
    { 'Jumlah penduduk': values },
    { ...categories, yTitle: 'Jumlah penduduk', x: values.map((_, at) => `W${at}`), ...more },
  )

describe('the sentence over time', () => {
  test('goes by way of its turning point', () => {
    const values = [8.53, 10.74, 10.81, 8.89, 8.67]
    expect(summarise(chart(values))).toBe(
      'Tingkat pengangguran terbuka naik dari 8,53 (2019) ke puncak 10,81 (2021), lalu turun ke 8,67 persen (2023).',
    )
    expect(summarise(chart(values, { language: 'en', unit: 'percent' }))).toBe(
      'Tingkat pengangguran terbuka rose from 8.53 (2019) to a peak of 10.81 (2021), then fell to 8.67 percent (2023).',
    )
  })

  test('goes by way of both turning points in their order', () => {
    expect(summarise(chart([3, 1, 4, 2]))).toBe(
      'Tingkat pengangguran terbuka turun dari 3,00 (2019) ke titik terendah 1,00 (2020), naik ke puncak 4,00 (2021), lalu turun ke 2,00 persen (2022).',
    )
    expect(summarise(chart([1, 2, 3]))).toContain('naik dari 1,00 persen (2019) menjadi 3,00 persen (2021).')
  })

  test('names no turning point of values that go up and down all the time', () => {
    expect(summarise(chart([5, 1, 6, 1.5, 7, 0.5, 6]))).toBe(
      'Tingkat pengangguran terbuka naik dari 5,00 persen (2019) menjadi 6,00 persen (2025); tertinggi 7,00 persen pada 2023; terendah 0,50 persen pada 2024.',
    )
  })

  test('names all years of a tie', () => {
    expect(summarise(chart([1, 3, 3, 2]))).toContain('tertinggi 3,00 persen pada 2020 dan 2021.')
    expect(summarise(chart([1, 3, 3, 3, 3, 2]))).toContain('tertinggi 3,00 persen, sebanyak 4 kali.')
  })

  test('starts and ends where there are values, and says where there are none', () => {
    expect(summarise(chart([null, 2, 1, null]))).toBe(
      'Tingkat pengangguran terbuka turun dari 2,00 persen (2020) menjadi 1,00 persen (2021); tanpa data untuk 2019 dan 2022.',
    )
    expect(summarise(chart([null, null, null, null, 1]))).toBe(
      'Tingkat pengangguran terbuka 1,00 persen (2023); 4 periode tanpa data.',
    )
    expect(summarise(chart([null]))).toBe('Tidak ada nilai yang dapat ditampilkan.')
  })

  test('treats as alike what reads alike', () => {
    expect(summarise(chart([1.001, 1.004]))).toBe(
      'Tingkat pengangguran terbuka tetap 1,00 persen dari 2019 sampai 2020.',
    )
    expect(summarise(chart([1.001, 2, 2, 1.004]))).toContain('sama pada 2019 dan 2022, yaitu 1,00 persen')
  })

  test('writes a fall below zero with a minus', () => {
    expect(summarise(chart([1, -2.07]))).toContain(
      'turun dari 1,00 persen (2019) menjadi −2,07 persen (2020).',
    )
  })

  test('is recomputed from its own numbers for any series', () => {
    let seed = 20_251_021
    const random = () => {
      seed = (seed * 1_664_525 + 1_013_904_223) % 2 ** 32
      return seed / 2 ** 32
    }
    for (let round = 0; round < 2000; round++) {
      const length = 2 + Math.floor(random() * 8)
      const values = Array.from({ length }, () =>
        random() < 0.2 ? null : Math.round(random() * 60 - 20) / 4 + 0,
      )
      const known = values.flatMap((value, at) => (value === null ? [] : [{ value, year: 2019 + at }]))
      if (known.length < 2) continue
      const text = summarise(chart(values))
      const number = (written: string | undefined) => Number(written?.replace('−', '-').replace(',', '.'))
      const first = known[0] as { value: number; year: number }
      const last = known[known.length - 1] as { value: number; year: number }
      const high = Math.max(...known.map(({ value }) => value))
      const low = Math.min(...known.map(({ value }) => value))
      if (high === low) {
        expect(text).toContain(' tetap ')
        continue
      }
      const times = (value: number) => known.filter((item) => item.value === value).length
      const inside = [high, low].filter((value) => value !== first.value && value !== last.value)
      const turns = known.filter(({ value }) => inside.includes(value))
      const way = [first, ...turns, last]
      const ups = (of: { value: number }[]) =>
        of.slice(1).reduce((sum, { value }, at) => sum + Math.abs(value - (of[at]?.value ?? value)), 0)
      const straight = ups(known) <= 1.5 * ups(way)
      if (inside.length > 0 && inside.every((value) => times(value) === 1) && straight) {
        const sentence = /^Tingkat pengangguran terbuka (.*?) persen \((\d+)\)[.;]/.exec(text)
        const said = [...`${sentence?.[1]} (${sentence?.[2]})`.matchAll(/([−\d,]+) \((\d+)\)/g)]
        expect(said.map(([, value, year]) => ({ value: number(value), year: Number(year) }))).toEqual(way)
        const verbs = [...(sentence?.[1] ?? '').matchAll(/naik|turun/g)].map(String)
        expect(verbs).toEqual(
          way.slice(1).map(({ value }, at) => (value > (way[at]?.value ?? value) ? 'naik' : 'turun')),
        )
        for (const [word, extreme] of [
          ['puncak', high],
          ['titik terendah', low],
        ] as const) {
          expect(text.includes(word)).toBe(inside.includes(extreme))
        }
        expect(text.includes('tanpa data')).toBe(known.length < length)
        continue
      }
      const change = /(naik|turun) dari (\S+) persen \((\d+)\) menjadi (\S+) persen \((\d+)\)/.exec(text)
      if (first.value === last.value) expect(text).toContain(`sama pada ${first.year} dan ${last.year}`)
      else {
        expect(change?.[1]).toBe(last.value > first.value ? 'naik' : 'turun')
        expect([number(change?.[2]), number(change?.[3]), number(change?.[4]), number(change?.[5])]).toEqual([
          first.value,
          first.year,
          last.value,
          last.year,
        ])
      }
      for (const [word, extreme] of [
        ['tertinggi', high],
        ['terendah', low],
      ] as const) {
        const said = new RegExp(`${word} (\\S+) persen`).exec(text)
        const atAnEnd = extreme === first.value || extreme === last.value
        expect(said === null).toBe(atAnEnd)
        if (said) expect(number(said[1])).toBe(extreme)
      }
      expect(text.includes('tanpa data')).toBe(known.length < length)
    }
  })

  test('follows up to three series, and above that says who leads', () => {
    expect(summarise(chart({ A: [1, 2], B: [2, 1] }))).toBe(
      'Jumlah korban: A naik dari 1,00 persen (2019) menjadi 2,00 persen (2020); B turun dari 2,00 persen (2019) menjadi 1,00 persen (2020).',
    )
    expect(summarise(chart({ A: [1, 2], B: [2, 1], C: [3, 3], D: [null, 9] }))).toBe(
      'Jumlah korban: pada 2020 tertinggi D (9,00 persen) dan terendah B (1,00 persen).',
    )
    expect(summarise(chart({ A: [1, 2], B: [2, 1], C: [3, 3], D: [8, 9] }))).toContain(
      '; sejak 2019, 2 naik dan 1 turun.',
    )
  })

  test('says side by side what only two series have, the newest period first', () => {
    const bases = { A: [1, null, null], B: [null, 2, null], C: [null, 3, null], D: [0, null, 4] }
    expect(summarise(chart(bases))).toBe(
      'Jumlah korban: pada 2021 D 4,00 persen; pada 2020 B 2,00 persen dan C 3,00 persen.',
    )
  })

  test('does not compare series of different units', () => {
    const lists = { A: [1], B: [2], C: [3], D: [4] }
    const mixed = chart(lists, { unit: '' })
    for (const [at, series] of mixed.series.entries()) series.unit = `u${at}`
    expect(summarise(mixed)).not.toMatch(/tertinggi|terendah/)
  })
})

describe('the sentence of categories', () => {
  test('names the largest and the smallest', () => {
    expect(summarise(regions([5, 189_321, 36_522]))).toBe(
      'Jumlah penduduk tertinggi ada pada W1 (189.321 jiwa), terendah pada W0 (5 jiwa).',
    )
  })

  test('is true for ties, gaps and a single category', () => {
    expect(summarise(regions([2, 2]))).toBe('Jumlah penduduk sama besar di semuanya: 2 jiwa.')
    expect(summarise(regions([3, 3, 1, null]))).toContain(
      'tertinggi ada pada W0 dan W1 (3 jiwa), terendah pada W2 (1 jiwa).',
    )
    expect(summarise(regions([7, 9]))).toBe('Jumlah penduduk: W0 7 jiwa dan W1 9 jiwa.')
    expect(summarise(regions([7]))).toBe('Jumlah penduduk 7 jiwa (W0).')
  })

  test('gives the share of the largest part of a pie', () => {
    expect(summarise(regions([837, 623, 362], { kind: 'pie' }))).toBe(
      'Bagian terbesar adalah W0: 837 jiwa, 45,9 persen dari 1.822 jiwa.',
    )
  })

  test('of several series names series and category', () => {
    expect(summarise(chart({ L: [1, 4, 2], P: [2, 3, 2] }, { ...categories, x: ['a', 'b', 'c'] }))).toBe(
      'Jumlah korban: tertinggi 4 jiwa (L, b), terendah 1 jiwa (L, a).',
    )
    expect(summarise(chart({ L: [1, 4], P: [2, 3] }, { ...categories, x: ['a', 'b'] }))).toBe(
      'Jumlah korban, a: L 1 jiwa dan P 2 jiwa; b: L 4 jiwa dan P 3 jiwa.',
    )
  })

  test('of a scatter gives both ranges', () => {
    const scatter = chart([3, 1], {
      kind: 'scatter',
      scale: 'number',
      x: ['2.5', '10'],
      at: [2.5, 10],
      xTitle: 'Luas',
    })
    expect(summarise(scatter)).toBe(
      '2 titik: Luas 2,5 sampai 10,0, Tingkat pengangguran terbuka 1,00 persen sampai 3,00 persen.',
    )
  })
})
