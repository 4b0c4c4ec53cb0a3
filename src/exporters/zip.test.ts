import { createHash } from 'node:crypto'
import { unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { CATALOGS, publishedCatalog, VERSION } from '../../tests/catalogs/publication.ts'
import { ARCHIVE_CEILING, CEILING } from './ceiling.ts'
import { datasetFiles, tableFiles } from './datafiles.ts'
import { zip } from './zip.ts'

const small = publishedCatalog(CATALOGS.small, VERSION)
const lamps = small.dataset('dinas-lampu/lampu-jalan')
const read = ({ file }: { file?: string }) => small.tree.read(file as string)

describe('the archive of a dataset', () => {
  const bytes = zip.write({ publication: small.publication, dataset: lamps, read })
  const files = unzipSync(bytes)
  const text = (name: string) => Buffer.from(files[name] ?? new Uint8Array()).toString()

  test('has its table to the byte, its package, and a text to read first in each language', () => {
    expect(Object.keys(files)).toEqual(['BACA-SAYA.txt', 'README.txt', 'datapackage.json', 'lampu-jalan.csv'])
    const sum = createHash('sha256')
      .update(files['lampu-jalan.csv'] as Uint8Array)
      .digest('hex')
    expect(JSON.parse(text('datapackage.json')).resources[0].hash).toBe(`sha256:${sum}`)
    expect(text('README.txt')).toContain(sum)
  })

  test('says terms, citation and the meaning of the columns', () => {
    expect(text('BACA-SAYA.txt')).toMatch(
      /Lisensi: Creative Commons Atribusi 4\.0 Internasional \(https:\/\/creativecommons/,
    )
    expect(text('BACA-SAYA.txt')).toContain('Kutip: Regu Tangga. (2025). Lampu Jalan menurut Dusun (Versi 3)')
    expect(text('README.txt')).toContain('jumlah_lampu – Lamps (lamps): Lamps that were lit')
  })

  test('tells nothing of when and where it was made', () => {
    const view = new DataView(bytes.buffer, bytes.byteOffset)
    // Noon of 1 January 1980, whatever the time zone.
    expect([view.getUint16(10, true), view.getUint16(12, true)]).toEqual([12 << 11, 0x21])
  })
})

describe('what is offered', () => {
  const tables = (bytes: number) => ({
    tables: { get: (id: string) => ({ ...small.publication.tables.get(id), bytes }) as never },
  })
  const [lamp] = lamps.resources
  const endings = (bytes: number) =>
    lamp ? tableFiles(tables(bytes), lamps, lamp).map(({ exporter }) => exporter.id) : []

  test('ends at the ceilings that are stated', () => {
    expect(endings(CEILING)).toEqual(['xlsx', 'json', 'parquet'])
    expect(endings(CEILING + 1)).toEqual(['parquet'])
    const whole = (bytes: number) => datasetFiles(tables(bytes), lamps).map(({ exporter }) => exporter.id)
    expect(whole(ARCHIVE_CEILING)).toEqual(['zip', 'datapackage'])
    expect(whole(ARCHIVE_CEILING + 1)).toEqual(['datapackage'])
  })

  test('is nothing of data that is not open', () => {
    const closed = {
      ...lamps,
      source: { ...lamps.source, value: { ...lamps.source.value, access: 'terbatas' as const } },
    }
    expect(lamp && tableFiles(small.publication, closed, lamp)).toEqual([])
    expect(datasetFiles(small.publication, closed)).toEqual([])
  })
})
