import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Where the large table is inside the catalog that {@link writeLargeCatalog} writes, and the path of its page. */
export const TABLE = 'dinas-kebun/ukur-pohon/ukur-pohon.csv'
export const PAGE = 'data/dinas-kebun/ukur-pohon/'
export const RESOURCE = 'ukur-pohon'

/** Words that Q3 looks for: they stand together in few notes, and each word in many. */
export const RARE_WORDS = 'sarang burung pipit'

const FIRST_DAY = Date.UTC(2015, 0, 1)
const DAYS = 3650
const DAY = 86_400_000
const PIECE = 1 << 20
const KINDS = 40
const LANES = 220
const STATES = ['sehat', 'sehat', 'sehat', 'sehat', 'perlu-rawat', 'perlu-rawat', 'perlu-ganti'] as const
const WORDS = [
  'akar',
  'tajuk',
  'dahan',
  'ubin',
  'kabel',
  'pagar',
  'halte',
  'papan',
  'bambu',
  'dipangkas',
  'miring',
  'rindang',
  'menyentuh',
  'mengangkat',
  'dekat',
  'sebelah',
  'utara',
  'selatan',
  'disiram',
  'ditunda',
  'sarang',
  'lubang',
  'jamur',
  'rayap',
  'baru',
  'tua',
]

/** Writes an invented catalog whose one table has so many rows × 9 columns, the same on every run. */
export function writeLargeCatalog(folder: string, rows: number): void {
  for (const [path, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  const file = openSync(join(folder, TABLE), 'w')
  const random = numbers(20_250_101)
  let text = 'tanggal,nomor,lorong,jenis,kondisi,tinggi,keliling,biaya,catatan\n'
  for (let row = 0; row < rows; row++) {
    const date = new Date(FIRST_DAY + Math.floor((row * DAYS) / rows) * DAY).toISOString().slice(0, 10)
    const height = 2 + 20 * random() ** 1.4
    const cells = [
      date,
      1_000_000 + row,
      `Lorong Rekaan ${1 + Math.floor(random() * LANES)}`,
      `Pohon Rekaan ${1 + Math.floor(random() ** 1.6 * KINDS)}`,
      STATES[Math.floor(random() * STATES.length)],
      height.toFixed(1),
      (12 + height * (7 + 6 * random())).toFixed(1),
      1000 * Math.floor(random() * 2000),
      row % 9973 === 17 ? `"dahan timur, ${RARE_WORDS}"` : note(random),
    ]
    text += `${cells.join(',')}\n`
    if (text.length > PIECE) {
      writeSync(file, text)
      text = ''
    }
  }
  writeSync(file, text)
  closeSync(file)
}

/** Two of five rows have a note: three to six words and a number, so that hardly two are alike. */
function note(random: () => number): string {
  if (random() > 0.4) return ''
  const words = Array.from(
    { length: 3 + Math.floor(random() * 4) },
    () => WORDS[Math.floor(random() * WORDS.length)],
  )
  return `${words.join(' ')} ${Math.floor(random() * 900)}`
}

function numbers(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return (state >>> 8) / 16_777_216
  }
}

const field = (name: string, type: string, title: string, english: string, more = '') => `
        - name: ${name}
          type: ${type}
          title: ${title}
          title_en: ${english}
          definition: Dikarang untuk pengukuran.
          definition_en: Made up for measuring.${more}`
const amount = (unit: string, measure: string) => `
          unit: ${unit}
          unit_en: ${unit}
          measure: ${measure}
          constraints: { minimum: 0 }`

const FILES: Record<string, string> = {
  'catalog.yaml': `id: katalog-ukur
title: Katalog Ukur
title_en: Catalog for measuring
subtitle: Data rekaan
subtitle_en: Invented data
description: Katalog rekaan untuk mengukur penjelajah tabel.
description_en: An invented catalog to measure the table explorer with.
notice: Kota ini tidak ada; semua angka dikarang.
notice_en: This city does not exist; every figure is made up.
publisher: { name: Dinas Kebun Rekaan, name_en: Invented garden office, short: Dinas Kebun, url: "https://kebun.example/", email: kebun@kebun.example, role: walidata }
place: { name: Kota Rekaan, code: "K-00", system: lokal }
baseUrl: https://kebun.example/
languages: [id, en]
timezone: Asia/Jakarta
brand: { primary: "#1f5b3a", secondary: "#c98a1b", motif: none }
themes:
  - { name: taman, title: Taman, title_en: Parks, euTheme: ENVI }
verifiers:
  - { office: Dinas Kebun, office_en: Garden office, accounts: [kebun-rekaan], identities: ["Kebun <kebun@kebun.example>"], from: "2015-01-01" }
`,
  'dinas-kebun/agency.md': `---
title: Dinas Kebun Rekaan
title_en: Invented garden office
short: Dinas Kebun
role: produsen
website: https://kebun.example/
team: { title: Tim Kebun, title_en: Garden team, offices: [{ title: Regu Ukur, title_en: Survey crew, role: ketua }] }
sop: { status: finalisasi, source: { title: Papan Rekaan, date: "2024-01" } }
sources: [{ title: Papan Rekaan, date: "2024-01" }]
---
Dinas rekaan.
`,
  'dinas-kebun/agency.en.md': 'An invented office.\n',
  'dinas-kebun/ukur-pohon/dataset.md': `---
title: Pengukuran Pohon
title_en: Tree measurements
description: Setiap pengukuran pohon jalan, dikarang.
description_en: Every measurement of a street tree, made up.
theme: taman
keywords: [pohon, pengukuran, jalan]
licenses: [{ name: CC-BY-4.0 }]
frequency: harian
temporal: { start: "2015-01-01", end: "2024-12-28" }
spatial: { code: "K-00", system: lokal, level: titik }
access: terbuka
contributors:
  - { title: Regu Ukur, title_en: Survey crew, roles: [producer] }
  - { title: Dinas Kebun, title_en: Garden office, roles: [contact], email: kebun@kebun.example }
sources: [{ title: Buku Ukur Rekaan, date: "2024-12-28" }]
standard: { concept: Pohon, concept_en: Tree, definition: Pohon rekaan., definition_en: Invented tree., classification: Jenis, classification_en: Kind, measure: Jumlah, measure_en: Count, unit: pohon, unit_en: trees }
activity: { method: pencacahan-lengkap }
priority: false
resources:
  - name: ${RESOURCE}
    title: Pengukuran pohon
    title_en: Tree measurements
    path: ukur-pohon.csv
    schema:
      primaryKey: [tanggal, nomor]
      fields:${[
        field('tanggal', 'date', 'Tanggal', 'Date', '\n          constraints: { required: true }'),
        field('nomor', 'integer', 'Nomor', 'Number', '\n          constraints: { required: true }'),
        field('lorong', 'string', 'Lorong', 'Lane'),
        field('jenis', 'string', 'Jenis', 'Kind'),
        field('kondisi', 'string', 'Kondisi', 'Condition'),
        field('tinggi', 'number', 'Tinggi', 'Height', amount('meter', 'Tinggi')),
        field('keliling', 'number', 'Keliling', 'Girth', amount('sentimeter', 'Panjang')),
        field('biaya', 'integer', 'Biaya', 'Cost', amount('rupiah', 'Nilai')),
        field('catatan', 'string', 'Catatan', 'Note'),
      ].join('')}
---
Semua baris dikarang.
`,
  'dinas-kebun/ukur-pohon/dataset.en.md': 'Every row is made up.\n',
}
