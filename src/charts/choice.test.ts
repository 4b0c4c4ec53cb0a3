import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import type { FieldDescriptor } from '../catalog/descriptors.ts'
import { validateDataset } from '../catalog/generated/validators.js'
import { type Choice, choiceFault, choiceIn, viewOf, viewYaml, withChoice } from './choice.ts'

const FIELDS = [
  { name: 'tahun', type: 'year', title: 'Tahun' },
  { name: 'kode_distrik', type: 'string', title: 'Distrik', codes: 'distrik' },
  { name: 'jenis: "a"', type: 'string', title: 'Jenis #1' },
  { name: 'jumlah', type: 'integer', title: 'Jumlah penduduk', unit: 'jiwa' },
  { name: 'persentase', type: 'number', title: 'Persentase', unit: 'persen' },
  { name: 'yes', type: 'integer' },
] as FieldDescriptor[]

const CHOICE: Choice = {
  table: '',
  kind: 'bar',
  x: 'kode_distrik',
  y: 'jumlah',
  series: '',
  aggregate: '',
  filter: '',
  value: '',
}

describe('a choice', () => {
  test('comes back from the address that holds it, and leaves the rest of the address alone', () => {
    const choice = {
      ...CHOICE,
      kind: 'line' as const,
      x: 'tahun',
      series: 'jenis: "a"',
      filter: 'tahun',
      value: '2024',
    }
    const query = withChoice('?cari=air', choice)
    expect(query).toContain('cari=air')
    expect({ ...CHOICE, ...choiceIn(query) }).toEqual(choice)
    expect(choiceIn('?g.kind=<script>&g.x=tahun')).toEqual({ x: 'tahun' })
  })

  test('becomes a view that the schema allows, whatever was chosen', () => {
    let count = 0
    for (const kind of ['line', 'bar', 'area', 'pie', 'scatter', 'histogram', 'pyramid', 'map'] as const)
      for (const x of FIELDS)
        for (const y of ['', ...FIELDS.map(({ name }) => name)])
          for (const aggregate of ['', 'sum', 'count'])
            for (const value of ['', 'a: b', '2024', "it's"]) {
              const choice = {
                ...CHOICE,
                table: 'tabel',
                kind,
                x: x.name,
                y,
                aggregate,
                filter: 'jenis: "a"',
                value,
                series: y === 'yes' ? 'tahun' : '',
              }
              if (choiceFault(choice, FIELDS)) continue
              const view = viewOf(choice, FIELDS, 'id')
              const { views } = parse(viewYaml(view)) as { views: unknown[] }
              expect(views).toEqual([view])
              const dataset = {
                title: 'T',
                description: 'D.',
                theme: 'umum',
                licenses: [{ name: 'CC-BY-4.0' }],
                frequency: 'tahunan',
                access: 'terbuka',
                contributors: [{ title: 'P', roles: ['producer'] }],
                resources: [
                  { name: 'tabel', path: 't.csv', schema: { fields: [{ name: 'a', type: 'string' }] } },
                ],
                views,
              }
              expect(validateDataset(dataset), JSON.stringify([view, validateDataset.errors])).toBe(true)
              count++
            }
    expect(count).toBeGreaterThan(100)
  })

  test.each([
    [{ kind: 'line' as const }, 'Garis dan luas memerlukan waktu'],
    [{ kind: 'pyramid' as const }, 'Piramida memerlukan'],
    [{ kind: 'map' as const, x: 'tahun' }, 'Peta memerlukan'],
    [{ kind: 'scatter' as const }, 'sebaran memerlukan'],
    [{ kind: 'histogram' as const }, 'Histogram memerlukan'],
    [{ y: '' }, 'Pilih kolom angka'],
    [{ y: 'jumlah', x: 'jumlah' }, 'kolom yang sama'],
    [{ y: 'persentase', aggregate: 'sum' }, 'tidak dapat dijumlahkan'],
    [{ x: 'tidak-ada' }, 'sumbu x'],
  ])('that cannot be drawn (%o) is explained in both languages', (change, words) => {
    const fault = choiceFault({ ...CHOICE, ...change }, FIELDS)
    expect(fault?.id).toContain(words)
    expect(fault?.en).toMatch(/^[A-Z].*\.$/)
  })
})
