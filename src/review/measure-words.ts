import type { TableDifference } from '../catalog/difference.ts'
import type { Figures, MeasureDifference, OutsideFigure } from '../catalog/measuredifference.ts'
import { formatNumber } from '../i18n/format.ts'
import { shown } from '../rules/wording.ts'
import type { Block } from './blocks.ts'
import type { Speaker } from './document.ts'
import { cellTable } from './revision-words.ts'

/** Columns of figures, periods and figures far from their history that are shown of one table. */
const MEASURES = 6
const PERIODS = 12
const OUTSIDE = 5
const FEW = 3

/** What the figures of a table come to before and after, and which of them stand out. */
export function measureBlocks(
  { measures, match, columns }: TableDifference,
  units: Record<string, string>,
  speak: Speaker,
): Block[] {
  const { say } = speak
  const hasOtherUnit = (name: string) =>
    columns.retyped.some(({ column, property }) => column === name && property === 'unit')
  const changed = measures.filter((measure) => isChanged(measure))
  const blocks: Block[] = changed
    .slice(0, MEASURES)
    .flatMap((measure) => [
      ...periodTable(measure, units[measure.column], hasOtherUnit(measure.column), speak),
      ...picture(measure, speak),
      ...(measure.outside.count > 0 ? outsideBlocks(measure, speak) : []),
    ])
  const largest = changed
    .flatMap(({ largest }) => largest)
    .sort((a, b) => sizeOf(b.ratio) - sizeOf(a.ratio))
    .slice(0, 10)
  // A few are named among the revisions already.
  if (largest.length > FEW)
    blocks.push({
      kind: 'fold',
      summary: say(
        `Perubahan relatif terbesar (${largest.length})`,
        `Largest relative changes (${largest.length})`,
      ),
      blocks: [cellTable(largest, match.columns, speak)],
    })
  if (changed.length > MEASURES)
    blocks.push({
      kind: 'text',
      tone: 'quiet',
      text: say(
        `… dan ${changed.length - MEASURES} kolom angka lagi berubah.`,
        `… and ${changed.length - MEASURES} more columns of figures changed.`,
      ),
    })
  return blocks
}

function isChanged({ before, after, periods }: MeasureDifference): boolean {
  if (before.count !== after.count || before.total !== after.total) return true
  return periods.some((period) => period.revised > 0 || period.before.total !== period.after.total)
}

/** How far a figure went from what it was, up or down. */
function sizeOf(ratio: number | null): number {
  if (ratio === null || ratio <= 0) return Number.POSITIVE_INFINITY
  return Math.abs(Math.log(ratio))
}

function periodTable(
  measure: MeasureDifference,
  unit: string | undefined,
  isOtherUnit: boolean,
  { say, language }: Speaker,
): Block[] {
  const { column, isAdditive, periods, before, after } = measure
  const value = (figures: Figures) => (isAdditive ? figures.total : figures.mean)
  const number = (figures: Figures) => {
    const found = value(figures)
    return found === null ? '–' : formatNumber(found, language)
  }
  const touched = periods.filter((one) => one.revised > 0 || value(one.before) !== value(one.after))
  const rows = touched
    .slice(-PERIODS)
    .map((one) => [
      one.period === '' ? say('tanpa periode', 'no period') : shown(one.period),
      number(one.before),
      number(one.after),
      isOtherUnit ? '' : change(value(one.before), value(one.after), say, unit),
    ])
  const what = isAdditive ? say('jumlah', 'total') : say('rata-rata', 'mean')
  // The figures before are in the unit before.
  const name = `${shown(column)}${unit === undefined || isOtherUnit ? '' : ` (${shown(unit)})`}`
  return [
    {
      kind: 'table',
      head: [
        `${name}, ${what}`,
        say('Sebelum', 'Before'),
        say('Sesudah', 'After'),
        say('Perubahan', 'Change'),
      ],
      rows: [
        ...rows,
        [
          say('seluruh tabel', 'whole table'),
          number(before),
          number(after),
          isOtherUnit ? '' : change(value(before), value(after), say, unit),
        ],
      ],
      figures: [1, 2, 3],
    },
  ]
}

function change(
  before: number | null,
  after: number | null,
  say: Speaker['say'],
  unit: string | undefined,
): string {
  if (before === null) return after === null ? '' : say('baru', 'new')
  if (after === null) return say('hilang', 'gone')
  if (before === after) return '='
  // A share of a share misleads: what changed is points.
  if (unit !== undefined && /^(persen|percent|%)$/i.test(unit.trim())) {
    const points = (after - before).toFixed(2)
    return say(`${points.replace('.', ',')} poin persen`, `${points} percentage points`)
  }
  if (before === 0) return ''
  const percent = (after / before - 1) * 100
  const digits = Math.abs(percent) < 10 ? 1 : 0
  const text = percent.toFixed(digits)
  return `${percent > 0 ? '+' : ''}${say(text.replace('.', ','), text)} %`
}

function picture({ column, isAdditive, periods }: MeasureDifference, { say }: Speaker): Block[] {
  const known = periods.filter(({ period }) => period !== '')
  if (known.length < 2) return []
  const value = (figures: Figures) => (isAdditive ? figures.total : figures.mean)
  return [
    {
      kind: 'series',
      label: say(`${shown(column)} menurut periode`, `${shown(column)} by period`),
      periods: known.map(({ period }) => period),
      before: known.map(({ before }) => value(before)),
      after: known.map(({ after }) => value(after)),
    },
  ]
}

function outsideBlocks({ column, outside }: MeasureDifference, speak: Speaker): Block[] {
  const { say, language } = speak
  const number = (value: number) => formatNumber(value, language)
  const item = ({ cell, key, value, min, max, of }: OutsideFigure) =>
    say(
      `${cell} (${key.map(shown).join(', ')}): ${number(value)}; ${of === 'series' ? 'deretnya' : 'kolomnya'} sebelumnya ${number(min)} sampai ${number(max)}`,
      `${cell} (${key.map(shown).join(', ')}): ${number(value)}; its ${of} was ${number(min)} to ${number(max)} before`,
    )
  const more = outside.count - Math.min(outside.examples.length, OUTSIDE)
  return [
    {
      kind: 'text',
      tone: 'care',
      text: say(
        `⚠️ ${outside.count} angka baru pada ${shown(column)} jauh di luar rentang sebelumnya:`,
        `⚠️ ${outside.count} new figures of ${shown(column)} lie far outside the range before:`,
      ),
    },
    {
      kind: 'list',
      items: [
        ...outside.examples.slice(0, OUTSIDE).map(item),
        ...(more > 0 ? [say(`… dan ${more} lagi`, `… and ${more} more`)] : []),
      ],
    },
  ]
}
