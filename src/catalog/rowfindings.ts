import { figureOf, isSameValue } from './cellvalue.ts'
import type { ColumnPair } from './columnpairs.ts'
import type { ComparisonPlan } from './comparison.ts'
import type { ChangedCell, LikelyRename, RenamedColumn, ShownRow } from './difference.ts'
import { Examples } from './examples.ts'
import { isFigure } from './figures.ts'
import { keyColumns } from './matchkey.ts'
import { columnLetters } from './problem.ts'
import { RowLinks } from './rowlinks.ts'
import { RowOrder } from './roworder.ts'
import type { RowStore } from './rowstore.ts'
import type { Block, Cells } from './table.ts'
import { clip, keptText } from './text.ts'
import { ValueKey } from './valuekey.ts'

/** Cells that are shown of a row. */
const MOST_SHOWN = 60

/** What a comparison finds of the rows: counts of all of it, and the first ones as examples. */
export class RowFindings {
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
  readonly keys: { before: ValueKey; after: ValueKey }
  private readonly plan: ComparisonPlan
  private readonly links: RowLinks
  private readonly inKey: Set<ColumnPair>
  private readonly figures: Set<ColumnPair>
  private readonly isKeyed: boolean

  constructor(plan: ComparisonPlan) {
    const { pairs, before, most, key, seeksRenames } = plan
    this.plan = plan
    this.links = new RowLinks(pairs, before.resource, seeksRenames)
    const columns = keyColumns(key.columns)
    this.keys = { before: new ValueKey(columns.before), after: new ValueKey(columns.after) }
    this.inKey = new Set(key.columns)
    this.figures = new Set(pairs.filter((pair) => isFigure(pair.before?.field, before.resource)))
    this.isKeyed = key.by !== 'content'
    this.revised = new Examples(most.cells)
    this.changed = new Examples(most.cells)
    this.added = new Examples(most.rows)
    this.removed = new Examples(most.rows)
  }

  /** Columns that seem to be renamed. */
  renamed(): RenamedColumn[] {
    return this.links.renamed()
  }

  /** Columns that may be renamed, besides those that are. */
  likely(renamed: readonly RenamedColumn[]): LikelyRename[] {
    return this.links.likely(renamed)
  }

  /** Takes a row of both sides. */
  compare(store: RowStore, number: number, block: Block, index: number): void {
    const { plan, cells: counts, figures, inKey } = this
    let changed = 0
    let revised = 0
    store.open(number)
    this.links.compare(store, plan.before.columns.length, block, index, (pair, was, cells, isSameText) => {
      if (isSameValue(was, 0, cells, index) || inKey.has(pair)) {
        if (!isSameText) counts.writtenOtherwise++
        return
      }
      changed++
      this.changedBy.set(pair, (this.changedBy.get(pair) ?? 0) + 1)
      const from = figureOf(was, 0)
      const isRevised = figures.has(pair) && !Number.isNaN(from)
      if (isRevised) revised++
      const cell = () => this.cell(pair, was, cells, block, index, store.rowOf(number))
      ;(isRevised ? this.revised : this.changed).add(block.firstRow + index, cell)
      plan.measures.changed(pair, from, block, index, cell)
    })
    counts.changed += changed
    if (changed > 0) this.rows.changed++
    if (revised > 0) this.revisions.rows++
    this.revisions.count += revised
  }

  /** Takes a row that is new. */
  add(block: Block, index: number): void {
    this.rows.added++
    const row = block.firstRow + index
    this.added.add(row, () => ({
      row,
      key: this.keyOf(block, index),
      cells: block.columns.slice(0, MOST_SHOWN).map((cells) => shown(cells, index)),
    }))
    this.plan.measures.added(block, index, () => this.keyOf(block, index))
  }

  /** Takes a row that is gone. */
  remove(store: RowStore, number: number): void {
    this.rows.removed++
    const row = store.rowOf(number)
    this.removed.add(row, () => {
      const cells = store.texts(number, this.plan.before.columns.length).map(clip)
      const key = this.isKeyed ? this.keys.before.columns.map(({ index }) => (cells[index] ?? '').trim()) : []
      return { row, key, cells: cells.slice(0, MOST_SHOWN) }
    })
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

  private keyOf(block: Block, index: number): string[] {
    return this.isKeyed ? this.keys.after.texts(block, index) : []
  }
}

function shown({ bytes, start, end }: Cells, index: number): string {
  return keptText(bytes, start[index] as number, end[index] as number)
}
