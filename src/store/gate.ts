import { createHash } from 'node:crypto'
import { sniffEncoding } from '../catalog/encoding.ts'
import { memoryTree } from '../catalog/memory.ts'
import type { Catalog, Resource } from '../catalog/model.ts'
import { personalIn } from '../catalog/personal.ts'
import type { Problem, Text } from '../catalog/problem.ts'
import { readCatalog } from '../catalog/reader.ts'
import type { Objects, SentFile } from '../history/outgoing.ts'
import { checkTable } from '../rules/checktable.ts'
import { withoutExempt } from '../rules/exemptions.ts'
import { datasetFolder, isTable, isWorkbook } from '../rules/filenames.ts'
import { rule as tableRule } from '../rules/personal-data.ts'
import { findingsInName, findingsInText, isReadableText, rule as textRule } from '../rules/personal-text.ts'
import { problemOf } from '../rules/report.ts'

/** What would leave the office with a push though it should not. */
export interface Leak {
  /** Path in the repository, or the short name of a commit. */
  where: string
  message: Text
  /** Whether it is only in the history: deleted since, but sent all the same. */
  isPast: boolean
}

/** What the gate saw of a push. */
export interface GateResult {
  leaks: Leak[]
  /** Files that were looked through. */
  read: number
  /** Files that no program of ours can read, such as PDF: their sender has to. */
  unread: string[]
}

/** Folders of the generator itself, whose tests hold made-up numbers. */
const OWN = /^(src|tests|bench|scripts|schemas|public|node_modules|\.github)\//
const OPAQUE = /\.(pdf|docx?|pptx?|odt|rtf|png|jpe?g|webp|heic|zip|rar|7z|gz|mdb|accdb|sav|dta|parquet)$/i

/**
 * Looks for personal data in every version of every file that a push would send, and in the messages of its
 * commits. `prefix` leads from the repository's root to the catalog, with a closing slash.
 */
export function gate(objects: Objects, prefix: string): GateResult {
  const files = objects.files().filter(({ path }) => path.startsWith(prefix) || !OWN.test(path))
  const inside = (path: string) => (path.startsWith(prefix) ? path.slice(prefix.length) : path)
  const catalog = catalogOf(
    objects,
    files.map(({ path }) => inside(path)),
    prefix,
  )
  const leaks: Leak[] = []
  const unread: string[] = []
  const wanted: SentFile[] = []
  for (const file of files) {
    const { path, isCurrent } = file
    for (const finding of findingsInName(inside(path)))
      leaks.push({ where: path, message: finding.message, isPast: !isCurrent })
    if (isWorkbook(path)) leaks.push({ where: path, message: WORKBOOK, isPast: !isCurrent })
    else if (isTable(path) || (path.startsWith(prefix) ? isReadableText(path) : /\.txt$/i.test(path)))
      wanted.push(file)
    else if (OPAQUE.test(path)) unread.push(path)
  }
  let at = 0
  for (const bytes of objects.read(wanted)) {
    const { path, isCurrent } = wanted[at++] as SentFile
    for (const problem of problemsOf(inside(path), bytes, catalog))
      leaks.push({ where: path, message: problem.message, isPast: !isCurrent })
  }
  for (const { id, message } of objects.commits()) {
    // Trailers name authors by their address, as every commit does.
    const item = personalIn(message).find(({ kind }) => kind !== 'email')
    if (item) leaks.push({ where: id.slice(0, 10), message: IN_MESSAGE, isPast: false })
  }
  return { leaks, read: wanted.length, unread: [...new Set(unread)] }
}

const WORKBOOK: Text = {
  id: 'Buku kerja Excel tidak dapat diperiksa; kirim CSV, bukan Excel.',
  en: 'Workbooks cannot be looked through; send CSV instead of Excel.',
}
const IN_MESSAGE: Text = {
  id: 'Pesan commit memuat nomor pribadi.',
  en: 'The message of the commit holds a personal number.',
}

/** The catalog of the newest commit, without the datasets that the push does not touch. */
function catalogOf(objects: Objects, paths: string[], prefix: string): Catalog {
  const touched = new Set(paths.map(datasetFolder))
  const agencies = new Set(paths.map((path) => path.split('/')[0]))
  const wanted = [...objects.current()]
    .filter(([path]) => path.startsWith(prefix))
    .map(([path, id]) => ({ path: path.slice(prefix.length), id }))
    .filter(
      ({ path }) =>
        path === 'catalog.yaml' ||
        /^_catalog\/codes\//.test(path) ||
        (/\/(agency|dataset)\.md$|\/datapackage\.json$/.test(path) &&
          (touched.has(datasetFolder(path)) ||
            (path.split('/').length === 2 && agencies.has(path.split('/')[0])))),
    )
  const contents: Record<string, Uint8Array> = {}
  let at = 0
  // Descriptors are small, so that their sizes need not be asked for.
  for (const bytes of objects.read(wanted.map(({ id }) => ({ id, size: 0 }))))
    contents[wanted[at++]?.path ?? ''] = bytes
  return readCatalog(memoryTree(contents))
}

function problemsOf(path: string, raw: Uint8Array, catalog: Catalog): Problem[] {
  const bytes = asUtf8(raw)
  const problems = isTable(path)
    ? tableProblems(path, bytes, catalog)
    : findingsInText(path, new TextDecoder().decode(bytes)).map((finding) => problemOf(textRule, finding))
  return withoutExempt(problems, catalog, { rules: [], isChecked: () => false })
}

function tableProblems(path: string, bytes: Uint8Array, catalog: Catalog): Problem[] {
  for (const dataset of catalog.datasets) {
    const resource = dataset.resources.find(({ file }) => file === path)
    if (resource) return checked(path, bytes, { catalog, dataset, resource })
  }
  const [dataset] = catalog.datasets
  const resource = undeclared(path, bytes)
  return checked(path, bytes, { catalog, dataset: dataset as (typeof catalog.datasets)[number], resource })
}

function checked(
  path: string,
  bytes: Uint8Array,
  context: Omit<Parameters<typeof checkTable>[1], 'parentKeys'>,
): Problem[] {
  // Whatever the metadata says: a table written with another delimiter is read by it.
  const dialect = { ...context.resource.dialect, delimiter: delimiterOf(bytes) }
  const resource = { ...context.resource, dialect }
  return checkTable(
    memoryTree({ [path]: bytes }),
    { ...context, resource, parentKeys: () => undefined },
    {
      rules: [tableRule],
      limit: 1,
      hasher: () => {
        const hash = createHash('sha256')
        return { update: (piece) => void hash.update(piece), digest: () => hash.digest('hex') }
      },
    },
  ).problems
}

function undeclared(path: string, bytes: Uint8Array): Resource {
  return {
    id: path,
    name: path,
    file: path,
    download: path,
    index: 0,
    descriptor: { name: path },
    fields: [],
    primaryKey: [],
    foreignKeys: [],
    missingValues: [''],
    fieldsMatch: 'partial',
    dialect: { delimiter: delimiterOf(bytes), quoteChar: '"' },
  }
}

/** The sign that parts the cells of the first line most often. */
function delimiterOf(bytes: Uint8Array): string {
  const [first = ''] = new TextDecoder().decode(bytes.subarray(0, 4096)).split(/[\r\n]/)
  const counts = [',', ';', '\t', '|'].map((mark) => ({ mark, count: first.split(mark).length }))
  return counts.reduce((most, one) => (one.count > most.count ? one : most)).mark
}

function asUtf8(bytes: Uint8Array): Uint8Array {
  const encoding = sniffEncoding(bytes.subarray(0, 4096))
  if (encoding !== 'utf-16le' && encoding !== 'utf-16be') return bytes
  return new TextEncoder().encode(new TextDecoder(encoding).decode(bytes))
}
