import { type Block, type Cells, type Header, VALUE } from '../catalog/table.ts'
import { cellText } from './cellcheck.ts'
import type { RowCheck, Rule } from './rule.ts'
import { reportRows } from './series.ts'
import { decimalsOf } from './sums.ts'
import { cellCount, figure, shown, steps } from './wording.ts'
import { asWritten } from './written.ts'

/** A density or ratio that contradicts the two columns it is made of. */
export const rule: Rule = {
  code: 'ratio-mismatch',
  hook: 'rows',
  severity: 'warning',
  title: { id: 'Hasil bagi yang tidak cocok', en: 'Ratio that does not fit' },
  why: {
    id: 'Pembaca tidak tahu mana yang benar: hasil baginya, atau kedua angka asalnya.',
    en: 'Readers cannot tell which is right: the ratio, or the two figures it is made of.',
  },
  fix: steps(
    [
      'Buka berkas di Excel atau LibreOffice dan hitung ulang hasil bagi pada baris yang disebut.',
      'Periksa tanda ribuan dan desimal ketiga angkanya: `4.630` adalah empat koma enam tiga, bukan empat ribu.',
      'Perbaiki angka yang salah menurut sumbernya, lalu simpan kembali sebagai CSV UTF-8.',
    ],
    [
      'Open the file in Excel or LibreOffice and divide again in that row.',
      'Check the thousands and decimal marks of the three figures: `4.630` is four point six three, not four thousand.',
      'Correct the wrong figure after its source, then save the file again as CSV UTF-8.',
    ],
  ),
  check: (header) =>
    RATIOS.flatMap((names) => {
      const columns = names.map((name) => onlyColumn(header, name))
      const [ratio, over, under] = columns
      return ratio === undefined || over === undefined || under === undefined
        ? []
        : [mismatches(ratio, over, under, header)]
    }),
}

/** Names of a ratio and of what it is made of: the ratio is the second by the third, in whatever units. */
const RATIOS: [RegExp, RegExp, RegExp][] = [
  [
    /^kepadatan( penduduk)?\b|^population density/i,
    /^(jumlah )?penduduk$|^population$/i,
    /^luas( wilayah| daerah)?\b|^area\b/i,
  ],
  [
    /^(rasio jenis kelamin|sex ratio)/i,
    /^(jumlah )?(penduduk )?(laki( laki)?|pria)$/i,
    /^(jumlah )?(penduduk )?(perempuan|wanita)$/i,
  ],
]

function onlyColumn({ fields }: Header, name: RegExp): number | undefined {
  const columns = fields.flatMap((field, column) =>
    field &&
    (field.type === 'integer' || field.type === 'number') &&
    name.test(field.name.replaceAll('_', ' '))
      ? [column]
      : [],
  )
  return columns.length === 1 ? columns[0] : undefined
}

/** Rows that are kept; of a longer table nothing is said. */
const MOST_ROWS = 20_000
const LEAST_ROWS = 5
/** Share of rows that must agree within `CLOSE`, and from where on a row does not. */
const LEAST_SHARE = 0.8
const CLOSE = 0.02
const FAR = 0.05

function mismatches(ratio: number, over: number, under: number, { fields, labels }: Header): RowCheck {
  const kept: { row: number; scale: number; slack: number; ratio: string; own: number }[] = []
  let found: typeof kept | undefined
  let usual = 1
  const all = () => {
    if (found) return found
    found = []
    if (kept.length < LEAST_ROWS || kept.length > MOST_ROWS) return found
    usual = kept.map(({ scale }) => scale).sort((a, b) => a - b)[Math.floor(kept.length / 2)] as number
    const off = (row: (typeof kept)[number]) => Math.abs(row.scale / usual - 1) - row.slack
    if (kept.filter((row) => off(row) <= CLOSE).length >= LEAST_SHARE * kept.length)
      found = kept.filter((row) => off(row) > FAR)
    return found
  }
  const names = [ratio, over, under].map((column) => shown(labels[column] ?? ''))
  return {
    message: (count) => {
      const [first] = all()
      const row = figure(first?.row ?? 0)
      const right = shown(
        asWritten(String(Number(((first?.own ?? 0) * usual).toPrecision(4))), fields[ratio]),
      )
      const written = shown(first?.ratio ?? '')
      return {
        id: `Kolom ${names[0]} berisi ${cellCount(count).id} yang tidak cocok dengan ${names[1]} dibagi ${names[2]}; yang pertama, baris ${row.id}: tertulis ${written}, padahal menurut kedua kolom itu sekitar ${right}.`,
        en: `Column ${names[0]} has ${cellCount(count).en} that ${count === 1 ? 'does' : 'do'} not fit ${names[1]} divided by ${names[2]}; the first, in row ${row.en}: ${written} is written, where these columns give about ${right}.`,
      }
    },
    block: (block) => {
      const [dividend, divisor, result] = [over, under, ratio].map(
        (column) => block.columns[column] as Cells,
      ) as [Cells, Cells, Cells]
      for (let index = 0; index < block.count && kept.length <= MOST_ROWS; index++) {
        if (
          [dividend, divisor, result].some(
            ({ status, number }) => status[index] !== VALUE || !((number[index] as number) > 0),
          )
        )
          continue
        const own = (dividend.number[index] as number) / (divisor.number[index] as number)
        kept.push({
          row: block.firstRow + index,
          scale: (result.number[index] as number) / own,
          slack: rounding(result, index) + rounding(divisor, index) + rounding(dividend, index),
          ratio: cellText(result, index),
          own,
        })
      }
    },
    again: () => all().length > 0,
    reread: (block: Block, report) =>
      reportRows(
        block,
        all().map(({ row }) => row),
        report,
        ratio,
      ),
  }
}

/** Half a unit of the last written decimal, as a share of the number. */
function rounding(cells: Cells, index: number): number {
  return (0.5 * 10 ** -decimalsOf(cells, index)) / (cells.number[index] as number)
}
