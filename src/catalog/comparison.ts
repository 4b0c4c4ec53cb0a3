import type { ColumnPair, SharedColumn, SideColumn } from './columnpairs.ts'
import type { RefusedKey, TableSide } from './difference.ts'
import type { MatchKey } from './matchkey.ts'
import type { Measures } from './measures.ts'
import { readTable } from './pass.ts'
import type { PeriodSlots } from './periodslots.ts'
import type { RowFindings } from './rowfindings.ts'
import { NEW, type Part, RowMatcher, TWICE } from './rowmatcher.ts'
import { ABSENT, type Block } from './table.ts'
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
  for (const row of matcher.unmatched()) findings.remove(matcher.store, row)
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
  const whole = isLaidOutAlike(plan) ? new WholeRow(after.resource.dialect.delimiter) : undefined
  let stopped: Stopped | undefined
  let row = 0
  const isOver = () => stopped !== undefined
  eachBlock(after, isOver, (block) => {
    periods.take(time && block.columns[time.after.index], block.count)
    if (isFirst) measures.takeAfter(block)
    for (let index = 0; index < block.count; index++) {
      if (block.blank[index] !== 0) continue
      if (isUnread(block, index)) {
        if (isFirst) unread.after++
        continue
      }
      if (isFirst) rows.after++
      row++
      whole?.readAny(block, index)
      const same = whole ? matcher.findNext(whole) : NEW
      const found = same < 0 ? matcher.find(block, index) : same
      if (found >= 0) {
        order.put(row, store.rowOf(found))
        const isSame = same >= 0 || (whole && store.isSame(found, whole))
        if (!isSame) findings.compare(store, found, block, index)
      } else if (found === NEW) findings.add(block, index)
      else if (found === TWICE) {
        stopped = { side: 'after', key: keys.after.texts(block, index), row: block.firstRow + index }
        return
      }
    }
    // The keys of new rows are held beside those of the rows before.
    if (matcher.held > most.memory * 2) stopped = 'memory'
  })
  return stopped
}

/** Whether rows of the same bytes have the same values. */
function isLaidOutAlike({ before, after, pairs }: ComparisonPlan): boolean {
  return (
    before.resource.dialect.delimiter === after.resource.dialect.delimiter &&
    pairs.every((pair) => pair.isReadAlike && pair.before?.index === pair.after?.index)
  )
}

function eachBlock(
  { open, resource }: ComparedSide,
  isOver: () => boolean,
  visit: (block: Block) => void,
): void {
  const block = (one: Block) => {
    if (!isOver()) visit(one)
  }
  readTable(() => until(open(), isOver), { ...resource, numbersValues: false }, [{ block }])
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
