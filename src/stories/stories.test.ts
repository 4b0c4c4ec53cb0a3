import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readCatalog } from '../catalog/reader.ts'
import { typedTable } from '../exporters/typedtable.ts'
import { diskTree } from '../store/disk.ts'
import { storyFaults, storyView } from './check.ts'
import { storyFigure } from './figure.ts'
import { referencesIn } from './reference.ts'
import type { StoryData } from './source.ts'
import { readStory } from './story.ts'
import { storyRows } from './table.ts'

const tree = diskTree(join(import.meta.dirname, '../../tests/catalogs/kota-contoh'))
const catalog = readCatalog(tree)
const data: StoryData = {
  datasets: new Map(catalog.datasets.map((dataset) => [dataset.id, dataset])),
  table: (resource) => typedTable(tree, resource, []),
}
const DISTRICTS = { dataset: 'badan-angka/penduduk-distrik' }
const figure = (attributes: Record<string, string>) => storyFigure(data, { ...DISTRICTS, ...attributes })
const STORY = (body: string) => `---\ntitle: Judul\ndescription: Isi\ndate: "2024-08-05"\n---\n${body}`
const FILE = '_catalog/stories/cerita.id.mdx'
const faultsOf = (body: string) => {
  const story = readStory(FILE, STORY(body))
  return story ? storyFaults([story], data, ['id']) : []
}

describe('a figure', () => {
  test('is the cell of the one row that its conditions leave, with the decimals of its column', () => {
    expect(figure({ column: 'kepadatan', where: 'kode_distrik=K-04; tahun=2024' }).value).toMatchObject({
      value: 1437,
      digits: 1,
    })
  })

  test('is the place with the largest or smallest value', () => {
    const by = { column: 'nama_distrik', by: 'jumlah_penduduk', where: 'tahun=2024' }
    expect(figure({ ...by, pick: 'highest' }).value?.value).toBe('Taman Awan')
    expect(figure({ ...by, pick: 'lowest' }).value?.value).toBe('Pulau Kerang')
  })

  test('is the sum or number of rows', () => {
    const all = [22744, 17935, 32223, 20261, 26597, 43922, 7146, 39919, 12927, 47350, 16241, 30195]
    const sum = all.reduce((total, value) => total + value, 0)
    expect(figure({ column: 'jumlah_penduduk', aggregate: 'sum', where: 'tahun=2024' }).value?.value).toBe(
      sum,
    )
    expect(figure({ column: 'tahun', aggregate: 'count', where: 'tahun=2024' }).value).toMatchObject({
      value: 12,
      isCount: true,
    })
  })

  test('is how far two figures lie apart', () => {
    const [later, earlier] = ['kode_distrik=K-10; tahun=2024', 'kode_distrik=K-10; tahun=2023']
    const column = 'jumlah_penduduk'
    expect(figure({ column, where: later, minus: earlier }).value?.value).toBe(47350 - 46821)
    expect(figure({ column, where: earlier, minus: later }).value?.value).toBe(47350 - 46821)
  })

  test.each([
    [
      'a sum of what cannot be added up',
      { column: 'kepadatan', aggregate: 'sum', where: 'tahun=2024' },
      'dijumlahkan',
    ],
    ['several rows', { column: 'jumlah_penduduk', where: 'tahun=2024' }, '12 baris'],
    ['a misspelt column', { column: 'jumlah_pendudk' }, 'Maksud Anda `jumlah_penduduk`'],
    [
      'a value that no row has',
      { column: 'tahun', where: 'tahun=1999' },
      'Kolom `tahun`: Nilai `1999` tidak ada',
    ],
    ['what is no condition', { column: 'tahun', where: 'tahun 2024' }, 'bukan syarat'],
    ['a dataset that is not open', { dataset: 'dinas-taman-baca/anggota', column: 'a' }, 'tidak terbuka'],
    ['an unknown way to add up', { column: 'tahun', aggregate: 'mean' }, 'aggregate="mean"'],
  ])('is not made of %s', (_, attributes, words) => {
    const { value, fault } = storyFigure(data, { ...DISTRICTS, ...attributes } as Record<string, string>)
    expect(value).toBeUndefined()
    expect(fault?.id).toContain(words)
    expect(fault?.en).not.toBe(fault?.id)
  })
})

describe('a table', () => {
  test('has the rows that are asked for, in their order', () => {
    const shown = {
      ...DISTRICTS,
      columns: 'nama_distrik, jumlah_penduduk',
      where: 'tahun=2024',
      sort: '-jumlah_penduduk',
      rows: '2',
    }
    expect(storyRows(data, shown).value?.cells).toEqual([
      ['Taman Awan', '47350'],
      ['Pasar Lentera', '43922'],
    ])
  })

  test('with a column that is not there is a fault', () => {
    expect(storyRows(data, { ...DISTRICTS, columns: 'nama' }).fault).toBeDefined()
    expect(storyRows(data, { ...DISTRICTS, sort: '-nama' }).fault).toBeDefined()
  })
})

test('a chart is found by its number or its title', () => {
  expect(storyView(data, { ...DISTRICTS, view: '2' }).value?.index).toBe(1)
  expect(storyView(data, { ...DISTRICTS, view: 'Penduduk menurut distrik, 2024' }).value?.index).toBe(2)
  expect(storyView(data, { ...DISTRICTS, view: '9' }).fault?.en).toContain('There is no chart `9`')
})

describe('the components of a story', () => {
  test('are found with the line on which they begin', () => {
    const { references } = referencesIn(
      'Teks\n\n<Chart dataset="a/b"\n  view="1" />\n<Figure dataset=\'a/b\' column="c" unit />',
      7,
    )
    expect(references).toEqual([
      { component: 'Chart', attributes: { dataset: 'a/b', view: '1' }, line: 9 },
      { component: 'Figure', attributes: { dataset: 'a/b', column: 'c', unit: '' }, line: 11 },
    ])
  })

  test('in code and comments are none', () => {
    const text = '```\n<Chart />\n```\n`<Figure />` {/* <Table /> */}'
    expect(referencesIn(text)).toEqual({ references: [], faults: [] })
  })

  test.each([
    ['<Chrat dataset="a/b" />', 'Maksud Anda `Chart`'],
    ['<Chart datset="a/b" />', 'Maksud Anda `dataset`'],
    ['<Chart dataset={"a/b"} />', 'dalam tanda kutip'],
    ['<Chart view="1" />', 'harus menyebut `dataset`'],
  ])('%s is a fault', (text, words) => {
    expect(
      referencesIn(text)
        .faults.map(({ message }) => message.id)
        .join(),
    ).toContain(words)
  })
})

describe('a story', () => {
  test('is located to the line in its file', () => {
    expect(
      faultsOf('Satu\n\nDua <Figure dataset="badan-angka/penduduk-distrk" column="tahun" />\n'),
    ).toMatchObject([
      { file: FILE, line: 8, message: { id: expect.stringContaining('`badan-angka/penduduk-distrik`') } },
    ])
  })

  test('without title, description and day is told so', () => {
    const story = readStory(FILE, '---\ntitle: Judul\n---\nIsi\n')
    expect(story?.faults.map(({ message }) => message.en)).toHaveLength(2)
  })

  test('that lacks a language of the site is told so', () => {
    const story = readStory(FILE, STORY('Isi'))
    const faults = story ? storyFaults([story], data, ['id', 'en']) : []
    expect(faults.map(({ message }) => message.en).join()).toContain('cerita.en.mdx')
  })

  test('is no file of another name', () => {
    expect(readStory('_catalog/stories/Cerita.mdx', STORY('Isi'))).toBeUndefined()
  })

  test('of the invented city has no fault', () => {
    const file = '_catalog/stories/dua-belas-distrik.id.mdx'
    const story = readStory(file, Buffer.from(tree.read(file)).toString())
    expect(story?.references).toHaveLength(8)
    expect(story ? storyFaults([story], data, ['id']) : undefined).toEqual([])
  })
})
