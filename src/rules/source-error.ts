import { isNoText, type NoText } from '../catalog/encoding.ts'
import type { Misread } from '../catalog/misread.ts'
import { nearest } from '../catalog/nearest.ts'
import { baseName, stem } from '../catalog/path.ts'
import type { Text } from '../catalog/problem.ts'
import type { QuoteFault } from '../catalog/scan.ts'
import { headerPlace, isUnreadable, labelPlace } from './labels.ts'
import { MARKS } from './marks.ts'
import type { Finding, Rule, TableContext, TableFacts } from './rule.ts'
import { didYouMean, shown, steps } from './wording.ts'

/** A table that cannot be read as CSV: its file is missing, empty, or not written as the dialect says. */
export const rule: Rule = {
  code: 'source-error',
  hook: 'table',
  severity: 'error',
  title: { id: 'Berkas tabel tidak dapat dibaca', en: 'Unreadable table file' },
  why: {
    id: 'Tanpa berkas CSV yang utuh, tabel tidak dapat diperiksa, ditampilkan, atau diunduh.',
    en: 'Without an intact CSV file, the table cannot be checked, shown or downloaded.',
  },
  fix: steps(
    [
      'Buka tabel di Excel atau LibreOffice dan pastikan baris pertama memuat nama kolom dan baris berikutnya memuat data.',
      'Di Excel pilih File > Save As > CSV UTF-8 (Comma delimited); di LibreOffice pilih File > Save As > Text CSV dengan pemisah koma dan UTF-8.',
      'Simpan di folder dataset dengan nama yang sama persis seperti `path` di berkas `dataset.md`, termasuk huruf besar dan kecilnya.',
    ],
    [
      'Open the table in Excel or LibreOffice and make sure that the first row holds the column names and the rows below it the data.',
      'In Excel choose File > Save As > CSV UTF-8 (Comma delimited); in LibreOffice choose File > Save As > Text CSV with comma and UTF-8.',
      'Save it in the folder of the dataset under exactly the name in `path` of the file `dataset.md`, capitals included.',
    ],
  ),
  check: (facts, context) => (facts.exists ? contentFaults(facts, context) : missingFile(facts, context)),
}

const SPREADSHEET = /\.(xlsx?|xlsm|ods|numbers)$/i

function missingFile(facts: TableFacts, context: TableContext): Finding[] {
  const { file } = facts
  const { files } = context.catalog
  // A symlink or device at this place is a fault of its own.
  if (files.some((entry) => entry.path === file)) return []
  const folder = file.slice(0, file.lastIndexOf('/') + 1)
  const name = baseName(file)
  // The file of another table was not meant.
  const taken = new Set(context.dataset.resources.map((resource) => resource.file))
  const near = files
    .map(({ path }) => path)
    .filter((path) => path.startsWith(folder) && !path.slice(folder.length).includes('/') && !taken.has(path))
    .map(baseName)
    .filter((other) => !/\.(md|json)$/i.test(other))
  const sheet = near.find((other) => SPREADSHEET.test(other) && stem(other) === stem(name))
  const guess = sheet ? undefined : nearest(name, near)
  const asked = didYouMean(guess)
  return [
    {
      message: {
        id: `Berkas ${shown(name)} tidak ditemukan di folder dataset.${asked.id}`,
        en: `The file ${shown(name)} is not in the folder of the dataset.${asked.en}`,
      },
      ...(sheet !== undefined && { fix: saveSheet(sheet, name) }),
      ...(guess !== undefined && { fix: rename(guess, name) }),
      ...(sheet === undefined && guess === undefined && { fix: bring(name) }),
      places: [{ file, field: context.resource.name }],
    },
  ]
}

function saveSheet(sheet: string, name: string): Text {
  return {
    id: `Buka ${shown(sheet)}, pilih File > Save As > CSV UTF-8 (Comma delimited), dan simpan sebagai ${shown(name)}.`,
    en: `Open ${shown(sheet)}, choose File > Save As > CSV UTF-8 (Comma delimited), and save it as ${shown(name)}.`,
  }
}

function bring(name: string): Text {
  return {
    id: `Salin berkas ${shown(name)} ke folder dataset ini, dengan nama persis itu; bila tabelnya memang tidak ada lagi, hapus bagiannya pada \`resources\` di berkas \`dataset.md\`.`,
    en: `Copy the file ${shown(name)} into the folder of this dataset, under exactly that name; if the table is gone for good, delete its part of \`resources\` in the file \`dataset.md\`.`,
  }
}

function rename(guess: string, name: string): Text {
  return {
    id: `Ganti \`path\` pada metadata menjadi ${shown(guess)}, atau ganti nama berkasnya menjadi ${shown(name)}; huruf besar dan kecil dibedakan.`,
    en: `Change \`path\` in the metadata to ${shown(guess)}, or rename the file to ${shown(name)}; capitals count.`,
  }
}

function contentFaults(facts: TableFacts, context: TableContext): Finding[] {
  const { file, header, result } = facts
  const name = shown(baseName(file))
  if (isNoText(facts.encoding)) return [noText(facts.encoding, file)]
  if (facts.encoding !== 'utf-8') return []
  if (!header) {
    return [
      {
        message: { id: `Berkas ${name} kosong.`, en: `The file ${name} is empty.` },
        places: [{ file, line: 1 }],
      },
    ]
  }
  const findings: Finding[] = []
  if (header.misread?.kind === 'separator-line') return [separatorLine(facts, context)]
  if (header.misread) findings.push(misread(header.misread, facts, context))
  for (const kind of ['unclosed', 'late', 'text-after-quote', 'endless'] as const) {
    const faults = facts.faults.filter((fault) => formOf(fault) === kind)
    const [first] = faults
    if (first)
      findings.push({ ...FORM[kind](first), places: faults.map(({ line, row }) => ({ file, line, row })) })
  }
  if (result?.rows === 0 && facts.unread === 0 && findings.length === 0) {
    const isBlank = isUnreadable(facts)
    findings.push({
      message: isBlank
        ? {
            id: `Berkas ${name} kosong: isinya hanya baris kosong dan tanda pemisah.`,
            en: `The file ${name} is empty: it holds nothing but blank rows and delimiters.`,
          }
        : {
            id: `Berkas ${name} tidak berisi baris data, hanya baris judul.`,
            en: `The file ${name} holds no data rows, only the header.`,
          },
      ...(!isBlank && {
        fix: {
          id: 'Isi data di bawah baris judul, lalu simpan kembali sebagai CSV UTF-8.',
          en: 'Fill in the data below the header, then save the file again as CSV UTF-8.',
        },
      }),
      places: [headerPlace(facts)],
    })
  }
  return findings
}

function noText(kind: NoText, file: string): Finding {
  const name = shown(baseName(file))
  const words: Record<NoText, Text> = {
    workbook: {
      id: `Berkas ${name} sebenarnya berkas Excel atau LibreOffice yang hanya diganti namanya, bukan CSV.`,
      en: `The file ${name} is in truth a workbook of Excel or LibreOffice under another name, not CSV.`,
    },
    pdf: {
      id: `Berkas ${name} sebenarnya PDF yang hanya diganti namanya, bukan CSV.`,
      en: `The file ${name} is in truth a PDF under another name, not CSV.`,
    },
    binary: {
      id: `Berkas ${name} bukan teks: isinya memuat byte kosong (NUL), mungkin karena rusak saat disalin.`,
      en: `The file ${name} is no text: it holds NUL bytes, perhaps since it was damaged when it was copied.`,
    },
  }
  const fixes: Partial<Record<NoText, Text>> = {
    workbook: {
      id: `Ganti akhiran namanya kembali menjadi \`.xlsx\`, buka di Excel, pilih File > Save As > CSV UTF-8 (Comma delimited), dan simpan sebagai ${name}; mengganti nama saja tidak mengubah isinya.`,
      en: `Change its ending back to \`.xlsx\`, open it in Excel, choose File > Save As > CSV UTF-8 (Comma delimited), and save it as ${name}; a new name alone does not change what a file holds.`,
    },
  }
  const fix = fixes[kind]
  // Without a line: what stands in such a file cannot be shown.
  return { message: words[kind], ...(fix && { fix }), places: [{ file }] }
}

/** The line that tells Excel the delimiter, and that other programs take for the header. */
function separatorLine(facts: TableFacts, context: TableContext): Finding {
  const label = (facts.header?.labels[0] ?? '').trim()
  const mark = label.charAt(4) || context.resource.dialect.delimiter
  const isDeclared = mark === context.resource.dialect.delimiter
  const dialect = `\`dialect: { delimiter: ${JSON.stringify(mark)} }\``
  return {
    message: {
      id: `Baris pertama, ${shown(`sep=${mark}`)}, adalah petunjuk untuk Excel, bukan judul kolom.`,
      en: `The first line, ${shown(`sep=${mark}`)}, is a hint for Excel, not the header.`,
    },
    fix: {
      id: `Hapus baris itu dengan editor teks, sehingga nama kolom berada di baris 1${isDeclared ? '' : `; kolomnya dipisahkan tanda lain, jadi tulis juga ${dialect} pada tabel ini di metadata`}. Atau simpan ulang dari Excel sebagai CSV UTF-8 (Comma delimited).`,
      en: `Delete that line in a text editor, so that the column names stand in row 1${isDeclared ? '' : `; the columns are parted by another sign, so write ${dialect} at this table in the metadata too`}. Or save the file again from Excel as CSV UTF-8 (Comma delimited).`,
    },
    places: [headerPlace(facts)],
  }
}

/** What of the header contradicts the declared dialect, and which declaration would fit. */
function misread(fault: Misread, facts: TableFacts, context: TableContext): Finding {
  const { dialect } = context.resource
  const declared = MARKS[dialect.delimiter] ?? OTHER_MARK
  const places = [labelPlace(facts, 0)]
  if (fault.kind === 'delimiter') {
    const mark = MARKS[fault.delimiter] ?? OTHER_MARK
    return facts.isHeaderAlone
      ? { ...headerAlone(mark, declared, facts), places }
      : { ...wrongDelimiter(fault.delimiter, mark, declared), places }
  }
  if (fault.kind === 'quote') return { ...wrongQuote(fault.quote, dialect.quoteChar), places }
  return { ...(fault.kind === 'quoted-lines' ? quotedLines(declared) : INITIAL_SPACE), places }
}

type Words = Pick<Finding, 'message' | 'fix'>

const OTHER_MARK: Text = { id: 'tanda lain', en: 'another sign' }

function wrongDelimiter(found: string, mark: Text, declared: Text): Words {
  return {
    message: {
      id: `Kolom dipisahkan dengan ${mark.id}, bukan dengan ${declared.id}.`,
      en: `The columns are parted by ${mark.en}, not by ${declared.en}.`,
    },
    fix: {
      id: `Tulis \`dialect: { delimiter: ${JSON.stringify(found)} }\` pada tabel ini di metadata, atau simpan ulang sebagai CSV UTF-8 dengan pemisah ${declared.id}.`,
      en: `Write \`dialect: { delimiter: ${JSON.stringify(found)} }\` at this table in the metadata, or save the file again as CSV UTF-8 parted by ${declared.en}.`,
    },
  }
}

function headerAlone(mark: Text, declared: Text, { header }: TableFacts): Words {
  const row = header?.row ?? 1
  return {
    message: {
      id: `Nama kolom dipisahkan dengan ${mark.id}, padahal datanya dengan ${declared.id}.`,
      en: `The column names are parted by ${mark.en}, but the data by ${declared.en}.`,
    },
    fix: {
      id: `Buka berkas dengan editor teks (misalnya Notepad) dan ganti tanda pemisah di baris ${row} dengan ${declared.id}.`,
      en: `Open the file in a text editor (such as Notepad) and replace the signs that part the names in row ${row} by ${declared.en}.`,
    },
  }
}

function quotedLines(declared: Text): Words {
  return {
    message: {
      id: 'Setiap baris diapit tanda petik, sehingga seluruh baris terbaca sebagai satu sel.',
      en: 'Every line stands in quotes, so that the whole line is read as one cell.',
    },
    fix: {
      id: `Buka berkas dengan editor teks, hapus tanda petik di awal dan akhir setiap baris, dan jadikan \`""\` di dalamnya satu \`"\`; atau di Excel pakai Data > Text to Columns > Delimited dengan pemisah ${declared.id}, lalu simpan sebagai CSV UTF-8.`,
      en: `Open the file in a text editor, remove the quotes at both ends of every line, and make \`""\` inside one \`"\`; or use Data > Text to Columns > Delimited with ${declared.en} in Excel, then save as CSV UTF-8.`,
    },
  }
}

function wrongQuote(found: string, declared: string): Words {
  return {
    message: {
      id: `Sel diapit tanda petik ${shown(found)}, bukan ${shown(declared)}, sehingga petik itu terbaca sebagai isi sel.`,
      en: `Cells stand in the quotes ${shown(found)}, not ${shown(declared)}, so that the quotes are read as part of the cells.`,
    },
    fix: {
      id: `Tulis \`dialect: { quoteChar: ${JSON.stringify(found)} }\` pada tabel ini di metadata, atau simpan ulang dari Excel sebagai CSV UTF-8 (Comma delimited).`,
      en: `Write \`dialect: { quoteChar: ${JSON.stringify(found)} }\` at this table in the metadata, or save the file again from Excel as CSV UTF-8 (Comma delimited).`,
    },
  }
}

const INITIAL_SPACE: Words = {
  message: {
    id: 'Setiap tanda pemisah diikuti spasi, sehingga nama dan nilai diawali spasi.',
    en: 'Every delimiter is followed by a space, so that names and values begin with a space.',
  },
  fix: {
    id: 'Buka berkas dengan editor teks dan ganti setiap tanda pemisah yang diikuti spasi dengan tanda pemisah saja; atau buka di Excel, hapus spasi di awal sel, lalu simpan sebagai CSV UTF-8.',
    en: 'Open the file in a text editor and replace every delimiter with a space by the delimiter alone; or open it in Excel, remove the spaces at the beginning of the cells, and save as CSV UTF-8.',
  },
}

/** A quote that closes on a later line, with text behind it, was left open by mistake. */
function formOf({ kind, until }: QuoteFault): QuoteFault['kind'] | 'late' {
  return kind === 'text-after-quote' && until !== undefined ? 'late' : kind
}

const FORM: Record<ReturnType<typeof formOf>, (fault: QuoteFault) => { message: Text; fix: Text }> = {
  late: ({ line, until }) => ({
    message: {
      id: `Tanda petik yang dibuka di baris ${line} baru tertutup di baris ${until}, sehingga beberapa baris terbaca sebagai satu.`,
      en: `The quote opened on line ${line} is closed only on line ${until}, so that several rows are read as one.`,
    },
    fix: {
      id: `Tutup atau hapus tanda petik di baris ${line}; tanda petik di dalam sel ditulis dua kali (\`""\`).`,
      en: `Close or remove the quote on line ${line}; a quote inside a cell is written twice (\`""\`).`,
    },
  }),
  unclosed: ({ line }) => ({
    message: {
      id: `Tanda petik yang dibuka di baris ${line} tidak pernah ditutup, sehingga sisa berkas terbaca sebagai satu sel.`,
      en: `The quote opened on line ${line} is never closed, so the rest of the file is read as one cell.`,
    },
    fix: {
      id: 'Tutup atau hapus tanda petik itu; tanda petik di dalam sel ditulis dua kali (`""`).',
      en: 'Close or remove the quote; a quote inside a cell is written twice (`""`).',
    },
  }),
  'text-after-quote': ({ line }) => ({
    message: {
      id: `Ada teks setelah tanda petik penutup di baris ${line}.`,
      en: `There is text behind a closing quote on line ${line}.`,
    },
    fix: {
      id: 'Apit seluruh isi sel dengan satu pasang tanda petik; tanda petik di dalam sel ditulis dua kali (`""`).',
      en: 'Put one pair of quotes around the whole cell; a quote inside a cell is written twice (`""`).',
    },
  }),
  endless: ({ line }) => ({
    message: {
      id: `Baris ${line} tidak berakhir: lebih dari 64 MB atau 16.384 kolom, sehingga sisanya tidak dibaca.`,
      en: `Line ${line} does not end: it is beyond 64 MB or 16,384 columns, so the rest is not read.`,
    },
    fix: {
      id: 'Periksa apakah berkas ini benar-benar CSV; tulis data memanjang ke bawah, satu baris untuk setiap pengamatan.',
      en: 'Check that the file is CSV at all; write data down the rows, one row for each observation.',
    },
  }),
}
