import { sniffEncoding } from '../catalog/encoding.ts'
import { memoryTree } from '../catalog/memory.ts'
import type { Catalog, Resource } from '../catalog/model.ts'
import { readPdf } from '../catalog/pdf.ts'
import { personalIn } from '../catalog/personal.ts'
import type { Problem, Text } from '../catalog/problem.ts'
import { readCatalog } from '../catalog/reader.ts'
import type { Objects, SentFile } from '../history/outgoing.ts'
import { checkTable } from '../rules/checktable.ts'
import { hasText } from '../rules/document-facts.ts'
import { withoutExempt } from '../rules/exemptions.ts'
import { datasetFolder, isTable, isWorkbook } from '../rules/filenames.ts'
import { rules } from '../rules/index.ts'
import { rule as tableRule } from '../rules/personal-data.ts'
import {
  findingsInDocument,
  findingsInName,
  findingsInText,
  rule as textRule,
} from '../rules/personal-text.ts'
import { problemOf } from '../rules/report.ts'
import { sha256Hasher } from './digests.ts'

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
  /** Files that no program of ours can read, such as scans: their sender has to. */
  unread: string[]
}

/** Folders of the generator itself, whose tests hold made-up numbers. */
const OWN = /^(src|tests|bench|schemas|node_modules)\//
const OPAQUE = /\.(docx?|pptx?|odt|rtf|png|jpe?g|webp|heic|zip|rar|7z|gz|mdb|accdb|sav|dta|parquet)$/i
/** A larger file that is no table is not searched as a text. */
const LONGEST = 16_000_000

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
    else if (isTable(path) || (file.size <= LONGEST && !OPAQUE.test(path))) wanted.push(file)
    else unread.push(path)
  }
  let at = 0
  let read = 0
  for (const raw of objects.read(wanted)) {
    const { path, isCurrent } = wanted[at++] as SentFile
    if (/\.pdf$/i.test(path)) {
      const pdf = readPdf(raw)
      if (pdf && hasText(pdf)) read++
      else unread.push(path)
      for (const { message } of findingsInDocument(inside(path), pdf?.text ?? ''))
        leaks.push({ where: path, message, isPast: !isCurrent })
      continue
    }
    const bytes = asUtf8(raw)
    if (!isTable(path) && !isText(bytes)) {
      unread.push(path)
      continue
    }
    read++
    for (const problem of problemsOf(inside(path), bytes, catalog))
      leaks.push({ where: path, message: problem.message, isPast: !isCurrent })
  }
  for (const { of, words } of objects.words()) {
    // Trailers name authors by their address, as every commit does.
    if (personalIn(words.replace(/^[\w-]+: .*<[^<>]*>$/gm, '')).length > 0)
      leaks.push({
        where: /^[0-9a-f]{40,}$/.test(of) ? of.slice(0, 10) : of,
        message: IN_MESSAGE,
        isPast: false,
      })
  }
  return { leaks, read, unread: [...new Set(unread)] }
}

/** Whether bytes are text of some kind: programs' own files have zeros among them. */
function isText(bytes: Uint8Array): boolean {
  return !bytes.subarray(0, 8192).includes(0)
}

const WORKBOOK: Text = {
  id: 'Buku kerja Excel tidak dapat diperiksa; kirim CSV, bukan Excel.',
  en: 'Workbooks cannot be looked through; send CSV instead of Excel.',
}
const IN_MESSAGE: Text = {
  id: 'Pesan atau nama pada commit, tag, atau cabang ini memuat data pribadi.',
  en: 'The message or a name of this commit, tag or branch holds personal data.',
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

function problemsOf(path: string, bytes: Uint8Array, catalog: Catalog): Problem[] {
  const problems = isTable(path) ? tableProblems(path, bytes, catalog) : textProblems(path, bytes)
  return withoutExempt(problems, catalog, { rules: [], isChecked: () => false })
}

function textProblems(path: string, bytes: Uint8Array): Problem[] {
  return findingsInText(path, new TextDecoder().decode(bytes)).map((finding) => problemOf(textRule, finding))
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
  const { problems } = checkTable(
    memoryTree({ [path]: bytes }),
    { ...context, resource, parentKeys: () => undefined },
    {
      rules: [tableRule, ...FORM],
      limit: 1,
      hasher: sha256Hasher,
    },
  )
  const own = problems.filter(({ code }) => code === tableRule.code)
  // Where rows are not read as rows of a table, or stand above it, nothing was looked for in them.
  const isRead = problems.length === own.length && personalIn(headOfTable(bytes)).length === 0
  return isRead ? own : [...own, ...textProblems(path, bytes)]
}

/** Rules that tell of rows which are not read as data. */
const FORM = [
  'source-error',
  'encoding-error',
  'title-row',
  'repeated-header',
  'subheader-row',
  'note-row',
  'keyless-total',
].flatMap((code) => rules.filter((rule) => rule.code === code))

/** The first line of a table, which names its columns. */
function headOfTable(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes.subarray(0, 65_536)).split(/[\r\n]/)[0] ?? ''
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
