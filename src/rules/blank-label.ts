import { columnLetters } from '../catalog/problem.ts'
import { type LabelFaults, labelFaults, labelPlace } from './labels.ts'
import type { Finding, Rule, TableFacts } from './rule.ts'
import { counted, listed, shown, steps } from './wording.ts'

/** A column without a name in the header. */
export const rule: Rule = {
  code: 'blank-label',
  hook: 'table',
  severity: 'error',
  title: { id: 'Kolom tanpa judul', en: 'Column without a name' },
  why: {
    id: 'Kolom tanpa judul tidak dapat dijelaskan, dicari, atau dipakai program lain.',
    en: 'A column without a name cannot be described, found or used by other programs.',
  },
  fix: steps(
    [
      'Buka berkas di Excel atau LibreOffice dan lihat baris 1 pada kolom yang disebut.',
      'Bila kolom itu berisi data, tulis namanya di baris 1 seperti di berkas `dataset.md`.',
      'Bila kolom itu kosong, klik kanan huruf kolomnya, pilih Delete, lalu simpan kembali sebagai CSV UTF-8.',
    ],
    [
      'Open the file in Excel or LibreOffice and look at row 1 of the column.',
      'If the column holds data, write its name into row 1 as in the file `dataset.md`.',
      'If the column is empty, right-click its letter, choose Delete, and save the file again as CSV UTF-8.',
    ],
  ),
  *check(facts, context) {
    const { blank } = labelFaults(facts, context)
    const { empty = [], filled = [] } = Object.groupBy(blank, ({ column, field }) =>
      field === undefined && facts.result?.columns[column]?.values === 0 ? 'empty' : 'filled',
    )
    if (empty.length > 0) yield leftOver(facts, empty)
    if (filled.length > 0) yield unnamed(facts, filled)
  },
}

type Blank = LabelFaults['blank']

/** Columns with neither name nor value, which remain where cells were cleared and not deleted. */
function leftOver(facts: TableFacts, blank: Blank): Finding {
  const columns = counted(blank.length, 'kolom', 'column', 'columns')
  const letters = listed(blank.map(({ column }) => columnLetters(column + 1)))
  return {
    message: {
      id: `${columns.id} tidak punya judul maupun isi: ${letters.id}.`,
      en: `The table has ${columns.en} with neither a name nor a value: ${letters.en}.`,
    },
    fix: {
      id: `Di Excel, blok kolom ${letters.id} lewat huruf kolomnya, klik kanan, pilih Delete, lalu simpan kembali sebagai CSV UTF-8; mengosongkan sel saja tidak cukup.`,
      en: `In Excel, select the columns ${letters.en} by their letters, right-click, choose Delete, and save the file again as CSV UTF-8; clearing the cells is not enough.`,
    },
    places: blank.map(({ column }) => labelPlace(facts, column)),
  }
}

function unnamed(facts: TableFacts, blank: Blank): Finding {
  const columns = counted(blank.length, 'kolom', 'column', 'columns')
  const letters = listed(blank.map(({ column }) => columnLetters(column + 1)))
  const [only] = blank
  const name = blank.length === 1 && only?.field ? shown(only.field.name) : undefined
  return {
    message: {
      id: `${columns.id} tidak punya judul: ${letters.id}.`,
      en: `The table has ${columns.en} without a name: ${letters.en}.`,
    },
    ...(name !== undefined && {
      fix: {
        id: `Tulis ${name} di baris 1 kolom itu, karena itulah kolom yang diharapkan metadata di sini.`,
        en: `Write ${name} into row 1 of the column, since that is the column that the metadata expects here.`,
      },
    }),
    places: blank.map(({ column }) => labelPlace(facts, column)),
  }
}
