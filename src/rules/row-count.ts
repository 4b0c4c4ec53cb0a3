import { isMisread } from './labels.ts'
import { propertyPlace } from './property.ts'
import type { Rule } from './rule.ts'
import { figure, rowCount, shown, steps } from './wording.ts'

/** A table with another number of rows than its metadata say. */
export const rule: Rule = {
  code: 'row-count',
  hook: 'table',
  severity: 'error',
  title: { id: 'Jumlah baris tidak cocok', en: 'Number of rows differs' },
  why: {
    id: 'Baris yang hilang atau berlebih membuat setiap jumlah dari tabel ini salah tanpa terlihat.',
    en: 'Rows that are lost or too many make every total of this table wrong without anyone seeing it.',
  },
  fix: steps(
    [
      'Buka berkas di Excel atau LibreOffice, tekan Ctrl+End, dan bandingkan baris terakhirnya dengan sumber asli.',
      'Lengkapi baris yang tertinggal, atau hapus baris yang tersalin dua kali dan baris jumlah.',
      'Bila isi berkas sudah benar, perbaiki `stats.rows` di berkas `dataset.md`; baris judul dan baris kosong tidak dihitung.',
    ],
    [
      'Open the file in Excel or LibreOffice, press Ctrl+End, and compare its last row with the source.',
      'Add the rows that are lacking, or delete rows that were copied twice and rows of totals.',
      'If the file is right, correct `stats.rows` in the file `dataset.md`; the header and blank rows are not counted.',
    ],
  ),
  *check({ result, header }, context) {
    const { dataset, resource } = context
    const declared = resource.descriptor.stats?.rows
    if (declared === undefined || !result || !header || isMisread(header)) return
    // A table without any row is reported as such.
    if (declared === result.rows || result.rows === 0) return
    const [actual, wanted] = [rowCount(result.rows), figure(declared)]
    const gap = rowCount(Math.abs(result.rows - declared))
    const words = result.rows < declared ? { id: 'kurang', en: 'too few' } : { id: 'lebih', en: 'too many' }
    yield {
      message: {
        id: `Tabel ${shown(resource.name)} memuat ${actual.id} data, padahal metadata menyebut ${wanted.id}: ${words.id} ${gap.id}.`,
        en: `The table ${shown(resource.name)} has ${actual.en} of data where the metadata say ${wanted.en}: ${gap.en} ${words.en}.`,
      },
      fix: {
        id: `Bandingkan baris terakhir berkas dengan sumbernya dan cari baris yang hilang atau tersalin. Bila berkasnya benar, tulis ${shown(`rows: ${result.rows}`)} di dalam \`stats\` pada metadata.`,
        en: `Compare the last row of the file with its source and look for rows that are lost or copied. If the file is right, write ${shown(`rows: ${result.rows}`)} in \`stats\` of the metadata.`,
      },
      places: [
        propertyPlace(dataset.source, ['resources', resource.index, 'stats', 'rows'], String(declared)),
      ],
    }
  },
}
