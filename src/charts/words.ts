import type { Language } from '../catalog/problem.ts'
import type { ChartSpec } from './view.ts'

/** Words that charts and their remarks need. */
export interface ChartWords {
  /** Title of a count of rows. */
  rows: string
  others(count: number): string
  left(count: number): string
  truncated: string
  /** What the groups of a histogram are of, and whether each ends before its upper bound. */
  groups(of: string, open: boolean): string
  /** Remark for a line chart whose value axis leaves zero out. */
  cut: string
  /** Opens the table of the charted values. */
  values: string
  /** Name of a kind of chart, for those who do not see it. */
  kinds: Record<ChartSpec['kind'], string>
  /** Name of a pyramid and of a histogram, which are drawn with bars. */
  pyramid: string
  histogram: string
  /** Remark for a tile map whose list says nothing of its own. */
  schematic: string
  /** Remark for bars that are of the newest period of several. */
  newest(period: string): string
  /** What a tile without a value says. */
  noValue: string
  /** Name of the slider of a map. */
  period: string
  /** Head of the column of codes. */
  code: string
  /** What a value rests on whose rows do not say so, or say different things. */
  noBasis: string
  mixedBasis: string
  /** All values, or some of them, rest on one thing. */
  allValues(basis: string): string
  someValues(basis: string, count: number, all: number): string
  /** Name of the legend entry for the series drawn in one grey. */
  more(count: number): string
}

/** The words of every language. */
export const WORDS: Record<Language, ChartWords> = {
  id: {
    rows: 'Jumlah baris',
    others: (count) => `${count} lainnya`,
    left: (count) =>
      `${count} kategori dengan nilai lebih kecil tidak digambar; semua nilainya ada di tabel.`,
    truncated: 'Grafik ini hanya memuat sebagian data; data lengkap ada di berkas tabel.',
    groups: (of, open) =>
      `Dikelompokkan menurut: ${of}.${open ? ' Batas bawah termasuk dalam kelompok, batas atas tidak.' : ''}`,
    cut: 'Sumbu nilai tidak mulai dari nol.',
    values: 'Lihat nilainya dalam tabel',
    kinds: {
      line: 'Grafik garis',
      area: 'Grafik luas',
      bar: 'Grafik batang',
      pie: 'Grafik lingkaran',
      scatter: 'Grafik sebaran',
      map: 'Peta petak',
    },
    pyramid: 'Piramida penduduk',
    histogram: 'Histogram',
    schematic: 'Letak petak hanya perkiraan: setiap wilayah digambar sama besar.',
    newest: (period) => `Grafik ini memuat ${period}, yang terbaru; semua nilai ada di berkas tabel.`,
    noValue: 'tidak ada data',
    period: 'Periode',
    code: 'Kode',
    noBasis: 'tidak disebut',
    mixedBasis: 'campuran',
    allValues: (basis) => `${basis}, untuk semua nilai.`,
    someValues: (basis, count, all) => `${basis} (${count} dari ${all} nilai)`,
    more: (count) => `${count} lainnya`,
  },
  en: {
    rows: 'Number of rows',
    others: (count) => `${count} others`,
    left: (count) => `${count} categories with smaller values are not drawn; all of them are in the table.`,
    truncated: 'This chart holds only part of the data; the table file is complete.',
    groups: (of, open) =>
      `Grouped by: ${of}.${open ? ' A group includes its lower bound, not its upper one.' : ''}`,
    cut: 'The value axis does not start at zero.',
    values: 'See the values as a table',
    kinds: {
      line: 'Line chart',
      area: 'Area chart',
      bar: 'Bar chart',
      pie: 'Pie chart',
      scatter: 'Scatter chart',
      map: 'Tile map',
    },
    pyramid: 'Population pyramid',
    histogram: 'Histogram',
    schematic: 'The tiles stand in rough positions: every area is drawn the same size.',
    newest: (period) => `This chart shows ${period}, the newest; all values are in the table file.`,
    noValue: 'no data',
    period: 'Period',
    code: 'Code',
    noBasis: 'not stated',
    mixedBasis: 'mixed',
    allValues: (basis) => `${basis}, for all values.`,
    someValues: (basis, count, all) => `${basis} (${count} of ${all} values)`,
    more: (count) => `${count} others`,
  },
}

/** Name of a chart's kind as people call it. */
export function kindName({ kind, mirrored, bounds, language }: ChartSpec): string {
  const words = WORDS[language]
  return mirrored ? words.pyramid : bounds ? words.histogram : words.kinds[kind]
}
