import { isNoText } from '../catalog/encoding.ts'
import { labelPlace } from './labels.ts'
import type { Finding, Rule, TableFacts } from './rule.ts'
import { counted, shown, steps } from './wording.ts'

/** A table whose bytes are not UTF-8. */
export const rule: Rule = {
  code: 'encoding-error',
  hook: 'table',
  severity: 'error',
  title: { id: 'Pengodean teks bukan UTF-8', en: 'Text not in UTF-8' },
  why: {
    id: 'Huruf seperti é atau tanda seperti – berubah menjadi tanda aneh di komputer orang lain.',
    en: 'Letters such as é and signs such as – turn into odd marks on other computers.',
  },
  fix: steps(
    [
      'Buka berkas aslinya di Excel atau LibreOffice dan periksa bahwa semua huruf terbaca benar.',
      'Di Excel pilih File > Save As > CSV UTF-8 (Comma delimited); di LibreOffice pilih File > Save As > Text CSV > Character set: Unicode (UTF-8).',
      'Simpan dengan nama yang sama, lalu kirim ulang.',
    ],
    [
      'Open the original file in Excel or LibreOffice and check that all letters are right.',
      'In Excel choose File > Save As > CSV UTF-8 (Comma delimited); in LibreOffice choose File > Save As > Text CSV > Character set: Unicode (UTF-8).',
      'Save it under the same name and submit it again.',
    ],
  ),
  check: (facts) => [...sixteenBits(facts), ...badLabels(facts), ...badCells(facts)],
}

function sixteenBits({ file, encoding }: TableFacts): Finding[] {
  if (encoding === 'utf-8' || isNoText(encoding)) return []
  return [
    {
      message: {
        id: 'Berkas tersimpan sebagai UTF-16 ("Unicode Text"), bukan UTF-8, sehingga tidak dapat dibaca.',
        en: 'The file is saved as UTF-16 ("Unicode Text"), not UTF-8, so it cannot be read.',
      },
      places: [{ file, line: 1 }],
    },
  ]
}

function badLabels(facts: TableFacts): Finding[] {
  const columns = (facts.header?.labels ?? []).flatMap((label, column) =>
    label.includes('\uFFFD') ? [column] : [],
  )
  if (columns.length === 0) return []
  const labels = counted(columns.length, 'judul kolom', 'column name', 'column names')
  return [
    {
      message: {
        id: `${labels.id} memuat huruf yang bukan UTF-8.`,
        en: `The table has ${labels.en} with letters that are not UTF-8.`,
      },
      places: columns.map((column) => labelPlace(facts, column)),
    },
  ]
}

function badCells({ notUtf8 }: TableFacts): Finding[] {
  if (notUtf8.count === 0) return []
  const { places, count, example } = notUtf8
  const cells = counted(count, 'sel', 'cell', 'cells')
  const guess =
    example === undefined
      ? { id: '', en: '' }
      : {
          id: `; berkas mungkin tersimpan sebagai CSV biasa (Windows-1252), karena di sana yang pertama terbaca ${shown(example)}`,
          en: `; the file was perhaps saved as plain CSV (Windows-1252), in which the first reads ${shown(example)}`,
        }
  return [
    {
      message: {
        id: `${cells.id} memuat huruf yang bukan UTF-8 (tampil sebagai \`�\`)${guess.id}.`,
        en: `The table has ${cells.en} with letters that are not UTF-8 (shown as \`�\`)${guess.en}.`,
      },
      places,
      count,
    },
  ]
}
