import { nameColumns } from './code-columns.ts'
import { codeNames, type Misnomer } from './code-names.ts'
import type { RowCheck, Rule } from './rule.ts'
import { cellCount, listed, shown, steps } from './wording.ts'

/** A name that belongs to another code than the one beside it. */
export const rule: Rule = {
  code: 'code-name',
  hook: 'rows',
  severity: 'error',
  title: { id: 'Nama milik kode lain', en: 'Name of another code' },
  why: {
    id: 'Angka baris itu masuk ke wilayah atau golongan yang salah: tabel dibaca menurut namanya, digabungkan menurut kodenya.',
    en: 'The figures of the row go to the wrong place or group: people read a table by its names, programs join it by its codes.',
  },
  fix: steps(
    [
      'Lihat pada sumbernya, kode atau nama yang benar untuk angka di baris itu.',
      'Perbaiki yang salah; bila satu kolom bergeser satu baris, biasanya hanya satu kolom yang ikut diurutkan: urutkan seluruh tabel sekaligus.',
      'Simpan kembali sebagai CSV UTF-8.',
    ],
    [
      'See in the source which of the two, code or name, the figures of the row belong to.',
      'Correct the other one; where a column has moved by a row, mostly one column alone was sorted: sort the whole table at once.',
      'Save the file again as CSV UTF-8.',
    ],
  ),
  check: (header, context) =>
    nameColumns(header, context).map(
      (name): RowCheck =>
        codeNames(name, true, {
          message: (count, [first]) => messageOf(count, name.field.name, name.code.field.name, first),
          fix: (found) => fixOf(found),
        }),
    ),
}

function messageOf(count: number, names: string, codes: string, first: Misnomer | undefined) {
  const { code = '', name = '', names: own = [], owners = [] } = first ?? {}
  const cells = cellCount(count)
  return {
    id: `Kolom ${shown(names)} berisi ${cells.id} dengan nama milik kode lain daripada kolom ${shown(codes)}, misalnya ${shown(name)} di samping ${shown(code)} (${own[0]}); nama itu milik ${listed(owners).id}.`,
    en: `Column ${shown(names)} has ${cells.en} with the name of another code than that of column ${shown(codes)}, such as ${shown(name)} beside ${shown(code)} (${own[0]}); the name belongs to ${listed(owners).en}.`,
  }
}

function fixOf(found: Misnomer[]) {
  const lines = found.map(({ code, name, names, owners }) => ({
    id: `${shown(code)} dengan ${shown(name)}: tulis nama ${shown(names[0] ?? '')}, atau ganti kodenya menjadi ${listed(owners).id}.`,
    en: `${shown(code)} with ${shown(name)}: write the name ${shown(names[0] ?? '')}, or change the code to ${listed(owners).en}.`,
  }))
  return { id: lines.map(({ id }) => id).join('\n'), en: lines.map(({ en }) => en).join('\n') }
}
