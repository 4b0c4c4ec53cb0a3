import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import Papa from 'papaparse'
import { afterAll, describe, expect, test } from 'vitest'
import { CATALOGS, publishedCatalog, VERSION } from '../../tests/catalogs/publication.ts'
import { needs } from '../../tests/foreign.ts'
import { savedAsCsv } from '../../tests/libreoffice.ts'
import type { FieldDescriptor } from '../catalog/descriptors.ts'
import { type TypedTable, valueAt } from './typedtable.ts'
import { MOST_CHARACTERS, MOST_ROWS } from './workbook.ts'
import { xlsx } from './xlsx.ts'

const folder = mkdtempSync(join(tmpdir(), 'exports '))
afterAll(() => rmSync(folder, { recursive: true }))

const small = publishedCatalog(CATALOGS.small, VERSION)
const dataset = small.dataset('dinas-lampu/lampu-jalan')
const [resource] = dataset.resources
if (!resource) throw new Error('No table')
const input = small.input(resource, dataset)

/** A workbook of a table with these columns of texts and kinds. */
async function workbookOf(
  columns: Record<string, [FieldDescriptor['type'] | 'text', ...(string | number | null)[]]>,
) {
  const table: TypedTable = {
    rows: Math.max(...Object.values(columns).map(([, ...values]) => values.length)),
    columns: Object.entries(columns).map(([name, [kind, ...values]]) =>
      kind === 'number' || kind === 'integer'
        ? {
            kind,
            name,
            numbers: Float64Array.from(values.map((value) => (value === null ? Number.NaN : Number(value)))),
          }
        : {
            kind: kind as 'text',
            name,
            values: values.map(String),
            ids: Int32Array.from(values.map((value, at) => (value === null ? -1 : at))),
          },
    ),
  }
  return read(await xlsx.write({ ...input, table: () => table }))
}

interface Sheet {
  name: string
  xml: string
  /** Cells by address: its type in the file, and its text or number. */
  cells: Map<string, { type: string; value: string }>
}

/** Reads a workbook back, without the code that wrote it. */
function read(bytes: Uint8Array): Sheet[] {
  const files = unzipSync(bytes)
  const text = (path: string) => Buffer.from(files[path] ?? new Uint8Array()).toString()
  const plain = (xml: string) =>
    xml
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&')
      .replace(/_x([0-9A-F]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
  const strings = [...text('xl/sharedStrings.xml').matchAll(/<si><t[^>]*>([^<]*)<\/t><\/si>/g)].map(
    ([, one = '']) => plain(one),
  )
  const names = [...text('xl/workbook.xml').matchAll(/<sheet [^>]*name="([^"]+)"/g)].map(
    ([, name = '']) => name,
  )
  return names.map((name, at) => {
    const xml = text(`xl/worksheets/sheet${at + 1}.xml`)
    const cells = [...xml.matchAll(/<c ([^>]*)>(?:<v>([^<]*)<\/v>)?<\/c>/g)].map(
      ([, attributes = '', value = '']) => {
        const [, address = ''] = /r="([A-Z]+\d+)"/.exec(attributes) ?? []
        const [, type = 'n'] = /t="(\w+)"/.exec(attributes) ?? []
        return [address, { type, value: type === 's' ? (strings[Number(value)] ?? '?') : value }] as const
      },
    )
    return { name, xml, cells: new Map(cells) }
  })
}

const valuesOf = ({ cells }: Sheet) => [...cells.values()].map(({ value }) => value)

describe('a workbook', () => {
  test('has the table, the meaning of its columns and where it comes from', async () => {
    const [data, dictionary, about] = read(await xlsx.write(input))
    expect([data?.name, dictionary?.name, about?.name]).toEqual([
      'Data',
      'Kamus · Dictionary',
      'Tentang · About',
    ])
    expect(valuesOf(dictionary as Sheet)).toEqual(
      expect.arrayContaining(['jumlah_lampu', 'Lamps', 'lampu', 'Lampu yang menyala pada malam hitung.']),
    )
    expect(valuesOf(about as Sheet)).toEqual(
      expect.arrayContaining([
        'Lampu Jalan menurut Dusun',
        'Street Lamps by Hamlet',
        'Regu Tangga',
        'Versi 3',
        'Sudah diverifikasi walidata',
        'https://data.example/data/dinas-lampu/lampu-jalan/v/3/',
        input.result.sha256,
      ]),
    )
    expect(valuesOf(about as Sheet).join(' ')).toContain('creativecommons.org/licenses/by/4.0')
  })

  test('keeps the header in sight, and offers to filter below it', async () => {
    const [data] = read(await xlsx.write(input))
    expect(data?.xml).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/)
    expect(data?.xml).toContain(`<autoFilter ref="A1:F${input.result.rows + 1}"/>`)
    // The order of elements is part of the format.
    expect(data?.xml).toMatch(/<\/sheetData><autoFilter/)
  })

  test('has numbers as numbers, and codes as texts with their zeros', async () => {
    const [data] = await workbookOf({
      kode: ['text', '01', '0012'],
      n: ['integer', 5, null],
      r: ['number', 0.1, -2.5],
    })
    expect(data?.cells.get('A2')).toEqual({ type: 's', value: '01' })
    expect(data?.cells.get('B2')).toEqual({ type: 'n', value: '5' })
    expect(data?.cells.has('B3')).toBe(false)
    expect(data?.cells.get('C3')).toEqual({ type: 'n', value: '-2.5' })
  })

  test('has days as days, but for those that Excel counts wrong', async () => {
    const [data] = await workbookOf({ hari: ['date', '2024-02-29', '1900-01-01'] })
    expect(data?.cells.get('A2')).toEqual({ type: 'n', value: '45351' })
    expect(data?.cells.get('A3')).toEqual({ type: 's', value: '1900-01-01' })
  })

  test('never has a text that is a formula, an escape or a name of the writer as anything else', async () => {
    const texts = [
      '=1+1',
      '@SUM(A1)',
      '-1',
      '_x0041_',
      'constructor',
      '__proto__',
      'a<b&c',
      ' spasi ',
      'baris\r\ndua',
    ]
    const [data] = await workbookOf({ teks: ['text', ...texts] })
    const shown = texts.map((_, at) => data?.cells.get(`A${at + 2}`))
    expect(shown).toEqual(texts.map((value) => ({ type: 's', value })))
    expect(data?.xml).not.toContain('<f>')
  })

  test('cuts a text that no cell has room for, and says so', async () => {
    const [data, , about] = await workbookOf({ teks: ['text', 'x'.repeat(MOST_CHARACTERS + 1), 'y'] })
    expect(data?.cells.get('A2')?.value).toHaveLength(MOST_CHARACTERS)
    expect(valuesOf(about as Sheet).join(' ')).toContain('1 sel melebihi 32.767 huruf')
  })

  test('is not offered of a table with more rows or columns than Excel has', () => {
    expect(xlsx.fits?.({ rows: MOST_ROWS - 1, labels: ['a'] })).toBe(true)
    expect(xlsx.fits?.({ rows: MOST_ROWS, labels: ['a'] })).toBe(false)
    expect(xlsx.fits?.({ rows: 1, labels: new Array(16_385).fill('a') })).toBe(false)
  })
})

test('LibreOffice reads the values of the table with the most types', {
  ...needs('libreoffice'),
  timeout: 180_000,
}, async () => {
  const city = publishedCatalog(CATALOGS.city, VERSION)
  const tables = city.publication.catalog.datasets.flatMap((of) =>
    of.source.value.access === 'terbuka' ? of.resources.map((table) => ({ of, table })) : [],
  )
  const types = ({ table }: (typeof tables)[number]) => new Set(table.fields.map(({ type }) => type)).size
  const [richest] = tables.toSorted((a, b) => types(b) - types(a))
  if (!richest) throw new Error('No table')
  const given = city.input(richest.table, richest.of)
  const file = join(folder, 'tabel.xlsx')
  writeFileSync(file, await xlsx.write(given))
  const sheets = savedAsCsv(file, { locale: 'en-US', delimiter: ',', encoding: 'utf-8' })
  const [header, ...rows] = Papa.parse<string[]>(
    Buffer.from(sheets.Data ?? [])
      .toString()
      .trimEnd(),
  ).data
  const { columns, rows: count } = given.table()
  expect(header).toEqual(columns.map(({ name }) => name))
  const expected = Array.from({ length: count }, (_, row) => columns.map((column) => valueAt(column, row)))
  const asRead = rows.map((row) =>
    row.map((text, at) => {
      const kind = columns[at]?.kind
      if (text === '') return null
      return kind === 'integer' || kind === 'number'
        ? Number(text)
        : kind === 'boolean'
          ? text === 'TRUE'
          : text
    }),
  )
  const plain = (value: unknown) => (typeof value === 'number' ? Number(value.toPrecision(9)) : value)
  expect(asRead.map((row) => row.map(plain))).toEqual(expected.map((row) => row.map(plain)))
})
