import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { checkCatalog } from './checked.ts'
import { projectRoot } from './project.ts'
import { refuseWrongStories, storiesOf } from './stories.ts'

const folder = mkdtempSync(join(tmpdir(), 'stories-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test.each(['datasets', 'tests/catalogs/kota-contoh', 'tests/catalogs/small'])(
  'every story of %s shows data that are there',
  (catalog) => {
    expect(() => refuseWrongStories(checkCatalog(join(projectRoot, catalog)))).not.toThrow()
  },
)

test('a wrong reference is refused with file, line and the name that was meant, in both languages', () => {
  cpSync(join(projectRoot, 'tests/catalogs/kota-contoh'), folder, { recursive: true })
  const file = '_catalog/stories/salah.id.mdx'
  const lines = [
    '---',
    'title: Salah',
    'description: Cerita rekaan.',
    'date: "2024-08-05"',
    '---',
    'Isi.',
    '',
    '<Chart dataset="badan-angka/penduduk-distrk" />',
  ]
  writeFileSync(join(folder, file), lines.join('\n'))
  const published = checkCatalog(folder)
  expect(storiesOf(published).stories.map(({ name }) => name)).toEqual(['dua-belas-distrik', 'salah'])
  expect(() => refuseWrongStories(published)).toThrow(`${file}, line 8: There is no dataset`)
  try {
    refuseWrongStories(published)
  } catch (error) {
    const { id } = (error as { text: { id: string } }).text
    expect(id).toContain(`${file}, baris 8`)
    expect(id).toContain('Maksud Anda `badan-angka/penduduk-distrik`?')
  }
})

test('a story about a withdrawn dataset is left out in every language, and stops no withdrawal', () => {
  const checked = checkCatalog(join(projectRoot, 'tests/catalogs/small'))
  const dataset = 'dinas-lampu/lampu-jalan'
  const catalog = {
    ...checked.catalog,
    datasets: checked.catalog.datasets.filter(({ id }) => id !== dataset),
  }
  const tombstones = [{ dataset, withdrawal: { dataset, date: '2025-01-01', reason: 'Salah' } as never }]
  expect(storiesOf(checked).stories).toHaveLength(2)
  expect(storiesOf({ ...checked, catalog, tombstones }).stories).toEqual([])
  expect(() => refuseWrongStories({ ...checked, catalog, tombstones })).not.toThrow()
  expect(() => refuseWrongStories({ ...checked, catalog })).toThrow('lampu-malam')
})
