/** What somebody searches and the datasets that they must find, each as `agency/dataset`. */
export interface ExpectedQuery {
  query: string
  expected: string[]
  /** Datasets that must not come up: what only looks like the words. */
  not?: string[]
}

const CENSUS = 'disdukcapil/jumlah-penduduk-menurut-kecamatan'
const CITY = 'disdukcapil/jumlah-penduduk-kota-menurut-acuan'
const SEXES = 'disdukcapil/jumlah-penduduk-menurut-jenis-kelamin'
const PEOPLE = [CENSUS, CITY, SEXES]
const POVERTY = 'brida/persentase-penduduk-miskin'
const SPENDING = 'brida/pengeluaran-per-kapita'
const STUNTED = 'dinkes/balita-stunting-hasil-penimbangan'
const SURVEYED = 'dinkes/prevalensi-stunting-menurut-survei'
const WORK = 'disnaker/tingkat-pengangguran-terbuka'
const STOPS = 'dishub/halte-bus-listrik-koridor-5'
const LINES = 'dishub/koridor-bus-trans-metro-deli'
const CODES = 'diskominfo/kode-referensi-wilayah'
const AREA = 'diskominfo/luas-wilayah-menurut-kecamatan'
const SCHOOLS = 'disdikbud/satuan-pendidikan'
const YEARS = 'brida/rata-rata-lama-sekolah'
const CASES = 'dp3a/kasus-kekerasan-perempuan-dan-anak'
const VICTIMS = 'dp3a/korban-kekerasan-sumatera-utara'

/** Queries on the city's own catalog. */
export const MEDAN_QUERIES: readonly ExpectedQuery[] = [
  { query: 'penduduk', expected: PEOPLE },
  { query: 'kependudukan', expected: PEOPLE },
  { query: 'kedudukan', expected: [], not: [...PEOPLE, POVERTY] },
  { query: 'pendudk', expected: PEOPLE },
  { query: 'population', expected: PEOPLE },
  { query: 'populaton by sex', expected: [SEXES] },
  { query: 'jiwa', expected: PEOPLE },
  { query: 'jumlah_penduduk', expected: PEOPLE },
  { query: 'penduduk medan timur', expected: [CENSUS] },
  { query: 'Medan Timur', expected: [CENSUS, AREA, CODES] },
  { query: '12.71.05', expected: [CENSUS, AREA, CODES] },
  { query: '127105', expected: [CENSUS, AREA, CODES] },
  { query: '1275140', expected: [CENSUS, AREA, CODES] },
  { query: '12.71.01.1001', expected: [CODES] },
  { query: 'kelurahan', expected: [CODES] },
  { query: 'kemiskinan', expected: [POVERTY] },
  { query: 'orang miskin', expected: [POVERTY] },
  { query: 'poverty', expected: [POVERTY] },
  { query: 'pengeluaran', expected: [SPENDING] },
  { query: 'keluarga', expected: [], not: [SPENDING] },
  { query: 'pengganguran', expected: [WORK] },
  { query: 'menganggur', expected: [WORK] },
  { query: 'anggur', expected: [], not: [WORK] },
  { query: 'unemploy', expected: [WORK] },
  { query: 'stunting puskesmas', expected: [STUNTED] },
  { query: 'ditimbang', expected: [STUNTED] },
  { query: 'SSGI', expected: [SURVEYED] },
  { query: 'mean years of school', expected: [YEARS] },
  { query: 'madrsah', expected: [SCHOOLS] },
  { query: 'bus listrik', expected: [STOPS] },
  { query: 'bus besar', expected: [LINES] },
  { query: 'women and childs', expected: [CASES, VICTIMS] },
  { query: 'luas km2', expected: [AREA] },
  { query: 'Kementerian Kesehatan', expected: [SURVEYED] },
]

/** Queries on the catalog of the invented city. */
export const CITY_QUERIES: readonly ExpectedQuery[] = [
  { query: 'pohon', expected: ['dinas-kebun-kota/pohon-jalan'] },
  { query: 'penumpng perahu', expected: ['dinas-trem-perahu/penumpang'] },
  { query: 'ketepatan_waktu', expected: ['dinas-trem-perahu/penumpang'] },
  { query: 'kepadatan', expected: ['badan-angka/penduduk-distrik'] },
  { query: 'bujur lintang', expected: ['dinas-kebun-kota/taman-kota', 'dinas-trem-perahu/halte'] },
  { query: 'menanggarkan buku', expected: ['dinas-taman-baca/anggaran-buku'] },
  {
    query: 'Dinas Taman Baca',
    expected: ['dinas-taman-baca/anggaran-buku', 'dinas-taman-baca/anggota', 'dinas-taman-baca/usulan-warga'],
  },
  {
    query: 'lorong',
    expected: ['badan-angka/kode-distrik', 'dinas-taman-baca/anggota', 'dinas-kebun-kota/pohon-jalan'],
  },
]
