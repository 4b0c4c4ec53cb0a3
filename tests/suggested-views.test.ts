import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { isAdditive } from '../src/catalog/figures.ts'
import { suggestViews } from '../src/charts/suggest.ts'
import { checkCatalog } from '../src/store/checked.ts'

const folder = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url))

/** What every table of a catalog would be suggested if its dataset declared nothing: kind and title. */
function suggestionsOf(path: string): Record<string, string[]> {
  const { catalog, tables } = checkCatalog(folder(path))
  const found: Record<string, string[]> = {}
  for (const resource of catalog.datasets.flatMap(({ resources }) => resources)) {
    const table = tables.get(resource.id)
    if (!table) continue
    const views = suggestViews(resource, table, catalog.codeLists)
    for (const view of views) {
      const figure = resource.fields.find(({ name }) => name === view.y)
      if (view.aggregate === 'sum')
        expect(figure && isAdditive(figure), `${resource.id} adds ${view.y}`).toBe(true)
    }
    found[resource.id.split('/').slice(1).join('/')] = views.map(({ type, title }) => `${type}: ${title}`)
  }
  return found
}

describe('the charts that are suggested for real tables', () => {
  test('make sense for every table of the city', () => {
    expect(suggestionsOf('datasets')).toMatchObject({
      'indeks-pembangunan-manusia/indeks-pembangunan-manusia': [
        'line: Indeks pembangunan manusia menurut tahun',
      ],
      'balita-stunting-hasil-penimbangan/puskesmas': ['bar: Jumlah balita stunting menurut puskesmas, 2024'],
      'satuan-pendidikan/smp': [],
      'jumlah-penduduk-menurut-jenis-kelamin/penduduk-jenis-kelamin': [
        'bar: Jumlah penduduk menurut acuan penghitungan dan jenis kelamin, 2024',
      ],
      'jumlah-penduduk-menurut-kecamatan/penduduk': ['map: Jumlah penduduk menurut kecamatan'],
      'luas-wilayah-menurut-kecamatan/luas': ['map: Luas wilayah menurut kecamatan'],
      'halte-bus-listrik-koridor-5/halte': [],
      'koridor-bus-trans-metro-deli/koridor': ['bar: Jumlah baris menurut jenis bus'],
      'tingkat-pengangguran-terbuka/tpt': ['line: Tingkat pengangguran terbuka menurut tahun'],
    })
  })

  test('make sense for every table of the invented city', () => {
    expect(suggestionsOf('tests/catalogs/kota-contoh')).toMatchObject({
      'penduduk-distrik/penduduk-distrik': [
        'map: Jumlah penduduk menurut distrik',
        'line: Jumlah penduduk menurut tahun',
      ],
      'penduduk-distrik/penduduk-umur': [
        'pyramid: Jumlah penduduk menurut kelompok umur dan jenis kelamin, 2024',
      ],
      'kode-distrik/lorong': [],
      'curah-hujan/curah-hujan': [
        'line: Curah hujan menurut stasiun',
        'bar: Curah hujan menurut stasiun, Desember 2024',
      ],
      'sambungan-air/sambungan-air': [],
      'pohon-jalan/pohon-jalan': ['bar: Jumlah baris menurut jenis'],
      'taman-kota/kegiatan': [],
      'usulan-warga/usulan-warga': [],
      'penumpang/penumpang': [
        'line: Jumlah penumpang menurut rute',
        'bar: Jumlah penumpang menurut rute, 1 Desember 2024',
      ],
    })
  })
})
