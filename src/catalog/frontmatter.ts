import type { Violation } from './model.ts'
import { shorten } from './problem.ts'
import { readYaml, type YamlText } from './yaml.ts'

/** A Markdown file with YAML front matter: the metadata, and the text below it. */
export interface FrontMatter extends YamlText {
  body: string
}

const FENCE = /^---[ \t]*$/

/** A dataset that needs more lines of metadata is none. */
const MOST_LINES = 20_000

/**
 * Reads the front matter of a Markdown file. Only YAML is read, and nothing is run: what follows `---` on the first line
 * in other tools' files, such as `---js`, is a fault. Never throws.
 */
export function readFrontMatter(text: string): FrontMatter {
  const lines = text.split(/\r\n|\n|\r/)
  const close = lines.findIndex((line, index) => index > 0 && line.startsWith('---'))
  const fault = fenceFault(lines, close)
  if (fault) {
    const empty = readYaml('{}')
    return { ...empty, violations: [fault], body: '' }
  }
  // A blank line stands for the opening fence, so that lines count as in the file.
  const yaml = ['', ...lines.slice(1, close)].join('\n')
  const body = lines.slice(close + 1).join('\n')
  return { ...readYaml(yaml), body: body.replace(/^\s*(\n|$)/, '') }
}

function fenceFault(lines: string[], close: number): Violation | undefined {
  const first = lines[0] ?? ''
  if (first.startsWith('\uFEFF')) return at(1, BYTE_ORDER_MARK)
  if (!first.startsWith('---')) return at(1, NO_FENCE)
  if (!FENCE.test(first)) return at(1, otherLanguage(shorten(first.slice(3).trim())))
  if (close < 0) return at(1, NO_CLOSING_FENCE)
  if (!FENCE.test(lines[close] as string)) return at(close + 1, NO_CLOSING_FENCE)
  if (close > MOST_LINES) return at(MOST_LINES + 1, TOO_LONG)
  return undefined
}

type Words = Required<Pick<Violation, 'message' | 'fix'>>

function at(line: number, words: Words): Violation {
  return { path: [], position: { line, column: 1 }, ...words }
}

/** Bytes that some editors put before a text, and that hide its first line. */
export const BYTE_ORDER_MARK: Words = {
  message: {
    id: 'Berkas diawali tanda urutan byte (BOM), sehingga metadata tidak terbaca.',
    en: 'The file begins with a byte order mark (BOM), so its metadata cannot be read.',
  },
  fix: {
    id: 'Simpan ulang berkas sebagai "UTF-8" (bukan "UTF-8 with BOM").',
    en: 'Save the file again as "UTF-8" (not "UTF-8 with BOM").',
  },
}

const NO_FENCE: Words = {
  message: {
    id: 'Berkas harus diawali baris `---`, diikuti metadata, lalu baris `---` lagi.',
    en: 'The file must begin with a line `---`, then the metadata, then a line `---` again.',
  },
  fix: {
    id: 'Tambahkan baris `---` sebagai baris pertama; jangan ada baris kosong di atasnya.',
    en: 'Add a line `---` as the first line, with no blank line above it.',
  },
}

const NO_CLOSING_FENCE: Words = {
  message: {
    id: 'Metadata tidak ditutup dengan baris `---`.',
    en: 'The metadata is not closed by a line `---`.',
  },
  fix: {
    id: 'Tambahkan baris yang hanya berisi `---` di bawah properti terakhir.',
    en: 'Add a line that holds only `---` below the last property.',
  },
}

const TOO_LONG: Words = {
  message: {
    id: 'Metadata lebih panjang dari 20.000 baris, sehingga tidak dibaca.',
    en: 'The metadata is longer than 20,000 lines, so it is not read.',
  },
  fix: {
    id: 'Hapus baris kosong, atau pecah dataset menjadi beberapa dataset.',
    en: 'Remove blank lines, or divide the dataset into several.',
  },
}

function otherLanguage(language: string): Words {
  return {
    message: {
      id: `Metadata harus ditulis dalam YAML; \`---${language}\` tidak dibaca dan tidak dijalankan.`,
      en: `The metadata must be written in YAML; \`---${language}\` is neither read nor run.`,
    },
    fix: {
      id: 'Tulis `---` saja pada baris pertama, lalu metadata sebagai YAML.',
      en: 'Write `---` alone on the first line, then the metadata as YAML.',
    },
  }
}
