import { columnsOf } from '../catalog/rowkey.ts'
import { repeatCheck } from './repeats.ts'
import type { Rule, TableContext } from './rule.ts'
import { cellCount, figure, listed, rowCount, shown, steps } from './wording.ts'

/** A value that repeats in a column, or in a group of columns, where it may not. */
export const rule: Rule = {
  code: 'unique-error',
  hook: 'rows',
  severity: 'error',
  title: { id: 'Nilai berulang di kolom yang unik', en: 'Repeated value in a unique column' },
  why: {
    id: 'Nilai yang seharusnya unik tetapi berulang biasanya berarti satu baris tersalin dua kali.',
    en: 'A value that should be unique and repeats usually means that a row was copied twice.',
  },
  fix: steps(
    [
      'Buka berkas di Excel, blok kolom yang disebut, lalu pilih Home > Conditional Formatting > Highlight Cells Rules > Duplicate Values.',
      'Hapus baris yang tersalin, atau perbaiki nilai yang salah ketik.',
      'Bila nilainya memang boleh berulang, hapus `unique` atau `uniqueKeys` di berkas `dataset.md`.',
    ],
    [
      'Open the file in Excel, select the column, then choose Home > Conditional Formatting > Highlight Cells Rules > Duplicate Values.',
      'Delete the copied row, or correct the mistyped value.',
      'If values may repeat, remove `unique` or `uniqueKeys` in the file `dataset.md`.',
    ],
  ),
  check: (header, context) =>
    uniqueKeys(context).flatMap((names) => {
      const columns = columnsOf(header, names)
      if (!columns) return []
      return [
        repeatCheck(columns, (count, { row, first, values }) => {
          const [here, there] = [figure(row), figure(first)]
          const value = listed(values).id
          if (names.length === 1) {
            const name = shown(names[0] as string)
            return {
              id: `Kolom ${name} berisi ${cellCount(count).id} yang mengulang nilai sebelumnya; yang pertama: baris ${here.id} sama dengan baris ${there.id} (${value}).`,
              en: `Column ${name} has ${cellCount(count).en} with a value used before; the first: row ${here.en} is the same as row ${there.en} (${value}).`,
            }
          }
          const group = listed(names)
          return {
            id: `${rowCount(count).id} mengulang gabungan nilai ${group.id}; yang pertama: baris ${here.id} sama dengan baris ${there.id} (${value}).`,
            en: `The table has ${rowCount(count).en} with values of ${group.en} that an earlier row has; the first: row ${here.en} is the same as row ${there.en} (${value}).`,
          }
        }),
      ]
    }),
}

/** Keys that may not repeat; what is the primary key as well is checked there. */
function uniqueKeys({ resource }: TableContext): string[][] {
  const single = resource.fields
    .filter((field) => field.constraints?.unique === true)
    .map(({ name }) => [name])
  const groups = resource.descriptor.schema?.uniqueKeys ?? []
  const seen = new Set([nameOf(resource.primaryKey)])
  return [...single, ...groups].filter((names) => !seen.has(nameOf(names)) && seen.add(nameOf(names)))
}

function nameOf(names: readonly string[]): string {
  return JSON.stringify([...names].sort())
}
