import { figureOf, isSameValue } from './cellvalue.ts'
import type { ColumnPair, SharedColumn, SideColumn } from './columnpairs.ts'
import type { ChangedCell, RefusedKey, RenamedColumn, ShownRow, TableSide } from './difference.ts'
import { Examples } from './examples.ts'
import { isFigure } from './figures.ts'
import { keyColumns, type MatchKey } from './matchkey.ts'
import type { Measures } from './measures.ts'
import { readTable } from './pass.ts'
import type { PeriodSlots } from './periodslots.ts'
import { columnLetters } from './problem.ts'
import { RowLinks } from './rowlinks.ts'
import { ELSEWHERE, NEW, type Part, RowMatcher, TWICE } from './rowmatcher.ts'
import { RowOrder } from './roworder.ts'
import { ABSENT, type Block, type Cells } from './table.ts'
import { clip, keptText } from './text.ts'
import { ValueKey } from './valuekey.ts'
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
  time: SharedColumn | undefined
  periods: PeriodSlots
  measures: Measures
  seeksRenames: boolean
  most: { cells: number; rows: number; memory: number }
}

/** Why rows could not be matched: more memory is needed than there may be, or a key stands twice. */
export type Stopped = 'memory' | Required<Pick<RefusedKey, 'side' | 'key' | 'row'>>

/** Cells that are shown of a row. */
const MOST_SHOWN = 60

/** Compares the rows of two tables by a key, all at once or part by part, and gathers what is different. */
export class Comparison {
  readonly rows = { before: 0, after: 0, added: 0, removed: 0, changed: 0 }
  readonly unread = { before: 0, after: 0 }
  readonly cells = { changed: 0, writtenOtherwise: 0 }
  readonly revisions = { count: 0, rows: 0 }
  readonly changedBy = new Map<ColumnPair, number>()
  readonly order: RowOrder = new RowOrder()
  readonly revised: Examples<ChangedCell>
  readonly changed: Examples<ChangedCell>
  readonly added: Examples<ShownRow>
  readonly removed: Examples<ShownRow>
  private readonly plan: ComparisonPlan
  private readonly links: RowLinks
  private readonly keys: { before: ValueKey; after: ValueKey }
  private readonly figures: Set<ColumnPair>
  /** Whether rows of the same bytes have the same values. */
  private readonly isLaidOutAlike: boolean

  constructor(plan: ComparisonPlan) {
    const { pairs, before, most, key, seeksRenames } = plan
    this.plan = plan
    this.links = new RowLinks(pairs, before.resource, seeksRenames)
    const columns = keyColumns(key.columns)
    this.keys = { before: new ValueKey(columns.before), after: new ValueKey(columns.after) }
    this.isLaidOutAlike =
      before.resource.dialect.delimiter === plan.after.resource.dialect.delimiter &&
      pairs.every((pair) => pair.isReadAlike && pair.before?.index === pair.after?.index)
    this.figures = new Set(pairs.filter((pair) => isFigure(pair.before?.field, before.resource)))
    this.revised = new Examples(most.cells)
    this.changed = new Examples(most.cells)
    this.added = new Examples(most.rows)
    this.removed = new Examples(most.rows)
  }

  /** Columns that seem to be renamed. */
  renamed(): RenamedColumn[] {
    return this.links.renamed()
  }

  /** Compares a part of the rows; returns why it could not. */
  run(part: Part): Stopped | undefined {
    const matcher = new RowMatcher(this.keys, this.isKeyed, part, this.plan.before.resource.dialect.delimiter)
    const stopped = this.readBefore(matcher, part) ?? this.readAfter(matcher, part)
    if (stopped) return stopped
    for (const row of matcher.unmatched()) this.remove(matcher, row)
    return undefined
  }

  private readBefore(matcher: RowMatcher, part: Part): Stopped | undefined {
    const { before, periods, measures, time, most } = this.plan
    const isFirst = part.number === 0
    let stopped: Stopped | undefined
    eachBlock(
      before,
      () => stopped !== undefined,
      (block) => {
        if (isFirst) {
          periods.take(time && block.columns[time.before.index], block.count)
          measures.takeBefore(block)
        }
        matcher.begin(block)
        for (let index = 0; index < block.count; index++) {
          if (block.blank[index] !== 0) continue
          if (isUnread(block, index)) {
            if (isFirst) this.unread.before++
            continue
          }
          if (isFirst) this.rows.before++
          if (matcher.put(block, index) !== TWICE) continue
          stopped = { side: 'before', key: this.keys.before.texts(block, index), row: block.firstRow + index }
          return
        }
        if (matcher.held > most.memory) stopped = 'memory'
      },
    )
    if (isFirst) measures.endBefore()
    return stopped
  }

  private readAfter(matcher: RowMatcher, part: Part): Stopped | undefined {
    const { after, periods, measures, time, most } = this.plan
    const isFirst = part.number === 0
    let stopped: Stopped | undefined
    const whole = this.isLaidOutAlike ? new WholeRow(after.resource.dialect.delimiter) : undefined
    let row = 0
    eachBlock(
      after,
      () => stopped !== undefined,
      (block) => {
        periods.take(time && block.columns[time.after.index], block.count)
        if (isFirst) measures.takeAfter(block)
        for (let index = 0; index < block.count; index++) {
          if (block.blank[index] !== 0) continue
          if (isUnread(block, index)) {
            if (isFirst) this.unread.after++
            continue
          }
          if (isFirst) this.rows.after++
          row++
          whole?.readAny(block, index)
          const same = whole ? matcher.findNext(whole) : NEW
          const found = same < 0 ? matcher.find(block, index) : same
          if (found >= 0) {
            this.order.put(row, matcher.store.rowOf(found))
            const isSame = same >= 0 || (whole && matcher.store.isSame(found, whole))
            if (!isSame) this.compare(matcher, found, block, index)
          } else if (found === NEW) this.add(block, index)
          else if (found !== ELSEWHERE) {
            stopped = { side: 'after', key: this.keys.after.texts(block, index), row: block.firstRow + index }
            return
          }
        }
        // Two keys' bytes: those before were let in.
        if (matcher.held > most.memory * 2) stopped = 'memory'
      },
    )
    return stopped
  }

  private compare({ store }: RowMatcher, found: number, block: Block, index: number): void {
    const { plan, cells: counts, figures } = this
    let changed = 0
    let revised = 0
    store.open(found)
    this.links.compare(store, plan.before.columns.length, block, index, (pair, was, cells, isSameText) => {
      if (isSameValue(was, 0, cells, index) || plan.key.columns.some((column) => column === pair)) {
        if (!isSameText) counts.writtenOtherwise++
        return
      }
      changed++
      counts.changed++
      this.changedBy.set(pair, (this.changedBy.get(pair) ?? 0) + 1)
      const from = figureOf(was, 0)
      const isRevised = figures.has(pair) && !Number.isNaN(from)
      if (isRevised) revised++
      const row = block.firstRow + index
      const cell = () => this.cell(pair, was, cells, block, index, store.rowOf(found))
      ;(isRevised ? this.revised : this.changed).add(row, cell)
      plan.measures.changed(pair, from, figureOf(cells, index), block, index, cell)
    })
    if (changed > 0) this.rows.changed++
    if (revised > 0) this.revisions.rows++
    this.revisions.count += revised
  }

  private cell(
    pair: ColumnPair,
    was: Cells,
    cells: Cells,
    block: Block,
    index: number,
    before: number,
  ): ChangedCell {
    const row = block.firstRow + index
    return {
      key: this.keyOf(block, index),
      row: { before, after: row },
      column: pair.name,
      cell: `${columnLetters(cells.index + 1)}${row}`,
      before: shown(was, 0),
      after: shown(cells, index),
      period: this.plan.periods.textAt(index),
    }
  }

  private add(block: Block, index: number): void {
    this.rows.added++
    const row = block.firstRow + index
    this.added.add(row, () => ({
      row,
      key: this.keyOf(block, index),
      cells: block.columns.slice(0, MOST_SHOWN).map((cells) => shown(cells, index)),
    }))
    this.plan.measures.added(block, index, () => this.keyOf(block, index))
  }

  private remove({ store }: RowMatcher, number: number): void {
    this.rows.removed++
    const row = store.rowOf(number)
    this.removed.add(row, () => {
      const cells = store.texts(number, this.plan.before.columns.length).map(clip)
      const key = this.isKeyed ? this.keys.before.columns.map(({ index }) => (cells[index] ?? '').trim()) : []
      return { row, key, cells: cells.slice(0, MOST_SHOWN) }
    })
  }

  private keyOf(block: Block, index: number): string[] {
    return this.isKeyed ? this.keys.after.texts(block, index) : []
  }

  private get isKeyed(): boolean {
    return this.plan.key.by !== 'content'
  }
}

function eachBlock(
  { open, resource }: ComparedSide,
  isOver: () => boolean,
  visit: (block: Block) => void,
): void {
  readTable(() => until(open(), isOver), { ...resource, numbersValues: false }, [
    {
      block: (block) => {
        if (!isOver()) visit(block)
      },
    },
  ])
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

function shown({ bytes, start, end }: Cells, index: number): string {
  return keptText(bytes, start[index] as number, end[index] as number)
}
