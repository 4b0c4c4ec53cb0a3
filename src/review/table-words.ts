import type { TableDifference } from '../catalog/difference.ts'
import type { Text } from '../catalog/problem.ts'
import { formatNumber } from '../i18n/format.ts'
import { counted, shown } from '../rules/wording.ts'
import type { Block } from './blocks.ts'
import { columnItems, matchItems } from './column-words.ts'
import type { Speaker } from './document.ts'
import { newTableBlocks } from './introduction-words.ts'
import { measureBlocks } from './measure-words.ts'
import type { TableReview } from './review.ts'
import { cellTable } from './revision-words.ts'

/** Changed cells and rows that are shown of one table. */
const CELLS = 15
const ROWS = 15
const COLUMNS = 12

/** What a change does to a table: rows, columns, cells, and what its figures come to. */
export function tableBlocks(table: TableReview, speak: Speaker): Block[] {
  const { name, status, size, difference, unread, isHidden, written } = table
  const { say, language } = speak
  const number = (value: number) => formatNumber(value, language)
  const of = size
    ? say(
        `${number(size.rows)} baris × ${size.columns.length} kolom`,
        `${number(size.rows)} rows × ${size.columns.length} columns`,
      )
    : say('tidak terbaca', 'not readable')
  const said = {
    added: say('tabel baru', 'new table'),
    removed: say('dihapus', 'removed'),
    changed: !written
      ? say('diubah', 'changed')
      : written.length > 0
        ? say('hanya cara penulisan berkasnya berubah', 'only how its file is written changed')
        : say('datanya tidak berubah', 'its data stay as they are'),
  }[status]
  const blocks: Block[] = [
    {
      kind: 'heading',
      level: 3,
      text: say(`Tabel ${shown(name)}: ${said} (${of})`, `Table ${shown(name)}: ${said} (${of})`),
    },
  ]
  if (unread) blocks.push({ kind: 'text', tone: 'care', text: speak.text(unread) })
  if (isHidden)
    blocks.push({
      kind: 'text',
      tone: 'loud',
      text: say(
        'Isinya tidak ditampilkan, karena tabel ini memuat data pribadi.',
        'Its cells are not shown, since this table holds personal data.',
      ),
    })
  if (table.looksPersonal)
    blocks.push({
      kind: 'text',
      tone: 'loud',
      text: say(
        'Ada nilai yang tampak seperti nomor pribadi (misalnya NIK) dan karena itu disamarkan. Lihat selnya pada berkas aslinya. Bila benar nomor pribadi, ikuti panduan kebocoran; bila bukan, pengirim menulis pengecualian `personal-data` untuk kolomnya, yang Anda setujui saat menggabungkan.',
        'A value looks like the number of a person (such as a NIK) and is masked for that. See its cell in the file. If it is one, follow the guide for leaks; if not, the sender writes an exemption from `personal-data` for its column, which you approve by merging.',
      ),
    })
  if (status === 'added') {
    blocks.push(...newTableBlocks(table, speak))
  } else if (written && difference) {
    blocks.push(...sameContent(written, speak))
  } else if (difference) blocks.push(...differenceBlocks(difference, table, speak))
  return blocks
}

function sameContent(written: readonly Text[], { say, text }: Speaker): Block[] {
  if (written.length === 0) return []
  const what = written.map(text).join(', ')
  return [
    {
      kind: 'text',
      text: say(
        `Hanya ${what} yang berubah; tidak ada angka atau nilai lain yang berubah.`,
        `Only this changed: ${what}; no figure and no other value did.`,
      ),
    },
  ]
}

function differenceBlocks(difference: TableDifference, table: TableReview, speak: Speaker): Block[] {
  const { say, language } = speak
  const { rows, cells, changed, added, removed, match } = difference
  const number = (value: number) => formatNumber(value, language)
  const items: string[] = []
  if (rows.isOrderOnly)
    items.push(
      say(
        `Hanya urutan: ${number(rows.moved)} baris berpindah, tidak ada nilai yang berubah.`,
        `Order only: ${counted(rows.moved, '', 'row', 'rows').en} moved, no value changed.`,
      ),
    )
  else if (rows.added + rows.removed + rows.changed > 0) {
    items.push(
      say(
        `Baris: ${number(rows.added)} ditambah, ${number(rows.removed)} dihapus, ${number(rows.changed)} diubah, ${number(rows.unchanged)} tetap.`,
        `Rows: ${number(rows.added)} added, ${number(rows.removed)} removed, ${number(rows.changed)} changed, ${number(rows.unchanged)} the same.`,
      ),
    )
    if (rows.moved > 0)
      items.push(
        say(
          `${number(rows.moved)} baris juga berpindah tempat.`,
          `${counted(rows.moved, '', 'row', 'rows').en} moved as well.`,
        ),
      )
  } else
    items.push(
      say(
        'Pada kolom yang ada di kedua versi, tidak ada nilai yang berubah.',
        'In the columns of both versions no value changed.',
      ),
    )
  if (cells.changed > 0)
    items.push(
      say(
        `Sel yang nilainya berubah: ${number(cells.changed)} (${cells.byColumn
          .slice(0, COLUMNS)
          .map(({ column, count }) => `${shown(column)} ${number(count)}`)
          .join(', ')}).`,
        `Cells with another value: ${number(cells.changed)} (${cells.byColumn
          .slice(0, COLUMNS)
          .map(({ column, count }) => `${shown(column)} ${number(count)}`)
          .join(', ')}).`,
      ),
    )
  if (cells.writtenOtherwise > 0)
    items.push(
      say(
        `Ditulis lain dengan nilai yang sama: ${number(cells.writtenOtherwise)} sel.`,
        `Written otherwise, with the same value: ${counted(cells.writtenOtherwise, '', 'cell', 'cells').en}.`,
      ),
    )
  items.push(...columnItems(difference, speak), ...matchItems(match, speak))
  const blocks: Block[] = [{ kind: 'list', items }]
  if (changed.length > 0)
    blocks.push({
      kind: 'fold',
      summary: say('Sel lain yang berubah', 'Other changed cells'),
      blocks: [cellTable(changed.slice(0, CELLS), match.columns, speak)],
    })
  blocks.push(...measureBlocks(difference, table.units, speak))
  blocks.push(
    ...rowBlock(
      say(`Baris yang dihapus (${number(rows.removed)})`, `Rows removed (${number(rows.removed)})`),
      removed,
      difference.columns.before,
      speak,
    ),
  )
  blocks.push(
    ...rowBlock(
      say(`Baris yang ditambah (${number(rows.added)})`, `Rows added (${number(rows.added)})`),
      added,
      difference.columns.after,
      speak,
    ),
  )
  return blocks
}

function rowBlock(
  summary: string,
  rows: TableDifference['added'],
  columns: string[],
  { say }: Speaker,
): Block[] {
  if (rows.length === 0) return []
  return [
    {
      kind: 'fold',
      summary,
      blocks: [
        {
          kind: 'table',
          head: [say('Baris', 'Row'), ...columns.slice(0, COLUMNS).map(shown)],
          rows: rows
            .slice(0, ROWS)
            .map(({ row, cells }) => [
              String(row),
              ...cells.slice(0, COLUMNS).map((cell) => (cell === '' ? '' : shown(cell))),
            ]),
          figures: [0],
        },
      ],
    },
  ]
}
