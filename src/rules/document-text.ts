import type { Catalog } from '../catalog/model.ts'
import { documentFiles, hasText, pdfFacts } from './document-facts.ts'
import type { Rule } from './rule.ts'
import { shown, steps } from './wording.ts'

/** A document of pictures alone, of which nobody has said why. */
export const rule: Rule = {
  code: 'document-text',
  hook: 'catalog',
  severity: 'warning',
  title: { id: 'Dokumen tanpa teks', en: 'Document without text' },
  why: {
    id: 'Hasil pindai hanya gambar: pembaca tunanetra tidak dapat mendengarnya, pencarian tidak menemukannya, dan data pribadi di dalamnya tidak terperiksa.',
    en: 'A scan is only a picture: blind readers cannot hear it, no search finds it, and personal data in it are not checked.',
  },
  fix: steps(
    [
      'Simpan PDF langsung dari dokumen aslinya (Word: File > Save As > PDF), bukan dari hasil pindai.',
      'Bila yang ada hanya hasil pindai, jalankan pengenalan teks (OCR) di pemindai atau aplikasi PDF.',
      'Bila tidak mungkin, tulis alasannya: pada `documents` di `agency.md` sebutkan `path` berkas itu dan isi `scanned`.',
    ],
    [
      'Save the PDF from the original document (Word: File > Save As > PDF) and not from a scan.',
      'Where only a scan exists, run text recognition (OCR) in the scanner or PDF program.',
      'Where that cannot be done, say why: under `documents` in `agency.md` name the `path` of the file and fill in `scanned`.',
    ],
  ),
  *check(catalog, facts) {
    const reasons = reasonsOf(catalog)
    for (const entry of documentFiles(catalog)) {
      const pdf = pdfFacts(entry, facts)
      if (!pdf || pdf.isEncrypted || pdf.isOpaque || hasText(pdf) || reasons.has(entry.path)) continue
      const name = shown(entry.path)
      yield {
        message: {
          id: `Dokumen ${name} tidak memuat teks yang dapat dibaca; tampaknya hasil pindai.`,
          en: `The document ${name} has no text that can be read; it seems to be a scan.`,
        },
        places: [{ file: entry.path }],
      }
    }
  },
}

/** Paths of the documents of which an agency says why they have no text. */
function reasonsOf({ agencies }: Catalog): Set<string> {
  return new Set(
    agencies.flatMap(({ source }) =>
      (source.value.documents ?? []).flatMap(({ path, scanned }) => (scanned?.trim() ? path : [])),
    ),
  )
}
