import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { memoryTree } from '../catalog/memory.ts'
import { readCatalog } from '../catalog/reader.ts'
import { catalogYaml } from '../history/fixtures/story.ts'
import type { NumberedVersion } from '../history/ledger.ts'
import { publicPart } from './publicpart.ts'
import { NO_VERSIONS } from './versions.ts'

const ID = 'dinas-pasar/harga'
const DESCRIPTION = '---\ntitle: Harga\n---\n'

/** The public part of a catalog with one dataset, whose versions have held these tables one after the other. */
function part(withdrawn: string[], tables: string[], now: string | undefined, more = '') {
  const entries = withdrawn.map(
    (one) => `  - { ${one}, date: "2025-03-04", reason: Salah., office: Dinas Informatika }\n`,
  )
  const tree = memoryTree({
    'catalog.yaml': catalogYaml([]),
    '_catalog/withdrawn.yaml': `withdrawn:\n${entries.join('')}`,
    ...(now !== undefined && {
      [`${ID}/dataset.md`]: DESCRIPTION.replace('\n---\n', `\n${more}---\n`),
      [`${ID}/data.csv`]: now,
    }),
  })
  const datasets = new Map(tables.length > 0 ? [[ID, tables.map(versionOf)]] : [])
  const { catalog, versions, tombstones } = publicPart(readCatalog(tree), { ...NO_VERSIONS, datasets }, tree)
  return {
    datasets: catalog.datasets.map(({ id }) => id),
    versions: versions.datasets.get(ID)?.map(({ number }) => number) ?? [],
    tombstones: tombstones.map(({ version }) => version ?? 'dataset'),
  }
}

/** A version with a table; one without is the removal of the dataset. */
function versionOf(table: string, at: number): NumberedVersion {
  const files = table === '' ? [] : [fileOf('data.csv', table), fileOf('dataset.md', DESCRIPTION)]
  return { number: at + 1, date: '2025-01-01', commit: `c${at}`, files }
}

function fileOf(path: string, text: string) {
  const blob = createHash('sha1').update(`blob ${text.length}\0${text}`).digest('hex')
  return { path, blob, size: text.length }
}

const VERSION = (number: number) => `dataset: ${ID}, version: ${number}`
const WHOLE = `dataset: ${ID}`

describe('what is published', () => {
  test('is everything where nothing is withdrawn', () => {
    expect(part([], ['a', 'b'], 'b')).toEqual({ datasets: [ID], versions: [1, 2], tombstones: [] })
  })

  test('is the dataset without the version that was withdrawn', () => {
    const found = part([VERSION(1)], ['a', 'b'], 'b')
    expect(found).toEqual({ datasets: [ID], versions: [2], tombstones: [1] })
  })

  test('is not the dataset while it holds what was withdrawn', () => {
    const found = part([VERSION(2)], ['a', 'b'], 'b')
    expect(found).toEqual({ datasets: [], versions: [], tombstones: ['dataset', 1, 2] })
  })

  test('is the dataset again once it holds something else, committed or not', () => {
    const found = part([VERSION(2)], ['a', 'b'], 'c')
    expect(found).toEqual({ datasets: [ID], versions: [1], tombstones: [2] })
    const later = part([VERSION(2)], ['a', 'b', '', 'c'], 'c')
    expect(later).toEqual({ datasets: [ID], versions: [1, 3, 4], tombstones: [2] })
  })

  test('is no version that has brought the withdrawn content back', () => {
    const found = part([VERSION(1)], ['a', 'b', 'a'], 'a')
    expect(found).toEqual({ datasets: [], versions: [], tombstones: ['dataset', 1, 2, 3] })
  })

  test('is nothing of a dataset that was withdrawn, whether its files are there or not', () => {
    const left = { datasets: [], versions: [], tombstones: ['dataset', 1, 2] }
    expect(part([WHOLE], ['a', 'b'], 'b')).toEqual(left)
    expect(part([WHOLE], ['a', 'b', ''], undefined)).toEqual(left)
  })

  test('keeps no page for a dataset that was removed for another reason after a version was withdrawn', () => {
    const found = part([VERSION(1)], ['a', 'b', ''], undefined)
    expect(found).toEqual({ datasets: [], versions: [2, 3], tombstones: [1] })
  })

  test('is decided by the file alone, where no version is known', () => {
    expect(part([VERSION(2)], [], 'c')).toEqual({ datasets: [ID], versions: [], tombstones: [2] })
    expect(part([VERSION(2)], [], undefined).tombstones).toEqual(['dataset', 2])
    expect(part([WHOLE], [], 'c')).toEqual({ datasets: [], versions: [], tombstones: ['dataset'] })
  })

  test('leaves out a dataset that was withdrawn under the address that it had before', () => {
    const found = part(['dataset: dinas-pasar/lama'], [], 'c', 'aliases: [dinas-pasar/lama]\n')
    expect(found).toEqual({ datasets: [], versions: [], tombstones: ['dataset'] })
  })
})
