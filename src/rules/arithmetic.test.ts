import { describe, expect, it } from 'vitest'
import { Random } from '../../tests/random.ts'
import { check, treeOf } from './fixtures/check.ts'
import { shortDataset } from './fixtures/dataset.ts'
import { rule as over100 } from './over-100.ts'
import { rule as periodGap } from './period-gap.ts'
import { rule as ratioMismatch } from './ratio-mismatch.ts'
import { rule as repeatedPeriod } from './repeated-period.ts'
import { rule as totalMismatch } from './total-mismatch.ts'
import { rule as totalsRow } from './totals-row.ts'
import { rule as unitSlip } from './unit-slip.ts'

const INFERRED = [over100, periodGap, ratioMismatch, repeatedPeriod, totalMismatch, totalsRow, unitSlip]

interface Table {
  frequency: string
  fields: string[]
  key: string[]
  rows: (string | number)[][]
}

/** The problems of tables, each a dataset of its own, as code and cell by the number of the table. */
function found(tables: Table[]): Map<number, string[]> {
  const files: Record<string, string> = {}
  for (const [at, { frequency, fields, key, rows }] of tables.entries()) {
    files[`dinas/t${at}/dataset.md`] = shortDataset(
      `resources:
  - name: data
    path: data.csv
    schema:
      fields:
${fields.map((field) => `        - { name: ${field} }`).join('\n')}${key.length > 0 ? `\n      primaryKey: [${key}]` : ''}
`,
      frequency,
    )
    const labels = fields.map((field) => field.split(',')[0])
    files[`dinas/t${at}/data.csv`] = `${[labels, ...rows].map((row) => row.join()).join('\n')}\n`
  }
  const catalog = `id: acak
title: Acak
description: Acak.
publisher: { name: Dinas, url: "https://uji.example/" }
place: { name: Kota Uji, code: "99.01", system: kemendagri }
baseUrl: https://uji.example/
languages: [id, en]
timezone: Asia/Jakarta
brand: { primary: "#004080", secondary: "#806000" }
themes: [{ name: umum, title: Umum }]
verifiers: []
`
  const problems = check(treeOf({ 'catalog.yaml': catalog, ...files }), INFERRED)
  const result = new Map<number, string[]>()
  for (const { code, places } of problems) {
    for (const { file, cell, row } of places) {
      const table = Number(/t(\d+)/.exec(file)?.[1])
      result.set(table, [...(result.get(table) ?? []), `${code} ${cell ?? row}`])
    }
  }
  return result
}

function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next())
}

function poisson(random: Random, mean: number): number {
  if (mean > 50) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(random)))
  let count = -1
  for (let product = 1; product > Math.exp(-mean); count++) product *= random.next()
  return count
}

const years = (random: Random, least = 3) => {
  const first = 2005 + random.below(10)
  return Array.from({ length: least + random.below(10) }, (_, at) => first + at)
}
const places = (random: Random, least = 1) =>
  Array.from({ length: least + random.below(21) }, (_, at) => `Kecamatan ${String.fromCharCode(65 + at)}`)
const months = (count: number) =>
  Array.from(
    { length: count },
    (_, at) => `${2020 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`,
  )
const crossed = <T>(names: string[], periods: T[]) =>
  names.flatMap((name) => periods.map((period) => [name, period] as const))

/** Clean tables of the shapes that agencies publish. */
const SHAPES: Record<string, (random: Random) => Table> = {
  population(random) {
    const list = years(random)
    const rows = places(random).flatMap((name) => {
      const growth = random.next() * 0.06 - 0.02
      const area = 1 + random.next() * 40
      const size = 2000 + random.next() * 200_000
      return list.map((year, at) => {
        const male = Math.round(size * 0.49 * Math.exp(growth * at + 0.01 * normal(random)))
        const female = Math.round(size * 0.51 * Math.exp(growth * at + 0.01 * normal(random)))
        const density = (male + female) / Number(area.toFixed(2))
        return [name, year, male, female, male + female, area.toFixed(2), density.toFixed(random.below(3))]
      })
    })
    return {
      frequency: 'tahunan',
      fields: [
        'nama_kecamatan, type: string',
        'tahun, type: year',
        'laki_laki, type: integer, unit: jiwa',
        'perempuan, type: integer, unit: jiwa',
        'jumlah_penduduk, type: integer, unit: jiwa',
        'luas, type: number, unit: km²',
        'kepadatan, type: number, unit: jiwa/km²',
      ],
      key: random.below(2) ? ['nama_kecamatan', 'tahun'] : [],
      rows,
    }
  },
  rates(random) {
    let rate = 2 + random.next() * 40
    return {
      frequency: 'tahunan',
      fields: [
        'tahun, type: year',
        'persentase_penduduk_miskin, type: number, unit: persen',
        'laju_pertumbuhan, type: number, unit: persen',
      ],
      key: ['tahun'],
      rows: years(random).map((year) => {
        rate = Math.min(99, Math.max(0.3, rate * Math.exp(0.15 * normal(random))))
        return [year, rate.toFixed(2), (5 * normal(random)).toFixed(2)]
      }),
    }
  },
  smallCounts(random) {
    const means = [random.next() * 4, random.next() * 15, random.next() * 40]
    return {
      frequency: 'bulanan',
      fields: [
        'nama_kecamatan, type: string',
        'bulan, type: yearmonth',
        'kasus_baru, type: integer, unit: kasus',
        'kasus_lama, type: integer, unit: kasus',
        'jumlah_rujukan, type: integer, unit: kasus',
      ],
      key: ['nama_kecamatan', 'bulan'],
      rows: crossed(places(random), months(4 + random.below(20))).map(([name, month]) => [
        name,
        month,
        ...means.map((mean) => poisson(random, mean)),
      ]),
    }
  },
  outbreaks(random) {
    return {
      frequency: 'bulanan',
      fields: ['bulan, type: yearmonth', 'jumlah_kasus, type: integer, unit: kasus'],
      key: ['bulan'],
      rows: months(6 + random.below(40)).map((month) => [
        month,
        poisson(random, 2 + random.next() * 30) * (random.below(8) === 0 ? 1 + random.below(12) : 1),
      ]),
    }
  },
  seasonal(random) {
    const [height, size] = [random.next() * 2, Math.exp(3 + random.next() * 8)]
    return {
      frequency: 'bulanan',
      fields: [
        'stasiun, type: string',
        'bulan, type: yearmonth',
        'curah_hujan, type: number, unit: mm',
        'penumpang, type: integer, unit: orang',
      ],
      key: ['stasiun', 'bulan'],
      rows: crossed(places(random), months(6 + random.below(42))).map(([name, month]) => {
        const season = Math.sin((Number(month.slice(5)) / 6) * Math.PI) * height
        const one = () => size * Math.exp(season + 0.3 * normal(random))
        return [name, month, one().toFixed(1), Math.round(one())]
      }),
    }
  },
  revenues(random) {
    const [spread, size] = [0.1 + random.next() * 1.6, 14 + random.next() * 8]
    return {
      frequency: 'tahunan',
      fields: [
        'jenis_pajak, type: string',
        'tahun, type: year',
        'target, type: integer, unit: rupiah',
        'jumlah_realisasi, type: integer, unit: rupiah',
        'persentase_realisasi, type: number, unit: persen',
      ],
      key: ['jenis_pajak', 'tahun'],
      rows: crossed(places(random), years(random)).map(([name, year]) => {
        const target = Math.round(Math.exp(size + spread * normal(random)))
        const real = Math.round(target * Math.exp(0.3 * normal(random)))
        return [name, year, target, real, ((100 * real) / target).toFixed(2)]
      }),
    }
  },
  ragged(random) {
    const list = years(random, 6)
    return {
      frequency: 'tahunan',
      fields: ['nama_sekolah, type: string', 'tahun, type: year', 'jumlah_siswa, type: integer, unit: orang'],
      key: ['nama_sekolah', 'tahun'],
      rows: places(random).flatMap((name) => {
        const from = random.below(list.length)
        const size = 50 + random.below(1500)
        return list
          .slice(from)
          .map((year) => [name, year, Math.round(size * Math.exp(0.15 * normal(random)))])
      }),
    }
  },
  events(random) {
    return {
      frequency: 'bulanan',
      fields: [
        'tanggal, type: date',
        'nama_kecamatan, type: string',
        'jenis, type: string',
        'jumlah_korban, type: integer, unit: orang',
        'total_kerugian, type: integer, unit: rupiah',
      ],
      key: [],
      rows: Array.from({ length: 20 + random.below(150) }, () => [
        `2024-${String(1 + random.below(12)).padStart(2, '0')}-${String(1 + random.below(28)).padStart(2, '0')}`,
        random.pick(['Kecamatan A', 'Kecamatan B', 'Kecamatan C']),
        random.pick(['banjir', 'kebakaran', 'longsor']),
        poisson(random, 1),
        Math.round(Math.exp(17 + 2 * normal(random))),
      ]),
    }
  },
  crossSection(random) {
    const spread = 0.3 + random.next() * 2
    return {
      frequency: 'tahunan',
      fields: [
        'nama_kecamatan, type: string',
        'jumlah_sekolah, type: integer, unit: sekolah',
        'jumlah_guru, type: integer, unit: orang',
        'jumlah_siswa, type: integer, unit: orang',
        'total_murid_baru, type: integer, unit: orang',
      ],
      key: ['nama_kecamatan'],
      rows: places(random, 2).map((name) => [
        name,
        ...[1, 3, 6, 5].map((size) => Math.round(Math.exp(size + spread * normal(random)))),
      ]),
    }
  },
  surveys(random) {
    let year = 1990
    return {
      frequency: random.pick(['tahunan', 'dua-tahunan']),
      fields: ['tahun, type: year', 'prevalensi, type: number, unit: persen'],
      key: ['tahun'],
      rows: Array.from({ length: 4 + random.below(6) }, () => {
        year += random.pick([3, 4, 5, 6])
        return [year, (5 + random.next() * 30).toFixed(1)]
      }),
    }
  },
}

describe('2,000 clean tables', () => {
  it('of ten realistic shapes give no warning', { timeout: 120_000 }, () => {
    const names = Object.keys(SHAPES)
    const random = new Random(20_251_021)
    const warned: Record<string, string[]> = {}
    for (let batch = 0; batch < 40; batch++) {
      const shapes = Array.from({ length: 50 }, (_, at) => names[at % names.length] as string)
      const tables = shapes.map((name) => SHAPES[name]?.(random) as Table)
      for (const [table, problems] of found(tables)) {
        const shape = shapes[table] as string
        warned[shape] = [...(warned[shape] ?? []), ...problems]
      }
    }
    expect(warned).toEqual({})
  })
})

/** 60 tables of populations, each with one fault put in, and what was then found of it. */
function injected(put: (table: Table, random: Random) => string | undefined) {
  const random = new Random(7)
  const cases = Array.from({ length: 60 }, () => {
    const table = SHAPES.population?.(random) as Table
    return { table, wanted: put(table, random) }
  }).filter(({ wanted }) => wanted !== undefined)
  const problems = found(cases.map(({ table }) => table))
  return cases.map(({ wanted }, at) => ({ wanted, found: problems.get(at) ?? [] }))
}

function yearsOf({ rows }: Table): number {
  return new Set(rows.map(([, year]) => year)).size
}

describe('a fault that is put into a clean table is found at its cell', () => {
  it.each([10, 100, 1000, 0.1, 0.01, 0.001])('where a figure is multiplied by %d', (factor) => {
    const cases = injected((table, random) => {
      if (yearsOf(table) < 4) return undefined
      const at = random.below(table.rows.length)
      const row = table.rows[at] as number[]
      if (factor < 1 && Number(row[4]) * factor < 1) return undefined
      row[4] = Math.round(Number(row[4]) * factor)
      if (Math.max(row[4], row[4] / factor) < 1000) return undefined
      return `unit-slip E${at + 2}`
    })
    const missed = cases.filter(({ wanted, found: list }) => !list.includes(wanted as string))
    const others = cases.flatMap(({ wanted, found: list }) =>
      list.filter((one) => /^unit-slip/.test(one) && one !== wanted),
    )
    expect(cases.length).toBeGreaterThan(30)
    expect({ missed, others }).toEqual({ missed: [], others: [] })
  })

  it('where two digits of a total are swapped', () => {
    const cases = injected((table, random) => {
      if (table.rows.length < 5) return undefined
      const at = random.below(table.rows.length)
      const row = table.rows[at] as (string | number)[]
      row[4] = Number(row[4]) + 90
      return `total-mismatch E${at + 2}`
    })
    expect(cases.length).toBeGreaterThan(30)
    for (const { wanted, found: list } of cases) expect(list).toContain(wanted)
  })

  it('where a year is left out', () => {
    const cases = injected((table, random) => {
      const count = yearsOf(table)
      if (count < 5 || table.key.length === 0) return undefined
      const at = 1 + random.below(count - 2)
      table.rows.splice(at, 1)
      return `period-gap B${at + 2}`
    })
    expect(cases.length).toBeGreaterThan(10)
    for (const { wanted, found: list } of cases) expect(list).toEqual([wanted])
  })

  it('where a year is written twice', () => {
    const cases = injected((table, random) => {
      if (table.key.length > 0 || yearsOf(table) < 5) return undefined
      const at = 1 + random.below(yearsOf(table) - 1)
      ;(table.rows[at] as (string | number)[])[1] = table.rows[at - 1]?.[1] as number
      return `repeated-period B${at + 2}`
    })
    expect(cases.length).toBeGreaterThan(10)
    for (const { wanted, found: list } of cases) expect(list).toContain(wanted)
  })
})
