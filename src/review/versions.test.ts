import { describe, expect, test } from 'vitest'
import { memoryTree } from '../catalog/memory.ts'
import { changeSummary } from './change-summary.ts'
import { edited, FILES, type Files, review } from './fixtures/side.ts'
import { versionDifference } from './versions.ts'

const HUJAN = 'dinas-air/hujan/hujan.csv'
const HUJAN_MD = 'dinas-air/hujan/dataset.md'
const OWN = { account: 'petugas-air' }

const of = (edits: Record<string, string | undefined>) => {
  const [dataset] = review(edits, OWN).datasets
  if (!dataset) throw new Error('No dataset was touched')
  return changeSummary(dataset)
}

describe('a change in one sentence', () => {
  test('says how many rows were added for which period, and what was revised', () => {
    const changed = edited(HUJAN, '2023,120', '2023,125')[HUJAN] as string
    const summary = of({ [HUJAN]: `${changed}K-01,2025,140\nK-02,2025,240\n` })
    expect(summary).toEqual({
      id: '2 baris ditambah untuk 2025; 1 angka 2023 direvisi.',
      en: '2 rows added for 2025; 1 figure of 2023 revised.',
    })
  })

  test('says what of the metadata changed, and that the text did', () => {
    const summary = of({
      [HUJAN_MD]: (FILES[HUJAN_MD] as string)
        .replace('frequency: tahunan', 'frequency: bulanan')
        .replace('Angka di sini dikarang.', 'Angka di sini dikarang semua.'),
    })
    expect(summary.id).toBe('Metadata diubah: frekuensi; teks penjelasan diubah.')
  })

  test('says that rows were removed, or stand in another order', () => {
    expect(of(edited(HUJAN, 'K-01,2022,110\n', '')).en).toBe('1 row removed.')
    const [head = '', ...rows] = (FILES[HUJAN] as string).trimEnd().split('\n')
    expect(of({ [HUJAN]: `${[head, ...rows.reverse()].join('\n')}\n` }).id).toBe('Urutan baris diubah.')
  })

  test('says what came and went as a whole', () => {
    expect(of({ [HUJAN]: undefined, [HUJAN_MD]: undefined }).id).toBe('Dataset dihapus.')
    const move = {
      [HUJAN]: undefined,
      [HUJAN_MD]: undefined,
      'dinas-air/lain/hujan.csv': FILES[HUJAN] as string,
      'dinas-air/lain/dataset.md': (FILES[HUJAN_MD] as string).replace(
        'access:',
        'aliases: [dinas-air/hujan]\naccess:',
      ),
    }
    expect(of(move).id).toMatch(/^Dipindahkan dari dinas-air\/hujan; metadata diubah: alamat lama\.$/)
  })
})

describe('two versions of a dataset', () => {
  const shared = memoryTree(only(FILES, (path) => !path.includes('/') || path.startsWith('_catalog/')))
  const version = (edits: Files = {}) => ({
    id: 'dinas-air/hujan',
    tree: memoryTree(only({ ...FILES, ...edits }, (path) => path.startsWith('dinas-air/hujan/'))),
  })

  test('differ as their files do, read by the catalog of today', () => {
    const difference = versionDifference(shared, version(), version(edited(HUJAN, '2023,120', '2023,125')))
    expect(difference).toMatchObject({ id: 'dinas-air/hujan', status: 'changed', metadata: [], texts: [] })
    expect(difference.tables[0]?.revised).toEqual([{ period: '2023', column: 'curah_hujan', count: 1 }])
  })

  test('of which there is only one are a new dataset, with its size', () => {
    expect(changeSummary(versionDifference(shared, undefined, version())).id).toBe(
      'Dataset baru: 1 tabel, 6 baris.',
    )
  })

  test('are the same where no byte differs', () => {
    expect(changeSummary(versionDifference(shared, version(), version())).en).toBe(
      'Its content did not change.',
    )
  })

  test('end with a removal where no file is left', () => {
    const gone = { id: 'dinas-air/hujan', tree: memoryTree({}) }
    expect(versionDifference(shared, version(), gone)).toMatchObject({ status: 'removed', tables: [] })
  })
})

function only(files: Files, isWanted: (path: string) => boolean): Files {
  return Object.fromEntries(Object.entries(files).filter(([path]) => isWanted(path)))
}
