import type { PdfActivity, PdfFacts } from '../catalog/pdf.ts'
import type { Text } from '../catalog/problem.ts'
import { documentFiles, pdfFacts } from './document-facts.ts'
import type { Rule } from './rule.ts'
import { shown, steps } from './wording.ts'

/** A document that runs something, carries other files, or cannot be looked into. */
export const rule: Rule = {
  code: 'document-content',
  hook: 'catalog',
  severity: 'error',
  title: {
    id: 'Dokumen berisi skrip, lampiran, atau terkunci',
    en: 'Document with scripts or attachments, or locked',
  },
  why: {
    id: 'Pembaca memercayai dokumen dari portal resmi. Skrip dan lampiran di dalam PDF dapat merusak komputernya, dan dokumen terkunci tidak dapat diperiksa siapa pun.',
    en: 'Readers trust a document of an official portal. Scripts and attachments in a PDF can harm their computer, and nobody can check one that is locked.',
  },
  fix: steps(
    [
      'Buka dokumennya di peramban atau Word, lalu cetak ke PDF baru (Print > Save as PDF): skrip, lampiran, dan kunci tidak ikut.',
      'Ganti berkas di folder ini dengan PDF baru itu.',
      'Bila Anda tidak mengenal dokumen itu, jangan membukanya dan laporkan kepada Walidata.',
    ],
    [
      'Open the document in a browser or in Word and print it into a new PDF (Print > Save as PDF): scripts, attachments and locks do not come along.',
      'Replace the file in this folder by that new PDF.',
      'If you do not know the document, do not open it, and report it to the data steward.',
    ],
  ),
  *check(catalog, facts) {
    for (const entry of documentFiles(catalog)) {
      const pdf = pdfFacts(entry, facts)
      const faults = pdf ? faultsOf(pdf) : []
      if (faults.length === 0) continue
      const name = shown(entry.path)
      yield {
        message: {
          id: `Dokumen ${name} ${faults.map(({ id }) => id).join(', ')}.`,
          en: `The document ${name} ${faults.map(({ en }) => en).join(', ')}.`,
        },
        places: [{ file: entry.path }],
      }
    }
  },
}

const WORDS: Record<PdfActivity, Text> = {
  script: { id: 'memuat skrip (JavaScript)', en: 'holds a script (JavaScript)' },
  file: { id: 'memuat berkas lampiran', en: 'carries attached files' },
  launch: { id: 'menjalankan program atau mengambil data', en: 'starts a program or fetches data' },
  form: { id: 'memuat formulir yang mengirim data', en: 'holds a form that sends data' },
  media: { id: 'memuat media yang diputar sendiri', en: 'holds media that play' },
}

function faultsOf({ isEncrypted, isOpaque, activities }: PdfFacts): Text[] {
  return [
    ...(isEncrypted ? [{ id: 'terkunci (terenkripsi)', en: 'is locked (encrypted)' }] : []),
    ...(isOpaque
      ? [
          {
            id: 'berisi bagian yang dimampatkan dengan cara yang tidak dapat diperiksa',
            en: 'has a part that is packed so that it cannot be checked',
          },
        ]
      : []),
    ...activities.map((activity) => WORDS[activity]),
  ]
}
