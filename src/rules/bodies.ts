import type { Bodies, Catalog } from '../catalog/model.ts'
import { pathsOf } from './filenames.ts'
import type { Finding } from './rule.ts'
import { figure } from './wording.ts'

/** Characters of a text below the metadata; a page that holds more is not read by anyone. */
const MOST_CHARACTERS = 200_000
/** Quotes and lists in each other; beyond it a reader of Markdown takes ever longer for a line. */
const MOST_DEEP = 20

/** Texts below the metadata that are too long or too deeply nested to be shown. */
export function* bodyFaults(catalog: Catalog): Generator<Finding> {
  for (const { source, introduction } of catalog.agencies) yield* faultsOf(source.file, introduction, catalog)
  for (const { source, bodies } of catalog.datasets) yield* faultsOf(source.file, bodies, catalog)
}

function* faultsOf(main: string, bodies: Bodies, catalog: Catalog): Generator<Finding> {
  for (const [language, body] of Object.entries(bodies)) {
    const translation = main.replace(/(\.[a-z]+)$/, `.${language}.md`).replace('datapackage', 'dataset')
    const file = pathsOf(catalog).has(translation) ? translation : main
    if (body.length > MOST_CHARACTERS) yield tooLong(file, body.length)
    else if (body.length > MOST_DEEP && deepest(body) > MOST_DEEP) yield tooDeep(file)
  }
}

/** Most quotes and lists that stand in each other on one line, by its marks and its indentation. */
function deepest(body: string): number {
  let most = 0
  for (const line of body.split('\n')) {
    const marks = /^(?:[ \t]*(?:>|[-*+](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$)))+/.exec(line)?.[0]
    if (marks === undefined) continue
    const count = marks.match(/>|[-*+]|\d+[.)]/g)?.length ?? 0
    const indent = /^[ \t]*/.exec(marks)?.[0].replaceAll('\t', '    ').length ?? 0
    most = Math.max(most, count + Math.floor(indent / 2))
  }
  return most
}

function tooLong(file: string, length: number): Finding {
  const [long, most] = [figure(length), figure(MOST_CHARACTERS)]
  return {
    message: {
      id: `Teks di bawah metadata terlalu panjang: ${long.id} karakter, padahal paling banyak ${most.id}.`,
      en: `The text below the metadata is too long: ${long.en} characters, where ${most.en} are the most.`,
    },
    fix: {
      id: 'Ringkas teksnya; data ditulis di CSV, dan dokumen panjang disebut pada `sources` dengan alamatnya.',
      en: 'Shorten the text; data belongs in the CSV, and long documents are named in `sources` with their address.',
    },
    places: [{ file }],
  }
}

function tooDeep(file: string): Finding {
  return {
    message: {
      id: `Teks di bawah metadata memuat kutipan atau daftar yang bertingkat lebih dari ${MOST_DEEP} kali.`,
      en: `The text below the metadata has quotes or lists nested more than ${MOST_DEEP} deep.`,
    },
    fix: {
      id: 'Kurangi tanda `>` dan `-` di awal baris serta spasi di depannya.',
      en: 'Use fewer `>` and `-` at the beginning of lines, and fewer spaces before them.',
    },
    places: [{ file }],
  }
}
