import type { RowMatch, TableDifference } from '../catalog/difference.ts'
import { formatNumber } from '../i18n/format.ts'
import { listed, shown } from '../rules/wording.ts'
import type { Block } from './blocks.ts'
import type { Speaker } from './document.ts'
import { measureBlocks } from './measure-words.ts'
import type { TableReview } from './review.ts'
import { cellTable, valueText } from './revision-words.ts'

/** Changed cells and rows that are shown of one table. */
const CELLS = 15
const ROWS = 15
const COLUMNS = 12

/** What a change does to a table: rows, columns, cells, and what its figures come to. */
export function tableBlocks(table: TableReview, speak: Speaker): Block[] {
  const { name, status, size, difference, unread, isHidden } = table
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
    changed: say('diubah', 'changed'),
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
        'Ada nilai yang tampak seperti nomor pribadi dan karena itu disamarkan: lihat selnya pada berkas aslinya sebelum menggabungkan.',
        'A value looks like the number of a person and is masked for that: see its cell in the file before you merge.',
      ),
    })
  if (status === 'added' && size)
    blocks.push({
      kind: 'text',
      text: say(`Kolom: ${listed(size.columns).id}.`, `Columns: ${listed(size.columns).en}.`),
    })
  if (difference) blocks.push(...differenceBlocks(difference, table, speak))
  return blocks
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
        `Order only: ${number(rows.moved)} rows moved, no value changed.`,
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
          `${number(rows.moved)} rows moved as well.`,
        ),
      )
  } else items.push(say('Tidak ada baris yang berubah.', 'No row changed.'))
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
        `${number(cells.writtenOtherwise)} sel ditulis lain dengan nilai yang sama.`,
        `${number(cells.writtenOtherwise)} cells are written otherwise, with the same value.`,
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

function columnItems({ columns, cells }: TableDifference, { say }: Speaker): string[] {
  const { added, removed, renamed, retyped, moved } = columns
  return [
    ...(added.length > 0
      ? [say(`Kolom baru: ${listed(added).id}.`, `New columns: ${listed(added).en}.`)]
      : []),
    ...(removed.length > 0
      ? [say(`❗ Kolom dihapus: ${listed(removed).id}.`, `❗ Columns removed: ${listed(removed).en}.`)]
      : []),
    ...renamed.map(({ before, after, share }) =>
      say(
        `Kolom ${shown(before)} berganti nama menjadi ${shown(after)} (${Math.round(share * 100)} % nilainya sama).`,
        `Column ${shown(before)} was renamed ${shown(after)} (${Math.round(share * 100)} % of its values are the same).`,
      ),
    ),
    ...retyped.map(({ column, property, before, after }) => {
      const [id, en] = PROPERTY[property] ?? [property, property]
      const isSame = property === 'unit' && !cells.byColumn.some((one) => one.column === column)
      const note = isSame
        ? say(', tetapi tidak satu pun angkanya berubah', ', but not one of its figures changed')
        : ''
      return say(
        `❗ ${id} kolom ${shown(column)}: ${valueText(before, say)} → ${valueText(after, say)}${note}.`,
        `❗ ${en} of column ${shown(column)}: ${valueText(before, say)} → ${valueText(after, say)}${note}.`,
      )
    }),
    ...(moved.length > 0
      ? [say(`Kolom berpindah: ${listed(moved).id}.`, `Columns moved: ${listed(moved).en}.`)]
      : []),
  ]
}

const PROPERTY: Record<string, [id: string, en: string]> = {
  type: ['Tipe', 'Type'],
  format: ['Format', 'Format'],
  unit: ['Satuan', 'Unit'],
  measure: ['Ukuran', 'Measure'],
  codes: ['Daftar kode', 'Code list'],
  system: ['Sistem kode', 'Code system'],
}

function matchItems({ by, columns, refused }: RowMatch, { say }: Speaker): string[] {
  if (by === 'primaryKey') return []
  const why = refused.map(({ why, column, by: tried }) => {
    const key =
      tried === 'primaryKey'
        ? say('kunci tabel', 'the key of the table')
        : say('kolom pembeda', 'the describing columns')
    if (why === 'none')
      return tried === 'primaryKey'
        ? say('tabel ini tidak punya `primaryKey`', 'the table has no `primaryKey`')
        : say('tidak ada kolom pembeda', 'there are no describing columns')
    if (why === 'missing-column')
      return say(
        `${key} memerlukan kolom ${shown(column ?? '')} di kedua versi`,
        `${key} needs column ${shown(column ?? '')} on both sides`,
      )
    return say(`${key} berulang`, `${key} repeats`)
  })
  const reason = why.length > 0 ? ` (${why.join('; ')})` : ''
  return by === 'dimensions'
    ? [
        say(
          `Baris dicocokkan menurut ${listed(columns).id}${reason}.`,
          `Rows were matched by ${listed(columns).en}${reason}.`,
        ),
      ]
    : [
        say(
          `Baris dicocokkan menurut isinya${reason}: baris yang diubah tampak sebagai dihapus dan ditambah.`,
          `Rows were matched by what they hold${reason}: a changed row appears as removed and added.`,
        ),
      ]
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
