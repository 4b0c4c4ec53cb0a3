import { isCollection, isPair, isScalar, type Node } from 'yaml'
import { mark } from './phrase.ts'
import { syntaxWords, type YamlWords } from './yaml-words.ts'

/** A fault of the syntax as the `yaml` package finds it; `pos` holds offsets in the text. */
export interface YamlError {
  code: string
  message: string
  pos: [number, number]
}

/** A fault of the syntax in words, with the character at which it stands. */
export interface SyntaxFault {
  offset: number
  words: YamlWords
}

/**
 * The faults of a YAML text's syntax, one for each property of the outermost level: whatever else is found below
 * it follows from the first.
 */
export function syntaxFaults(text: string, errors: readonly YamlError[], root: Node | null): SyntaxFault[] {
  const keysOfLines = new Set(
    errors.filter(({ code }) => code === 'MULTILINE_IMPLICIT_KEY').map(({ pos }) => pos[0]),
  )
  const faults: SyntaxFault[] = []
  let last = { line: -1, region: -1 }
  for (const error of [...errors].sort((a, b) => a.pos[0] - b.pos[0])) {
    const offset = error.pos[0]
    if (error.code !== 'TAG_RESOLVE_FAILED') {
      const line = text.lastIndexOf('\n', Math.max(0, offset - 1)) + 1
      const region = regionOf(text, line, last)
      const isSame = region === last.region
      last = { line, region }
      if (isSame) continue
    }
    faults.push(faultOf(text, error, keysOfLines.has(offset), root))
  }
  return faults
}

/**
 * Start of the last line, from the one that starts at `line` upwards, that begins a property of the outermost
 * level; `last` is a line above whose region is known.
 */
function regionOf(text: string, line: number, last: { line: number; region: number }): number {
  let start = line
  while (start > 0 && /[\s#-]/.test(text[start] ?? ' ')) {
    if (start <= last.line) return last.region
    start = start < 2 ? 0 : text.lastIndexOf('\n', start - 2) + 1
  }
  return start
}

function faultOf(
  text: string,
  { code, message, pos: [offset] }: YamlError,
  spansLines: boolean,
  root: Node | null,
): SyntaxFault {
  const start = text.lastIndexOf('\n', Math.max(0, offset - 1)) + 1
  const before = text.slice(start, offset)
  const line = lineAt(text, start)
  const rest = lineAt(text, offset)
  const at = (words: YamlWords, where = offset): SyntaxFault => ({ offset: where, words })
  switch (code) {
    case 'BLOCK_AS_IMPLICIT_KEY':
      // What would be a key of several lines is a line that stands too far to the right.
      return spansLines
        ? at(syntaxWords('BAD_INDENT', ''), nextLine(text, offset))
        : at(colon(keyOf(before), rest))
    case 'BLOCK_IN_FLOW':
      return at(colon(keyOf(before), rest.replace(/\s*[}\],].*$/, '')))
    case 'MULTILINE_IMPLICIT_KEY':
      return at(noProperty(line))
    case 'MISSING_CHAR':
      if (!message.startsWith('Missing closing')) return at(syntaxWords('BAD_INDENT', ''))
      return at(openQuote(message.endsWith("'quote") ? "'" : '"'), lastScalar(root) ?? offset)
    case 'BAD_INDENT':
      return at(message.startsWith('Flow') ? openBracket(message) : syntaxWords(code, message))
    case 'UNEXPECTED_TOKEN':
      return at(/["']/.test(before) ? BEHIND_QUOTE : syntaxWords(code, message))
    case 'BAD_SCALAR_START':
      return at(badStart(keyOf(before), rest))
    case 'BAD_DQ_ESCAPE':
      return at(BACKSLASH)
    default:
      return at(syntaxWords(code, message))
  }
}

function lineAt(text: string, start: number): string {
  const end = text.indexOf('\n', start)
  return (end < 0 ? text.slice(start) : text.slice(start, end)).trimEnd()
}

function nextLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset)
  return end < 0 ? offset : end + 1 + (/^\s*/.exec(lineAt(text, end + 1))?.[0].length ?? 0)
}

/** Where the last text of a document begins. */
function lastScalar(root: Node | null): number | undefined {
  let node: unknown = root
  while (isCollection(node)) {
    const last: unknown = node.items.at(-1)
    node = isPair(last) ? (last.value ?? last.key) : last
  }
  return isScalar(node) ? node.range?.[0] : undefined
}

/** Name of the property whose value begins where a line ends. */
function keyOf(before: string): string | undefined {
  return /([\w$-]+):\s*$/.exec(before)?.[1]
}

/** The property with its text in quotes, or a pattern of it where the text is long or has quotes of its own. */
function quoted(key: string | undefined, value: string): string {
  const isShort = value.length <= 60 && !/["'\\]/.test(value)
  return mark(`${key === undefined ? '' : `${key}: `}"${isShort ? value : '…'}"`)
}

function colon(key: string | undefined, value: string): YamlWords {
  const line = quoted(key, value)
  return {
    message: {
      id: 'Teks ini memuat titik dua yang diikuti spasi, sehingga terbaca sebagai properti.',
      en: 'This text has a colon followed by a space, so it is read as a property.',
    },
    fix: {
      id: `Apit seluruh teksnya dengan tanda petik: ${line}.`,
      en: `Put the whole text in quotes: ${line}.`,
    },
  }
}

function badStart(key: string | undefined, value: string): YamlWords {
  const sign = mark(value.charAt(0) === '`' ? "'" : value.charAt(0))
  const line = quoted(key, value.replaceAll('`', ''))
  return {
    message: {
      id: `Teks tanpa tanda petik tidak boleh diawali ${sign === "`'`" ? 'tanda petik terbalik' : sign}.`,
      en: `A text without quotes may not begin with ${sign === "`'`" ? 'a backtick' : sign}.`,
    },
    fix: { id: `Apit teksnya dengan tanda petik: ${line}.`, en: `Put the text in quotes: ${line}.` },
  }
}

function openQuote(quote: string): YamlWords {
  const [id, en] = quote === '"' ? ['ganda (`"`)', 'double (`"`)'] : ["tunggal (`'`)", "single (`'`)"]
  return {
    message: {
      id: `Tanda petik ${id} yang dibuka di sini tidak pernah ditutup.`,
      en: `The ${en} quote opened here is never closed.`,
    },
    fix: {
      id: 'Tambahkan tanda petik yang sama di akhir teks, atau hapus tanda petik pembukanya.',
      en: 'Add the same quote at the end of the text, or remove the opening one.',
    },
  }
}

function openBracket(message: string): YamlWords {
  const [open, close] = message.startsWith('Flow map') ? ['{', '}'] : ['[', ']']
  return {
    message: {
      id: `Kurung \`${open}\` di atas atau pada baris ini tidak ditutup dengan \`${close}\`.`,
      en: `A bracket \`${open}\` on or above this line is not closed by \`${close}\`.`,
    },
    fix: {
      id: `Tambahkan \`${close}\` di akhir daftar itu; setiap kurung ditutup dengan pasangannya.`,
      en: `Add \`${close}\` at the end of that list; each bracket is closed by its own kind.`,
    },
  }
}

function noProperty(line: string): YamlWords {
  const [, indent = '', key, value] = /^(\s*(?:- )?)([\w$-]+):(\S.*)$/.exec(line) ?? []
  if (key !== undefined) {
    const right = mark(`${indent.trimStart()}${key}: ${value}`)
    return {
      message: {
        id: 'Sesudah titik dua harus ada spasi.',
        en: 'There must be a space behind the colon.',
      },
      fix: { id: `Tulis ${right}.`, en: `Write ${right}.` },
    }
  }
  const item = /^\s*-(\S.*)$/.exec(line)?.[1]
  if (item !== undefined) {
    return {
      message: { id: 'Sesudah tanda `-` harus ada spasi.', en: 'There must be a space behind the `-`.' },
      fix: { id: `Tulis ${mark(`- ${item}`)}.`, en: `Write ${mark(`- ${item}`)}.` },
    }
  }
  return {
    message: {
      id: 'Baris ini bukan pasangan `properti: nilai`.',
      en: 'This line is no `property: value` pair.',
    },
    fix: {
      id: 'Bila baris ini lanjutan teks di atasnya, gabungkan menjadi satu baris dan apit teksnya dengan tanda petik.',
      en: 'If it continues the text above, join the two into one line and put the text in quotes.',
    },
  }
}

const BEHIND_QUOTE: YamlWords = {
  message: {
    id: 'Ada teks di belakang tanda petik penutup.',
    en: 'There is text behind a closing quote.',
  },
  fix: {
    id: "Apit seluruh teks dengan satu pasang tanda petik; bila teksnya memuat petik ganda, apit dengan petik tunggal (`'…'`). Periksa juga apakah tanda petik pada baris di atasnya sudah ditutup.",
    en: "Put one pair of quotes around the whole text; where the text has double quotes, use single ones (`'…'`). Check also that the quotes on the lines above are closed.",
  },
}

const BACKSLASH: YamlWords = {
  message: {
    id: 'Garis miring terbalik (`\\`) di dalam petik ganda punya arti khusus.',
    en: 'A backslash (`\\`) in double quotes has a meaning of its own.',
  },
  fix: {
    id: "Apit teks itu dengan petik tunggal (`'…'`), atau tulis garis miring biasa (`/`) untuk jalur berkas.",
    en: "Put the text in single quotes (`'…'`), or write plain slashes (`/`) in paths of files.",
  },
}
