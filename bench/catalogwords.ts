/**
 * Words for catalogs that are measured: as many and as unevenly spread as in real ones. A portal of a city describes
 * the same few hundred subjects again and again, and each dataset adds some names of its own (of markets, clinics,
 * programmes), so that the words grow with the datasets and do not end.
 */
export interface DatasetWords {
  title: string
  titleEn: string
  description: string
  descriptionEn: string
  theme: string
  keywords: string[]
  keywordsEn: string[]
  /** What the first figure counts, as a column and its title. */
  measure: {
    name: string
    title: string
    titleEn: string
    unit: string
    definition: string
    definitionEn: string
  }
  producer: string
}

/** Themes with their titles. */
export const THEMES = [
  ['kesehatan', 'Kesehatan', 'Health'],
  ['pendidikan', 'Pendidikan', 'Education'],
  ['kependudukan', 'Kependudukan', 'Population'],
  ['ekonomi', 'Ekonomi dan perdagangan', 'Economy and trade'],
  ['lingkungan', 'Lingkungan hidup', 'Environment'],
  ['perhubungan', 'Perhubungan', 'Transport'],
  ['sosial', 'Kesejahteraan sosial', 'Social welfare'],
  ['pemerintahan', 'Pemerintahan', 'Government'],
] as const

/** Subjects with their English name and the place of their theme. */
const SUBJECTS =
  `puskesmas:health centres:0|posyandu:integrated health posts:0|balita gizi buruk:malnourished toddlers:0|ibu hamil:pregnant women:0|tenaga perawat:nurses:0|dokter gigi:dentists:0|kasus demam berdarah:dengue cases:0|penderita tuberkulosis:tuberculosis patients:0|imunisasi dasar lengkap:complete basic immunisation:0|apotek berizin:licensed pharmacies:0|tempat tidur rumah sakit:hospital beds:0|bayi lahir hidup:live births:0|sanitasi layak:adequate sanitation:0|siswa sekolah dasar:primary pupils:1|guru honorer:contract teachers:1|ruang kelas rusak:damaged classrooms:1|angka putus sekolah:dropouts:1|taman kanak-kanak:kindergartens:1|perpustakaan keliling:mobile libraries:1|peserta didik inklusi:inclusive pupils:1|beasiswa prestasi:merit scholarships:1|laboratorium komputer:computer laboratories:1|kepala keluarga:heads of household:2|akta kelahiran:birth certificates:2|kartu identitas anak:child identity cards:2|penduduk lanjut usia:elderly population:2|perkawinan tercatat:registered marriages:2|migrasi masuk:in-migration:2|rumah tangga sewa:renting households:2|pasar tradisional:traditional markets:3|usaha mikro:micro enterprises:3|harga beras:rice prices:3|koperasi aktif:active cooperatives:3|hotel berbintang:starred hotels:3|wisatawan mancanegara:foreign tourists:3|ekspor kopi:coffee exports:3|pedagang kaki lima:street vendors:3|izin usaha:business permits:3|produksi ikan tangkap:capture fisheries:3|luas panen padi:rice harvest area:3|ternak kambing:goats:3|sampah terangkut:collected waste:4|bank sampah:waste banks:4|ruang terbuka hijau:green open space:4|kualitas air sungai:river water quality:4|pohon tumbang:fallen trees:4|titik banjir:flood points:4|kebakaran hutan:forest fires:4|emisi kendaraan:vehicle emissions:4|sumur bor:drilled wells:4|halte bus:bus stops:5|penumpang angkutan kota:city transport passengers:5|kecelakaan lalu lintas:traffic accidents:5|parkir tepi jalan:street parking:5|jembatan rusak:damaged bridges:5|panjang jalan aspal:asphalt road length:5|lampu penerangan jalan:street lights:5|uji kelayakan kendaraan:vehicle inspections:5|penerima bantuan pangan:food aid recipients:6|anak jalanan:street children:6|panti asuhan:orphanages:6|penyandang disabilitas:persons with disabilities:6|pekerja migran:migrant workers:6|pencari kerja terdaftar:registered job seekers:6|upah minimum:minimum wages:6|korban kekerasan:victims of violence:6|rumah tidak layak huni:uninhabitable houses:6|pegawai negeri:civil servants:7|realisasi anggaran:budget realisation:7|pajak bumi dan bangunan:property tax:7|pengaduan warga:citizen complaints:7|rapat paripurna:plenary meetings:7|aset tanah:land assets:7|pelatihan aparatur:staff training:7|pemilih tetap:registered voters:7|peraturan daerah:local regulations:7`
    .split('|')
    .map((line) => line.split(':') as [string, string, string])

const BREAKDOWNS =
  `menurut wilayah:by place|menurut jenis kelamin:by sex|menurut kelompok umur:by age group|menurut bulan:by month|menurut status kepemilikan:by ownership|menurut tingkat pendidikan:by level of education|menurut lapangan usaha:by industry|menurut jenis pelayanan:by type of service|menurut sumber dana:by source of funds|menurut kondisi bangunan:by condition of buildings|menurut kelas:by class|menurut penyebab:by cause`
    .split('|')
    .map((line) => line.split(':') as [string, string])

const MEASURES =
  `jumlah:Jumlah:Number of|persentase:Persentase:Percentage of|rata_rata:Rata-rata:Average of|rasio:Rasio:Ratio of|capaian:Capaian:Achievement of|target:Target:Target of|pertumbuhan:Pertumbuhan:Growth of|kebutuhan:Kebutuhan:Need for`
    .split('|')
    .map((line) => line.split(':') as [string, string, string])

const UNITS = 'jiwa,unit,persen,orang,rupiah,hektare,kilometer,ton,kasus,keluarga,meter kubik,buah'.split(',')
const SENTENCES =
  `Angka dihimpun dari laporan bulanan petugas lapangan:Figures are compiled from monthly reports of field staff|Pencatatan dilakukan melalui aplikasi pelayanan terpadu:Records are kept in the integrated service application|Data diverifikasi bersama kantor statistik setempat:Data are verified with the local statistics office|Nilai sementara diperbaiki setelah audit tahunan:Provisional values are revised after the yearly audit|Sumbernya survei rumah tangga berkala:The source is a periodic household survey|Cakupan meliputi lembaga negeri dan swasta:Coverage includes public and private institutions|Perhitungan memakai metode sensus lengkap:The computation uses a complete census|Hasil pemantauan dibandingkan dengan rencana strategis:Monitoring results are compared with the strategic plan`
    .split('|')
    .map((line) => line.split(':') as [string, string])

const SYLLABLES =
  'ba be bi da di du ga gu ja ka ke ki la le li lu ma me mi na ni nu pa pe ra re ri sa se si su ta te ti tu wa ya yu rang lang bung tan sin kar men dul pur jat'.split(
    ' ',
  )

/** The words of one dataset, the same on every run. */
export function datasetWords(index: number, next: () => number): DatasetWords {
  // The first subjects are described more often than the last ones.
  const [subject, subjectEn, theme] = SUBJECTS[Math.floor(next() ** 1.5 * SUBJECTS.length)]!
  const [by, byEn] = pick(BREAKDOWNS, next)
  const [column, measure, measureEn] = pick(MEASURES, next)
  const [sentence, sentenceEn] = pick(SENTENCES, next)
  const unit = pick(UNITS, next)
  const [own, other] = [name(next), name(next)]
  const year = 2005 + (index % 20)
  return {
    title: `${measure} ${subject} ${own} ${by}`,
    titleEn: `${measureEn} ${subjectEn} in ${own} ${byEn}`,
    description: `${measure} ${subject} pada program ${other} di ${own}, ${by}, sejak ${year}. ${sentence}.`,
    descriptionEn: `${measureEn} ${subjectEn} of programme ${other} in ${own}, ${byEn}, since ${year}. ${sentenceEn}.`,
    theme: THEMES[Number(theme)]![0],
    keywords: [subject, by.replace('menurut ', ''), own],
    keywordsEn: [subjectEn, byEn.replace('by ', ''), own],
    measure: {
      name: `${column}_${subject.replaceAll(/[ -]/g, '_')}`,
      title: `${measure} ${subject}`,
      titleEn: `${measureEn} ${subjectEn}`,
      unit,
      definition: `${measure} ${subject} yang tercatat oleh ${name(next)} pada akhir tahun.`,
      definitionEn: `${measureEn} ${subjectEn} recorded by ${name(next)} at the end of the year.`,
    },
    producer: `Seksi ${name(next)}`,
  }
}

/** A made-up name of two to four syllables. */
export function name(next: () => number): string {
  const syllables = Array.from({ length: 2 + Math.floor(next() * 3) }, () => pick(SYLLABLES, next)).join('')
  return syllables[0]!.toUpperCase() + syllables.slice(1)
}

function pick<T>(list: readonly T[], next: () => number): T {
  return list[Math.floor(next() * list.length)]!
}
