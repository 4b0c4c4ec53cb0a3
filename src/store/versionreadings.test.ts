import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { memoryTree } from '../catalog/memory.ts'
import { bytesOf } from '../catalog/text.ts'
import { versionChecker } from './versionchecks.ts'

const SHARED = memoryTree({
  'catalog.yaml': bytesOf(`id: kota
title: Kota
description: Katalog rekaan.
publisher: { name: Kantor, url: https://kota.example/ }
place: { name: Kota, code: "U-00", system: lokal }
baseUrl: https://kota.example/
languages: [id]
timezone: Asia/Jakarta
brand: { primary: "#5b2a6e", secondary: "#c98a1b" }
themes: [{ name: niaga, title: Niaga }]
verifiers: [{ office: Kantor, from: "2024-01-01" }]
`),
  'kantor/agency.md': bytesOf('---\ntitle: Kantor\nshort: Kantor\nrole: produsen\n---\n'),
})

/** A version with these files, and what gives their bytes. */
function versionOf(files: Record<string, string>) {
  const blobs = new Map(
    Object.values(files).map((text) => [createHash('sha1').update(text).digest('hex'), bytesOf(text)]),
  )
  return {
    files: Object.entries(files).map(([path, text]) => ({
      path,
      size: bytesOf(text).length,
      blob: createHash('sha1').update(text).digest('hex'),
    })),
    reader: { read: ({ blob }: { blob: string }) => blobs.get(blob) },
  }
}

const metadata = (more = '') => `---
title: Harga
description: Harga eceran ikan di pasar pagi dan pasar sore.
theme: niaga
licenses: [{ name: CC0-1.0 }]
frequency: tahunan
access: terbuka
contributors: [{ title: Kantor, roles: [producer] }]
${more}resources:
  - name: harga
    path: harga.csv
    schema:
      fields: [{ name: tahun, type: year }, { name: harga, type: integer }]
---
`
const read = (files: Record<string, string>) => {
  const { reader, files: listed } = versionOf(files)
  return versionChecker(SHARED).read(reader, 'kantor/harga', { files: listed })
}

describe('a version read by itself', () => {
  test('tells its newest period and its score, which better metadata raise', () => {
    const before = read({ 'dataset.md': metadata(), 'harga.csv': 'tahun,harga\n2023,5\n' })
    const after = read({
      'dataset.md': metadata('standard: { concept: Harga, definition: Harga eceran. }\n'),
      'harga.csv': 'tahun,harga\n2023,5\n2024,6\n',
    })
    expect([before?.newest, after?.newest]).toEqual(['2023', '2024'])
    // Concept and definition of the dataset have weight 5 of the 25 + 19 + 15 + 2 that can be judged.
    expect((after?.four ?? 0) - (before?.four ?? 0)).toBeCloseTo(5 / 61, 9)
  })

  test('is nothing where its files are not here', () => {
    const { files } = versionOf({ 'dataset.md': metadata(), 'harga.csv': 'tahun,harga\n' })
    expect(versionChecker(SHARED).read({ read: () => undefined }, 'kantor/harga', { files })).toBeUndefined()
  })
})
