import type { FieldDescriptor } from '../catalog/descriptors.ts'
import { isFigure } from '../catalog/figures.ts'
import type { Text } from '../catalog/problem.ts'
import type { Header } from '../catalog/table.ts'
import { isShare } from './over-100.ts'
import type { RowCheck, Rule } from './rule.ts'
import { reportRows, SeriesRows, seriesColumns } from './series.ts'
import { cellCount, figure, shown, steps } from './wording.ts'
import { asWritten } from './written.ts'

/** A figure ten, a hundred or a thousand times as large or small as those of the periods around it. */
export const rule: Rule = {
  code: 'unit-slip',
  hook: 'rows',
  severity: 'warning',
  title: { id: 'Angka yang bergeser satuan', en: 'Figure off by a power of ten' },
  why: {
    id: 'Satu angka nol atau koma yang salah membuat grafik melonjak dan rata-rata keliru.',
    en: 'One wrong zero or decimal mark makes charts jump and averages wrong.',
  },
  fix: steps(
    [
      'Buka berkas di Excel atau LibreOffice dan lihat sel yang disebut beserta periode sebelum dan sesudahnya.',
      'Bandingkan dengan sumbernya: periksa angka nol, tanda desimal, dan satuannya (misalnya ribu atau juta rupiah).',
      'Perbaiki angkanya; bila angka itu memang benar, biarkan dan jelaskan sebabnya pada keterangan dataset.',
    ],
    [
      'Open the file in Excel or LibreOffice and look at the cell together with the periods before and after it.',
      'Compare with the source: check the zeros, the decimal mark and the unit (such as thousand or million rupiah).',
      'Correct the figure; if it is right after all, leave it and explain it in the text of the dataset.',
    ],
  ),
  check: (header, { resource }) => {
    const columns = seriesColumns(header, resource)
    if (!columns) return []
    const figures = header.fields
      .flatMap((field, column) => (isFigure(field, resource) ? [column] : []))
      .slice(0, MOST_FIGURES)
    if (figures.length === 0) return []
    const rows = new SeriesRows(columns, figures)
    return figures.map((column, at) => slips(rows, at, column, header))
  },
}

/** Columns of figures that are looked at, from the left. */
const MOST_FIGURES = 40
/** Whole numbers below this are too unsteady for a factor of ten to mean anything. */
const LEAST_COUNT = 1000
/** How far from exactly 10, 100 or 1,000 times a slip may be. */
const NEAR = Math.log(1.15)
/** How often the step must be larger than what the values around it range over. */
const TIMES_RANGE = 5
/** How often the step must be larger than the usual step of the whole column (its standard deviation, told by the median). */
const TIMES_USUAL = 6 * 1.48

/** A slip: place in the kept rows, power of ten, and the values before and after it. */
interface Slip {
  row: number
  value: number
  power: number
  around: number[]
}

function slips(rows: SeriesRows, at: number, column: number, header: Header): RowCheck {
  const field = header.fields[column]
  const isWhole = field?.type === 'integer'
  // Above 100 percent it is said already, whatever the reason.
  const most = field && isShare(field) ? 100 : Number.POSITIVE_INFINITY
  let found: Slip[] | undefined
  const all = () => {
    found ??= rows.full
      ? []
      : slipsOf(rows, rows.values[at] as number[], isWhole).filter(({ value }) => value <= most)
    return found
  }
  return {
    message: (count) => messageOf(count, header.labels[column] ?? '', all()[0], field),
    fix: () => fixOf(all()[0], field),
    block: (block) => {
      // The checks of a table run one after the other on the same block: the first keeps its rows for all.
      if (at === 0) rows.add(block)
    },
    again: () => all().length > 0,
    reread: (block, report) =>
      reportRows(
        block,
        all().map(({ row }) => row),
        report,
        column,
      ),
  }
}

function messageOf(
  count: number,
  label: string,
  slip: Slip | undefined,
  field: FieldDescriptor | undefined,
): Text {
  const { row = 0, value = 0, power = 1, around = [] } = slip ?? {}
  const values = around.map((one) => shown(asWritten(plain(one), field)))
  const [cells, name, written, place] = [
    cellCount(count),
    shown(label),
    shown(asWritten(plain(value), field)),
    figure(row),
  ]
  return {
    id: `Kolom ${name} berisi ${cells.id} yang tampaknya bergeser satuan; yang pertama, baris ${place.id}: ${written} kira-kira ${power > 0 ? `${figure(10 ** power).id} kali` : SHARES[-power - 1]} angka periode terdekat (${values.join(' dan ')}).`,
    en: `Column ${name} has ${cells.en} that ${count === 1 ? 'seems' : 'seem'} off by a power of ten; the first, in row ${place.en}: ${written} is about ${power > 0 ? `${figure(10 ** power).en} times` : `1/${figure(10 ** -power).en} of`} the figure of the nearest ${values.length === 1 ? 'period' : 'periods'} (${values.join(' and ')}).`,
  }
}

/** A tenth, a hundredth, a thousandth. */
const SHARES = ['sepersepuluh', 'seperseratus', 'seperseribu']

function fixOf(slip: Slip | undefined, field: FieldDescriptor | undefined): Text {
  if (!slip) return rule.fix
  const meant = shifted(slip.value, -slip.power)
  const written = shown(asWritten(plain(slip.value), field))
  // A whole number that does not divide is a figure near the slipped one, not the one that was meant.
  if (field?.type === 'integer' && meant.includes('.')) {
    const about = shown(asWritten(String(Math.round(Number(meant))), field))
    return {
      id: `Bandingkan dengan sumbernya: apakah yang dimaksud sekitar ${about}, bukan ${written}? Bila angkanya memang benar, biarkan dan jelaskan sebabnya pada keterangan dataset.`,
      en: `Compare with the source: is about ${about} meant, not ${written}? If the figure is right after all, leave it and explain it in the text of the dataset.`,
    }
  }
  const right = shown(asWritten(meant, field))
  return {
    id: `Bandingkan dengan sumbernya. Bila yang dimaksud ${right}, tulis ${right} sebagai ganti ${written}; bila angkanya memang benar, biarkan dan jelaskan sebabnya pada keterangan dataset.`,
    en: `Compare with the source. If ${right} is meant, write ${right} for ${written}; if the figure is right after all, leave it and explain it in the text of the dataset.`,
  }
}

function slipsOf(rows: SeriesRows, values: number[], whole: boolean): Slip[] {
  const series = rows.sorted().flatMap(({ order, twice }) => {
    if (twice.length > 0) return []
    const places = order.filter((place) => !Number.isNaN(values[place] as number))
    // Zeros and negative figures are differences or small counts, of which nothing can be told.
    if (places.length < 4 || places.some((place) => (values[place] as number) <= 0)) return []
    return [{ places, logs: places.map((place) => Math.log(values[place] as number)) }]
  })
  const usual = usualStep(series.map(({ logs }) => logs))
  return series
    .flatMap(({ places, logs }) =>
      logs.flatMap((log, index): Slip[] => {
        const power = powerOf(logs, index, usual)
        const value = values[places[index] as number] as number
        if (power === 0 || (whole && Math.max(value, value / 10 ** power) < LEAST_COUNT)) return []
        const around = [index - 1, index + 1].flatMap((near) => values[places[near] ?? -1] ?? [])
        return Number.isFinite(log)
          ? [{ row: rows.rows[places[index] as number] as number, value, power, around }]
          : []
      }),
    )
    .sort((a, b) => a.row - b.row)
}

/** The power of ten by which a value is off, or 0. */
function powerOf(logs: number[], index: number, usual: number): number {
  const near = [logs[index - 1], logs[index + 1]].filter((log) => log !== undefined)
  const step = (logs[index] as number) - near.reduce((sum, log) => sum + log, 0) / near.length
  const power = Math.round(step / Math.LN10)
  if (power === 0 || Math.abs(power) > 3 || Math.abs(step - power * Math.LN10) > NEAR) return 0
  const from = Math.max(0, Math.min(index - 2, logs.length - 5))
  const others = logs.slice(from, from + 5).filter((_, at) => from + at !== index)
  const range = Math.max(...others) - Math.min(...others)
  return Math.abs(step) > TIMES_RANGE * range && Math.abs(step) > TIMES_USUAL * usual ? power : 0
}

/** The median step from one period to the next, over all series; 0 where there are too few to tell. */
function usualStep(series: number[][]): number {
  const steps = series.flatMap((logs) => logs.slice(1).map((log, at) => Math.abs(log - (logs[at] as number))))
  if (steps.length < 12) return 0
  return steps.sort((a, b) => a - b)[Math.floor(steps.length / 2)] as number
}

/** A figure times a power of ten, without the noise of doubles. */
function shifted(value: number, power: number): string {
  return plain(Number((power < 0 ? value / 10 ** -power : value * 10 ** power).toPrecision(12)))
}

function plain(value: number): string {
  return String(Number(value.toPrecision(15)))
}
