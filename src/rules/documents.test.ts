import { describe, expect, test } from 'vitest'
import { pdfOf } from '../catalog/fixtures/pdf.ts'
import { readCatalog } from '../catalog/reader.ts'
import { documentPaths, publishedDocuments } from './documents.ts'
import { check, type Files, treeOf } from './fixtures/check.ts'
import { rules } from './index.ts'

const CATALOG = `id: kota-uji
title: Data Kota Uji
description: Katalog kecil untuk menguji dokumen.
publisher: { name: Dinas Uji, url: "https://uji.example/" }
place: { name: Kota Uji, code: "99.01", system: kemendagri }
baseUrl: https://uji.example/
languages: [id]
timezone: Asia/Jakarta
brand: { primary: "#004080", secondary: "#806000" }
themes: [{ name: umum, title: Umum }]
verifiers: []
`
const agency = (more: string) =>
  `---\ntitle: Dinas Uji\nshort: Uji\nrole: produsen\ndocuments: [{ path: dinas/documents/sk.pdf, title: SK${more} }]\n---\n`

/** Codes and messages of what is wrong with a catalog of one document. */
function found(pdf: Uint8Array | string, more = ''): string[] {
  const files: Files = {
    'catalog.yaml': CATALOG,
    'dinas/agency.md': agency(more),
    'dinas/documents/sk.pdf': pdf,
  }
  return check(treeOf(files), rules).map(({ code }) => code)
}

const text = 'Keputusan Kepala Dinas Uji tentang Tim Data'

describe('a document of an agency', () => {
  test('that is a plain PDF with text is right', () => {
    expect(found(pdfOf({ text }))).toEqual([])
  })

  test('that is a web page by another name is no document', () => {
    expect(found('<!doctype html><script>alert(1)</script>')).toContain('document-type')
  })

  test('must not run or carry anything, packed or not', () => {
    for (const isPacked of [false, true]) {
      expect(found(pdfOf({ text, isPacked, objects: ['<</S/Launch/F(a.exe)>>'] }))).toEqual([
        'document-content',
      ])
      expect(found(pdfOf({ text, isPacked, objects: ['<</Type/EmbeddedFile>>'] }))).toEqual([
        'document-content',
      ])
    }
  })

  test('that is a scan needs a reason', () => {
    expect(found(pdfOf())).toEqual(['document-text'])
    expect(found(pdfOf(), ', scanned: Aslinya di atas kertas.')).toEqual([])
  })

  test('is looked through for personal data', () => {
    expect(found(pdfOf({ text: `${text}. NIK 3273011505900001, HP 0812-3456-7890` }))).toEqual([
      'personal-text',
      'personal-text',
    ])
  })
})

test('the documents that are published are PDF that agencies, the roadmap or standards name inside the catalog', () => {
  const source = (path: string) => `source: { title: Berita, path: "${path}" }`
  const files = {
    'catalog.yaml': CATALOG,
    'dinas/agency.md': agency(', date: "2024"').replace(
      '---\n',
      `---\nteam: { title: Tim, offices: [], ${source('https://uji.example/a.pdf')} }\n`,
    ),
    '_catalog/roadmap.yaml': `title: Peta\nstages: [{ title: Satu, start: "2024", ${source('_catalog/documents/a.pdf')} }]\n`,
    '_catalog/standards/data/1.0.yaml': `title: Data\n${source('_catalog/documents/b.pdf')}\n`,
    'lain/agency.md': `---\ntitle: Lain\nshort: Lain\nrole: produsen\nsources: [{ title: A, path: ../../etc/a.pdf }, { title: B, path: lain/b.html }]\n---\n`,
  }
  expect([...publishedDocuments(readCatalog(treeOf(files)))]).toEqual([
    'dinas/documents/sk.pdf',
    '_catalog/documents/a.pdf',
    '_catalog/documents/b.pdf',
  ])
})

test('what an agency with holes in its description names is found', () => {
  const broken = { title: 'Uji', short: 'Uji', role: 'produsen', visits: [null], documents: [{}] } as never
  expect(documentPaths(broken)).toEqual([])
})
