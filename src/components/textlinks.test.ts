import { expect, test } from 'vitest'
import { memoryTree } from '../catalog/memory.ts'
import { readCatalog } from '../catalog/reader.ts'
import type { Edition } from './edition.ts'
import { textLinks } from './textlinks.ts'

const dataset = (more = '') =>
  `---\ntitle: A\naccess: terbuka\n${more}resources: [{ name: isi, path: isi.csv }]\n---\n`
const catalog = readCatalog(
  memoryTree({
    'catalog.yaml': 'id: k\nbaseUrl: https://k.example/portal/\nlanguages: [id, en]\n',
    'dinas/agency.md': '---\ntitle: Dinas\n---\n',
    'dinas/satu/dataset.md': dataset(),
    'dinas/dua/dataset.md': dataset('aliases: [dinas/dulu]\n'),
    'dinas/dua/isi.csv': 'a\n',
    'dinas/tutup/dataset.md': dataset().replace('terbuka', 'tertutup'),
    'dinas/tutup/isi.csv': 'a\n',
  }),
)
const edition = {
  site: { catalog, agencyByName: new Map([['dinas', catalog.agencies[0]]]) },
  href: (kind: string, params: object) => [kind, ...Object.values(params)].join(' '),
  file: ({ id }: { id: string }, name: string) => `file ${id} ${name}`,
} as unknown as Edition
const link = textLinks(edition, 'dinas/satu/dataset.md')

test.each([
  ['../dua/', 'dataset dinas dua'],
  ['../dua/dataset.md', 'dataset dinas dua'],
  ['../dua/isi.csv', 'file dinas/dua isi.csv'],
  ['../agency.md', 'agency dinas'],
  ['/data/dinas/dua/', 'dataset dinas dua'],
  ['https://k.example/portal/data/dinas/dulu/', 'dataset dinas dua'],
  ['../tutup/isi.csv', undefined],
  ['../dua/lain.pdf', undefined],
  ['../../../luar', undefined],
  ['https://bps.go.id/data/dinas/dua/', undefined],
])('a link to %s leads to %s', (target, wanted) => {
  expect(link(target)).toBe(wanted)
})
