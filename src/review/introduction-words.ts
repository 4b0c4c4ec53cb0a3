import { withUnseen } from '../catalog/unseen.ts'
import { shown } from '../rules/wording.ts'
import type { Block } from './blocks.ts'
import type { Speaker } from './document.ts'
import type { Introduced } from './introduction.ts'
import { measureBlocks } from './measure-words.ts'
import type { TableReview } from './review.ts'

/** Rows of a new table that are shown, and letters of a text. */
const ROWS = 5
const COLUMNS = 30
const LONGEST = 400

/** What a new dataset says of itself; what it does not say is called out. */
export function introductionBlocks(about: readonly Introduced[], { say, text }: Speaker): Block[] {
  if (about.length === 0) return []
  return [
    {
      kind: 'list',
      items: about.map(({ label, value }) => {
        const stated = text(value)
        return `${text(label)}: ${stated === '' ? say('❗ tidak disebut', '❗ not stated') : passage(stated)}`
      }),
    },
  ]
}

/** A new table: its columns, its first rows and what its figures come to. */
export function newTableBlocks(table: TableReview, speak: Speaker): Block[] {
  const { columns = [], difference, units } = table
  const { say } = speak
  const labels = difference?.columns.after ?? []
  const rows = difference?.added.slice(0, ROWS) ?? []
  const left = columns.length - COLUMNS
  const blocks: Block[] = [
    {
      kind: 'table',
      head: [
        say('Kolom', 'Column'),
        say('Judul', 'Title'),
        say('Tipe', 'Type'),
        say('Satuan', 'Unit'),
        say('Daftar kode', 'Code list'),
      ],
      rows: columns
        .slice(0, COLUMNS)
        .map(({ name, title, type, unit, codes, isKey }) => [
          `${shown(name)}${isKey ? say(' (kunci)', ' (key)') : ''}`,
          ...[title, type, unit, codes].map((text) => (text === '' ? '–' : shown(text))),
        ]),
      figures: [],
    },
  ]
  if (left > 0)
    blocks.push({
      kind: 'text',
      tone: 'quiet',
      text: say(`… dan ${left} kolom lagi.`, `… and ${left} more columns.`),
    })
  if (rows.length > 0)
    blocks.push(
      { kind: 'text', text: say(`${rows.length} baris pertama:`, `First ${rows.length} rows:`) },
      {
        kind: 'table',
        head: labels.slice(0, COLUMNS).map(shown),
        rows: rows.map(({ cells }) =>
          cells.slice(0, COLUMNS).map((cell) => (cell === '' ? '' : shown(cell))),
        ),
        figures: [],
      },
    )
  return difference ? [...blocks, ...measureBlocks(difference, units, speak)] : blocks
}

/** A text on one line as it stands, as long as a reader in a hurry reads. */
function passage(text: string): string {
  const line = withUnseen(text.replace(/\s+/g, ' ').replaceAll('`', "'"))
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST - 1)}…`
}
