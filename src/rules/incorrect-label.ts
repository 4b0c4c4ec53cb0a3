import { columnLetters } from '../catalog/problem.ts'
import { headerPlace, labelFaults, labelPlace } from './labels.ts'
import type { Finding, Rule, TableContext, TableFacts } from './rule.ts'
import { counted, listed, shown, steps } from './wording.ts'

/** A column whose name differs from its field, or that stands in another order. */
export const rule: Rule = {
  code: 'incorrect-label',
  hook: 'table',
  severity: 'error',
  title: { id: 'Judul kolom tidak sesuai metadata', en: 'Column name or order differs from the metadata' },
  why: {
    id: 'Judul atau urutan yang berubah memutus grafik, rujukan, dan program yang memakai kolom itu.',
    en: 'A changed name or order breaks the charts, references and programs that use the column.',
  },
  fix: steps(
    [
      'Buka berkas di Excel atau LibreOffice dan bandingkan baris 1 dengan daftar `fields` pada metadata.',
      'Samakan ejaan dan urutannya: huruf besar, spasi, dan garis bawah juga dihitung. Bila nama di berkas yang benar, ubah metadatanya.',
      'Simpan kembali sebagai CSV UTF-8.',
    ],
    [
      'Open the file in Excel or LibreOffice and compare row 1 with the list `fields` in the metadata.',
      'Make spelling and order the same: capitals, spaces and underscores count. If the name in the file is right, change the metadata.',
      'Save the file again as CSV UTF-8.',
    ],
  ),
  *check(facts, context) {
    const faults = labelFaults(facts, context)
    if (faults.strange) yield strange(facts, context)
    for (const { column, field } of faults.misspelt) yield misspelt(facts, column, field.name)
    if (faults.moved.length > 0) yield moved(facts, context, faults.moved)
  },
}

function strange(facts: TableFacts, context: TableContext): Finding {
  const wanted = listed(context.resource.fields.map(({ name }) => name))
  return {
    message: {
      id: `Baris pertama tidak memuat satu pun nama kolom dari metadata; yang diharapkan: ${wanted.id}.`,
      en: `The first row holds none of the column names of the metadata; expected are ${wanted.en}.`,
    },
    fix: {
      id: 'Hapus baris judul tabel, baris kosong, dan baris nomor kolom di atas data, sehingga nama kolom berada di baris 1.',
      en: 'Delete title rows, blank rows and rows of column numbers above the data, so that the column names stand in row 1.',
    },
    places: [{ ...labelPlace(facts, 0), ...headerPlace(facts) }],
  }
}

function misspelt(facts: TableFacts, column: number, name: string): Finding {
  const label = facts.header?.labels[column] ?? ''
  const letter = columnLetters(column + 1)
  const spaces = label.trim() === name
  return {
    message: spaces
      ? {
          id: `Judul kolom ${letter}, ${shown(label)}, diawali atau diakhiri spasi.`,
          en: `The name of column ${letter}, ${shown(label)}, begins or ends with a space.`,
        }
      : {
          id: `Judul kolom ${letter} adalah ${shown(label)}, padahal menurut metadata ${shown(name)}.`,
          en: `The name of column ${letter} is ${shown(label)}, but ${shown(name)} in the metadata.`,
        },
    fix: {
      id: `Ganti judulnya dengan ${shown(name)} di berkas, atau ubah \`name\` kolom itu pada metadata.`,
      en: `Change the name to ${shown(name)} in the file, or change \`name\` of the column in the metadata.`,
    },
    places: [{ ...labelPlace(facts, column), field: name }],
  }
}

function moved(facts: TableFacts, context: TableContext, columns: number[]): Finding {
  const count = counted(columns.length, 'kolom', 'column', 'columns')
  const names = listed(columns.map((column) => facts.header?.labels[column] ?? ''))
  const order = listed(context.resource.fields.map(({ name }) => name))
  return {
    message: {
      id: `${count.id} tidak pada urutan metadata: ${names.id}.`,
      en: `The file has ${count.en} in another order than the metadata: ${names.en}.`,
    },
    fix: {
      id: `Pindahkan kolom sehingga urutannya ${order.id}; atau tulis \`fieldsMatch: equal\` pada \`schema\` bila urutan tidak penting.`,
      en: `Move columns so that the order is ${order.en}; or write \`fieldsMatch: equal\` in \`schema\` if the order does not matter.`,
    },
    places: columns.map((column) => labelPlace(facts, column)),
  }
}
