import type { Catalog, FileEntry } from '../catalog/model.ts'
import { maskWhole, type PersonalItem, type PersonalKind, personalIn } from '../catalog/personal.ts'
import type { Place, Text } from '../catalog/problem.ts'
import { textOf } from '../catalog/text.ts'
import { isClosed } from './closed-data.ts'
import { pdfFacts, pdfFiles } from './document-facts.ts'
import { datasetFolder } from './filenames.ts'
import type { Finding, Rule } from './rule.ts'
import { counted, shown, steps } from './wording.ts'

/** Personal data in metadata, in the name of a file, or in a text of the catalog that is no table. */
export const rule: Rule = {
  code: 'personal-text',
  hook: 'catalog',
  severity: 'error',
  exemptible: true,
  title: {
    id: 'Data pribadi di metadata, nama berkas, atau dokumen',
    en: 'Personal data in metadata, file names or documents',
  },
  why: {
    id: 'Metadata, catatan, dan nama berkas ikut terbit: nomor atau surel pribadi di dalamnya dapat dipakai menipu orang itu, dan UU 27/2022 melindunginya.',
    en: 'Metadata, notes and file names are published, too: a private number or address in them can be used to cheat that person, and Law 27/2022 protects it.',
  },
  fix: steps(
    [
      'Buka berkas pada baris yang disebut dan hapus nomor atau alamat itu; untuk kontak, tulis surel dan telepon kantor, misalnya `data@dinas.go.id`.',
      'Bila ada di nama berkas, ganti nama berkasnya.',
      'Periksa sendiri hasil pindai, dokumen Word, dan gambar: pemeriksaan ini hanya membaca PDF yang memuat teks.',
      'Bila berkas sudah telanjur dikirim, segera beri tahu Walidata: riwayat Git masih menyimpannya dan harus dibersihkan.',
      'Bila ini memang bukan data pribadi, mintalah Walidata mencatat pengecualiannya pada `exempt` di berkas `dataset.md`.',
    ],
    [
      'Open the file at that line and delete the number or address; for contact write the e-mail and telephone of the office, such as `data@office.go.id`.',
      'If it is in the name of a file, rename the file.',
      'Look through scans, Word documents and pictures yourself: this check reads only PDF that hold text.',
      'If the file has been sent already, tell the data steward at once: the history of Git still holds it and has to be cleaned.',
      'If this is no personal data, ask the data steward to record the exemption under `exempt` in the file `dataset.md`.',
    ],
  ),
  *check(catalog, facts) {
    const { read } = facts
    const tables = tableFiles(catalog)
    const closed = new Set(catalog.datasets.filter(isClosed).map(({ folder }) => folder))
    for (const entry of catalog.files) {
      const { path } = entry
      yield* findingsInName(path)
      // The files of closed data are never opened; that they are here is a fault of its own.
      const isOpened = !closed.has(datasetFolder(path)) || path.endsWith('.md')
      if (isOpened && isText(entry) && !tables.has(path)) yield* findingsInText(path, textOf(read(path)))
    }
    for (const entry of pdfFiles(catalog)) {
      const pdf = pdfFacts(entry, facts)
      if (pdf) yield* findingsInDocument(entry.path, pdf.text)
    }
  },
}

/** Bytes of the longest text that is read; what is longer is no document that anyone has written. */
const LONGEST = 10_000_000

function isText({ path, kind, size }: FileEntry): boolean {
  return kind === 'file' && size <= LONGEST && isReadableText(path)
}

/** Whether a file is a text by its ending, so that it can be looked through. */
export function isReadableText(path: string): boolean {
  return /\.(md|markdown|txt|ya?ml|json|geojson|csv|tsv|html?|xml|svg)$/i.test(path)
}

/** Tables go by column, by the rule for tables. */
function tableFiles(catalog: Catalog): Set<string> {
  return new Set(
    catalog.datasets
      .filter(({ source }) => source.value.access === 'terbuka')
      .flatMap(({ resources }) => resources.flatMap(({ file }) => file ?? [])),
  )
}

/** What each kind of personal item is called, one of it. */
export const ITEM_NAMES: Record<PersonalKind, Text> = {
  nik: { id: 'NIK atau nomor kartu keluarga', en: 'a NIK or family card number' },
  nip: { id: 'NIP pegawai', en: 'a NIP (number of a civil servant)' },
  npwp: { id: 'NPWP', en: 'an NPWP (tax number)' },
  mobile: { id: 'nomor HP', en: 'a mobile number' },
  email: { id: 'alamat surel pribadi', en: 'a private e-mail address' },
  labelled: { id: 'nomor pribadi', en: 'a personal number' },
}

/** What the name of a file tells of a person. */
export function findingsInName(path: string): Finding[] {
  const [item] = personalIn(path)
  if (!item) return []
  const what = ITEM_NAMES[item.kind]
  const finding: Finding = {
    message: {
      id: `Nama berkas ${shown(path)} memuat ${what.id}.`,
      en: `The name of the file ${shown(path)} holds ${what.en}.`,
    },
    fix: {
      id: 'Ganti nama berkasnya tanpa nomor atau alamat itu; bila sudah telanjur dikirim, segera beri tahu Walidata.',
      en: 'Rename the file without the number or address; if it has been sent already, tell the data steward at once.',
    },
    places: [{ file: path }],
  }
  return [finding]
}

/** What a text tells of persons: one finding for each kind. */
export function findingsInText(file: string, text: string): Finding[] {
  const found = new Map<PersonalKind, { places: Place[]; example: string }>()
  const note = (line: number, written: string, { kind, start, end }: PersonalItem) => {
    const value = maskWhole(written.slice(start, end))
    const known = found.get(kind) ?? { places: [], example: value }
    found.set(kind, known)
    known.places.push({ file, line, column: start + 1, value })
  }
  // Most files hold none, and need not be cut into lines to know it.
  if (!MAY_HOLD.test(text)) return []
  for (const [at, line] of text.split(/\r\n|\n|\r/).entries()) {
    for (const item of personalIn(line)) note(at + 1, line, item)
  }
  return [...found].map(([kind, { places, example }]) => {
    const what = ITEM_NAMES[kind]
    const times = counted(places.length, 'tempat', 'place', 'places')
    return {
      message: {
        id: `Berkas ini memuat ${what.id} di ${times.id}, misalnya ${shown(example)}.`,
        en: `This file holds ${what.en} in ${times.en}, such as ${shown(example)}.`,
      },
      places,
    }
  })
}

/** What the text of a document tells of persons, in which lines count for nothing. */
export function findingsInDocument(file: string, text: string): Finding[] {
  return findingsInText(file, text).map((finding) => ({
    ...finding,
    places: finding.places.map(({ value }) => ({ file, ...(value !== undefined && { value }) })),
  }))
}

const MAY_HOLD = /@|\d[\d .()\u00a0-]{7}/
