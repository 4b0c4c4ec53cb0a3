import { columnsOf } from '../catalog/rowkey.ts'
import type { Header } from '../catalog/table.ts'
import { WholeRow } from '../catalog/wholerow.ts'
import { repeatCheck } from './repeats.ts'
import type { RowCheck, Rule, TableContext } from './rule.ts'
import { figure, listed, rowCount, steps } from './wording.ts'

/** A row that repeats an earlier one in every cell, in a table whose rows have no key. */
export const rule: Rule = {
  code: 'duplicate-row',
  hook: 'rows',
  severity: 'warning',
  title: { id: 'Baris tersalin dua kali', en: 'Row copied twice' },
  why: {
    id: 'Baris yang sama persis biasanya tersalin dua kali, sehingga satu hal terhitung ganda dalam setiap jumlah.',
    en: 'Rows that are the same in every cell were mostly copied twice, so that one thing counts double in every total.',
  },
  fix: steps(
    [
      'Buka berkas di Excel dan bandingkan baris yang disebut dengan baris yang sama sebelumnya.',
      'Bila tersalin, hapus salinannya: blok tabel, lalu pilih Data > Remove Duplicates dengan semua kolom dicentang.',
      'Bila setiap baris memang kejadian tersendiri, tambahkan kolom yang membedakannya, misalnya nomor urut, dan sebutkan sebagai `primaryKey` di berkas `dataset.md`.',
    ],
    [
      'Open the file in Excel and compare the row with the earlier one that is the same.',
      'If it is a copy, delete it: select the table, then choose Data > Remove Duplicates with all columns ticked.',
      'If each row is an event of its own, add a column that tells them apart, such as a running number, and name it as `primaryKey` in the file `dataset.md`.',
    ],
  ),
  check: (header, context) => (hasKey(header, context) ? [] : [repeatedRows(header, context)]),
}

/** Whether another rule finds repeated rows already: those of a table with a key repeat the key. */
function hasKey(header: Header, { resource }: TableContext): boolean {
  const unique = resource.fields.filter(({ constraints }) => constraints?.unique === true)
  const keys = [
    resource.primaryKey,
    ...(resource.descriptor.schema?.uniqueKeys ?? []),
    ...unique.map(({ name }) => [name]),
  ]
  return keys.some((names) => columnsOf(header, names) !== undefined)
}

function repeatedRows(header: Header, { resource }: TableContext): RowCheck {
  const key = new WholeRow(resource.dialect.delimiter)
  const columns = header.labels.map((_, column) => column)
  let rows = 0
  const check = repeatCheck(
    columns,
    (count, { row, first, values }) => {
      const [here, there] = [figure(row), figure(first)]
      const cells = listed(values.filter((value) => value !== ''))
      return {
        id: `Tabel memuat ${rowCount(count).id} yang sama persis dengan baris sebelumnya; yang pertama: baris ${here.id} sama dengan baris ${there.id} (${cells.id}).`,
        en: `The table has ${rowCount(count).en} the same in every cell as an earlier one; the first: row ${here.en} is the same as row ${there.en} (${cells.en}).`,
      }
    },
    {
      key,
      values: (text) => key.cells(text),
    },
  )
  return {
    ...check,
    block: (block, report) => {
      for (let index = 0; index < block.count; index++) rows += 1 - (block.blank[index] as number)
      check.block(block, report)
    },
    // Where most rows repeat, rows are cases without a name, such as answers of a survey: nothing was copied.
    holds: (count) => count * 2 <= rows,
  }
}
