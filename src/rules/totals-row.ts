import { isAdditive, isFigure } from '../catalog/figures.ts'
import type { Resource } from '../catalog/model.ts'
import type { Block, Cells, Header } from '../catalog/table.ts'
import { byValue, cellText } from './cellcheck.ts'
import { declaredRows } from './declared-totals.ts'
import { GroupSums } from './grouped-totals.ts'
import type { RowCheck, Rule, TableContext } from './rule.ts'
import { MOST_ROWS, reportRows } from './series.ts'
import { decimalsOf, type Sum } from './sums.ts'
import { TotalLabel } from './total-labels.ts'
import { figure, rowCount, shown, steps } from './wording.ts'
import { asWritten } from './written.ts'

/** A row that holds the sum of the others, among the data. */
export const rule: Rule = {
  code: 'totals-row',
  hook: 'rows',
  severity: 'warning',
  title: { id: 'Baris jumlah di antara data', en: 'Row of totals among the data' },
  why: {
    id: 'Setiap grafik dan setiap penjumlahan oleh pembaca menghitung baris jumlah sekali lagi, sehingga hasilnya dua kali lipat.',
    en: 'Every chart and every sum of a reader counts the row of totals once more, so that the result doubles.',
  },
  fix: steps(
    [
      'Buka berkas di Excel atau LibreOffice dan cari baris yang disebut.',
      'Hapus baris itu dari tabel; jumlahnya dapat dihitung oleh siapa pun, atau disebut pada keterangan dataset.',
      'Bila baris itu harus ada, nyatakan pada `totals` di berkas `dataset.md` agar jumlahnya selalu diperiksa, misalnya `{ row: { nama_kecamatan: "Jumlah" }, of: [jumlah_penduduk], by: [tahun] }`.',
    ],
    [
      'Open the file in Excel or LibreOffice and find the row.',
      'Delete it from the table; anybody can add up, or the total can stand in the text of the dataset.',
      'If the row has to stay, declare it in `totals` of the metadata, so that it is always checked, such as `{ row: { nama_kecamatan: "Jumlah" }, of: [jumlah_penduduk], by: [tahun] }`.',
    ],
  ),
  check: (header, context) => {
    const { resource } = context
    const isCounted = (column: number) => {
      const field = header.fields[column]
      return field !== undefined && isFigure(field, resource) && isAdditive(field)
    }
    const columns = header.labels.map((_, column) => column)
    const figures = columns.filter(isCounted).slice(0, MOST_FIGURES)
    return figures.length === 0 ? [] : [totalsRows(header, figures, context)]
  },
}

const MOST_FIGURES = 12
const MOST_LABELS = 8
/** Rows named as totals that are kept; a table with more of them, or with more of them than others, is made of totals. */
const MOST_NAMED = 1000
/** A row without a name is one of totals from this figure and so many other rows on: below, sums agree by chance. */
const LEAST_TOTAL = 1000
const LEAST_OTHERS = 4
/** A named total this near to the sum of the others was meant to be it. */
const NEAR = 0.1

interface Named {
  row: number
  label: string
  group: number
  values: { column: number; value: number; decimals: number }[]
}

function totalsRows(header: Header, figures: number[], context: TableContext): RowCheck {
  const table = new TotalsTable(header, figures, context)
  return {
    message: (count) => table.message(count),
    block: (block) => table.read(block),
    again: () => table.found().length > 0,
    reread: (block, report) =>
      reportRows(block, table.found(), (at, index) =>
        report(at, index, table.columnOf(block.firstRow + index)),
      ),
  }
}

class TotalsTable {
  private readonly named: Named[] = []
  private readonly labels: { column: number; names(cells: Cells, index: number): number }[]
  private readonly sums: GroupSums[]
  private readonly largest: { value: number; row: number; column: number }[][]
  private readonly declared: ReturnType<typeof declaredRows>
  private readonly places = new Map<number, number>()
  private others = 0
  /** True where the table is too long to be judged. */
  private isFull = false
  private rows: number[] | undefined
  private readonly header: Header
  private readonly figures: number[]

  constructor(header: Header, figures: number[], { catalog, resource }: TableContext) {
    this.header = header
    this.figures = figures
    this.declared = declaredRows(header, resource)
    this.labels = labelColumns(header, resource).map((column) => {
      const field = header.fields[column] ?? { name: '', type: 'string' }
      const label = new TotalLabel(field, catalog.source.value.place)
      return { column, names: byValue((cells, index) => (label.fits(cells, index) ? 1 : 0)) }
    })
    const time = header.fields.findIndex(
      (field) => field !== undefined && /^(year|yearmonth|date)$/.test(field.type),
    )
    this.sums = figures.map(() => new GroupSums(time < 0 ? [] : [time]))
    this.largest = figures.map(() => [])
  }

  read(block: Block): void {
    this.isFull ||= block.firstRow > MOST_ROWS
    if (this.isFull) return
    for (let index = 0; index < block.count; index++) {
      if (block.blank[index] || this.declared.some((row) => row.fits(block, index))) continue
      const row = block.firstRow + index
      const label = this.labels.find(
        ({ column, names }) => names(block.columns[column] as Cells, index) === 1,
      )
      if (label) this.name(block, index, label.column)
      else {
        this.others++
        for (let at = 0; at < this.figures.length; at++) this.add(at, block, index, row)
      }
    }
  }

  private name(block: Block, index: number, column: number): void {
    if (this.named.length > MOST_NAMED) return
    const group = this.sums.map((sums) => sums.groupOf(block, index))[0] ?? -1
    const values = this.figures.flatMap((figureColumn) => {
      const cells = block.columns[figureColumn] as Cells
      const value = cells.number[index] as number
      return Number.isNaN(value) ? [] : [{ column: figureColumn, value, decimals: decimalsOf(cells, index) }]
    })
    const row = block.firstRow + index
    this.named.push({ row, label: cellText(block.columns[column] as Cells, index), group, values })
    this.places.set(row, column)
  }

  private add(at: number, block: Block, index: number, row: number): void {
    const column = this.figures[at] as number
    const sums = this.sums[at] as GroupSums
    const group = sums.groupOf(block, index)
    if (group < 0) return
    const cells = block.columns[column] as Cells
    sums.sums[group]?.add(cells, index)
    const value = cells.number[index] as number
    const largest = this.largest[at] as { value: number; row: number; column: number }[]
    if (value > (largest[group]?.value ?? Number.NEGATIVE_INFINITY)) largest[group] = { value, row, column }
  }

  /** The rows of totals, named or told by their figures. */
  found(): number[] {
    this.rows ??= this.judged()
    return this.rows
  }

  private judged(): number[] {
    if (this.isFull || this.sums.some(({ full }) => full)) return []
    if (this.named.length > 0)
      return this.named.length > MOST_NAMED || this.named.length > this.others
        ? []
        : this.named.map(({ row }) => row)
    const groups = this.sums[0]?.sums ?? []
    return groups.flatMap((_, group) => this.unnamed(group) ?? []).sort((a, b) => a - b)
  }

  /** The row of a group that in every column is the sum of the others. */
  private unnamed(group: number): number | undefined {
    let row: number | undefined
    for (const [at, { sums }] of this.sums.entries()) {
      const sum = sums[group] as Sum
      const largest = this.largest[at]?.[group]
      if (!largest || !sum.whole || sum.parts <= LEAST_OTHERS) return undefined
      if (sum.differs(largest.value * 2, 0) || (row !== undefined && row !== largest.row)) return undefined
      if (at === 0 && largest.value < LEAST_TOTAL) return undefined
      row = largest.row
      this.places.set(row, this.figures[0] as number)
    }
    return row
  }

  columnOf(row: number): number | undefined {
    return this.places.get(row)
  }

  message(count: number) {
    const rows = rowCount(count)
    const [first] = this.named
    const place = figure(this.found()[0] ?? 0)
    if (!first)
      return {
        id: `Tabel memuat ${rows.id} yang angkanya tepat sama dengan jumlah baris lainnya; yang pertama baris ${place.id}.`,
        en: `The table has ${rows.en} whose figures are exactly the sums of the other rows; the first is row ${place.en}.`,
      }
    const wrong = this.wrong(first)
    return {
      id: `Tabel memuat ${rows.id} jumlah di antara data; yang pertama baris ${place.id} (${shown(first.label)}).${wrong ? ` Isinya pun tidak cocok: pada kolom ${wrong.name} tertulis ${wrong.written}, padahal baris lainnya berjumlah ${wrong.right}.` : ''}`,
      en: `The table has ${rows.en} of totals among its data; the first is row ${place.en} (${shown(first.label)}).${wrong ? ` It does not add up either: column ${wrong.name} has ${wrong.written}, where the other rows make ${wrong.right}.` : ''}`,
    }
  }

  /** The first figure of a row of totals that is near the sum of the others and not it. */
  private wrong({ group, values }: Named): { name: string; written: string; right: string } | undefined {
    if (this.named.filter((other) => other.group === group).length > 1) return undefined
    for (const { column, value, decimals } of values) {
      const sum = this.sums[this.figures.indexOf(column)]?.sums[group]
      if (!sum?.whole || sum.count < 2 || !sum.differs(value, decimals)) continue
      if (Math.abs(value - sum.value) > NEAR * Math.abs(sum.value)) continue
      const name = shown(this.header.labels[column] ?? '')
      const inMarks = (text: string) => shown(asWritten(text, this.header.fields[column]))
      return { name, written: inMarks(value.toFixed(decimals)), right: inMarks(sum.text(decimals)) }
    }
    return undefined
  }
}

/** Columns of text that name what the figures of a row belong to. */
function labelColumns({ fields }: Header, resource: Resource): number[] {
  return fields
    .flatMap((field, column) =>
      field?.type === 'string' && !resource.foreignKeys.some((key) => key.fields.includes(field.name))
        ? [column]
        : [],
    )
    .slice(0, MOST_LABELS)
}
