import { type Encoding, encodingObserver, sniffEncoding } from '../catalog/encoding.ts'
import { KeySet } from '../catalog/keyset.ts'
import type { FileTree, ForeignKey, Resource, TableResult, ViewData } from '../catalog/model.ts'
import { type PassResult, readTable } from '../catalog/pass.ts'
import { isPersonalHeader } from '../catalog/personal-headers.ts'
import type { Problem } from '../catalog/problem.ts'
import { profileObserver } from '../catalog/profile.ts'
import { columnsOf, RowKey } from '../catalog/rowkey.ts'
import type { Cells, TableObserver } from '../catalog/table.ts'
import { clip, keptText } from '../catalog/text.ts'
import { limited, Places, problemOf } from './report.ts'
import type { Rule, TableContext, TableFacts } from './rule.ts'

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
}

/** Rows kept as text for the dataset's page. */
export const PREVIEW_ROWS = 200

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
    encoding: exists ? encodingOf(tree.open(file)) : 'utf-8',
    notUtf8: { places: [], count: 0 },
    faults: [],
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

function encodingOf(pieces: Iterable<Uint8Array>): Encoding {
  const head = new Uint8Array(HEAD)
  let size = 0
  for (const piece of pieces) {
    const part = piece.subarray(0, HEAD - size)
    head.set(part, size)
    size += part.length
    if (size === HEAD) break
  }
  return sniffEncoding(head.subarray(0, size))
}

function pass(tree: FileTree, facts: TableFacts, context: TableContext, options: TableOptions): Problem[] {
  const { file } = facts
  const hasher = options.hasher()
  let bytes = 0
  const profile = profileObserver()
  const preview = previewObserver()
  const notUtf8 = new Places(file, options.limit)
  const views = options.views?.(context) ?? []
  const checks = checkObserver(context, options)
  const passed: PassResult = readTable(() => tree.open(file), context.resource, [
    {
      bytes: (piece) => {
        bytes += piece.length
        hasher.update(piece)
      },
    },
    encodingObserver((block, index, column) => notUtf8.add(block, index, column)),
    profile,
    preview,
    ...views,
    checks,
  ])
  facts.faults = passed.faults
  facts.header = passed.header
  facts.notUtf8 = notUtf8
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
  return checks.problems()
}

/** Runs the rules of hooks `column` and `rows` while the table goes by. */
function checkObserver(
  context: TableContext,
  options: TableOptions,
): TableObserver & { problems(): Problem[] } {
  const file = context.resource.file as string
  const columnChecks: {
    rule: Rule
    column: number
    check: ReturnType<CellRule['check']>[number]
    places: Places
  }[] = []
  const rowChecks: { rule: Rule; check: ReturnType<RowRule['check']>[number]; places: Places }[] = []
  let names: ReadonlySet<string> = new Set()
  let personal: boolean[] = []
  return {
    header: (header) => {
      const fields = header.fields.map((field) => field?.name ?? '')
      names = new Set([...header.labels, ...fields])
      personal = fields.map((name, column) => [name, header.labels[column] ?? ''].some(isPersonalHeader))
      for (const rule of options.rules) {
        if (rule.hook === 'rows') {
          for (const check of rule.check(header, context)) {
            const places = new Places(file, options.limit)
            for (const place of check.places ?? []) places.put(place)
            rowChecks.push({ rule, check, places })
          }
        } else if (rule.hook === 'column') {
          header.fields.forEach((field, column) => {
            if (!field) return
            for (const check of rule.check(field, context)) {
              columnChecks.push({ rule, column, check, places: new Places(file, options.limit) })
            }
          })
        }
      }
    },
    block: (block) => {
      for (const { check, column, places } of columnChecks) {
        check.find(block.columns[column] as Cells, block.count, (index) => places.add(block, index, column))
      }
      for (const { check, places } of rowChecks) {
        check.block(block, (at, index, column) => places.add(at, index, column))
      }
    },
    again: () => rowChecks.some(({ check }) => check.again?.()),
    reread: (block) => {
      for (const { check, places } of rowChecks) {
        if (check.again?.()) check.reread?.(block, (at, index, column) => places.add(at, index, column))
      }
    },
    problems: () =>
      [...columnChecks, ...rowChecks]
        .filter(({ check, places }) => places.count > 0 && (check.holds?.(places.count) ?? true))
        .map(({ rule, check, places, ...of }) =>
          problemOf(
            rule,
            {
              message: check.message(places.count),
              fix: check.fix?.(),
              places: places.places,
              count: places.count,
            },
            ('column' in of ? personal[of.column as number] : personal.includes(true)) ? names : undefined,
          ),
        ),
  }
}

type CellRule = Extract<Rule, { hook: 'column' }>
type RowRule = Extract<Rule, { hook: 'rows' }>

function previewObserver(): TableObserver & { rows: string[][] } {
  const rows: string[][] = []
  return {
    rows,
    block: (block) => {
      for (let index = 0; index < block.count && rows.length < PREVIEW_ROWS; index++) {
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
