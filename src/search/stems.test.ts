import { describe, expect, test } from 'vitest'
import { mayHaveStem, stemsOf } from './stems.ts'

const areFamily = (a: string, b: string) => stemsOf(a).some((stem) => stemsOf(b).includes(stem))

describe('words of one family share a stem', () => {
  test.each([
    ['penduduk', 'kependudukan'],
    ['miskin', 'kemiskinan'],
    ['pendidikan', 'mendidik'],
    ['sehat', 'kesehatan'],
    ['layanan', 'pelayanan'],
    ['melayani', 'pelayanan'],
    ['timbang', 'penimbangan'],
    ['ditimbang', 'penimbangan'],
    ['menimbang', 'penimbangan'],
    ['pilih', 'pemilihan'],
    ['pengeluaran', 'dikeluarkan'],
    ['menganggur', 'pengangguran'],
    ['kerja', 'ketenagakerjaan'],
    ['angkut', 'pengangkutan'],
    ['angkutan', 'pengangkutan'],
    ['anggaran', 'penganggaran'],
    ['rumah', 'perumahan'],
    ['ikan', 'perikanan'],
    ['petani', 'pertanian'],
    ['lurah', 'kelurahan'],
    ['bulan', 'bulanan'],
    ['jumlahnya', 'jumlah'],
    ['pembangunan', 'membangun'],
    ['terdaftar', 'pendaftaran'],
    ['schools', 'school'],
    ['schooling', 'school'],
    ['cities', 'city'],
    ['buses', 'bus'],
    ['rates', 'rate'],
    ['employed', 'employment'],
    ['children', 'child'],
    ['women', 'woman'],
  ])('%s and %s', (a, b) => {
    expect(areFamily(a, b)).toBe(true)
  })
})

describe('words that only look alike share none', () => {
  test.each([
    ['kedudukan', 'penduduk'],
    ['kedudukan', 'kependudukan'],
    ['anggur', 'pengangguran'],
    ['keluarga', 'pengeluaran'],
    ['keluarga', 'keluar'],
    ['empu', 'perempuan'],
    ['bangunan', 'pembangunan'],
    ['satu', 'satuan'],
    ['keras', 'kekerasan'],
    ['hubungan', 'perhubungan'],
    ['perintah', 'pemerintah'],
    ['kasus', 'kasur'],
    ['jalan', 'jala'],
    ['badan', 'bad'],
    ['12710', '1271'],
    ['beras', 'ras'],
    ['status', 'stat'],
    ['news', 'new'],
  ])('%s and %s', (a, b) => {
    expect(areFamily(a, b)).toBe(false)
  })
})

test('a word that is passed over has no stem but itself', () => {
  const words = 'air kota jalan tani buku rumah sekolah school city km2 12710 balita stunting rate'.split(' ')
  const plain = words.filter((word) => !mayHaveStem(word))
  expect(plain).toContain('rumah')
  for (const word of plain)
    expect(new Set(stemsOf(word).map((stem) => stem.replace('=', '')))).toEqual(new Set([word]))
})
