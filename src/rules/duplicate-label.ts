import { columnLetters } from '../catalog/problem.ts'
import { labelFaults, labelPlace } from './labels.ts'
import type { Rule } from './rule.ts'
import { shown, steps } from './wording.ts'

/** Two columns of the same name. */
export const rule: Rule = {
  code: 'duplicate-label',
  hook: 'table',
  severity: 'error',
  title: { id: 'Judul kolom berulang', en: 'Repeated column name' },
  why: {
    id: 'Bila dua kolom bernama sama, tidak jelas angka mana yang dimaksud.',
    en: 'When two columns have the same name, it is not clear which figures are meant.',
  },
  fix: steps(
    [
      'Buka berkas di Excel atau LibreOffice dan bandingkan kedua kolom.',
      'Bila isinya berbeda, beri salah satunya nama sendiri dan sebutkan juga di berkas `dataset.md`.',
      'Bila isinya sama, hapus salah satunya, lalu simpan kembali sebagai CSV UTF-8.',
    ],
    [
      'Open the file in Excel or LibreOffice and compare the two columns.',
      'If they differ, give one of them a name of its own, in the file `dataset.md` too.',
      'If they are equal, delete one of them and save the file again as CSV UTF-8.',
    ],
  ),
  *check(facts, context) {
    for (const { column, first, field } of labelFaults(facts, context).duplicate) {
      const label = shown(facts.header?.labels[column] ?? '')
      const [here, there] = [columnLetters(column + 1), columnLetters(first + 1)]
      yield {
        message: {
          id: `Judul ${label} di kolom ${here} sudah dipakai kolom ${there}.`,
          en: `The name ${label} of column ${here} is that of column ${there} already.`,
        },
        ...(field && {
          fix: {
            id: `Ganti judul kolom ${here} dengan ${shown(field.name)}, yang diharapkan metadata di sini, atau hapus kolom itu.`,
            en: `Change the name of column ${here} to ${shown(field.name)}, which the metadata expects here, or delete the column.`,
          },
        }),
        places: [labelPlace(facts, column)],
      }
    }
  },
}
