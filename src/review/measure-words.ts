import type { TableDifference } from '../catalog/difference.ts'
import type { Figures, MeasureDifference, OutsideFigure } from '../catalog/measuredifference.ts'
import { formatNumber } from '../i18n/format.ts'
import { counted, shown } from '../rules/wording.ts'
import type { Block } from './blocks.ts'
import type { Speaker } from './document.ts'
import { figureChange } from './figure-change.ts'
import { periodBefore } from './new-periods.ts'
import { shownRevisions } from './revision-words.ts'

/** Columns of figures, periods and figures far from their history that are shown of one table. */
const MEASURES = 6
const PERIODS = 12
const OUTSIDE = 5

/** What the figures of a table come to before and after, and which of them stand out. */
export function measureBlocks(
  difference: TableDifference,
  units: Record<string, string>,
  speak: Speaker,
): Block[] {
  const { measures, columns } = difference
  const { say } = speak
  const shownAlready = new Set(shownRevisions(difference).map(({ cell }) => cell))
  const hasOtherUnit = (name: string) =>
    columns.retyped.some(({ column, property }) => column === name && property === 'unit')
  // Of a column that is gone each period would say the same.
  const isGone = new Set(columns.removed)
  const changed = measures.filter((measure) => isChanged(measure) && !isGone.has(measure.column))
  const blocks: Block[] = changed
    .slice(0, MEASURES)
    .flatMap((measure) => [
      ...periodTable(measure, units[measure.column], hasOtherUnit(measure.column), speak),
      ...picture(measure, speak),
      ...(measure.outside.count > 0 ? outsideBlocks(measure, shownAlready, speak) : []),
    ])
  if (changed.length > MEASURES)
    blocks.push({
      kind: 'text',
      tone: 'quiet',
      text: say(
        `… dan ${changed.length - MEASURES} kolom angka lagi berubah.`,
        `… and ${counted(changed.length - MEASURES, '', 'more column', 'more columns').en} of figures changed.`,
      ),
    })
  return blocks
}

function isChanged({ before, after, periods }: MeasureDifference): boolean {
  if (before.count !== after.count || before.total !== after.total) return true
  return periods.some((period) => period.revised > 0 || period.before.total !== period.after.total)
}

function periodTable(
  measure: MeasureDifference,
  unit: string | undefined,
  isOtherUnit: boolean,
  speak: Speaker,
): Block[] {
  const { say, language } = speak
  const { column, isAdditive, periods, before, after } = measure
  const value = (figures: Figures) => (isAdditive ? figures.total : figures.mean)
  const number = (figures: Figures) => {
    const found = value(figures)
    return found === null ? '–' : formatNumber(found, language)
  }
  const said = (one: Pick<Period, 'before' | 'after'>) =>
    isOtherUnit ? '' : figureChange(value(one.before), value(one.after), unit, speak)
  const touched = periods.filter((one) => one.revised > 0 || value(one.before) !== value(one.after))
  const rows = touched.slice(-PERIODS).map((one) => {
    const last = one.before.count === 0 ? periodBefore(one, periods) : undefined
    return [
      one.period === '' ? say('tanpa periode', 'no period') : shown(one.period),
      number(one.before),
      number(one.after),
      last === undefined ? said(one) : newPeriod(one, last, value, unit, before.count > 0, speak),
    ]
  })
  const what = isAdditive ? say('jumlah', 'total') : say('rata-rata', 'mean')
  // The figures before are in the unit before.
  const name = `${shown(column)}${unit === undefined || isOtherUnit ? '' : ` (${shown(unit)})`}`
  // Several periods added up come to nothing that anybody knows.
  const whole = [say('seluruh tabel', 'whole table'), number(before), number(after), said({ before, after })]
  return [
    {
      kind: 'table',
      head: [
        `${name}, ${what}`,
        say('Sebelum', 'Before'),
        say('Sesudah', 'After'),
        say('Perubahan', 'Change'),
      ],
      rows: periods.length > 1 ? rows : [...rows, ...(rows.length === 0 ? [whole] : [])],
      figures: [1, 2, 3],
    },
    ...(touched.length > PERIODS
      ? [
          {
            kind: 'text',
            tone: 'quiet',
            text: say(
              `… dan ${touched.length - PERIODS} periode yang lebih lama.`,
              `… and ${touched.length - PERIODS} earlier periods.`,
            ),
          } as const,
        ]
      : []),
  ]
}

type Period = MeasureDifference['periods'][number]

/** A new period beside the one before it; where the column was there before, with how many figures each has if not the same. */
function newPeriod(
  { after }: Period,
  last: Period,
  value: (figures: Figures) => number | null,
  unit: string | undefined,
  hasHistory: boolean,
  speak: Speaker,
): string {
  const { say } = speak
  const change = figureChange(value(last.after), value(after), unit, speak)
  const [now, then] = [after.count, last.after.count]
  const counts =
    now === then || !hasHistory
      ? ''
      : say(`; ${now} angka, sebelumnya ${then}`, `; ${now} figures, ${then} then`)
  const period = shown(last.period)
  return say(`baru; dari ${period}: ${change}${counts}`, `new; from ${period}: ${change}${counts}`)
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

/** What stands among the revisions already is not shown again. */
function outsideBlocks(
  { column, outside }: MeasureDifference,
  shownAlready: ReadonlySet<string>,
  speak: Speaker,
): Block[] {
  const { say, language } = speak
  const number = (value: number) => formatNumber(value, language)
  const item = ({ cell, key, value, min, max, of }: OutsideFigure) =>
    say(
      `${cell} (${key.map(shown).join(', ')}): ${number(value)}; ${of === 'series' ? 'deretnya' : 'kolomnya'} sebelumnya ${number(min)} sampai ${number(max)}`,
      `${cell} (${key.map(shown).join(', ')}): ${number(value)}; its ${of} was ${number(min)} to ${number(max)} before`,
    )
  const examples = outside.examples.filter(({ cell }) => !shownAlready.has(cell))
  const above = outside.examples.length - examples.length
  const more = outside.count - above - Math.min(examples.length, OUTSIDE)
  const items = [
    ...examples.slice(0, OUTSIDE).map(item),
    ...(above > 0
      ? [
          say(
            `${above} di antaranya sudah tampak pada bagian revisi di atas`,
            `${above} of them ${above === 1 ? 'is' : 'are'} among the revisions above`,
          ),
        ]
      : []),
    ...(more > 0 ? [say(`… dan ${more} lagi`, `… and ${more} more`)] : []),
  ]
  return [
    {
      kind: 'text',
      tone: 'care',
      text: say(
        `⚠️ ${outside.count} angka pada ${shown(column)} jauh di luar rentang sebelumnya:`,
        `⚠️ ${outside.count} ${outside.count === 1 ? 'figure' : 'figures'} of ${shown(column)} far outside the range before:`,
      ),
    },
    { kind: 'list', items },
  ]
}
