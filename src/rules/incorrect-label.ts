import type { FieldDescriptor } from '../catalog/descriptors.ts'
import { columnLetters } from '../catalog/problem.ts'
import { castText } from '../catalog/types.ts'
import { headerPlace, headerRow, type LabelFaults, labelFaults, labelPlace } from './labels.ts'
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
      'Buka berkas di Excel atau LibreOffice dan bandingkan baris 1 dengan daftar `fields` di berkas `dataset.md`.',
      'Samakan ejaan dan urutannya: huruf besar, spasi, dan garis bawah juga dihitung. Bila nama di berkas yang benar, ubah metadatanya.',
      'Simpan kembali sebagai CSV UTF-8.',
    ],
    [
      'Open the file in Excel or LibreOffice and compare row 1 with the list `fields` in the file `dataset.md`.',
      'Make spelling and order the same: capitals, spaces and underscores count. If the name in the file is right, change the metadata.',
      'Save the file again as CSV UTF-8.',
    ],
  ),
  *check(facts, context) {
    const faults = labelFaults(facts, context)
    if (faults.strange) yield strange(facts, context)
    const { spaced = [], other = [] } = Object.groupBy(faults.misspelt, ({ column, field }) =>
      facts.header?.labels[column]?.trim() === field.name ? 'spaced' : 'other',
    )
    if (spaced.length > 0) yield withSpaces(facts, spaced)
    const [only, ...more] = other
    if (only && more.length === 0) yield misspelt(facts, only.column, only.field.name)
    if (more.length > 0) yield renamed(facts, context, other)
    if (faults.moved.length > 0) yield moved(facts, context, faults.moved)
  },
}

function strange(facts: TableFacts, context: TableContext): Finding {
  const { fields } = context.resource
  const wanted = listed(fields.map(({ name }) => name))
  const places = [{ ...labelPlace(facts, 0), ...headerPlace(facts) }]
  if (isData(facts.header?.labels ?? [], fields)) {
    return {
      message: {
        id: `Berkas tidak punya baris nama kolom: baris pertamanya sudah berisi data. Yang diharapkan di baris 1: ${wanted.id}.`,
        en: `The file has no row of column names: its first row holds data already. Expected in row 1 are ${wanted.en}.`,
      },
      fix: {
        id: `Di Excel, klik kanan nomor baris 1, pilih Insert, tulis nama kolom (${wanted.id}) di baris baru itu, lalu simpan kembali sebagai CSV UTF-8.`,
        en: `In Excel, right-click the number of row 1, choose Insert, write the column names (${wanted.en}) into the new row, and save the file again as CSV UTF-8.`,
      },
      places,
    }
  }
  return {
    message: {
      id: `Baris pertama tidak memuat satu pun nama kolom dari metadata; yang diharapkan: ${wanted.id}.`,
      en: `The first row holds none of the column names of the metadata; expected are ${wanted.en}.`,
    },
    fix: {
      id: `Tulis nama kolom persis seperti di metadata (${wanted.id}) di baris 1, dan hapus baris lain di atas data; atau ubah \`name\` kolom di metadata menurut berkas.`,
      en: `Write the column names exactly as in the metadata (${wanted.en}) into row 1, and delete other rows above the data; or change \`name\` of the columns in the metadata after the file.`,
    },
    places,
  }
}

/** Whether the cells of a row are values of the fields at their places, and not texts alone. */
function isData(cells: string[], fields: FieldDescriptor[]): boolean {
  const typed = fields.flatMap((field, at) => {
    const cell = cells[at] ?? ''
    return field.type === 'string' || field.type === 'any' || cell === '' ? [] : [castText(field)(cell)]
  })
  return typed.length > 0 && !typed.includes(undefined)
}

function withSpaces(facts: TableFacts, labels: LabelFaults['misspelt']): Finding {
  const [first] = labels
  const label = facts.header?.labels[first?.column ?? 0] ?? ''
  const name = first?.field.name ?? ''
  const places = labels.map(({ column, field }) => ({ ...labelPlace(facts, column), field: field.name }))
  const letter = columnLetters((first?.column ?? 0) + 1)
  if (label.includes('\uFEFF')) {
    return {
      message: {
        id: `Judul kolom ${letter} diawali tanda urutan byte (BOM) yang tertulis dua kali.`,
        en: `The name of column ${letter} begins with a byte order mark (BOM) that was written twice.`,
      },
      fix: {
        id: `Buka berkas di Excel, ketik ulang ${shown(name)} sebagai judul kolom itu, lalu simpan kembali sebagai CSV UTF-8.`,
        en: `Open the file in Excel, type ${shown(name)} anew as the name of the column, and save the file again as CSV UTF-8.`,
      },
      places,
    }
  }
  const count = counted(labels.length, 'judul kolom', 'column name', 'column names')
  const many = labels.length > 1
  return {
    message: many
      ? {
          id: `${count.id} diawali atau diakhiri spasi, misalnya ${shown(label)}.`,
          en: `The table has ${count.en} beginning or ending with a space, such as ${shown(label)}.`,
        }
      : {
          id: `Judul kolom ${letter}, ${shown(label)}, diawali atau diakhiri spasi.`,
          en: `The name of column ${letter}, ${shown(label)}, begins or ends with a space.`,
        },
    fix: {
      id: `Hapus spasi itu di baris ${headerRow(facts)}: tulis ${listed(labels.map(({ field }) => field.name)).id}.`,
      en: `Remove the spaces in row ${headerRow(facts)}: write ${listed(labels.map(({ field }) => field.name)).en}.`,
    },
    places,
  }
}

function misspelt(facts: TableFacts, column: number, name: string): Finding {
  const label = facts.header?.labels[column] ?? ''
  const letter = columnLetters(column + 1)
  return {
    message: {
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

/** Pairs of names that one message gives. */
const MOST_PAIRS = 8
/** A line of names to be copied; another sign would have to be quoted or could leave the message. */
const COPIED = /^[\p{L}\p{N}_.;,|\t-]{1,500}$/u

/** Several names that differ, in one finding with the whole line as it should be. */
function renamed(facts: TableFacts, { resource }: TableContext, faults: LabelFaults['misspelt']): Finding {
  const labels = facts.header?.labels ?? []
  const count = counted(faults.length, 'judul kolom', 'column name', 'column names')
  const pairs = faults.slice(0, MOST_PAIRS).map(({ column, field }) => {
    const [letter, label, name] = [columnLetters(column + 1), shown(labels[column] ?? ''), shown(field.name)]
    return { id: `${letter} ${label} seharusnya ${name}`, en: `${letter} ${label} for ${name}` }
  })
  const rest = faults.length - pairs.length
  const wanted = new Map(faults.map(({ column, field }) => [column, field.name]))
  const names = labels.map(
    (label, column) => wanted.get(column) ?? (label.trim() || (facts.header?.fields[column]?.name ?? '')),
  )
  const line = names.join(resource.dialect.delimiter)
  const row = headerRow(facts)
  const steps =
    !names.includes('') && COPIED.test(line)
      ? {
          id: `Buka berkas dengan editor teks dan ganti baris ${row} seluruhnya dengan \`${line}\`, atau ganti judulnya satu per satu di Excel.`,
          en: `Open the file in a text editor and replace the whole of row ${row} by \`${line}\`, or change the names one by one in Excel.`,
        }
      : { id: 'Ganti judulnya satu per satu di berkas.', en: 'Change the names one by one in the file.' }
  return {
    message: {
      id: `${count.id} tidak sesuai metadata: ${pairs.map(({ id }) => id).join('; ')}${rest > 0 ? `; dan ${rest} lainnya` : ''}.`,
      en: `The table has ${count.en} other than in the metadata: ${pairs.map(({ en }) => en).join('; ')}${rest > 0 ? `; and ${rest} more` : ''}.`,
    },
    fix: {
      id: `${steps.id} Bila nama di berkas yang benar, ubah \`name\` kolom itu pada metadata.`,
      en: `${steps.en} If the names in the file are right, change \`name\` of these columns in the metadata.`,
    },
    places: faults.map(({ column, field }) => ({ ...labelPlace(facts, column), field: field.name })),
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
