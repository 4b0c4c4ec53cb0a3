import { fileSize, megabytes } from './filesizes.ts'
import { MOST_BYTES } from './large-file.ts'
import type { Rule } from './rule.ts'
import { shown, steps } from './wording.ts'

/** Largest file that GitHub takes through the browser. */
const MOST_UPLOADED = megabytes(25)

/** A file that cannot be submitted through the browser. */
export const rule: Rule = {
  code: 'large-upload',
  hook: 'catalog',
  severity: 'warning',
  title: {
    id: 'Berkas terlalu besar untuk diunggah lewat peramban',
    en: 'File too large for upload by browser',
  },
  why: {
    id: 'Berkas di atas 25 MB tidak dapat diperbarui lewat situs GitHub, dan lambat diunduh oleh pembaca dengan ponsel.',
    en: 'A file above 25 MB cannot be renewed through the website of GitHub, and is slow to download on a phone.',
  },
  fix: steps(
    [
      'Kirim berkas ini dengan GitHub Desktop atau `git push`, bukan lewat halaman unggah.',
      'Atau pecah menjadi beberapa berkas yang lebih kecil, misalnya menurut tahun.',
    ],
    [
      'Submit the file by GitHub Desktop or `git push`, not by the upload page.',
      'Or divide it into several smaller files, such as by year.',
    ],
  ),
  *check({ files }) {
    for (const { path, kind, size } of files) {
      if (kind !== 'file' || size <= MOST_UPLOADED || size > MOST_BYTES) continue
      const has = fileSize(size)
      yield {
        message: {
          id: `Berkas ${shown(path)} berukuran ${has.id}; lewat peramban paling besar 25 MB.`,
          en: `The file ${shown(path)} has ${has.en}; the browser uploads 25 MB at most.`,
        },
        places: [{ file: path }],
      }
    }
  },
}
