/** What the name of a column says it holds of persons. */
export type HeaderKind =
  | 'nik'
  | 'nkk'
  | 'nip'
  | 'npwp'
  | 'nisn'
  | 'nuptk'
  | 'bpjs'
  | 'mobile'
  | 'phone'
  | 'email'
  | 'account'
  | 'record'
  | 'name'
  | 'birth'
  | 'address'
  | 'diagnosis'

/** What a header says of its column. */
export interface HeaderMeaning {
  kind?: HeaderKind
  /** The column describes offices, schools, firms or places, or counts persons; it may hold their numbers and addresses. */
  isInstitutional: boolean
  /** It says how an office is reached, so that its telephone and e-mail are no person's. */
  isOfficeContact?: boolean
  /** It counts or classes, so that its figures are no numbers of persons. */
  isCount?: boolean
}

const NUMBER = '(?:no|nomor|nomer|nmr)'

/** Words of a header, from the surest on; the first that fits decides. */
const KINDS: readonly (readonly [HeaderKind, RegExp])[] = [
  [
    'nik',
    new RegExp(`\\b(nik|nomor induk kependudukan|${NUMBER} (ktp|identitas|e ktp)|noktp|ktp|national id)\\b`),
  ],
  ['nkk', new RegExp(`\\b(nkk|nokk|${NUMBER} (kk|kartu keluarga))\\b`)],
  ['nisn', /\b(nisn|nomor induk siswa( nasional)?)\b/],
  ['nuptk', /\bnuptk\b/],
  ['nip', /\b(nip|nippppk|nipppk|nomor induk pegawai)\b/],
  ['npwp', /\bnpwp\b/],
  [
    'bpjs',
    new RegExp(`\\b${NUMBER} (kartu )?(bpjs|jkn|kis|peserta)\\b|\\b(bpjs|jkn) ${NUMBER}\\b|^(bpjs|nobpjs)$`),
  ],
  ['account', new RegExp(`\\b${NUMBER} rek(ening)?\\b|\\bnorek\\b|^rekening( bank)?$`)],
  ['record', new RegExp(`\\b(${NUMBER} )?rekam medi[sk]\\b|\\b${NUMBER} rm\\b|^norm$`)],
  [
    'mobile',
    new RegExp(
      `\\b(${NUMBER} )?(hp|handphone|hape|ponsel|whatsapp|telepon seluler|seluler)\\b|\\b${NUMBER} wa\\b|\\b(nohp|nowa|mobile( phone| number)?)\\b`,
    ),
  ],
  ['phone', /\b(telepon|telp|tlp|tlpn|telephone|phone|kontak|contact)\b/],
  ['email', /\b(e ?mail|surel)\b/],
  [
    'name',
    /\bnama (lengkap|anak(?! (sungai|perusahaan|cabang|usaha))|ibu(?! ?kota)|ayah|bapak|siswa|siswi|murid|pelajar|peserta didik|mahasiswa|pasien|penduduk|warga|pegawai|asn|pns|guru|karyawan|penerima|korban|pelaku|suami|istri|isteri|orang ?tua|orangtua|balita|bayi|kepala keluarga|krt|pemohon|responden|lansia|penyandang disabilitas)\b|\b(full name|namalengkap)\b/,
  ],
  [
    'birth',
    /\b((tempat|tanggal|tgl|tmp|tmpt|hari)( \w+){0,3} lahir|tgllahir|tanggallahir|ttl|(birth date|date of birth|birthdate))\b/,
  ],
  [
    'address',
    /\balamat (rumah|tinggal|tempat tinggal|domisili|ktp|kk|siswa|pasien|korban|pegawai|guru|penerima|orang ?tua|penduduk|pribadi)\b|\bhome address\b/,
  ],
  ['diagnosis', /\b(diagnosa|diagnosis)\b/],
]

const COUNTS =
  /^(jumlah|jml|jlh|banyak|banyaknya|total|persen|persentase|prosentase|proporsi|rata rata|rerata|rasio|angka|status|jenis|kategori|kelompok|kepemilikan|memiliki|punya|cakupan|target|capaian|realisasi|kode|id|count|number of|percentage|share)\b/
const OFFICES =
  /\b(sekolah|madrasah|pesantren|kampus|satuan|puskesmas|pustu|posyandu|rumah sakit|rs|rsud|klinik|apotek|faskes|fasilitas|instansi|kantor|dinas|opd|skpd|perangkat|lembaga|perusahaan|badan|usaha|umkm|cv|pt|yayasan|panti|koperasi|toko|hotel|restoran|pasar|halte|layanan|pelayanan|call center|hotline|pengaduan|unit|uptd?|desa|kelurahan|kecamatan|wilayah|kegiatan|program|penyedia|office|school)\b/

/** How an office is reached, or the number it goes by. */
const CONTACT =
  /\b(no|nomor|nomer|telepon|telp|tlp|tlpn|telephone|phone|fax|faks|faksimile|hp|handphone|ponsel|wa|whatsapp|kontak|contact|hotline|call center|e ?mail|surel|alamat|address|npwp|pengaduan)\b/
/** Of whom a telephone is that stands beside the name of an office. */
const PERSONS =
  /\b(kepala|petugas|operator|pegawai|guru|siswa|siswi|murid|pj|penanggung ?jawab|pic|ketua|bendahara|pemilik|penerima|anggota|kader|warga)\b/

/** What a column holds by its name, as a label (`No. HP`) or a field (`no_hp`, `noHp`). */
export function headerMeaning(label: string): HeaderMeaning {
  const words = label
    .normalize('NFKC')
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim()
  if (COUNTS.test(words)) return { isInstitutional: true, isCount: true }
  const kind = KINDS.find(([, pattern]) => pattern.test(words))?.[0]
  // The name of a pupil's school is no name of a person, but a NIK is one whatever else the header says.
  if (OFFICES.test(words)) {
    const isOfficeContact = CONTACT.test(words) && !PERSONS.test(words)
    return { isInstitutional: true, isOfficeContact }
  }
  return { isInstitutional: false, ...(kind && { kind }) }
}

/** Whether a column so named holds what is shown of no one, whatever its cells look like. */
export function isPersonalHeader(label: string): boolean {
  const { kind } = headerMeaning(label)
  return kind !== undefined && kind !== 'phone' && kind !== 'email' && kind !== 'diagnosis'
}
