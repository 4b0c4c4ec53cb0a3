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
  check: (header, context) => [tableCells(header, context, FAULT)],
}

const FAULT: CellFault = {
  oneOf: OTHER,
  test: (cells, index) =>
    isSuspect(cells, index) && isUnsafe(textOf(cells.bytes, cells.start[index], cells.end[index])),
  label: isUnsafe,
  message: ({ count, columns, example }) => {
    const cells = cellCount(count)
    const what = WORDS[kindOf(example) ?? 'code']
    return {
      id: `Tabel memuat ${cells.id} dengan kode atau tautan yang tidak aman (${columns.id}), misalnya ${what.id} ${shown(example)}.`,
      en: `The table has ${cells.en} with code or unsafe links (${columns.en}), such as ${what.en} ${shown(example)}.`,
    }
  },
  fix: ({ examples, example }) => {
    const kinds = new Set([example, ...examples].map((text) => kindOf(text) ?? 'code'))
    const lines = [...kinds].map((kind) => FIXES[kind])
    return { id: lines.map(({ id }) => id).join('\n'), en: lines.map(({ en }) => en).join('\n') }
  },
}

type Kind = 'code' | 'embedded' | 'local'

function kindOf(text: string): Kind | undefined {
  if (hasActiveMarkup(text)) return 'code'
  const link = unsafeLink(text)
  return link === 'running' ? 'code' : link
}

const WORDS: Record<Kind, Text> = {
  code: { id: 'kode', en: 'the code' },
  embedded: { id: 'berkas di dalam tautan', en: 'the file inside a link' },
  local: { id: 'tautan ke berkas kantor', en: 'the link to a file of an office' },
}

const FIXES: Record<Kind, Text> = {
  code: {
    id: 'Hapus kodenya dan tulis teks biasa; bila Anda tidak mengenal isinya, periksa sistem tempat data itu disalin.',
    en: 'Remove the code and write plain text; if you do not know what it is, examine the system that the data were copied from.',
  },
  embedded: {
    id: 'Tautan `data:` membawa isi berkas di dalam sel: simpan berkasnya di situs perangkat daerah, lalu tulis alamatnya yang diawali `https://`.',
    en: 'A `data:` link carries a file inside the cell: put the file on the website of the agency and write its address, which begins with `https://`.',
  },
  local: {
    id: 'Berkas di komputer atau jaringan kantor tidak dapat dibuka pembaca: unggah ke situs yang terbuka, lalu tulis alamatnya yang diawali `https://`, atau kosongkan selnya.',
    en: 'Readers cannot open a file on a computer or in the network of an office: put it on an open website and write its address, which begins with `https://`, or empty the cell.',
  },
}

/** Whether a text holds code that a page could run, or an unsafe link. */
export function isUnsafe(text: string): boolean {
  return kindOf(text) !== undefined
}

/** Whether a cell holds `<`, an entity, two backslashes, or a colon as in `javascript:`, `data:` or `file:`. */
function isSuspect({ bytes, start, end }: Cells, index: number): boolean {
  const from = start[index] as number
  const to = end[index] as number
  for (let at = from; at < to; at++) {
    const byte = bytes[at] as number
    if (byte > 60 && byte !== 92) continue
    if (byte === 60 || (byte === 38 && isEntity(bytes, at, to))) return true
    if (byte === 92 && bytes[at + 1] === 92) return true
    if (byte !== 58 || at === from) continue
    const before = bytes[at - 1] as number
    const small = before | 32
    if (small === 116 || small === 97 || small === 101 || before < 32 || before > 126) return true
  }
  return false
}

/** Longest entity that hides a part of a link or tag. */
const LONGEST_ENTITY = 12

/** Whether what begins with `&` is an entity, not a part of an address or of a name such as `A&B`. */
export function isEntity(bytes: Uint8Array, at: number, end: number): boolean {
  if (bytes[at + 1] === 35) return true
  const last = Math.min(end, at + LONGEST_ENTITY)
  for (let next = at + 1; next < last; next++) if (bytes[next] === 59) return true
  return false
}
