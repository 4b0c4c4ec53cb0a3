import type { ChangedCell, TableDifference } from '../catalog/difference.ts'
import type { LargeChange } from '../catalog/measuredifference.ts'
import { shown } from '../rules/wording.ts'
import type { Block } from './blocks.ts'
import type { Speaker } from './document.ts'
import { figureChange, plainNumber } from './figure-change.ts'
import type { DatasetReview, TableReview } from './review.ts'
import type { RevisedPeriod } from './tables.ts'

/** Revised cells and periods that are shown of one table. */
const CELLS = 20
const PERIODS = 30

/** Figures that were published and are others now: before anything that is only added. */
export function revisionBlocks(
  datasets: readonly DatasetReview[],
  speak: Speaker,
  reader: 'verifier' | 'public' = 'verifier',
): Block[] {
  const { say } = speak
  const revised = datasets.flatMap(({ id, tables }) =>
    tables
      .filter((table) => table.revised.length > 0 || removedRows(table) > 0)
      .map((table) => ({ id, table })),
  )
  if (revised.length === 0) return []
  const count = revised.reduce((sum, { table }) => sum + (table.difference?.revisions.count ?? 0), 0)
  const gone = revised.reduce((sum, { table }) => sum + removedRows(table), 0)
  const reasons = revised.flatMap(({ table }) => table.revised.map(({ reason }) => reason !== undefined))
  const explained = reasons.every(Boolean) ? 'all' : reasons.some(Boolean) ? 'some' : 'none'
  return [
    {
      kind: 'heading',
      level: 2,
      text: [
        ...(count > 0 || gone === 0
          ? [
              say(
                `Revisi angka yang sudah terbit (${count})`,
                `Revised figures that are published already (${count})`,
              ),
            ]
          : []),
        ...(gone > 0 ? [say(`Baris terbit yang dihapus (${gone})`, `Published rows removed (${gone})`)] : []),
      ].join('; '),
    },
    ...(reader === 'verifier' && count > 0 ? [advice(explained, speak)] : []),
    ...revised.flatMap(({ id, table }) => tableRevisions(id, table, speak)),
  ]
}

/** Rows that were published and are gone, of a table that stays or goes. */
function removedRows({ status, difference, size }: TableReview): number {
  return status === 'removed' ? (size?.rows ?? 0) : (difference?.rows.removed ?? 0)
}

function removedItem(rows: number, say: Speaker['say']): string[] {
  if (rows === 0) return []
  return [
    say(
      `❗ ${rows} baris yang sudah terbit tidak ada lagi`,
      `❗ ${rows} published ${rows === 1 ? 'row is' : 'rows are'} gone`,
    ),
  ]
}

function advice(explained: 'all' | 'some' | 'none', { say }: Speaker): Block {
  if (explained === 'all')
    return {
      kind: 'text',
      tone: 'care',
      text: say('Semuanya dijelaskan oleh kiriman ini.', 'The submission explains all of them.'),
    }
  const which = {
    some: say('Sebagian tidak dijelaskan', 'Some are not explained'),
    none: say('Tidak ada yang dijelaskan', 'None is explained'),
  }[explained]
  return {
    kind: 'text',
    tone: 'loud',
    text: say(
      `${which} pada \`revisions\` (\`unexplained-revision\`). Angka lama sudah dikutip orang: mintalah alasannya, atau kembalikan angkanya.`,
      `${which} in \`revisions\` (\`unexplained-revision\`). People have quoted the old figures: ask for the reason, or for the old figures.`,
    ),
  }
}

/** The revised figures that are shown: all of a few, else those that changed most. */
export function shownRevisions({ revisions, measures }: TableDifference): ChangedCell[] {
  if (revisions.count <= CELLS) return revisions.cells
  const largest = measures
    .flatMap((measure) => measure.largest)
    .sort((a, b) => distance(b) - distance(a))
    .slice(0, CELLS)
  return largest.length > 0 ? largest : revisions.cells.slice(0, CELLS)
}

/** How far a figure went from what it was, up or down. */
function distance({ from, to }: LargeChange): number {
  return from * to > 0 ? Math.abs(Math.log(to / from)) : Number.POSITIVE_INFINITY
}

function tableRevisions(id: string, table: TableReview, speak: Speaker): Block[] {
  const { say } = speak
  const { name, revised, difference, isHidden } = table
  const cells = difference ? shownRevisions(difference) : []
  const more = (difference?.revisions.count ?? 0) - cells.length
  const periods = revised.length - PERIODS
  return [
    {
      kind: 'heading',
      level: 3,
      text: say(`${shown(id)}, tabel ${shown(name)}`, `${shown(id)}, table ${shown(name)}`),
    },
    {
      kind: 'list',
      items: [
        ...removedItem(removedRows(table), say),
        ...revised.slice(0, PERIODS).map((one) => {
          const of = one.period === '' ? say('tanpa periode', 'without a period') : shown(one.period)
          const figures = say(`${one.count} angka`, one.count === 1 ? '1 figure' : `${one.count} figures`)
          return `${of}, ${shown(one.column)}: ${figures}, ${reasonText(one, speak)}`
        }),
        ...(periods > 0 ? [say(`… dan ${periods} lagi`, `… and ${periods} more`)] : []),
      ],
    },
    ...(cells.length === 0 ? [] : [revisedCells(cells, table, speak)]),
    ...(more > 0 && !isHidden
      ? [
          {
            kind: 'text',
            tone: 'quiet',
            text: say(
              `Di atas adalah yang paling banyak berubah; ${more} angka lagi tidak ditampilkan.`,
              `Above are those that changed most; ${more} more are not shown.`,
            ),
          } as const,
        ]
      : []),
  ]
}

function reasonText({ reason, claim }: RevisedPeriod, { say }: Speaker): string {
  if (reason !== undefined) return say(`alasan: ${shown(reason)}`, `reason: ${shown(reason)}`)
  if (claim === undefined) return say('❗ tanpa penjelasan', '❗ without a reason')
  return claim.isForAll
    ? say(
        `❗ tanpa penjelasan: ${shown(claim.reason)} tidak menyebut periode, jadi tidak berlaku untuk angka ini`,
        `❗ without a reason: ${shown(claim.reason)} names no period, so that it does not hold for these`,
      )
    : say(
        `❗ tanpa penjelasan: ${shown(claim.reason)} bukan alasan`,
        `❗ without a reason: ${shown(claim.reason)} is none`,
      )
}

function revisedCells(
  cells: readonly ChangedCell[],
  { difference, revised, units }: TableReview,
  speak: Speaker,
): Block {
  const { say } = speak
  const hasOtherUnit = (name: string) =>
    difference?.columns.retyped.some(({ column, property }) => column === name && property === 'unit')
  // As the table reads them: a cell may be written with a comma.
  const read = new Map(
    (difference?.measures ?? []).flatMap(({ largest }) => largest.map((one) => [one.cell, one])),
  )
  const change = ({ cell, column, before, after }: ChangedCell) => {
    if (after === '') return say('dikosongkan', 'emptied')
    const known = read.get(cell)
    const [from, to] = known ? [known.from, known.to] : [plainNumber(before), plainNumber(after)]
    if (from === null || to === null || hasOtherUnit(column)) return ''
    return figureChange(from, to, units[column], speak)
  }
  const reason = ({ period, column }: ChangedCell) => {
    const found = revised.find((one) => one.period === period && one.column === column)?.reason
    return found === undefined ? say('❗ tidak ada', '❗ none') : shown(found)
  }
  const table = cellTable(cells, difference?.match.columns ?? [], speak)
  const all = [say('Perubahan', 'Change'), say('Alasan', 'Reason')]
  return {
    ...table,
    head: [...table.head, ...all],
    rows: table.rows.map((row, at) => {
      const cell = cells[at] as ChangedCell
      return [...row, change(cell), reason(cell)]
    }),
  }
}

/** Changed cells as a table: where, whose, from what to what. */
export function cellTable(
  cells: readonly ChangedCell[],
  columns: readonly string[],
  { say }: Speaker,
): Extract<Block, { kind: 'table' }> {
  return {
    kind: 'table',
    head: [
      say('Sel', 'Cell'),
      ...(columns.length > 0 ? [columns.map(shown).join(', ')] : []),
      say('Kolom', 'Column'),
      say('Sebelum', 'Before'),
      say('Sesudah', 'After'),
    ],
    rows: cells.map(({ cell, key, column, before, after }) => [
      cell,
      ...(columns.length > 0 ? [key.map(shown).join(', ')] : []),
      shown(column),
      valueText(before, say),
      valueText(after, say),
    ]),
    figures: columns.length > 0 ? [3, 4] : [2, 3],
  }
}

/** A value as it stands in a cell, or a word where there is none. */
export function valueText(value: string, say: Speaker['say']): string {
  return value === '' ? say('(kosong)', '(empty)') : shown(value)
}
