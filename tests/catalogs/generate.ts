import { readFileSync, writeFileSync } from 'node:fs'

/** File of the large table, beside this one. */
export const TREES = new URL('kota-contoh/dinas-kebun-kota/pohon-jalan/pohon-jalan.csv', import.meta.url)

const CODES = new URL('kota-contoh/_catalog/codes/', import.meta.url)
const ROWS = 5000
const FIRST_DAY = Date.UTC(2023, 0, 9)
const DAYS = 720
const DAY = 86_400_000

const NOTES = [
  'Rindang, tajuk menyentuh kabel',
  'Akar mengangkat ubin, perlu pagar kecil',
  'Warga menyebutnya "pohon payung", tempat anak menunggu trem',
  'Papan nama hilang',
  'Dahan utara dipangkas, luka sudah ditutup',
  'Ada sarang burung, tunda pemangkasan',
  'Dekat halte; papan bertuliskan "Jangan dipaku" masih baik',
  'Tumbuh miring, disangga dua bambu',
  'Baru ditanam, disiram tiap pagi',
]

/** Table of 5,000 street trees as CSV text, the same on every run: seeded arithmetic, no clock. */
export function treeTable(): string {
  const next = mulberry32(20_240_817)
  const lanes = codes('lorong.csv').filter((lane) => lane.kode_lorong)
  const kinds = codes('jenis_pohon.csv')
  const lines = ['nomor_pohon,tanggal_ukur,kode_lorong,kode_jenis,nama_jenis,tinggi,keliling,kondisi,catatan']
  for (let row = 0; row < ROWS; row++) {
    // Surveyors walk lane by lane, so days rise with the row and a lane's trees stand together.
    const lane = lanes[Math.floor((row * lanes.length) / ROWS)]
    const kind = kinds[Math.floor(next() ** 1.6 * kinds.length)]
    const day = FIRST_DAY + Math.floor((row * DAYS) / ROWS) * DAY
    const height = 2 + 16 * next() ** 1.4
    const girth = 12 + height * (7 + 6 * next())
    const health = next()
    const note = next() < 0.3 ? NOTES[Math.floor(next() * NOTES.length)] : ''
    lines.push(
      [
        number(row),
        new Date(day).toISOString().slice(0, 10),
        lane?.kode_lorong ?? '',
        kind?.kode_jenis ?? '',
        kind?.nama_jenis ?? '',
        height.toFixed(1),
        girth.toFixed(1),
        health < 0.72 ? 'sehat' : health < 0.94 ? 'perlu-rawat' : 'perlu-ganti',
        quoted(note ?? ''),
      ].join(','),
    )
  }
  return `${lines.join('\n')}\n`
}

function number(row: number): string {
  return `P${'ABCDE'[Math.floor(row / 1000)]}-${String(row % 1000).padStart(3, '0')}`
}

function quoted(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

function codes(file: string): Record<string, string>[] {
  const [labels = [], ...rows] = readFileSync(new URL(file, CODES), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','))
  return rows.map((row) => Object.fromEntries(labels.map((label, index) => [label, row[index] ?? ''])))
}

function mulberry32(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

if (import.meta.main) writeFileSync(TREES, treeTable())
