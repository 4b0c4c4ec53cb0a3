import type { Header } from '../catalog/table.ts'
import { countedPeriods, type PeriodUnit, periodText } from './periods.ts'
import type { RowCheck, Rule } from './rule.ts'
import { reportRows, type SeriesColumns, SeriesRows, seriesColumns } from './series.ts'
import { counted, figure, listed, shown, steps } from './wording.ts'

/** A period that is missing between the others of its series. */
export const rule: Rule = {
  code: 'period-gap',
  hook: 'rows',
  severity: 'warning',
  title: { id: 'Periode yang terlewat', en: 'Gap in a series' },
  why: {
    id: 'Grafik menyambung celah itu dengan garis lurus, sehingga pembaca mengira tidak ada yang terlewat.',
    en: 'Charts bridge the gap with a straight line, so readers believe that nothing is missing.',
  },
  fix: steps(
    [
      'Buka berkas di Excel atau LibreOffice, urutkan menurut waktu, dan cari celah sebelum baris yang disebut.',
      'Tambahkan baris periode yang terlewat dari sumbernya.',
      'Bila angkanya memang tidak ada, tetap tulis barisnya dan kosongkan sel angkanya; bila nilainya nol, tulis 0.',
    ],
    [
      'Open the file in Excel or LibreOffice, sort it by time, and find the gap before the row.',
      'Add the row of the missing period from its source.',
      'If there is no figure, write the row all the same and leave the figure empty; if it is zero, write 0.',
    ],
  ),
  check: (header, { dataset, resource }) => {
    const { frequency } = dataset.source.value
    const columns = frequency === 'ad-hoc' ? undefined : seriesColumns(header, resource)
    return columns ? [gaps(columns, frequency, header)] : []
  },
}

/** Periods that a series needs for a gap in it to be one. */
const LEAST_PERIODS = 4
/** Share of steps that must be the usual one, where the declared frequency is that step, and where it is not. */
const USUAL = { declared: 0.5, inferred: 0.75 }
/** Gaps beyond this share are how the data is, not an omission. */
const MOST_GAPS = 0.2
/** The same for periods that no series has, where the declared frequency says that there should be some. */
const MOST_MISSING = 0.34

const STEPS: Record<PeriodUnit, Record<string, number>> = {
  year: { tahunan: 1, 'dua-tahunan': 2 },
  month: { bulanan: 1, triwulanan: 3, 'empat-bulanan': 4, semesteran: 6, tahunan: 12, 'dua-tahunan': 24 },
  day: { harian: 1, mingguan: 7 },
}

/** The row behind a gap, with the periods around it and those missing. */
interface Gap {
  row: number
  series: number
  before: string
  after: string
  missing: string[]
  /** Whether no other series has one of the missing periods. */
  isShared: boolean
}

function gaps(columns: SeriesColumns, frequency: string, header: Header): RowCheck {
  const rows = new SeriesRows(columns)
  const type = header.fields[columns.time]?.type ?? 'year'
  let found: Gap[] | undefined
  const all = () => {
    found ??= rows.full ? [] : gapsOf(rows, type, frequency)
    return found
  }
  return {
    message: (count) => {
      const [gap] = all()
      const name = shown(header.labels[columns.time] ?? '')
      const series = gap ? rows.name(gap.series) : []
      const missing = new Set(all().flatMap((one) => one.missing))
      const [periods, many] = [
        listed([...missing].sort()),
        counted(missing.size, 'periode', 'period', 'periods'),
      ]
      const places = counted(count, 'tempat', 'place', 'places')
      const place = figure(gap?.row ?? 0)
      const of = series.length > 0 ? ` (${listed(series).id})` : ''
      if (count > 1 && all().every(({ isShared }) => isShared))
        return {
          id: `Kolom ${name} tidak memuat ${periods.id} sama sekali, untuk deret mana pun; lihat sebelum baris ${place.id}${of}: dari ${shown(gap?.before ?? '')} langsung ke ${shown(gap?.after ?? '')}.`,
          en: `Column ${name} has no ${periods.en} at all, for none of the series; see before row ${place.en}${of}: from ${shown(gap?.before ?? '')} straight to ${shown(gap?.after ?? '')}.`,
        }
      return {
        id: `Kolom ${name} melewatkan ${many.id} (${periods.id}) di ${places.id}; yang pertama, sebelum baris ${place.id}${of}: dari ${shown(gap?.before ?? '')} langsung ke ${shown(gap?.after ?? '')}.`,
        en: `Column ${name} leaves out ${many.en} (${periods.en}) in ${places.en}; the first, before row ${place.en}${of}: from ${shown(gap?.before ?? '')} straight to ${shown(gap?.after ?? '')}.`,
      }
    },
    block: (block) => rows.add(block),
    again: () => all().length > 0,
    reread: (block, report) =>
      reportRows(
        block,
        all().map(({ row }) => row),
        report,
        columns.time,
      ),
  }
}

function gapsOf(rows: SeriesRows, type: string, frequency: string): Gap[] {
  const { unit, counts } = countedPeriods(type, rows.periods)
  const series = rows.sorted()
  // A table in which periods repeat lists events.
  if (series.some(({ twice }) => twice.length > 0)) return []
  const steps = series.flatMap(({ order }) =>
    order.slice(1).map((at, place) => stepTo(counts, order, at, place)),
  )
  const base = usual(steps)
  const share = steps.filter((step) => step === base).length / steps.length
  const isDeclared = STEPS[unit][frequency] === base
  if (steps.length < LEAST_PERIODS - 1 || share < (isDeclared ? USUAL.declared : USUAL.inferred)) return []
  const anywhere = [...new Set(counts)]
  const found = series.flatMap(({ order }, number): Gap[] =>
    order.length < LEAST_PERIODS
      ? []
      : order.slice(1).flatMap((at, place) => {
          const step = stepTo(counts, order, at, place)
          if (step <= base || step % base !== 0) return []
          const [before, after] = [(counts[at] as number) - step, counts[at] as number]
          const missing: string[] = []
          for (let count = before + base; count < after && missing.length < 100; count += base)
            missing.push(periodText(count, unit))
          const text = (count: number) => periodText(count, unit)
          const isShared = !anywhere.some((count) => count > before && count < after)
          return [
            {
              isShared,
              row: rows.rows[at] as number,
              series: number,
              before: text(before),
              after: text(after),
              missing,
            },
          ]
        }),
  )
  const isOmitted = isDeclared && leavesOut(found, counts)
  if (!isOmitted && found.length > Math.max(1, MOST_GAPS * steps.length)) return []
  return found.sort((a, b) => a.row - b.row)
}

/** Whether the gaps are the same few of the whole table: periods that none of its series has. */
function leavesOut(gaps: Gap[], counts: number[]): boolean {
  const periods = new Set(counts).size
  const kinds = new Set(gaps.map(({ before, after }) => `${before} ${after}`))
  return kinds.size <= MOST_MISSING * (periods - 1) && gaps.every(({ isShared }) => isShared)
}

function stepTo(counts: number[], order: number[], at: number, place: number): number {
  return (counts[at] as number) - (counts[order[place] as number] as number)
}

/** The most frequent step, the smaller of equals. */
function usual(steps: number[]): number {
  const times = new Map<number, number>()
  for (const step of steps) times.set(step, (times.get(step) ?? 0) + 1)
  return [...times].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? 0
}
