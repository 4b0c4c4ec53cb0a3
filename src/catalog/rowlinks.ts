import { isSameValue, LoneCell } from './cellvalue.ts'
import { type ColumnPair, isShared, type SideColumn } from './columnpairs.ts'
import type { LikelyRename, RenamedColumn } from './difference.ts'
import type { Resource } from './model.ts'
import type { RowStore } from './rowstore.ts'
import type { Block, Cells } from './table.ts'

/** Share of equal values from which two columns are taken for one. */
const RENAMED = 0.95
/** Share of equal values that speaks for it that two columns are one. */
const ALIKE = 0.25
/** Rows after which a pair of columns that agree in less than half of them is given up. */
const TRIED = 100
/** Pairs of columns that are compared; a table with more was made anew. */
const MOST_CANDIDATES = 400

/** Receives a cell that may have another value; `was` holds it as it was, at index 0. */
type Differing = (pair: ColumnPair, was: Cells, cells: Cells, isSameText: boolean) => void

/** Compares the cells of a stored row before with those of a row after. */
export class RowLinks {
  /** By column before: the column after it is compared with. */
  private readonly links: (Link | undefined)[]
  private readonly candidates: Candidate[][]

  /** With `seeksRenames`, columns that are gone are compared with those that are new. */
  constructor(pairs: ColumnPair[], before: Resource, seeksRenames: boolean) {
    this.links = []
    this.candidates = []
    for (const pair of pairs) {
      if (!pair.before) continue
      const lone = new LoneCell(pair.before.field, before.missingValues)
      if (isShared(pair)) this.links[pair.before.index] = { pair, column: pair.after.index, lone }
    }
    if (!seeksRenames) return
    const gone = pairs.filter(({ after }) => !after)
    const fresh = pairs.filter((pair) => !pair.before)
    if (gone.length * fresh.length > MOST_CANDIDATES) return
    for (const { before: was } of gone) {
      if (!was) continue
      const lone = new LoneCell(was.field, before.missingValues)
      this.candidates[was.index] = fresh.flatMap(({ after }) =>
        after && was.field?.type === after.field?.type ? { was, is: after, lone, rows: 0, agreed: 0 } : [],
      )
    }
  }

  /** Goes through the cells of a stored row, which is open. */
  compare(store: RowStore, columns: number, block: Block, index: number, differs: Differing): void {
    const { links, candidates } = this
    for (let column = 0; column < columns; column++) {
      store.next()
      const link = links[column]
      if (!link) {
        for (const one of candidates[column] ?? []) tryOut(one, store, block, index)
        continue
      }
      const cells = block.columns[link.column] as Cells
      const isSame = isSameBytes(store, cells, index)
      if (isSame && link.pair.isReadAlike) continue
      differs(link.pair, link.lone.read(store.bytes, store.start, store.end), cells, isSame)
    }
  }

  /** Columns that agree in nearly all rows, the best first; a column is taken once. */
  renamed(): RenamedColumn[] {
    const taken = new Set<SideColumn>()
    return this.candidates
      .flat()
      .filter(({ rows, agreed }) => rows > 0 && agreed >= rows * RENAMED)
      .sort((a, b) => b.agreed / b.rows - a.agreed / a.rows || distance(a) - distance(b))
      .flatMap(({ was, is, rows, agreed }) => {
        if (taken.has(was) || taken.has(is)) return []
        taken.add(was).add(is)
        return { before: was.name, after: is.name, share: agreed / rows }
      })
  }

  /** Pairs of the others that something speaks for, the likeliest first; a column is taken once. */
  likely(renamed: readonly RenamedColumn[]): LikelyRename[] {
    const taken = new Set(renamed.flatMap(({ before, after }) => [`-${before}`, `+${after}`]))
    return this.candidates
      .flat()
      .map((one) => ({ one, because: likeness(one), share: one.rows > 0 ? one.agreed / one.rows : 0 }))
      .filter(({ because }) => because.length > 0)
      .sort((a, b) => b.because.length + b.share - a.because.length - a.share)
      .flatMap(({ one: { was, is }, because, share }) => {
        const names = [`-${was.name}`, `+${is.name}`]
        if (names.some((name) => taken.has(name))) return []
        for (const name of names) taken.add(name)
        const unit = { before: was.field?.unit ?? '', after: is.field?.unit ?? '' }
        const isOther = unit.before !== unit.after
        return { before: was.name, after: is.name, share, because, ...(isOther && { unit }) }
      })
  }
}

/** What speaks for it that a new column is the one that is gone: more than half of the first values, or what is said of it. */
function likeness({ was, is, rows, agreed }: Candidate): LikelyRename['because'] {
  const [from, to] = [was.field, is.field]
  const isSaid = (property: 'unit' | 'title') =>
    from?.[property] !== undefined && from[property] === to?.[property]
  return [
    ...(rows > 0 && agreed >= rows * ALIKE ? (['values'] as const) : []),
    ...(isSaid('unit') ? (['unit'] as const) : []),
    ...(isSaid('title') ? (['title'] as const) : []),
    ...(was.index === is.index ? (['place'] as const) : []),
  ]
}

interface Link {
  pair: ColumnPair
  column: number
  lone: LoneCell
}

/** A column that is gone and a new one, with the rows in which one has a value, and those in which both have the same. */
interface Candidate {
  was: SideColumn
  is: SideColumn
  lone: LoneCell
  rows: number
  agreed: number
}

function tryOut(one: Candidate, store: RowStore, block: Block, index: number): void {
  if (one.rows > TRIED && one.agreed * 2 < one.rows) return
  const cells = block.columns[one.is.index] as Cells
  if (store.start === store.end && cells.start[index] === cells.end[index]) return
  one.rows++
  if (isSameBytes(store, cells, index)) one.agreed++
  else if (isSameValue(one.lone.read(store.bytes, store.start, store.end), 0, cells, index)) one.agreed++
}

function distance({ was, is }: Candidate): number {
  return Math.abs(was.index - is.index)
}

/** Whether the open cell of the store stands as it is in a block. */
function isSameBytes({ bytes, start, end }: RowStore, cells: Cells, index: number): boolean {
  let at = cells.start[index] as number
  if ((cells.end[index] as number) - at !== end - start) return false
  for (let place = start; place < end; place++, at++) if (bytes[place] !== cells.bytes[at]) return false
  return true
}
