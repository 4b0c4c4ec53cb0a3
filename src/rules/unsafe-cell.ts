import type { Text } from '../catalog/problem.ts'
import { type Cells, OTHER } from '../catalog/table.ts'
import { textOf } from '../catalog/text.ts'
import { hasActiveMarkup, unsafeLink } from './markup.ts'
import type { Rule } from './rule.ts'
import { type CellFault, tableCells } from './tablecells.ts'
import { cellCount, shown, steps } from './wording.ts'

/** A cell with HTML that runs code, or with a link that runs code or opens a local file. */
export const rule: Rule = {
  code: 'unsafe-cell',
  hook: 'rows',
  severity: 'error',
  title: { id: 'Kode atau tautan berbahaya di dalam sel', en: 'Code or an unsafe link in a cell' },
  why: {
    id: 'Situs atau aplikasi lain yang menampilkan data ini dapat menjalankan kodenya di komputer pembaca; tautan ke berkas kantor tidak dapat dibuka siapa pun di luar kantor.',
    en: 'Another site or app that shows the data may run the code on the computer of its readers; links to files of an office open for nobody outside it.',
  },
  fix: steps(
    [
      'Buka berkas di Excel atau LibreOffice dan lihat sel yang disebut.',
      'Hapus kodenya, dan tulis hanya teks atau alamat web lengkap yang diawali `https://`.',
      'Bila Anda tidak mengenal isinya, periksa dari mana data itu disalin: sistem sumbernya mungkin telah disusupi.',
      'Simpan kembali sebagai CSV UTF-8.',
    ],
    [
      'Open the file in Excel or LibreOffice and look at the named cells.',
      'Remove the code, and write only text or full web addresses that begin with `https://`.',
      'If you do not know what it is, find out where the data were copied from: that system may have been broken into.',
      'Save the file again as CSV UTF-8.',
    ],
  ),
  check: (header, context) => KINDS.map((kind) => tableCells(header, context, faultOf(kind))),
}

type Kind = 'code' | 'embedded' | 'local'
/** Each has words and a remedy of its own. */
const KINDS: readonly Kind[] = ['code', 'embedded', 'local']

function kindOf(text: string): Kind | undefined {
  if (hasActiveMarkup(text)) return 'code'
  const link = unsafeLink(text)
  return link === 'running' ? 'code' : link
}

function faultOf(kind: Kind): CellFault {
  const fix = FIXES[kind]
  return {
    mayHave: (kinds) => (kinds & OTHER) !== 0,
    test: (cells, index) =>
      isSuspect(cells, index) && kindOf(textOf(cells.bytes, cells.start[index], cells.end[index])) === kind,
    label: (label) => kindOf(label) === kind,
    message: ({ count, columns, example }) => {
      const cells = cellCount(count)
      const what = WORDS[kind]
      return {
        id: `Tabel memuat ${cells.id} ${what.id} (${columns.id}), misalnya ${shown(example)}.`,
        en: `The table has ${cells.en} ${what.en} (${columns.en}), such as ${shown(example)}.`,
      }
    },
    ...(fix && { fix: () => fix }),
  }
}

const WORDS: Record<Kind, Text> = {
  code: { id: 'dengan kode yang dapat dijalankan', en: 'with code that can be run' },
  embedded: {
    id: 'dengan tautan `data:` yang membawa isi berkas di dalam sel',
    en: 'with `data:` links that carry a file inside the cell',
  },
  local: {
    id: 'dengan tautan ke berkas di komputer atau jaringan kantor',
    en: 'with links to files on a computer or in the network of an office',
  },
}

const FIXES: Partial<Record<Kind, Text>> = {
  embedded: {
    id: 'Simpan berkasnya di situs perangkat daerah, lalu tulis alamat lengkapnya yang diawali `https://`; atau kosongkan selnya.',
    en: 'Put the file on the website of the agency and write its full address, which begins with `https://`; or empty the cell.',
  },
  local: {
    id: 'Unggah berkasnya ke situs yang dapat dibuka umum, lalu tulis alamat lengkapnya yang diawali `https://`; atau kosongkan selnya.',
    en: 'Put the file on a website that is open to the public and write its full address, which begins with `https://`; or empty the cell.',
  },
}

/** Whether a text holds code that a page could run, or an unsafe link. */
export function isUnsafe(text: string): boolean {
  return kindOf(text) !== undefined
}

/** Whether a cell holds `<`, `&`, a leading backslash, or a colon as in `javascript:`, `data:` or `file:`. */
function isSuspect({ bytes, start, end }: Cells, index: number): boolean {
  const from = start[index] as number
  const to = end[index] as number
  for (let at = from; at < to; at++) {
    const byte = bytes[at] as number
    if (byte === 60 || byte === 38) return true
    if (byte === 92 && bytes[at + 1] === 92) return true
    if (byte !== 58 || at === from) continue
    const before = bytes[at - 1] as number
    const small = before | 32
    if (small === 116 || small === 97 || small === 101 || before < 32 || before > 126) return true
  }
  return false
}
