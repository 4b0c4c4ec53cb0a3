import { nameColumns } from './code-columns.ts'
import { codeNames, type Misnomer } from './code-names.ts'
import type { RowCheck, Rule } from './rule.ts'
import { cellCount, listed, shown, steps } from './wording.ts'

/** A name that no official list gives to the code beside it, nor to another one. */
export const rule: Rule = {
  code: 'name-spelling',
  hook: 'rows',
  severity: 'warning',
  title: { id: 'Nama tidak sama dengan daftar kode', en: 'Name that is not in the code list' },
  why: {
    id: 'Nama yang ditulis bermacam-macam muncul sebagai wilayah atau golongan yang berbeda, dan tidak ditemukan saat dicari.',
    en: 'A name that is written in several ways shows up as several places or groups, and is not found by a search.',
  },
  fix: steps(
    [
      'Bandingkan nama dengan daftar kode yang disebut pada `codes` di berkas `dataset.md`; huruf besar, spasi, dan singkatan seperti `Kec.` tidak dipersoalkan.',
      'Tulis nama seperti di daftar itu, atau perbaiki kodenya bila kodenyalah yang keliru.',
      'Bila nama Anda yang resmi, minta walidata memperbarui daftarnya; nama menurut sistem lain ditulis pada kolom `nama_bps` di samping `kode_bps`.',
    ],
    [
      'Compare the name with the code list named by `codes` in the file `dataset.md`; capitals, spaces and abbreviations such as `Kec.` do not count.',
      'Write the name as it stands there, or correct the code if that is wrong.',
      'If your name is the official one, ask the data steward to update the list; a name by another system stands in the column `nama_bps` beside `kode_bps`.',
    ],
  ),
  check: (header, context) =>
    nameColumns(header, context).map(
      (name): RowCheck =>
        codeNames(name, false, {
          message: (count, [first]) => messageOf(count, name.field.name, name.list.name, first),
          fix: (found) => fixOf(found),
        }),
    ),
}

function messageOf(count: number, column: string, list: string, first: Misnomer | undefined) {
  const { code = '', name = '', names = [] } = first ?? {}
  const cells = cellCount(count)
  return {
    id: `Kolom ${shown(column)} berisi ${cells.id} dengan nama yang tidak ada di daftar ${shown(list)} untuk kodenya, misalnya ${shown(name)} di samping ${shown(code)}, yang di daftar bernama ${listed(names).id}.`,
    en: `Column ${shown(column)} has ${cells.en} with a name that the list ${shown(list)} does not have for its code, such as ${shown(name)} beside ${shown(code)}, which is called ${listed(names).en} there.`,
  }
}

function fixOf(found: Misnomer[]) {
  const lines = found.map(({ code, name, names }) => ({
    id: `${shown(name)} di samping ${shown(code)}: tulis ${shown(names[0] ?? '')}, atau perbaiki kodenya bila namanya yang benar.`,
    en: `${shown(name)} beside ${shown(code)}: write ${shown(names[0] ?? '')}, or correct the code if the name is right.`,
  }))
  return { id: lines.map(({ id }) => id).join('\n'), en: lines.map(({ en }) => en).join('\n') }
}
