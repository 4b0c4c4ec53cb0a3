/** Indonesian words for properties of the metadata, each with the properties it may stand for, likeliest first. */
const NAMES: Record<string, readonly string[]> = {
  akhir: ['end'],
  akses: ['access'],
  alamat: ['path', 'url', 'website'],
  alasan: ['reason'],
  aturan: ['constraints'],
  bahasa: ['languages'],
  batasan: ['constraints'],
  berkas: ['path'],
  catatan: ['note', 'access_note', 'notice'],
  catatan_akses: ['access_note'],
  contoh: ['example'],
  daftar_kode: ['codes'],
  definisi: ['definition'],
  deskripsi: ['description'],
  file: ['path'],
  frekuensi: ['frequency'],
  grafik: ['views'],
  jenis: ['type'],
  judul: ['title'],
  kata_kunci: ['keywords'],
  kegiatan: ['activity'],
  keterangan: ['description', 'note'],
  klasifikasi: ['classification'],
  kode: ['code', 'codes'],
  kolom: ['fields', 'column'],
  konsep: ['concept'],
  kontributor: ['contributors'],
  kunci_asing: ['foreignKeys'],
  kunci_utama: ['primaryKey'],
  laman: ['website', 'homepage', 'url'],
  lisensi: ['licenses'],
  maksimal: ['maximum', 'maxLength'],
  maksimum: ['maximum'],
  metode: ['method'],
  minimal: ['minimum', 'minLength'],
  minimum: ['minimum'],
  mulai: ['start'],
  nama: ['name', 'title'],
  nomor: ['number'],
  pemisah: ['delimiter'],
  penerbit: ['publisher'],
  peran: ['roles', 'role'],
  periode: ['period', 'temporal'],
  pola: ['pattern'],
  prioritas: ['priority'],
  produsen: ['contributors'],
  revisi: ['revisions'],
  pengecualian: ['exempt'],
  exemptions: ['exempt'],
  satuan: ['unit'],
  saringan: ['filter'],
  selesai: ['end'],
  seri: ['series'],
  singkatan: ['short'],
  sistem: ['system'],
  skema: ['schema'],
  situs: ['website', 'homepage', 'url'],
  standar: ['standard'],
  sumber: ['sources', 'source'],
  surel: ['email'],
  tabel: ['resources', 'resource'],
  tanggal: ['date'],
  tema: ['theme', 'themes'],
  tingkat: ['level'],
  tipe: ['type'],
  ukuran: ['measure'],
  unik: ['unique'],
  urutan: ['sort'],
  uraian: ['description'],
  versi: ['version'],
  wajib: ['required'],
  waktu: ['temporal'],
  wilayah: ['spatial'],
  zona_waktu: ['timezone'],
}

/** Everyday words for codes of the schemas, Indonesian and English. */
const CODES: Record<string, readonly string[]> = {
  angka: ['number', 'integer'],
  annual: ['tahunan'],
  annually: ['tahunan'],
  batang: ['bar'],
  benar_salah: ['boolean'],
  bilangan: ['integer', 'number'],
  bilangan_bulat: ['integer'],
  bulan: ['yearmonth', 'bulanan'],
  bulat: ['integer'],
  closed: ['tertutup'],
  daily: ['harian'],
  decimal: ['number'],
  desimal: ['number'],
  float: ['number'],
  garis: ['line'],
  int: ['integer'],
  jam: ['time'],
  kontak: ['contact'],
  lingkaran: ['pie'],
  logika: ['boolean'],
  monthly: ['bulanan'],
  numeric: ['number'],
  open: ['terbuka'],
  penerbit: ['publisher'],
  peta: ['map'],
  piramida: ['pyramid'],
  producer: ['produsen'],
  produsen: ['producer', 'produsen-data'],
  publik: ['terbuka'],
  quarterly: ['triwulanan'],
  restricted: ['terbatas'],
  tahun: ['year', 'tahunan'],
  tanggal: ['date'],
  teks: ['string'],
  text: ['string'],
  titik: ['scatter', 'geopoint'],
  waktu: ['time', 'datetime'],
  weekly: ['mingguan'],
  ya_tidak: ['boolean'],
  yearly: ['tahunan'],
}

/** The property among `names` that an Indonesian word, perhaps with a language such as `judul_en`, stands for. */
export function everydayName(word: string, names: readonly string[]): string | undefined {
  const whole = keyOf(word)
  const [, base, language] = /^(.+)_(en|id)$/.exec(whole) ?? []
  const found = meant(NAMES, whole, names)
  if (found !== undefined || base === undefined) return found
  return (own(NAMES, base) ?? [base])
    .map((name) => `${name}_${language}`)
    .find((name) => names.includes(name))
}

/** The property that an Indonesian word stands for, wherever it belongs. */
export function everydayMeaning(word: string): string | undefined {
  return own(NAMES, keyOf(word))?.[0]
}

/** The code among those allowed that an everyday word stands for. */
export function everydayCode(word: string, codes: readonly unknown[]): string | undefined {
  return meant(CODES, keyOf(word), codes)
}

function meant(
  words: Record<string, readonly string[]>,
  key: string,
  among: readonly unknown[],
): string | undefined {
  return own(words, key)?.find((each) => among.includes(each))
}

function own(words: Record<string, readonly string[]>, key: string): readonly string[] | undefined {
  return Object.hasOwn(words, key) ? words[key] : undefined
}

function keyOf(word: string): string {
  return word
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_')
}
