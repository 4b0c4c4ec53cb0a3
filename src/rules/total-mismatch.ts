import type { FieldDescriptor } from '../catalog/descriptors.ts'
import { isAdditive, isFigure } from '../catalog/figures.ts'
import type { Resource } from '../catalog/model.ts'
import { type Block, type Cells, type Header, VALUE } from '../catalog/table.ts'
import { cellText } from './cellcheck.ts'
import { totalsOf } from './declared-totals.ts'
import type { RowCheck, Rule } from './rule.ts'
import { decimalsOf, Sum } from './sums.ts'
import { cellCount, figure, listed, rowCount, shown, steps } from './wording.ts'
import { asWritten } from './written.ts'

/** A total that is not the sum of the columns that it is the sum of in nearly all other rows. */
export const rule: Rule = {
  code: 'total-mismatch',
  hook: 'rows',
  severity: 'warning',
  title: { id: 'Jumlah yang tampaknya keliru', en: 'Total that seems wrong' },
  why: {
    id: 'Pembaca yang menjumlahkan sendiri mendapat angka lain, dan tidak tahu angka mana yang benar.',
    en: 'Readers who add up for themselves get another figure, and cannot tell which one is right.',
  },
  fix: steps(
    [
      'Buka berkas di Excel atau LibreOffice dan hitung ulang baris yang disebut dengan rumus SUM.',
      'Bandingkan setiap angkanya dengan sumber, lalu perbaiki yang salah.',
      'Nyatakan penjumlahan itu pada `totals` di berkas `dataset.md` agar selalu diperiksa.',
    ],
    [
      'Open the file in Excel or LibreOffice and add the row up again with SUM.',
      'Compare each figure with the source, then correct the wrong one.',
      'Declare the sum in `totals` in the file `dataset.md`, so that it is always checked.',
    ],
  ),
  check: (header, { resource }) => {
    const columns = header.fields.flatMap((field, column) =>
      field && isFigure(field, resource) && isAdditive(field) ? [column] : [],
    )
    if (columns.length < 3 || columns.length > MOST_COLUMNS) return []
    return columns
      .filter((column) => isTotal(header.fields[column] as FieldDescriptor, resource))
      .map((column) => mismatches(column, addendSets(column, columns, header), header))
  },
}

/** Columns of figures of the widest table that is looked at. */
const MOST_COLUMNS = 60
/** Rows by which a column is known as a sum, and the share of rows that must agree. */
const LEAST_ROWS = 5
const LEAST_SHARE = 0.9
/** Rows after which columns that do not agree are no longer looked at. */
const TRIAL = 200
/** Totals below this agree by chance. */
const LEAST_TOTAL = 10

function isTotal({ name, title = '' }: FieldDescriptor, resource: Resource): boolean {
  return (
    /\b(jumlah|total|jml)\b/i.test(`${name} ${title}`.replaceAll('_', ' ')) &&
    !totalsOf(resource).some(({ field }) => field === name)
  )
}

/** Columns that a total may be the sum of: all of its unit, those right before or behind it, and the two sexes. */
function addendSets(total: number, columns: number[], { fields }: Header): number[][] {
  const unit = (column: number) => fields[column]?.unit
  const others = columns.filter((column) => column !== total)
  const run = (step: number) => {
    const list: number[] = []
    for (let column = total + step; others.includes(column); column += step) list.push(column)
    return list.sort((a, b) => a - b)
  }
  const named = (word: RegExp) =>
    others.filter((column) => word.test(fields[column]?.name.replaceAll('_', ' ') ?? ''))
  const sexes = [named(/\b(laki|laki laki|pria|l|lk)\b/i), named(/\b(perempuan|wanita|p|pr)\b/i)]
  const sets = [
    others.filter((column) => unit(column) === unit(total)),
    others,
    run(-1),
    run(1),
    ...(sexes.every((list) => list.length === 1) ? [sexes.flat()] : []),
  ].filter((set) => set.length >= 2)
  return [...new Map(sets.map((set) => [set.join(), set])).values()]
}

interface Trial {
  addends: number[]
  judged: number
  misses: number
  /** Rows that agree and would hardly do so by chance. */
  evidence: number
}

function mismatches(column: number, sets: number[][], { labels }: Header): RowCheck {
  let trials: Trial[] = sets.map((addends) => ({ addends, judged: 0, misses: 0, evidence: 0 }))
  const sum = new Sum()
  let found: Trial | undefined
  let isDone = false
  const best = () => {
    if (!isDone) found = trials.filter(isSum).sort((a, b) => b.evidence - a.evidence)[0]
    isDone = true
    return found
  }
  let first: { row: number; parts: string[]; written: string; right: string } | undefined
  const name = shown(labels[column] ?? '')
  return {
    message: (count) => {
      const { row = 0, parts = [], written = '', right = '' } = first ?? {}
      const { addends = [], judged = 0, misses = 0 } = best() ?? {}
      const of = listed(addends.map((addend) => labels[addend] ?? ''))
      const added = parts.length > 6 ? '' : `${parts.map(shown).join(' + ')} = `
      return {
        id: `Kolom ${name} pada ${rowCount(judged - misses).id} sama dengan jumlah ${of.id}, tetapi pada ${cellCount(count).id} tidak; yang pertama, baris ${figure(row).id}: ${added}${shown(right)}, tetapi tertulis ${shown(written)}.`,
        en: `Column ${name} is the sum of ${of.en} in ${rowCount(judged - misses).en}, but not in ${cellCount(count).en}; the first, in row ${figure(row).en}: ${added}${shown(right)}, but ${shown(written)} is written.`,
      }
    },
    block: (block) => {
      if (trials.length === 0) return
      for (const trial of trials) tryBlock(trial, column, block, sum)
      trials = trials.filter(({ judged, misses }) => judged < TRIAL || misses <= judged * (1 - LEAST_SHARE))
    },
    again: () => (best()?.misses ?? 0) > 0,
    reread: (block, report) => {
      const total = block.columns[column] as Cells
      const { addends = [] } = best() ?? {}
      for (let index = 0; index < block.count; index++) {
        if (!differs(sum, addends, total, block, index)) continue
        first ??= {
          row: block.firstRow + index,
          parts: addends.map((addend) => cellText(block.columns[addend] as Cells, index)),
          written: cellText(total, index),
          right: asWritten(sum.text(decimalsOf(total, index)), total.field),
        }
        report(block, index, column)
      }
    },
  }
}

function isSum({ judged, misses, evidence }: Trial): boolean {
  return (
    judged >= LEAST_ROWS &&
    evidence >= LEAST_ROWS - 1 &&
    evidence >= judged / 2 &&
    misses <= Math.max(1, judged * (1 - LEAST_SHARE))
  )
}

function tryBlock(trial: Trial, column: number, block: Block, sum: Sum): void {
  const total = block.columns[column] as Cells
  for (let index = 0; index < block.count; index++) {
    const differing = differs(sum, trial.addends, total, block, index)
    if (differing === undefined) continue
    trial.judged++
    if (differing) trial.misses++
    else if (sum.parts > 1 && sum.value >= LEAST_TOTAL) trial.evidence++
  }
}

/** Whether a total is another than its sum; `undefined` where a cell has no value. */
function differs(
  sum: Sum,
  addends: number[],
  total: Cells,
  block: Block,
  index: number,
): boolean | undefined {
  if (total.status[index] !== VALUE) return undefined
  sum.clear()
  for (const addend of addends) if (!sum.add(block.columns[addend] as Cells, index)) return undefined
  return sum.differs(total.number[index] as number, decimalsOf(total, index))
}
