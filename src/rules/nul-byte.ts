import { columnLetters, type Place, shorten } from '../catalog/problem.ts'
import { CONTROL, type Header } from '../catalog/table.ts'
import { hasNul } from '../catalog/text.ts'
import { isMisread } from './labels.ts'
import type { RowCheck, Rule } from './rule.ts'
import { cellCount, steps } from './wording.ts'

/** A cell with a NUL byte, which no text has. */
export const rule: Rule = {
  code: 'nul-byte',
  hook: 'rows',
  severity: 'error',
  title: { id: 'Sel dengan byte kosong (NUL)', en: 'Cell with a NUL byte' },
  why: {
    id: 'Banyak program berhenti membaca di byte kosong, sehingga sisa sel atau sisa berkas hilang.',
    en: 'Many programs stop reading at a NUL byte, so that the rest of the cell or of the file is lost.',
  },
  fix: steps(
    [
      'Buka berkas aslinya di Excel atau LibreOffice dan lihat sel yang disebut; berkas mungkin rusak saat disalin atau diekspor.',
      'Ketik ulang isi sel itu.',
      'Simpan sebagai CSV UTF-8, salin sekali lagi, lalu kirim ulang.',
    ],
    [
      'Open the original file in Excel or LibreOffice and look at the cell; the file was perhaps damaged when it was copied or exported.',
      'Type the value of the cell anew.',
      'Save the file as CSV UTF-8, copy it once more, and submit it again.',
    ],
  ),
  check: (header, { resource }) => (isMisread(header) ? [] : [nulCells(header, resource.file ?? '')]),
}

function nulCells({ labels, line, row, fields }: Header, file: string): RowCheck {
  const places = labels.flatMap((label, at): Place[] => {
    if (!label.includes('\0')) return []
    const field = fields[at]?.name
    const cell = `${columnLetters(at + 1)}${row}`
    return [
      { file, line, row, column: at + 1, cell, ...(field !== undefined && { field }), value: shorten(label) },
    ]
  })
  return {
    places,
    message: (count) => ({
      id: `${cellCount(count).id} memuat byte kosong (NUL), yang tidak ada dalam teks.`,
      en: `The table has ${cellCount(count).en} with a NUL byte, which no text has.`,
    }),
    block: (block, report) => {
      const columns = block.columns.filter(({ anyKinds }) => anyKinds & CONTROL)
      if (columns.length === 0) return
      for (let index = 0; index < block.count; index++) {
        for (const { kinds, bytes, start, end, index: column } of columns) {
          if (!((kinds[index] as number) & CONTROL)) continue
          if (hasNul(bytes, start[index] as number, end[index] as number)) report(block, index, column)
        }
      }
    },
  }
}
