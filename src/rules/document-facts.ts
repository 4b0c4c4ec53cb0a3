import type { Catalog, FileEntry } from '../catalog/model.ts'
import { type PdfFacts, readPdf } from '../catalog/pdf.ts'
import { isClosed } from './closed-data.ts'
import { documentPaths, publishedDocuments } from './documents.ts'
import { datasetFolder } from './filenames.ts'
import { megabytes } from './filesizes.ts'
import type { Facts } from './rule.ts'

/** Largest document; a longer one is put on the website of the agency. */
export const MOST_DOCUMENT_BYTES = megabytes(20)

/** Documents of a catalog: what is published as one, what agencies name, and every PDF in the folder of an agency. */
export function documentFiles(catalog: Catalog): FileEntry[] {
  const paths = catalog.agencies.flatMap(({ source }) => documentPaths(source.value)).map(({ path }) => path)
  const named = new Set([...paths, ...publishedDocuments(catalog)])
  return opened(catalog, (path) => named.has(path) || /^[^_.][^/]*\/.*\.pdf$/i.test(path))
}

/** Every document and every other PDF of a catalog. */
export function pdfFiles(catalog: Catalog): FileEntry[] {
  const documents = new Set(documentFiles(catalog).map(({ path }) => path))
  return opened(catalog, (path) => documents.has(path) || /\.pdf$/i.test(path))
}

/** The files of closed data are never opened; that they are here is a fault of its own. */
function opened(catalog: Catalog, isWanted: (path: string) => boolean): FileEntry[] {
  const closed = new Set(catalog.datasets.filter(isClosed).map(({ folder }) => folder))
  return catalog.files.filter(
    ({ path, kind }) => kind === 'file' && isWanted(path) && !closed.has(datasetFolder(path)),
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
