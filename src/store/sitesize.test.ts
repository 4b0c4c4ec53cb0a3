import { describe, expect, test } from 'vitest'
import { refuseTooLarge, SiteTooLarge, sizesByFormat } from './sitesize.ts'

const MB = 1024 * 1024
const file = (path: string, bytes: number) => ({ path, bytes, isFile: true })
const FILES = [
  file('index.html', 1 * MB),
  file('data/dinas-a/besar/tabel.csv', 40 * MB),
  file('data/dinas-a/besar/index.html', 2 * MB),
  file('en/data/dinas-a/besar/index.html', 2 * MB),
  file('data/dinas-b/kecil/tabel.csv', 3 * MB),
  file('_astro/huruf.woff2', 1 * MB),
  file('data/index.html', 1 * MB),
]

function refusal(limit: number): SiteTooLarge | undefined {
  try {
    refuseTooLarge(FILES, limit)
  } catch (error) {
    if (error instanceof SiteTooLarge) return error
    throw error
  }
  return undefined
}

describe('the size of a site', () => {
  test('is told by kind of files, the largest first', () => {
    expect(sizesByFormat(FILES).map(({ name, files, bytes }) => [name.id, files, bytes / MB])).toEqual([
      ['CSV', 2, 43],
      ['Halaman (HTML)', 4, 6],
      ['Huruf', 1, 1],
    ])
  })

  test('may reach its limit', () => {
    expect(refusal(50)).toBeUndefined()
  })

  test('above the limit names the largest datasets, with their pages in all languages, and the largest files', () => {
    const error = refusal(49.5)
    expect(error?.text.id).toContain('50 MB, melebihi batas 49,5 MB')
    expect(error?.text.id).toContain('dinas-a/besar (44 MB), dinas-b/kecil (3 MB).')
    expect(error?.text.en).toContain('The largest files: data/dinas-a/besar/tabel.csv (40 MB)')
    expect(error?.hint.en).toContain('limits: { site: … }')
  })

  test('is 800 MB at most where the catalog says nothing', () => {
    expect(() => refuseTooLarge([file('a.csv', 801 * MB)])).toThrow(SiteTooLarge)
    expect(() => refuseTooLarge([file('a.csv', 800 * MB)])).not.toThrow()
  })
})
