import type { Text } from '../catalog/problem.ts'
import { isTable } from './filenames.ts'
import { fileSize, megabytes } from './filesizes.ts'
import type { Rule } from './rule.ts'
import { shown, steps } from './wording.ts'

/** Largest file that GitHub takes. */
export const MOST_BYTES = megabytes(100)

/** A file that the host refuses. */
export const rule: Rule = {
  code: 'large-file',
  hook: 'catalog',
  severity: 'error',
  title: { id: 'Berkas terlalu besar', en: 'File too large' },
  why: {
    id: 'GitHub menolak berkas yang lebih besar dari 100 MB, sehingga seluruh kiriman gagal dan datanya tidak terbit.',
    en: 'GitHub refuses files above 100 MB, so that the whole submission fails and the data are not published.',
  },
  fix: steps(
    [
      'Pecah tabel besar menjadi beberapa berkas, misalnya satu berkas untuk setiap tahun, dan sebutkan semuanya pada `resources`.',
      'Untuk dokumen, kurangi resolusi gambarnya atau pasang di situs perangkat daerah dan tulis alamatnya.',
      'Hapus berkas besar itu sebelum mengirim; berkas yang sudah masuk riwayat Git tidak hilang hanya dengan dihapus.',
    ],
    [
      'Divide a large table into several files, such as one for each year, and name them all under `resources`.',
      'For a document, lower the resolution of its pictures, or put it on the website of the agency and write its address.',
      'Delete the large file before submitting; a file that is in the history of Git does not go by deleting it.',
    ],
  ),
  *check({ files }) {
    for (const { path, kind, size } of files) {
      if (kind !== 'file' || size <= MOST_BYTES) continue
      const has = fileSize(size)
      yield {
        message: {
          id: `Berkas ${shown(path)} berukuran ${has.id}, padahal paling besar 100 MB.`,
          en: `The file ${shown(path)} has ${has.en}, where 100 MB are the most.`,
        },
        ...(isTable(path) && { fix: divided(size) }),
        places: [{ file: path }],
      }
    }
  },
}

/** Parts of half the limit leave room to grow. */
function divided(size: number): Text {
  const parts = Math.ceil(size / (MOST_BYTES / 2))
  return {
    id: `Pecah tabel ini menjadi sedikitnya ${parts} berkas, misalnya menurut tahun, sebutkan semuanya pada \`resources\`, lalu hapus berkas ini.`,
    en: `Divide the table into ${parts} files or more, such as by year, name them all under \`resources\`, then delete this file.`,
  }
}
