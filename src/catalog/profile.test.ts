import { describe, expect, test } from 'vitest'
import { pieces, Random } from '../../tests/random.ts'
import type { FieldDescriptor } from './descriptors.ts'
import { DistinctCounter } from './distinct.ts'
import type { ColumnProfile } from './model.ts'
import { readTable } from './pass.ts'
import { profileObserver, quantile } from './profile.ts'
import { SAMPLE_SIZE, Sample } from './sample.ts'
import { bytesOf } from './text.ts'

function profile(type: string, cells: string[], size = 1 << 20): ColumnProfile {
  const observer = profileObserver()
  const text = `a,b\n${cells.map((cell) => `"${cell.replaceAll('"', '""')}",.\n`).join('')}`
  readTable(
    () => pieces(bytesOf(text), size),
    {
      fields: [{ name: 'a', type } as FieldDescriptor],
      missingValues: ['', '-'],
      dialect: { delimiter: ',', quoteChar: '"' },
    },
    [observer],
  )
  return observer.result()[0] as ColumnProfile
}

/** The same facts by the plainest way. */
function naive(cells: string[]) {
  const isNull = (cell: string) => cell === '' || cell === '-'
  const values = cells.filter((cell) => !isNull(cell) && cell !== 'x')
  const counts = new Map<number, { value: string; count: number }>()
  for (const value of values) {
    const known = counts.get(Number(value)) ?? { value, count: 0 }
    counts.set(Number(value), { value: known.value, count: known.count + 1 })
  }
  const numbers = values.map(Number).sort((a, b) => a - b)
  const at = (share: number) => {
    const rank = share * (numbers.length - 1)
    const [low, high] = [numbers[Math.floor(rank)] as number, numbers[Math.ceil(rank)] as number]
    return low + (high - low) * (rank % 1)
  }
  return {
    values: values.length,
    nulls: cells.filter(isNull).length,
    distinct: counts.size,
    top: [...counts.values()].sort((x, y) => y.count - x.count).slice(0, 10),
    smallest: numbers[0] as number,
    largest: numbers.at(-1) as number,
    mean: numbers.reduce((sum, value) => sum + value, 0) / numbers.length,
    quantiles: [0.05, 0.25, 0.5, 0.75, 0.95].map(at),
  }
}

describe('a column of numbers', () => {
  test('has exactly the facts that a naive count gives', () => {
    for (let seed = 1; seed <= 40; seed++) {
      const random = new Random(seed)
      const spread = random.pick([3, 50, 2000])
      const cells = Array.from({ length: 1 + random.below(3000) }, () =>
        random.pick([
          '',
          '-',
          'x',
          String(random.below(spread)),
          (random.next() * spread - spread / 2).toFixed(2),
          `-${random.below(spread)}`,
        ]),
      )
      cells.push('7')
      const expected = naive(cells)
      const found = profile('number', cells)
      expect(found).toMatchObject({
        name: 'a',
        type: 'number',
        values: expected.values,
        nulls: expected.nulls,
        distinct: expected.distinct,
        estimated: false,
        top: expected.top,
      })
      expect(Number(found.min)).toBe(expected.smallest)
      expect(Number(found.max)).toBe(expected.largest)
      expect(found.mean).toBeCloseTo(expected.mean, 9)
      for (const [index, value] of expected.quantiles.entries())
        expect(found.quantiles?.[index]).toBeCloseTo(value, 9)
      expect(found.histogram?.counts.reduce((sum, count) => sum + count, 0)).toBe(expected.values)
      expect([found.histogram?.from, found.histogram?.to]).toEqual([expected.smallest, expected.largest])
    }
  })

  test('has bins that hold exactly the values between their borders', () => {
    const { histogram } = profile(
      'integer',
      Array.from({ length: 100 }, (_, value) => String(value)),
    )
    expect(histogram).toEqual({ from: 0, to: 99, counts: Array(20).fill(5) })
    expect(profile('integer', ['4', '4', '4']).histogram).toEqual({ from: 4, to: 4, counts: [3] })
  })

  test('shows its extremes as they are written', () => {
    expect(profile('number', ['1.50', '01.2', '-0.0', '3.10'])).toMatchObject({ min: '-0.0', max: '3.10' })
  })

  test('without any value has counts and nothing else', () => {
    expect(profile('integer', ['', '-', 'x'])).toEqual({
      name: 'a',
      type: 'integer',
      values: 0,
      nulls: 2,
      distinct: 0,
      estimated: false,
      top: [],
    })
  })

  test('that cannot be summed up has no facts that JSON could not write', () => {
    for (const cells of [
      ['1e308', '1e308'],
      ['-1.7e308', '1.7e308'],
      ['9'.repeat(400), `-${'9'.repeat(400)}`],
      ['NaN', 'INF', '2'],
      ['5e-324', '0'],
    ]) {
      const found = profile('number', cells)
      expect(JSON.parse(JSON.stringify(found))).toEqual(found)
      expect(found.values).toBe(cells.length)
    }
  })
})

describe('columns of other types', () => {
  test('dates and years are ordered by time, texts by code unit', () => {
    expect(profile('date', ['2024-01-10', '2023-12-31', 'x', '2024-01-09'])).toMatchObject({
      min: '2023-12-31',
      max: '2024-01-10',
      values: 3,
    })
    expect(profile('year', ['2024', '-0044', '0001'])).toMatchObject({ min: '-0044', max: '2024' })
    expect(profile('string', ['b', 'B', 'a', 'é'])).toMatchObject({ min: 'B', max: 'é', distinct: 4 })
  })

  test('have neither mean nor quantiles nor histogram', () => {
    for (const type of ['string', 'date', 'year', 'boolean']) {
      const found = profile(type, ['2024-01-01', '2024', 'true'])
      expect([found.mean, found.quantiles, found.histogram]).toEqual([undefined, undefined, undefined])
    }
  })

  test('count numbers by their size and texts as they are written', () => {
    expect(profile('number', ['1', '1.0', '01', '1'])).toMatchObject({
      distinct: 1,
      top: [{ value: '1', count: 4 }],
    })
    expect(profile('string', ['1', '1.0', '01', '1']).distinct).toBe(3)
    expect(profile('string', ['\uFEFFa', 'a']).top).toEqual([
      { value: '\uFEFFa', count: 1 },
      { value: 'a', count: 1 },
    ])
  })
})

describe('many different values', () => {
  const numbers = (count: number, random: Random) =>
    Array.from({ length: count }, () => String(random.below(1_000_000_000)))

  test('are exact up to 10,000 and marked as estimated above', () => {
    const cells = Array.from({ length: 10_000 }, (_, value) => String(value))
    expect(profile('integer', [...cells, ...cells])).toMatchObject({ distinct: 10_000, estimated: false })
    expect(profile('integer', [...cells, '10000']).estimated).toBe(true)
  })

  test('are estimated within 3 % from 10,001 to a million', () => {
    for (const count of [10_001, 20_000, 40_000, 42_000, 60_000, 80_000, 150_000, 1_000_000]) {
      const counter = new DistinctCounter()
      const bytes = new Uint8Array(8)
      const view = new DataView(bytes.buffer)
      for (let value = 0; value < count; value++) {
        view.setUint32(2, value)
        counter.add(bytes, 0, 8)
      }
      expect(counter.estimated).toBe(true)
      expect(Math.abs(counter.count() - count) / count, String(count)).toBeLessThan(0.03)
    }
  })

  test('give quantiles within two hundredths of their rank', () => {
    const random = new Random(9)
    const cells = numbers(60_000, random)
    const found = profile('integer', cells)
    const sorted = Float64Array.from(cells, Number).sort()
    for (const [at, share] of [0.05, 0.25, 0.5, 0.75, 0.95].entries()) {
      const value = found.quantiles?.[at] as number
      expect(value).toBeGreaterThan(quantile(sorted, Math.max(0, share - 0.02)))
      expect(value).toBeLessThan(quantile(sorted, Math.min(1, share + 0.02)))
    }
    expect(found.mean).toBeCloseTo(sorted.reduce((sum, value) => sum + value, 0) / sorted.length, 3)
    const total = found.histogram?.counts.reduce((sum, count) => sum + count, 0) as number
    expect(Math.abs(total - cells.length)).toBeLessThanOrEqual(20)
  })

  test('keep the values that are truly frequent on top', () => {
    const random = new Random(21)
    const cells = Array.from({ length: 60_000 }, () =>
      random.below(10) === 0 ? 'sering' : `v${random.below(1_000_000)}`,
    )
    const { top } = profile('string', cells)
    const times = cells.filter((cell) => cell === 'sering').length
    expect(top[0]).toEqual({ value: 'sering', count: times })
  })

  test('without a frequent one have no top values', () => {
    expect(
      profile(
        'string',
        Array.from({ length: 30_000 }, (_, value) => `v${value}`),
      ).top,
    ).toEqual([])
  })

  test('give the same profile however the file is cut', () => {
    const random = new Random(33)
    const cells = numbers(25_000, random).map((cell) => (random.below(5) === 0 ? '17' : cell))
    const whole = profile('integer', cells)
    for (const size of [61, 997, 65_536]) expect(profile('integer', cells, size)).toEqual(whole)
  })
})

describe('a sample', () => {
  test('holds every value while they are few', () => {
    const sample = new Sample()
    for (const value of [3, 1, 2]) sample.add(value)
    expect([...sample.sorted()]).toEqual([1, 2, 3])
  })

  test('of more values is drawn evenly from all of them, and is the same each time', () => {
    const drawn = (count: number) => {
      const sample = new Sample()
      for (let value = 0; value < count; value++) sample.add(value)
      return sample.sorted()
    }
    for (const count of [20_001, 50_000, 1_234_567]) {
      const values = drawn(count)
      expect(values).toEqual(drawn(count))
      expect(new Set(values).size).toBe(values.length)
      expect(values.length).toBeGreaterThanOrEqual(SAMPLE_SIZE)
      expect(values.length).toBeLessThanOrEqual(SAMPLE_SIZE * 2)
      for (let tenth = 0; tenth < 10; tenth++) {
        const [from, to] = [(tenth * count) / 10, ((tenth + 1) * count) / 10]
        const share = values.filter((value) => value >= from && value < to).length / values.length
        expect(share).toBeCloseTo(0.1, 2)
      }
    }
  })
})
