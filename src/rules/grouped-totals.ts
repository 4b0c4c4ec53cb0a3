import type { TotalDescriptor } from '../catalog/descriptors.ts'
import { KeySet } from '../catalog/keyset.ts'
import type { Resource } from '../catalog/model.ts'
import { nearest } from '../catalog/nearest.ts'
import { columnsOf, RowKey } from '../catalog/rowkey.ts'
import type { Block, Cells, Header } from '../catalog/table.ts'
import { cellText } from './cellcheck.ts'
import { declaredRows, rowMatch } from './declared-totals.ts'
import type { RowCheck } from './rule.ts'
import { decimalsOf, Sum } from './sums.ts'
import { cellCount, counted, didYouMean, figure, listed, rowCount, shown } from './wording.ts'
import { asWritten } from './written.ts'

/** Groups and rows of totals that are kept; of a table with more nothing is said. */
export const MOST_GROUPS = 10_000

/** Sums of one column by group, in bounded memory. */
export class GroupSums {
  readonly sums: Sum[] = []
  /** True where the table has too many groups to be judged. */
  full = false
  private readonly keys = new KeySet()
  private readonly key: RowKey
  private readonly single: boolean

  /** `columns` make the groups; they count from 0. */
  constructor(columns: number[]) {
    this.key = new RowKey(columns)
    this.single = columns.length < 2
  }

  /** Number of the group of a row, or -1 where a value of the group is missing. */
  groupOf(block: Block, index: number): number {
    if (this.full || this.key.read(block, index) >= 0) return -1
    const { bytes, start, end } = this.key
    const group = this.keys.put(bytes, start, end)
    if (group === this.sums.length) this.sums.push(new Sum())
    this.full = this.sums.length > MOST_GROUPS
    return group
  }

  /** The values that make a group. */
  values(group: number): string[] {
    const key = this.keys.key(group)
    return this.single ? [key].filter((value) => value !== '') : key.split('\u001f').slice(0, -1)
  }
}

/** A check that a column adds up to a number in each group. */
export function groupTotals(
  column: number,
  by: number[],
  wanted: number,
  { tolerance }: TotalDescriptor,
  header: Header,
  resource: Resource,
): RowCheck {
  const groups = new GroupSums(by)
  const totals = declaredRows(header, resource)
  let faulty: Set<number> | undefined
  const faults = () => {
    const judged = groups.full ? [] : groups.sums
    faulty ??= new Set(
      judged.flatMap((sum, group) =>
        sum.whole && sum.count > 0 && sum.differs(wanted, 0, { tolerance, rounded: true }) ? [group] : [],
      ),
    )
    return faulty
  }
  let said = new Set<number>()
  return {
    message: (count) => {
      const [group = 0] = faults()
      const [name, number] = [shown(header.labels[column] ?? ''), shown(String(wanted))]
      const found = shown(groups.sums[group]?.text() ?? '')
      const values = listed(groups.values(group))
      const many = counted(count, 'kelompok', 'group', 'groups')
      return by.length === 0
        ? {
            id: `Kolom ${name} berjumlah ${found}, padahal seharusnya ${number}.`,
            en: `Column ${name} adds up to ${found}, where ${number} is expected.`,
          }
        : {
            id: `Kolom ${name} tidak berjumlah ${number} pada ${many.id}; yang pertama (${values.id}) berjumlah ${found}.`,
            en: `Column ${name} does not add up to ${number} in ${many.en}; the first (${values.en}) makes ${found}.`,
          }
    },
    block: (block) => {
      const cells = block.columns[column] as Cells
      for (let index = 0; index < block.count; index++) {
        if (block.blank[index] || totals.some((row) => row.fits(block, index))) continue
        const group = groups.groupOf(block, index)
        if (group >= 0) groups.sums[group]?.add(cells, index)
      }
    },
    again: () => faults().size > 0,
    // The first row of a group stands for all of them.
    reread: (block, report) => {
      if (block.firstRow === 2) said = new Set()
      for (let index = 0; index < block.count; index++) {
        if (block.blank[index] || totals.some((row) => row.fits(block, index))) continue
        const group = groups.groupOf(block, index)
        if (!faults().has(group) || said.has(group)) continue
        said.add(group)
        report(block, index, column)
      }
    },
  }
}

/** Checks that each row of totals holds in its columns the sums of the other rows of its group, and that there is one. */
export function rowTotals(
  columns: number[],
  by: number[],
  total: TotalDescriptor,
  header: Header,
  resource: Resource,
): RowCheck[] {
  const names = Object.keys(total.row ?? {})
  const places = columnsOf(header, names)
  const own = rowMatch(header, total.row ?? {})
  if (!places || !own || places.length === 0) return []
  const others = declaredRows(header, resource, names)
  const label = names.map((name) => `${shown(name)} = ${shown(String(total.row?.[name]))}`).join(', ')

  const rowTotal = (column: number): RowCheck => {
    const groups = new GroupSums(by)
    const written: { row: number; group: number; value: number; decimals: number; text: string }[] = []
    let faulty: typeof written | undefined
    const faults = () => {
      faulty ??= (groups.full || written.length > MOST_GROUPS ? [] : written).filter(
        ({ group, value, decimals }) => {
          const sum = groups.sums[group] as Sum
          return sum.whole && sum.count > 0 && sum.differs(value, decimals, { tolerance: total.tolerance })
        },
      )
      return faulty
    }
    const first = () => {
      const [fault] = faults()
      const sum = groups.sums[fault?.group ?? 0]
      return { fault, sum, right: shown(asWritten(sum?.text(fault?.decimals) ?? '', header.fields[column])) }
    }
    return {
      message: (count) => {
        const { fault, sum, right } = first()
        const name = shown(header.labels[column] ?? '')
        const [row, rows, text] = [
          figure(fault?.row ?? 0),
          rowCount(sum?.count ?? 0),
          shown(fault?.text ?? ''),
        ]
        return {
          id: `Baris jumlah (${label}) pada kolom ${name} tidak cocok di ${cellCount(count).id}; yang pertama, baris ${row.id}: ${rows.id} lainnya berjumlah ${right}, tetapi tertulis ${text}.`,
          en: `The row of totals (${label}) does not add up in ${cellCount(count).en} of column ${name}; the first, in row ${row.en}: the other ${rows.en} add up to ${right}, but ${text} is written.`,
        }
      },
      fix: () => ({
        id: `Cocokkan setiap baris dengan sumbernya: tulis ${first().right} bila baris lainnya benar, atau perbaiki baris yang salah. Lebih baik lagi, hapus baris jumlah dari tabel.`,
        en: `Compare every row with the source: write ${first().right} if the other rows are right, or correct the wrong one. Better still, leave the row of totals out of the table.`,
      }),
      block: (block) => {
        const cells = block.columns[column] as Cells
        for (let index = 0; index < block.count; index++) {
          if (block.blank[index]) continue
          const isOwn = own.fits(block, index)
          if (!isOwn && others.some((row) => row.fits(block, index))) continue
          const group = groups.groupOf(block, index)
          if (group < 0) continue
          if (!isOwn) groups.sums[group]?.add(cells, index)
          else if (cells.status[index] === 0 && written.length <= MOST_GROUPS)
            written.push({
              row: block.firstRow + index,
              group,
              value: cells.number[index] as number,
              decimals: decimalsOf(cells, index),
              text: cellText(cells, index),
            })
        }
      },
      again: () => faults().length > 0,
      reread: (block, report) => {
        for (const { row } of faults()) {
          const index = row - block.firstRow
          if (index >= 0 && index < block.count) report(block, index, column)
        }
      },
    }
  }
  return [
    ...columns.map(rowTotal),
    absentTotal(places[0] as number, label, own, String(total.row?.[names[0] as string])),
  ]
}

/** A check that a declared row of totals is in the table at all: it would otherwise pass unseen. */
function absentTotal(
  column: number,
  label: string,
  own: { fits(block: Block, index: number): boolean },
  wanted: string,
): RowCheck {
  let isThere = false
  let last = 0
  let lastText = ''
  return {
    message: () => {
      const guess = nearest(wanted, [lastText]) === undefined ? undefined : lastText
      return {
        id: `Tidak ada baris jumlah ${label}, yang disebut pada \`totals\` di metadata.${didYouMean(guess).id}`,
        en: `There is no row of totals ${label}, which \`totals\` in the metadata names.${didYouMean(guess).en}`,
      }
    },
    fix: () => ({
      id: 'Samakan `row` pada metadata dengan isi selnya, atau hapus penjumlahan itu bila tabel tidak lagi memuat baris jumlah.',
      en: 'Make `row` in the metadata equal to the cell, or remove that sum if the table no longer has a row of totals.',
    }),
    block: (block) => {
      for (let index = 0; index < block.count && !isThere; index++) {
        if (block.blank[index]) continue
        isThere = own.fits(block, index)
        last = block.firstRow + index
      }
      if (!isThere && last >= block.firstRow)
        lastText = cellText(block.columns[column] as Cells, last - block.firstRow)
    },
    again: () => !isThere && last > 0,
    reread: (block, report) => {
      const index = last - block.firstRow
      if (index >= 0 && index < block.count) report(block, index, column)
    },
  }
}
