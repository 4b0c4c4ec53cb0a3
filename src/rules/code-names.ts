import type { Text } from '../catalog/problem.ts'
import { type Cells, VALUE } from '../catalog/table.ts'
import { bytesOf } from '../catalog/text.ts'
import { cellText, placeIn } from './cellcheck.ts'
import type { NameColumn } from './code-columns.ts'
import { isSameName, nameColumnsOf, namesOf, type Spelling, spellingOf } from './placenames.ts'
import type { RowCheck } from './rule.ts'

/** A name that is none of its code's; `owners` are the codes of the same list that it belongs to. */
export interface Misnomer {
  code: string
  name: string
  /** Names of the code as the list spells them. */
  names: string[]
  owners: string[]
}

const MOST_NAMED = 5
/** Different pairs of code and name that are remembered; the others are looked up anew. */
const MOST_KNOWN = 10_000

/** A check of the names in a column: those that belong to another code (`foreign`), or those that belong to none. */
export function codeNames(
  { column, code, list, isVague, rowOf }: NameColumn,
  foreign: boolean,
  words: { message(count: number, found: Misnomer[]): Text; fix(found: Misnomer[]): Text },
): RowCheck {
  const columns = nameColumnsOf(list)
  const rows = code.codes.rows.map((_, index) => rowOf(index))
  const names = rows.map((row) => (row ? namesOf(row, columns) : []))
  const bytes = names.map(([first]) => (first === undefined ? undefined : bytesOf(first)))
  const spellings = new Map<number, Spelling[]>()
  const verdicts = new Map<string, Misnomer | undefined>()
  const found = new Map<string, Misnomer>()
  const placeOf = placeIn(code.codes.set)
  let owners: Owners | undefined
  let compared = 0

  const judge = (index: number, name: string): Misnomer | undefined => {
    const own = spellings.get(index) ?? (names[index] as string[]).map(spellingOf)
    spellings.set(index, own)
    const spelling = spellingOf(name)
    if (spelling.full === '' || own.some((other) => isSameName(other, spelling))) return undefined
    owners ??= ownersOf(
      list.rows,
      columns,
      (row) => row[list === code.list ? code.key : (list.systems[0]?.column ?? '')],
    )
    return {
      code: code.codes.set.key(index),
      name,
      names: names[index] as string[],
      owners: owners(spelling),
    }
  }

  return {
    message: (count) => words.message(count, [...found.values()]),
    fix: () => words.fix([...found.values()]),
    // Where nearly no name fits, the column names something else.
    holds: (count) => !isVague || count < compared * 0.8,
    block: (block, report) => {
      const codes = block.columns[code.column] as Cells
      const cells = block.columns[column] as Cells
      for (let at = 0; at < block.count; at++) {
        if (codes.status[at] !== VALUE || cells.status[at] !== VALUE) continue
        const index = placeOf(codes, at)
        const label = index < 0 ? undefined : bytes[index]
        if (label === undefined) continue
        compared++
        if (isEqual(cells, at, label)) continue
        const name = cellText(cells, at)
        const pair = `${index} ${name}`
        let verdict = verdicts.get(pair)
        if (verdict === undefined && !verdicts.has(pair)) {
          verdict = judge(index, name)
          if (verdicts.size < MOST_KNOWN) verdicts.set(pair, verdict)
        }
        if (!verdict || verdict.owners.length > 0 !== foreign) continue
        if (found.size < MOST_NAMED) found.set(pair, verdict)
        report(block, at, column)
      }
    },
  }
}

function isEqual({ bytes, start, end }: Cells, at: number, label: Uint8Array): boolean {
  const from = start[at] as number
  if ((end[at] as number) - from !== label.length) return false
  for (let index = 0; index < label.length; index++) if (bytes[from + index] !== label[index]) return false
  return true
}

type Owners = (spelling: Spelling) => string[]

/** Tells the codes whose name a spelling is. */
function ownersOf(
  rows: Record<string, string>[],
  columns: string[],
  codeOf: (row: Record<string, string>) => string | undefined,
): Owners {
  const byCore = new Map<string, { spelling: Spelling; code: string }[]>()
  for (const row of rows) {
    const code = codeOf(row)
    if (!code) continue
    for (const name of namesOf(row, columns)) {
      const spelling = spellingOf(name)
      for (const key of new Set([spelling.core, spelling.full])) {
        const entry = byCore.get(key) ?? []
        byCore.set(key, entry)
        entry.push({ spelling, code })
      }
    }
  }
  return (spelling) => {
    const near = [...(byCore.get(spelling.full) ?? []), ...(byCore.get(spelling.core) ?? [])]
    return [...new Set(near.filter((other) => isSameName(other.spelling, spelling)).map(({ code }) => code))]
  }
}
