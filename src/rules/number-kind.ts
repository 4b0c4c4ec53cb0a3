import type { FieldDescriptor } from '../catalog/descriptors.ts'
import { fieldWords } from './fieldwords.ts'

/**
 * What the metadata says of the figures of a column: things that are counted and have no fractions, shares and
 * scaled figures for which a point can only be a decimal mark, measured quantities, or nothing.
 */
export type NumberKind = 'count' | 'fraction' | 'measure' | 'unknown'

const COUNTED = new Set(
  `jiwa orang anak balita bayi ibu penduduk pria wanita laki perempuan siswa murid pelajar mahasiswa guru dosen pegawai
  pekerja tenaga pasien peserta korban pemilih pengunjung wisatawan penumpang anggota keluarga kk rumahtangga rumah
  kepala kasus kejadian perkara unit buah butir lembar ekor batang bidang titik sekolah kelas rombel kelurahan kecamatan
  desa puskesmas posyandu halte kendaraan mobil motor bus kapal dokumen surat berkas permohonan laporan izin akta kartu
  perusahaan usaha koperasi lembaga aduan lampu pelanggan pohon rupiah rp idr people persons households cases units`.split(
    /\s+/,
  ),
)

/** Words of figures that are fractions by nature, or that are given in thousands and more. */
const FRACTIONS = new Set(
  `persen persentase % percent permil indeks index ipm rasio ratio rata rerata average mean median proporsi peluang laju
  tingkat koefisien gini skor derajat ° koordinat lintang bujur lat lon lng long latitude longitude latitud
  longitud ribu ribuan juta jutaan miliar milyar triliun trilyun thousand million billion`.split(/\s+/),
)

const AREAS = /^(k?m[2²]?|ha|hektare?|kilometer|meter|persegi)$/

/** Kind of the figures of a field by its unit, name, measure and bounds. */
export function numberKind(field: FieldDescriptor): NumberKind {
  const { unit, constraints = {} } = field
  const name = fieldWords(field.name, field.title)
  const units = fieldWords(unit)
  const bound = Number(constraints.maximum ?? constraints.exclusiveMaximum ?? Number.NaN)
  if (bound < 1000 || [...name, ...units, ...fieldWords(field.measure)].some((word) => FRACTIONS.has(word)))
    return 'fraction'
  const [first] = units
  if (first === undefined) {
    return /^(jumlah|jml|banyak|banyaknya|total|populasi)$/.test(name[0] ?? '') &&
      name.some((word) => COUNTED.has(word))
      ? 'count'
      : 'unknown'
  }
  if (!COUNTED.has(first)) return 'measure'
  const parts = unit?.match(/\/|\bper\b/i) ? units.slice(1).filter((word) => word !== 'per') : []
  // Prices are whole rupiah, whatever they are the price of.
  if (parts.length === 0 || /^(rupiah|rp|idr)$/.test(first)) return 'count'
  return parts.every((word) => AREAS.test(word)) ? 'unknown' : 'fraction'
}
