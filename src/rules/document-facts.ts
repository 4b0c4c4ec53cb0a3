import type { Catalog, FileEntry } from '../catalog/model.ts'
import { type PdfFacts, readPdf } from '../catalog/pdf.ts'
import { isClosed } from './closed-data.ts'
import { documentPaths } from './documents.ts'
import { datasetFolder } from './filenames.ts'
import { megabytes } from './filesizes.ts'
import type { Facts } from './rule.ts'

/** Largest document; a longer one is put on the website of the agency. */
export const MOST_DOCUMENT_BYTES = megabytes(20)

/** Documents of a catalog: what agencies name as one, and every PDF. */
export function documentFiles(catalog: Catalog): FileEntry[] {
  const named = new Set(
    catalog.agencies.flatMap(({ source }) => documentPaths(source.value)).map(({ path }) => path),
  )
  const closed = new Set(catalog.datasets.filter(isClosed).map(({ folder }) => folder))
  return catalog.files.filter(
    ({ path, kind }) =>
      kind === 'file' &&
      (named.has(path) || /\.pdf$/i.test(path)) &&
      // The files of closed data are never opened; that they are here is a fault of its own.
      !closed.has(datasetFolder(path)),
  )
}

const known = new WeakMap<object, Map<string, PdfFacts | undefined>>()

/** What a document is as a PDF; `undefined` for one that is none, or too large to be read. */
export function pdfFacts({ path, size }: FileEntry, { catalog, read }: Facts): PdfFacts | undefined {
  if (size > MOST_DOCUMENT_BYTES) return undefined
  const all = known.get(catalog) ?? new Map<string, PdfFacts | undefined>()
  known.set(catalog, all)
  if (!all.has(path)) all.set(path, readPdf(read(path)))
  return all.get(path)
}

/** Letters and digits below which a document counts as one without text. */
const FEWEST_LETTERS = 20

/** Whether a person or a program can read a document, and not only look at it. */
export function hasText({ text }: PdfFacts): boolean {
  return (text.match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= FEWEST_LETTERS
}
