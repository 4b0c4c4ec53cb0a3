import type { PassResult } from '../catalog/blockreader.ts'
import type { ViewDescriptor } from '../catalog/descriptors.ts'
import { encodingObserver, sniffEncoding, windowsText } from '../catalog/encoding.ts'
import { headOf } from '../catalog/head.ts'
import { KeySet } from '../catalog/keyset.ts'
import type { FileTree, ForeignKey, Resource, TableResult, ViewData } from '../catalog/model.ts'
import { readTable } from '../catalog/pass.ts'
import type { Problem } from '../catalog/problem.ts'
import { profileObserver } from '../catalog/profile.ts'
import { columnsOf, RowKey } from '../catalog/rowkey.ts'
import type { Cells, TableObserver } from '../catalog/table.ts'
import { clip, keptText } from '../catalog/text.ts'
import { limited, Places, problemOf } from './report.ts'
import type { Rule, TableContext, TableFacts } from './rule.ts'
import { checkObserver } from './tablechecks.ts'

/** Takes bytes piece by piece and gives their SHA-256 in hexadecimal. */
export interface Hasher {
  update(piece: Uint8Array): void
  digest(): string
}

/** What a check of a table needs from outside. */
export interface TableOptions {
  rules: readonly Rule[]
  /** Places kept per problem. */
  limit: number
  hasher(): Hasher
  /** Observers of the declared views, if charts are wanted. */
  views?(context: TableContext): (TableObserver & { result(): ViewData })[]
  /** Charts for a table that declares none, by what the pass found; they take a second read. */
  suggest?(
    context: TableContext,
    result: TableResult,
  ): { view: ViewDescriptor; observer: TableObserver & { result(): ViewData } }[]
}

/** Rows kept as text for the dataset's page, fewer of a table that is wider than a page can show. */
export const PREVIEW_ROWS = 200
const PREVIEW_CELLS = 100_000

/** Bytes by which a file's encoding is told. */
const HEAD = 4096

/** Checks one table in one pass; `result` is absent where the file is missing or not UTF-8 text at all. */
export function checkTable(
  tree: FileTree,
  context: TableContext,
  options: TableOptions,
): { result: TableResult | undefined; problems: Problem[] } {
  const { resource } = context
  const file = resource.file as string
  const exists = tree.entry(file)?.kind === 'file'
  const facts: TableFacts = {
    file,
    exists,
    encoding: exists ? sniffEncoding(headOf(tree.open(file), HEAD)) : 'utf-8',
    notUtf8: { places: [], count: 0 },
    faults: [],
    lineEnds: [],
    unread: 0,
    isHeaderAlone: false,
    header: undefined,
    result: undefined,
  }
  const problems: Problem[] = []
  if (exists && facts.encoding === 'utf-8') problems.push(...pass(tree, facts, context, options))
  for (const rule of options.rules) {
    if (rule.hook !== 'table') continue
    for (const finding of rule.check(facts, context))
      problems.push(problemOf(rule, limited(finding, options.limit)))
  }
  return { result: facts.result, problems }
}

function pass(tree: FileTree, facts: TableFacts, context: TableContext, options: TableOptions): Problem[] {
  const { file } = facts
  const hasher = options.hasher()
  let bytes = 0
  const profile = profileObserver()
  const preview = previewObserver()
  const notUtf8 = new Places(file, options.limit)
  let example: string | undefined
  const views = options.views?.(context) ?? []
  const checks = checkObserver(context, options)
  const passed: PassResult = readTable(() => tree.open(file), context.resource, [
    {
      bytes: (piece) => {
        bytes += piece.length
        hasher.update(piece)
      },
    },
    encodingObserver((block, index, column) => {
      if (notUtf8.count === 0) example = windowsCell(block.columns[column] as Cells, index)
      notUtf8.add(block, index, column)
    }),
    profile,
    preview,
    ...views,
    checks,
  ])
  facts.faults = passed.faults
  facts.lineEnds = passed.lineEnds
  facts.unread = passed.unread
  facts.isHeaderAlone = passed.isHeaderAlone
  facts.header = passed.header
  const { places, count } = notUtf8
  facts.notUtf8 = { places, count, ...(example !== undefined && { example }) }
  facts.result = {
    file,
    bytes,
    sha256: hasher.digest(),
    rows: passed.rows,
    labels: (passed.header?.labels ?? []).map(clip),
    columns: profile.result(),
    preview: preview.rows,
    views: views.map((view) => view.result()),
  }
  const suggested = options.suggest?.(context, facts.result) ?? []
  if (suggested.length > 0) {
    const observers = suggested.map(({ observer }) => observer)
    readTable(() => tree.open(file), context.resource, observers)
    facts.result.suggested = suggested.map(({ view, observer }) => ({ view, data: observer.result() }))
  }
  return checks.problems()
}

/** Bytes of a cell that is shown as it would be in another encoding. */
const LONGEST_SHOWN = 200

function windowsCell({ bytes, start, end }: Cells, index: number): string | undefined {
  const from = start[index] as number
  return windowsText(bytes, from, Math.min(end[index] as number, from + LONGEST_SHOWN))
}

function previewObserver(): TableObserver & { rows: string[][] } {
  const rows: string[][] = []
  return {
    rows,
    block: (block) => {
      const most = Math.min(PREVIEW_ROWS, Math.ceil(PREVIEW_CELLS / block.columns.length))
      for (let index = 0; index < block.count && rows.length < most; index++) {
        if (block.blank[index]) continue
        rows.push(
          block.columns.map((cells) =>
            keptText(cells.bytes, cells.start[index] as number, cells.end[index] as number),
          ),
        )
      }
    },
  }
}

/** The keys of a parent table, read exactly; `undefined` where the table or one of the columns is missing. */
export function keysOf(tree: FileTree, parent: Resource, key: ForeignKey): KeySet | undefined {
  const { file } = parent
  if (!file || tree.entry(file)?.kind !== 'file') return undefined
  const keys = new KeySet()
  let row: RowKey | undefined
  readTable(() => tree.open(file), parent, [
    {
      header: (header) => {
        // A code list that is published as a table may have no schema: its columns then go by their labels.
        const named = header.labels.map((name, at) => header.fields[at] ?? { name })
        const columns = columnsOf({ fields: named }, key.parentFields)
        if (columns) row = new RowKey(columns)
      },
      block: (block) => {
        if (!row) return
        for (let index = 0; index < block.count; index++) {
          if (row.read(block, index) < 0) keys.put(row.bytes, row.start, row.end)
        }
      },
    },
  ])
  return row ? keys : undefined
}
