import type { Figures, MeasureDifference } from '../catalog/measuredifference.ts'
import type { Text } from '../catalog/problem.ts'
import { counted, figure, listed } from '../rules/wording.ts'
import type { DatasetReview, TableReview } from './review.ts'

/** Periods and properties that are named in one sentence. */
const NAMED = 3

/** What changed in a dataset, in one sentence: "21 baris ditambah untuk 2025; 3 angka 2023 direvisi". */
export function changeSummary({ status, from, tables, metadata, texts }: DatasetReview): Text {
  const parts: Text[] = []
  if (status === 'added') {
    const rows = tables.reduce((sum, { size }) => sum + (size?.rows ?? 0), 0)
    const [all, of] = [
      counted(tables.length, 'tabel', 'table', 'tables'),
      counted(rows, 'baris', 'row', 'rows'),
    ]
    parts.push({ id: `dataset baru: ${all.id}, ${of.id}`, en: `new dataset: ${all.en}, ${of.en}` })
  }
  if (status === 'removed') parts.push({ id: 'dataset dihapus', en: 'dataset removed' })
  if (status === 'moved' && from !== undefined)
    parts.push({ id: `dipindahkan dari ${from}`, en: `moved from ${from}` })
  if (status === 'changed' || status === 'moved') {
    for (const table of tables) parts.push(...tableParts(table))
    // What was revised is said by its figures.
    const others = metadata.filter(({ path }) => !path.startsWith('revisions'))
    const labels = [...new Map(others.map(({ label }) => [label.id, label])).values()]
    if (labels.length > 0) {
      const [id, en] = [
        listedWords(
          labels.map((one) => one.id),
          'id',
        ),
        listedWords(
          labels.map((one) => one.en),
          'en',
        ),
      ]
      parts.push({ id: `metadata diubah: ${id}`, en: `metadata changed: ${en}` })
    }
    if (texts.length > 0) parts.push({ id: 'teks penjelasan diubah', en: 'explanatory text changed' })
  }
  if (parts.length === 0) return { id: 'Isinya tidak berubah.', en: 'Its content did not change.' }
  return { id: sentence(parts.map(({ id }) => id)), en: sentence(parts.map(({ en }) => en)) }
}

function* tableParts({ name, status, difference, size }: TableReview): Generator<Text> {
  if (status !== 'changed' || !difference) {
    const rows = counted(size?.rows ?? 0, 'baris', 'row', 'rows')
    if (status === 'added')
      yield { id: `tabel \`${name}\` ditambah (${rows.id})`, en: `table \`${name}\` added (${rows.en})` }
    else if (status === 'removed') yield { id: `tabel \`${name}\` dihapus`, en: `table \`${name}\` removed` }
    else yield { id: `tabel \`${name}\` diubah`, en: `table \`${name}\` changed` }
    return
  }
  const { rows, revisions, columns, cells, measures } = difference
  if (rows.added > 0) {
    const all = counted(rows.added, 'baris', 'row', 'rows')
    const periods = newPeriods(measures)
    const of = { id: listedWords(periods, 'id'), en: listedWords(periods, 'en') }
    yield {
      id: `${all.id} ditambah${of.id === '' ? '' : ` untuk ${of.id}`}`,
      en: `${all.en} added${of.en === '' ? '' : ` for ${of.en}`}`,
    }
  }
  if (revisions.count > 0) {
    const all = counted(revisions.count, 'angka', 'figure', 'figures')
    const periods = [...new Set(revisions.periods.map(({ period }) => period))].filter((one) => one !== '')
    const of = { id: listedWords(periods, 'id'), en: listedWords(periods, 'en') }
    yield {
      id: `${all.id}${of.id === '' ? '' : ` ${of.id}`} direvisi`,
      en: `${all.en}${of.en === '' ? '' : ` of ${of.en}`} revised`,
    }
  }
  const others = cells.changed - revisions.count
  if (others > 0) {
    const all = counted(others, 'sel lain', 'other cell', 'other cells')
    yield { id: `${all.id} diubah`, en: `${all.en} changed` }
  }
  if (rows.removed > 0) {
    const all = counted(rows.removed, 'baris', 'row', 'rows')
    yield { id: `${all.id} dihapus`, en: `${all.en} removed` }
  }
  if (rows.isOrderOnly) yield { id: 'urutan baris diubah', en: 'rows in another order' }
  const named = [
    [columns.added, 'kolom ditambah', 'columns added'],
    [columns.removed, 'kolom dihapus', 'columns removed'],
    [columns.renamed.map(({ after }) => after), 'kolom berganti nama', 'columns renamed'],
  ] as const
  for (const [names, id, en] of named)
    if (names.length > 0) yield { id: `${id}: ${listed(names).id}`, en: `${en}: ${listed(names).en}` }
}

/** Periods that had no figure before and have some now. */
function newPeriods(measures: readonly MeasureDifference[]): string[] {
  const isNew = (before: Figures, after: Figures) => before.count === 0 && after.count > 0
  const periods = measures.flatMap((measure) =>
    measure.periods.filter(({ before, after }) => isNew(before, after)).map(({ period }) => period),
  )
  return [...new Set(periods)].filter((period) => period !== '').sort()
}

function listedWords(words: readonly string[], language: keyof Text): string {
  const first = words.slice(0, NAMED).join(', ')
  const rest = figure(words.length - NAMED)[language]
  if (words.length <= NAMED) return first
  return language === 'id' ? `${first}, dan ${rest} lainnya` : `${first} and ${rest} more`
}

function sentence(parts: string[]): string {
  const text = parts.join('; ').replaceAll('`', '')
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}
