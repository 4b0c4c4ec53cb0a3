import type { Header } from '../catalog/table.ts'
import { countedPeriods, periodText } from './periods.ts'
import type { RowCheck, Rule } from './rule.ts'
import { reportRows, type SeriesColumns, SeriesRows, seriesColumns } from './series.ts'
import { figure, listed, rowCount, shown, steps } from './wording.ts'

/** A period that comes twice in a series whose key does not forbid it. */
export const rule: Rule = {
  code: 'repeated-period',
  hook: 'rows',
  severity: 'warning',
  title: { id: 'Periode yang berulang', en: 'Repeated period' },
  why: {
    id: 'Periode yang muncul dua kali terhitung dua kali pada grafik dan jumlah.',
    en: 'A period that comes twice is counted twice in charts and totals.',
  },
  fix: steps(
    [
      'Buka berkas di Excel atau LibreOffice dan bandingkan baris yang disebut dengan baris berperiode sama sebelumnya.',
      'Hapus baris yang tersalin, atau perbaiki periode yang salah ketik.',
      'Bila kedua baris memang sah, tambahkan kolom pembedanya dan sebutkan kuncinya pada `primaryKey` di berkas `dataset.md`.',
    ],
    [
      'Open the file in Excel or LibreOffice and compare the row with the earlier one of the same period.',
      'Delete the copied row, or correct the mistyped period.',
      'If both rows are right, add a column that tells them apart and name the key in `primaryKey` in the file `dataset.md`.',
    ],
  ),
  check: (header, { dataset, resource }) => {
    if (dataset.source.value.frequency === 'ad-hoc') return []
    const columns = seriesColumns(header, resource)
    // Dates are mostly those of events, and a declared key is judged as a key.
    if (!columns || columns.declared || header.fields[columns.time]?.type === 'date') return []
    return [repetitions(columns, header)]
  },
}

/** Rows that a table needs, and the largest share of them that may repeat: beyond it the rows are events. */
const LEAST_ROWS = 5
const MOST_REPEATS = 0.1
/** Different periods that a series needs for one of them to be repeated. */
const LEAST_PERIODS = 3

function repetitions(columns: SeriesColumns, header: Header): RowCheck {
  const rows = new SeriesRows(columns)
  let found: { at: number; before: number }[] | undefined
  const all = () => {
    found ??= rows.full ? [] : repeatsOf(rows)
    return found
  }
  return {
    message: (count) => {
      const [first = { at: 0, before: 0 }] = all()
      const { unit, counts } = countedPeriods(header.fields[columns.time]?.type ?? 'year', rows.periods)
      const values = listed([
        ...rows.name(rows.series[first.at] ?? 0),
        periodText(counts[first.at] ?? 0, unit),
      ])
      const [here, there] = [figure(rows.rows[first.at] ?? 0), figure(rows.rows[first.before] ?? 0)]
      const name = shown(header.labels[columns.time] ?? '')
      return {
        id: `${rowCount(count).id} mengulang periode pada kolom ${name}; yang pertama: baris ${here.id} berperiode sama dengan baris ${there.id} (${values.id}).`,
        en: `The table has ${rowCount(count).en} with a period in column ${name} that an earlier row has; the first: row ${here.en} has the period of row ${there.en} (${values.en}).`,
      }
    },
    block: (block) => rows.add(block),
    again: () => all().length > 0,
    reread: (block, report) =>
      reportRows(
        block,
        all().map(({ at }) => rows.rows[at] as number),
        report,
        columns.time,
      ),
  }
}

function repeatsOf(rows: SeriesRows): { at: number; before: number }[] {
  const found = rows
    .sorted()
    // A series of one or two periods may as well be a thing that is named twice.
    .filter(({ order, twice }) => order.length - twice.length >= LEAST_PERIODS)
    .flatMap(({ order, twice }) =>
      twice.map((at) => ({ at, before: order[order.indexOf(at) - 1] as number })),
    )
    .sort((a, b) => a.at - b.at)
  const count = rows.rows.length
  return count < LEAST_ROWS || found.length > Math.max(1, MOST_REPEATS * count) ? [] : found
}
