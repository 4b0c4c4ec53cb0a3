import type { Violation } from './model.ts'

/** What is said of a fault of a YAML text. */
export type YamlWords = Pick<Violation, 'message' | 'fix'>

/** Words for an error of the `yaml` package by its code; others with its own `detail`, which is English. */
export function syntaxWords(code: string, detail: string): YamlWords {
  const known = SYNTAX[code]
  if (known) return known
  return {
    message: {
      id: 'Metadata tidak dapat dibaca mulai dari sini.',
      en: `The metadata cannot be read from here on (${detail.replace(/\.$/, '')}).`,
    },
    fix: {
      id: 'Periksa tanda kutip, titik dua, dan indentasi pada baris ini dan baris di atasnya.',
      en: 'Check quotes, colons and indentation on this line and the one above it.',
    },
  }
}

/** References that multiply ("billion laughs"), lead into themselves, or are too many. */
export const EXPLODING: YamlWords = {
  message: {
    id: 'Berkas ini memakai rujukan YAML (`&`, `*`) yang berlipat ganda sehingga tidak dibaca.',
    en: 'This file uses YAML references (`&`, `*`) that multiply, so it is not read.',
  },
  fix: {
    id: 'Hapus tanda `&` dan `*`, lalu tulis nilainya secara langsung.',
    en: 'Remove the `&` and `*` marks and write the values out.',
  },
}

/** A text that holds no mapping. */
export const NO_MAPPING: YamlWords = {
  message: {
    id: 'Berkas ini harus berisi pasangan `properti: nilai`, bukan daftar atau satu teks.',
    en: 'This file must hold `property: value` pairs, not a list or a single text.',
  },
  fix: {
    id: 'Tulis setiap properti pada barisnya sendiri, misalnya `title: Jumlah Penduduk`.',
    en: 'Write each property on a line of its own, such as `title: Population`.',
  },
}

/** A reference to nothing that stands before it. */
export const UNRESOLVED: YamlWords = {
  message: {
    id: 'Tanda `*` di sini merujuk ke sesuatu yang tidak ada.',
    en: 'The `*` mark here refers to something that is not there.',
  },
  fix: {
    id: 'Tulis nilainya secara langsung; nilai yang diawali `*` ditulis di dalam tanda petik.',
    en: 'Write the value out; a value that begins with `*` is written in quotes.',
  },
}

/** Groups in groups in groups, deeper than any metadata. */
export const TOO_DEEP: YamlWords = {
  message: {
    id: 'Kelompok di dalam kelompok terlalu dalam sehingga berkas ini tidak dibaca.',
    en: 'Groups stand in groups too deeply, so this file is not read.',
  },
  fix: {
    id: 'Periksa tanda kurung `[`, `{` yang tidak ditutup dan spasi di awal baris (indentasi).',
    en: 'Check for brackets `[`, `{` that are not closed and for spaces that begin lines.',
  },
}

/** A line such as `%YAML 1.1`, which would change how everything below it is read. */
export const DIRECTIVE: YamlWords = {
  message: {
    id: 'Baris yang diawali `%` tidak diterima; berkas selalu dibaca sebagai YAML 1.2.',
    en: 'Lines that begin with `%` are not accepted; the file is always read as YAML 1.2.',
  },
  fix: { id: 'Hapus baris itu.', en: 'Remove the line.' },
}

const SYNTAX: Record<string, YamlWords> = {
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
      id: 'Spasi di awal baris ini (indentasi) tidak sejajar dengan kelompoknya.',
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
  MULTIPLE_DOCS: {
    message: {
      id: 'Baris `---` membuka bagian kedua; berkas ini hanya boleh punya satu.',
      en: 'A line `---` opens a second part; this file may have only one.',
    },
    fix: {
      id: 'Hapus baris `---` itu dan satukan isinya.',
      en: 'Remove that `---` line and join what it divides.',
    },
  },
  BAD_DIRECTIVE: DIRECTIVE,
}
