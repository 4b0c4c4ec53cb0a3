import type { ChangedCell } from '../catalog/difference.ts'
import { shown } from '../rules/wording.ts'
import type { Block } from './blocks.ts'
import type { Speaker } from './document.ts'
import type { DatasetReview, TableReview } from './review.ts'

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
  const unexplained = revised.some(({ table }) => table.revised.some(({ reason }) => reason === undefined))
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
    ...(reader === 'verifier' && count > 0 ? [advice(unexplained, speak)] : []),
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

function advice(unexplained: boolean, { say }: Speaker): Block {
  return {
    kind: 'text',
    tone: unexplained ? 'loud' : 'care',
    text: unexplained
      ? say(
          'Sebagian tidak dijelaskan pada `revisions` (`unexplained-revision`). Angka lama sudah dikutip orang: mintalah alasannya, atau kembalikan angkanya.',
          'Some are not explained in `revisions` (`unexplained-revision`). People have quoted the old figures: ask for the reason, or for the old figures.',
        )
      : say('Semuanya dijelaskan oleh kiriman ini.', 'The submission explains all of them.'),
  }
}

function tableRevisions(id: string, table: TableReview, speak: Speaker): Block[] {
  const { say } = speak
  const { name, revised, difference, isHidden } = table
  const cells = difference?.revisions.cells ?? []
  const more = (difference?.revisions.count ?? 0) - Math.min(cells.length, CELLS)
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
        ...revised.slice(0, PERIODS).map(({ period, column, count, reason }) => {
          const of = period === '' ? say('tanpa periode', 'without a period') : shown(period)
          const figures = say(`${count} angka`, count === 1 ? '1 figure' : `${count} figures`)
          const why =
            reason === undefined
              ? say('❗ tanpa penjelasan', '❗ without a reason')
              : say(`alasan: ${shown(reason)}`, `reason: ${shown(reason)}`)
          return `${of}, ${shown(column)}: ${figures}, ${why}`
        }),
      ],
    },
    ...(cells.length === 0 ? [] : [cellTable(cells.slice(0, CELLS), difference?.match.columns ?? [], speak)]),
    ...(more > 0 && !isHidden
      ? [
          {
            kind: 'text',
            tone: 'quiet',
            text: say(`… dan ${more} angka lagi.`, `… and ${more} more figures.`),
          } as const,
        ]
      : []),
  ]
}

/** Changed cells as a table: where, whose, from what to what. */
export function cellTable(
  cells: readonly ChangedCell[],
  columns: readonly string[],
  { say }: Speaker,
): Block {
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
