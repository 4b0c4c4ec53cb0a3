import type { LikelyRename, RowMatch, TableDifference } from '../catalog/difference.ts'
import type { Text } from '../catalog/problem.ts'
import { listed, shown } from '../rules/wording.ts'
import type { Speaker } from './document.ts'
import { valueText } from './revision-words.ts'

/** What happened to the columns of a table. */
export function columnItems({ columns, cells }: TableDifference, { say }: Speaker): string[] {
  const { added, removed, renamed, likely, retyped, moved } = columns
  return [
    ...(added.length > 0
      ? [say(`Kolom baru: ${listed(added).id}.`, `New columns: ${listed(added).en}.`)]
      : []),
    ...(removed.length > 0
      ? [say(`❗ Kolom dihapus: ${listed(removed).id}.`, `❗ Columns removed: ${listed(removed).en}.`)]
      : []),
    ...likely.map(({ before, after, share, because, unit }) => {
      const [id, en] = (['id', 'en'] as const).map((language) =>
        because
          .map((one) => LIKENESS[one][language].replace('%', String(Math.round(share * 100))))
          .join(', '),
      )
      const other = unit ? `${valueText(unit.before, say)} → ${valueText(unit.after, say)}` : ''
      const units = unit ? say(`, dengan satuan lain: ${other}`, `, with another unit: ${other}`) : ''
      return say(
        `❗ ${shown(before)} mungkin diganti namanya menjadi ${shown(after)} (${id})${units}. Bila benar, nilainya yang lain adalah revisi yang tidak tampak di sini: tanyakan kepada pengirim.`,
        `❗ ${shown(before)} may have been renamed ${shown(after)} (${en})${units}. If so, its other values are revisions that do not show here: ask the sender.`,
      )
    }),
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

const LIKENESS: Record<LikelyRename['because'][number], Text> = {
  values: { id: '% % nilainya sama', en: '% % of the values are the same' },
  unit: { id: 'satuannya sama', en: 'the same unit' },
  title: { id: 'judulnya sama', en: 'the same title' },
  place: { id: 'letaknya sama', en: 'the same place' },
}

const PROPERTY: Record<string, [id: string, en: string]> = {
  type: ['Tipe', 'Type'],
  format: ['Format', 'Format'],
  unit: ['Satuan', 'Unit'],
  measure: ['Ukuran', 'Measure'],
  codes: ['Daftar kode', 'Code list'],
  system: ['Sistem kode', 'Code system'],
}

/** How its rows were found again, where it was not by its key. */
export function matchItems({ by, columns, refused }: RowMatch, { say }: Speaker): string[] {
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
