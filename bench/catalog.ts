import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type DatasetWords, datasetWords, name, THEMES } from './catalogwords.ts'

const PLACES = 10
const YEARS = 20
const FIRST_YEAR = 2005
const DATASETS_PER_AGENCY = 50
/** As published charts are: lines by place, the newest year by place, areas by place. */
const CHARTS = [
  (y: string) => `type: line, x: tahun, y: ${y}, series: nama_wilayah`,
  (y: string) =>
    `type: bar, x: nama_wilayah, y: ${y}, filter: { tahun: "${FIRST_YEAR + YEARS - 1}" }, sort: -y, horizontal: true`,
  (y: string) => `type: area, x: tahun, y: ${y}, series: nama_wilayah, stacked: true`,
] as const

const FREQUENCIES = ['tahunan', 'semesteran', 'bulanan', 'ad-hoc', 'triwulanan']
const LEVELS = ['kecamatan', 'kelurahan', 'kabupaten-kota']
const PRODUCERS = 40

/**
 * Writes a valid catalog in both languages: datasets of 200 rows × 8 columns with one chart each, described in the
 * words of `catalogwords.ts`, the same on every run.
 */
export function writeCatalog(folder: string, datasets: number): void {
  write(folder, 'catalog.yaml', CATALOG)
  write(folder, '_catalog/codes/wilayah.csv', placeList())
  for (let index = 0; index < datasets; index++) {
    const agency = `dinas-${padded(Math.floor(index / DATASETS_PER_AGENCY) + 1, 3)}`
    if (index % DATASETS_PER_AGENCY === 0) {
      write(folder, `${agency}/agency.md`, agencyFile(agency))
      write(folder, `${agency}/agency.en.md`, 'An invented agency for measuring.\n')
    }
    const dataset = `${agency}/data-${padded(index + 1, 5)}`
    write(folder, `${dataset}/dataset.md`, datasetFile(index))
    write(folder, `${dataset}/dataset.en.md`, `Invented figures, number ${index + 1}.\n`)
    write(folder, `${dataset}/data.csv`, table(index))
  }
}

function write(folder: string, path: string, text: string): void {
  const file = join(folder, path)
  mkdirSync(join(file, '..'), { recursive: true })
  writeFileSync(file, text)
}

function placeList(): string {
  const rows = Array.from({ length: PLACES }, (_, place) => `${placeCode(place)},${placeName(place)}`)
  return `kode,nama\n${rows.join('\n')}\n`
}

function table(index: number): string {
  const next = generator(index + 1)
  const { measure } = wordsOf(index)
  const lines = [`kode_wilayah,nama_wilayah,tahun,tanggal,${measure.name},nilai_rata_rata,bagian,catatan`]
  for (let row = 0; row < PLACES * YEARS; row++) {
    const place = Math.floor(row / YEARS)
    const year = FIRST_YEAR + (row % YEARS)
    const date = `${year}-${padded(1 + Math.floor(next() * 12), 2)}-${padded(1 + Math.floor(next() * 28), 2)}`
    const count = Math.floor(1000 + next() * 9000)
    lines.push(
      `${placeCode(place)},${placeName(place)},${year},${date},${count},${(next() * 50).toFixed(2)},` +
        `${(next() * 100).toFixed(1)},${next() < 0.2 ? '"Angka sementara, akan diperbarui"' : ''}`,
    )
  }
  return `${lines.join('\n')}\n`
}

function placeCode(place: number): string {
  return `W-${padded(place + 1, 2)}`
}

function placeName(place: number): string {
  return `Wilayah ${name(generator(1000 + place))}`
}

function wordsOf(index: number): DatasetWords {
  return datasetWords(index, generator(7919 * (index + 1)))
}

function padded(value: number, width: number): string {
  return String(value).padStart(width, '0')
}

function generator(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 4_294_967_296
  }
}

const CATALOG = `id: katalog-ukur
title: Katalog Ukur
title_en: Measuring Catalog
description: Katalog rekaan untuk mengukur kecepatan.
description_en: An invented catalog for measuring speed.
publisher: { name: Kantor Ukur, name_en: Measuring Office, short: Kantor Ukur, url: "https://ukur.example/" }
place: { name: Kota Ukur, code: "W-00", system: lokal }
baseUrl: https://ukur.example/
languages: [id, en]
timezone: Asia/Jakarta
brand: { primary: "#0b5d6b", secondary: "#b8860b" }
themes:
${THEMES.map(([theme, title, english]) => `  - { name: ${theme}, title: ${title}, title_en: ${english} }`).join('\n')}
codes:
  - name: wilayah
    title: Wilayah
    title_en: Places
    path: _catalog/codes/wilayah.csv
    label: nama
    systems: [{ system: lokal, column: kode }]
verifiers: []
`

function agencyFile(agency: string): string {
  const number = agency.slice(-3)
  return `---
title: Dinas ${name(generator(50_000 + Number(number)))} ${number}
title_en: ${name(generator(50_000 + Number(number)))} Agency ${number}
short: Dinas ${number}
role: produsen
---
Dinas rekaan untuk mengukur.
`
}

function datasetFile(index: number): string {
  const number = index + 1
  const words = wordsOf(index)
  const { measure } = words
  const last = FIRST_YEAR + YEARS - 1
  const producer = name(generator(90_000 + (index % PRODUCERS)))
  return `---
title: ${words.title}
title_en: ${words.titleEn}
description: ${words.description}
description_en: ${words.descriptionEn}
theme: ${words.theme}
keywords: [${words.keywords.join(', ')}]
keywords_en: [${words.keywordsEn.join(', ')}]
licenses: [{ name: CC0-1.0 }]
frequency: ${FREQUENCIES[index % FREQUENCIES.length]}
temporal: { start: "${FIRST_YEAR}", end: "${last}" }
spatial: { code: "W-00", system: lokal, level: ${LEVELS[index % LEVELS.length]} }
access: terbuka
contributors:
  - { title: Seksi ${producer}, title_en: Section ${producer}, roles: [producer, contact], email: data@ukur.example }
sources:
  - { title: Buku Ukur, date: "2025-01-15" }
standard: { concept: Ukuran, definition: Angka rekaan, classification: Wilayah, measure: Jumlah, unit: buah }
activity: { method: kompilasi-administrasi }
priority: false
resources:
  - name: data
    path: data.csv
    schema:
      fields:
        - { name: kode_wilayah, type: string, title: Kode wilayah, title_en: Place code, codes: wilayah, constraints: { required: true } }
        - { name: nama_wilayah, type: string, title: Wilayah, title_en: Place, constraints: { required: true } }
        - { name: tahun, type: year, title: Tahun, title_en: Year, constraints: { required: true } }
        - { name: tanggal, type: date, title: Tanggal, title_en: Date }
        - { name: ${measure.name}, type: integer, title: ${measure.title}, title_en: ${measure.titleEn}, unit: ${measure.unit}, definition: "${measure.definition}", definition_en: "${measure.definitionEn}", constraints: { required: true, minimum: 0 } }
        - { name: nilai_rata_rata, type: number, title: Rata-rata, title_en: Mean, unit: buah, constraints: { minimum: 0 } }
        - { name: bagian, type: number, title: Persentase, title_en: Percentage, unit: persen, constraints: { minimum: 0, maximum: 100 } }
        - { name: catatan, type: string, title: Catatan, title_en: Note }
      primaryKey: [kode_wilayah, tahun]
views:
  - { ${CHARTS[index % CHARTS.length]!(measure.name)}, title: Jumlah rekaan, title_en: Invented counts }
---
Angka rekaan nomor ${number}, untuk mengukur saja.
`
}
