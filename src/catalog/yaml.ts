import { isAlias, isMap, isPair, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml'
import type { Position, PropertyPath, Violation } from './model.ts'

/** A YAML or JSON text as read: its value, the faults of its syntax, and where everything stands. */
export interface YamlText {
  /** The mapping, or an empty one where the text holds none. */
  value: Record<string, unknown>
  violations: Violation[]
  locate(path: PropertyPath): Position
  /** The scalar at a path as it is written, such as `12.10` for the number 12.1. */
  written(path: PropertyPath): string | undefined
}

/** Aliases may be resolved this often before a text counts as exploding. */
const MOST_ALIASES = 50

/**
 * Reads YAML 1.2 (of which JSON is a part) without executing anything. Never throws: what is wrong becomes a
 * violation at its line. `firstLine` is the line of the file on which the text begins.
 */
export function readYaml(text: string, firstLine = 1): YamlText {
  const counter = new LineCounter()
  const document = parseDocument(text, {
    lineCounter: counter,
    prettyErrors: false,
    uniqueKeys: true,
    stringKeys: true,
    resolveKnownTags: false,
    customTags: [],
    logLevel: 'silent',
  })
  const at = (offset: number): Position => {
    const { line, col } = counter.linePos(offset)
    return { line: Math.max(line, 1) + firstLine - 1, column: Math.max(col, 1) }
  }
  const violations: Violation[] = [...document.errors, ...document.warnings].map((error) => ({
    path: [],
    position: at(error.pos[0]),
    ...syntaxMessage(error.code, error.message),
  }))
  const root = document.contents as Node | null
  const locate = (path: PropertyPath): Position => at(nodeAt(root, path).offset)
  const written = (path: PropertyPath): string | undefined => {
    const { node, whole } = nodeAt(root, path)
    return whole && isScalar(node) ? node.source : undefined
  }

  let value: unknown = {}
  if (document.errors.length === 0) {
    try {
      value = document.toJS({ maxAliasCount: MOST_ALIASES })
    } catch {
      violations.push({ path: [], position: { line: firstLine, column: 1 }, ...explodingMessage })
    }
    if (!isMapping(value)) {
      if (violations.length === 0) {
        violations.push({ path: [], position: { line: firstLine, column: 1 }, ...mappingMessage })
      }
      value = {}
    }
  }
  return { value: value as Record<string, unknown>, violations, locate, written }
}

/** Whether a value is a mapping: an object that is no list. */
export function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function nodeAt(root: Node | null, path: PropertyPath): { node: unknown; offset: number; whole: boolean } {
  let node: unknown = root
  let offset = root?.range?.[0] ?? 0
  for (const part of path) {
    if (isMap(node)) {
      const pair = node.items.find(
        (item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(part),
      )
      if (!pair) return { node, offset, whole: false }
      offset = (pair.key as Node).range?.[0] ?? offset
      node = pair.value
    } else if (isSeq(node)) {
      const item = node.items[Number(part)]
      if (item === undefined) return { node, offset, whole: false }
      node = item
      offset = (item as Node).range?.[0] ?? offset
    } else {
      return { node, offset, whole: false }
    }
    if (isAlias(node)) return { node, offset, whole: false }
  }
  return { node, offset, whole: true }
}

const explodingMessage = {
  message: {
    id: 'Berkas ini memakai rujukan YAML (`&`, `*`) yang berlipat ganda sehingga tidak dibaca.',
    en: 'This file uses YAML references (`&`, `*`) that multiply, so it is not read.',
  },
  fix: {
    id: 'Hapus tanda `&` dan `*`, lalu tulis nilainya secara langsung.',
    en: 'Remove the `&` and `*` marks and write the values out.',
  },
}

const mappingMessage = {
  message: {
    id: 'Berkas ini harus berisi pasangan `properti: nilai`, bukan daftar atau satu teks.',
    en: 'This file must hold `property: value` pairs, not a list or a single text.',
  },
  fix: {
    id: 'Tulis setiap properti pada barisnya sendiri, misalnya `title: Jumlah Penduduk`.',
    en: 'Write each property on a line of its own, such as `title: Population`.',
  },
}

function syntaxMessage(code: string, detail: string): Pick<Violation, 'message' | 'fix'> {
  const known = SYNTAX[code]
  if (known) return known
  return {
    message: {
      id: `YAML tidak dapat dibaca di sini (${detail.replace(/\.$/, '')}).`,
      en: `The YAML cannot be read here (${detail.replace(/\.$/, '')}).`,
    },
    fix: {
      id: 'Periksa tanda kutip, titik dua, dan indentasi pada baris ini dan baris di atasnya.',
      en: 'Check quotes, colons and indentation on this line and the one above it.',
    },
  }
}

const SYNTAX: Record<string, Required<Pick<Violation, 'message' | 'fix'>>> = {
  DUPLICATE_KEY: {
    message: {
      id: 'Properti ini ditulis dua kali dalam kelompok yang sama.',
      en: 'This property is written twice in the same group.',
    },
    fix: { id: 'Hapus salah satunya.', en: 'Remove one of the two.' },
  },
  TAB_AS_INDENT: {
    message: {
      id: 'Baris ini menjorok dengan tab; YAML hanya menerima spasi.',
      en: 'This line is indented with a tab; YAML accepts spaces only.',
    },
    fix: { id: 'Ganti setiap tab dengan dua spasi.', en: 'Replace each tab with two spaces.' },
  },
  BAD_INDENT: {
    message: {
      id: 'Jorokan baris ini tidak sejajar dengan kelompoknya.',
      en: 'This line is not aligned with its group.',
    },
    fix: {
      id: 'Samakan jumlah spasi di awal baris dengan baris lain dalam kelompok yang sama.',
      en: 'Give it as many leading spaces as the other lines of the group.',
    },
  },
  TAG_RESOLVE_FAILED: {
    message: {
      id: 'Tag YAML (`!…`) tidak diterima di sini.',
      en: 'YAML tags (`!…`) are not accepted here.',
    },
    fix: { id: 'Hapus tag itu dan tulis nilainya saja.', en: 'Remove the tag and write the value alone.' },
  },
}
