import type { ColumnPair, SharedColumn, SideColumn } from './columnpairs.ts'
import type { RefusedKey, TableSide } from './difference.ts'
import type { MatchKey } from './matchkey.ts'
import type { Measures } from './measures.ts'
import { readTable } from './pass.ts'
import type { PeriodSlots } from './periodslots.ts'
import type { RowFindings } from './rowfindings.ts'
import { NEW, type Part, RowMatcher, TWICE } from './rowmatcher.ts'
import { ABSENT, type Block } from './table.ts'
import { UnchangedRows } from './unchangedrows.ts'
import { WholeRow } from './wholerow.ts'

/** A table on one side with its columns. */
export interface ComparedSide extends TableSide {
  columns: SideColumn[]
}

/** What is compared, and how. */
export interface ComparisonPlan {
  before: ComparedSide
  after: ComparedSide
  pairs: ColumnPair[]
  key: MatchKey
  /** The column of periods. */
  time: SharedColumn | undefined
  periods: PeriodSlots
  measures: Measures
  seeksRenames: boolean
  most: { cells: number; rows: number; memory: number }
}

/** Why rows could not be matched: more memory is needed than there may be, or a key stands twice. */
export type Stopped = 'memory' | Required<Pick<RefusedKey, 'side' | 'key' | 'row'>>

/** Compares the rows of a part of both tables; returns why it could not. */
export function comparePart(plan: ComparisonPlan, findings: RowFindings, part: Part): Stopped | undefined {
  const matcher = new RowMatcher(plan.before, findings.keys, plan.key.by !== 'content', part)
  const stopped = readBefore(plan, findings, matcher, part) ?? readAfter(plan, findings, matcher, part)
  if (stopped) return stopped
  for (const row of matcher.unmatched()) {
    findings.remove(matcher.store, row)
    if (plan.measures.isByDifference) plan.measures.takeOut(matcher.store, row)
  }
  return undefined
}

function readBefore(
  { before, periods, measures, time, most }: ComparisonPlan,
  { rows, unread, keys }: RowFindings,
  matcher: RowMatcher,
  part: Part,
): Stopped | undefined {
  const isFirst = part.number === 0
  let stopped: Stopped | undefined
  const isOver = () => stopped !== undefined
  eachBlock(before, isOver, (block) => {
    if (isFirst) {
      periods.take(time && block.columns[time.before.index], block.count)
      measures.takeBefore(block)
    }
    matcher.begin(block)
    for (let index = 0; index < block.count; index++) {
      if (block.blank[index] !== 0) continue
      if (isUnread(block, index)) {
        if (isFirst) unread.before++
        continue
      }
      if (isFirst) rows.before++
      if (matcher.put(block, index) !== TWICE) continue
      stopped = { side: 'before', key: keys.before.texts(block, index), row: block.firstRow + index }
      return
    }
    if (matcher.held > most.memory) stopped = 'memory'
  })
  if (isFirst) measures.endBefore()
  return stopped
}

function readAfter(
  plan: ComparisonPlan,
  findings: RowFindings,
  matcher: RowMatcher,
  part: Part,
): Stopped | undefined {
  const { after, periods, measures, time, most } = plan
  const { rows, unread, keys, order } = findings
  const { store } = matcher
  const isFirst = part.number === 0
  const { delimiter, quoteChar } = after.resource.dialect
  const whole = isLaidOutAlike(plan) ? new WholeRow(delimiter) : undefined
  let stopped: Stopped | undefined
  let row = 0
  const found = (number: number) => {
    if (isFirst) rows.after++
    order.put(++row, store.rowOf(number))
  }
  const unchanged =
    whole && store.isPlain && part.of === 1 ? new UnchangedRows(matcher, quoteChar, found) : undefined
  measures.isByDifference = unchanged !== undefined
  const isOver = () => stopped !== undefined
  const visit = (block: Block) => {
    block.firstRow += unchanged?.skipped ?? 0
    periods.take(time && block.columns[time.after.index], block.count)
    if (isFirst) measures.takeAfter(block)
    for (let index = 0; index < block.count; index++) {
      if (block.blank[index] !== 0) continue
      if (isUnread(block, index)) {
        if (isFirst) unread.after++
        continue
      }
      whole?.readAny(block, index)
      const same = whole ? matcher.findNext(whole) : NEW
      const number = same < 0 ? matcher.find(block, index) : same
      if (number >= 0) {
        found(number)
        const isSame = same >= 0 || (whole && store.isSame(number, whole))
        if (!isSame) findings.compare(store, number, block, index)
        if (unchanged) measures.takeOut(store, number)
        continue
      }
      row++
      if (isFirst) rows.after++
      if (number === NEW) findings.add(block, index)
      else if (number === TWICE) {
        stopped = { side: 'after', key: keys.after.texts(block, index), row: block.firstRow + index }
        return
      }
    }
    // The keys of new rows are held beside those of the rows before.
    if (matcher.held > most.memory * 2) stopped = 'memory'
  }
  eachBlock(after, isOver, visit, unchanged && ((pieces) => unchanged.left(pieces)))
  return stopped
}

/** Whether rows of the same bytes have the same values. */
function isLaidOutAlike({ before, after, pairs }: ComparisonPlan): boolean {
  return (
    before.resource.dialect.delimiter === after.resource.dialect.delimiter &&
    before.resource.dialect.quoteChar === after.resource.dialect.quoteChar &&
    pairs.every((pair) => pair.isReadAlike && pair.before?.index === pair.after?.index)
  )
}

function eachBlock(
  { open, resource }: ComparedSide,
  isOver: () => boolean,
  visit: (block: Block) => void,
  left: (pieces: Iterable<Uint8Array>) => Iterable<Uint8Array> = (pieces) => pieces,
): void {
  const block = (one: Block) => {
    if (!isOver()) visit(one)
  }
  let isRead = false
  const source = () => {
    const pieces = until(open(), isOver)
    // What is asked for later is the beginning once more, to look for a header in.
    const wanted = isRead ? pieces : left(pieces)
    isRead = true
    return wanted
  }
  readTable(source, { ...resource, numbersValues: false }, [{ block }])
}

/** Pieces of a file until enough of it was read. */
export function* until(pieces: Iterable<Uint8Array>, isOver: () => boolean): Generator<Uint8Array> {
  for (const piece of pieces) {
    yield piece
    if (isOver()) return
  }
}

/** Whether a row has cells beyond the last column, so that none of its cells was read. */
function isUnread({ widths, columns }: Block, index: number): boolean {
  return (widths[index] as number) > columns.length && columns[0]?.status[index] === ABSENT
}
