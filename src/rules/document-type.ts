import { documentFiles, MOST_DOCUMENT_BYTES, pdfFacts } from './document-facts.ts'
import { fileSize } from './filesizes.ts'
import type { Rule } from './rule.ts'
import { shown, steps } from './wording.ts'

/** A document that is no PDF, whatever it is called, or one that is too large. */
export const rule: Rule = {
  code: 'document-type',
  hook: 'catalog',
  severity: 'error',
  title: { id: 'Dokumen bukan PDF atau terlalu besar', en: 'Document that is no PDF or too large' },
  why: {
    id: 'SK dan SOP dibuka warga di ponsel mana pun, sepuluh tahun lagi pun. Hanya PDF yang tetap sama, dan berkas besar tidak terbuka di sambungan lambat.',
    en: 'Decrees and procedures are opened by citizens on any phone, in ten years as well. Only PDF stays the same, and a large file does not open on a slow line.',
  },
  fix: steps(
    [
      'Buka dokumen aslinya (misalnya di Word), pilih File > Save As > PDF, lalu ganti berkas di folder ini. Mengganti akhiran nama berkas saja tidak cukup.',
      'Bila terlalu besar, pindai ulang dengan 150 dpi hitam putih, atau simpan dengan "Minimum size".',
      'Bila tetap besar, pasang di situs perangkat daerah dan tulis alamat webnya di `agency.md`.',
    ],
    [
      'Open the original (in Word, for example), choose File > Save As > PDF, and replace the file in this folder. Changing the ending of its name is not enough.',
      'If it is too large, scan it again with 150 dpi in black and white, or save it with "Minimum size".',
      'If it stays large, put it on the website of the agency and write its web address into `agency.md`.',
    ],
  ),
  *check(catalog, facts) {
    for (const entry of documentFiles(catalog)) {
      const { path, size } = entry
      const name = shown(path)
      const isNamed = /\.pdf$/i.test(path)
      if (size > MOST_DOCUMENT_BYTES) {
        const has = fileSize(size)
        yield {
          message: {
            id: `Dokumen ${name} berukuran ${has.id}, padahal paling besar 20 MB.`,
            en: `The document ${name} has ${has.en}, where 20 MB are the most.`,
          },
          places: [{ file: path }],
        }
      } else if (!isNamed || !pdfFacts(entry, facts)) {
        yield {
          message: isNamed
            ? {
                id: `${name} bernama PDF, tetapi isinya bukan PDF atau rusak.`,
                en: `${name} is named as a PDF, but what is in it is none or is damaged.`,
              }
            : {
                id: `Dokumen ${name} bukan PDF.`,
                en: `The document ${name} is no PDF.`,
              },
          places: [{ file: path }],
        }
      }
    }
  },
}
