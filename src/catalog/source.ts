import type { PropertyPath, Source, Violation } from './model.ts'
import { isMapping, type YamlText } from './yaml.ts'

/** A fault before its position in the file is known. */
export type Fault = Omit<Violation, 'position'>

/** Checks a value against a schema. */
export type Judge = (value: unknown) => Fault[]

/** What of a source can be kept between runs: everything but the way to a position. */
export interface Kept {
  value: unknown
  violations: Violation[]
  body: string
}

/**
 * Keeps what was made of a file's bytes. The default keeps nothing; a store may keep it on disk, since parsing
 * with positions is the slowest part of reading thousands of descriptors.
 */
export type Memo = <T>(kind: string, file: string, compute: () => T) => T

/** How a metadata file is read: text to YAML with, for Markdown, the body below it. */
export type ReadText = (text: string) => YamlText & { body?: string }

/**
 * A metadata file as a source: judged by its schema, each fault at its position, and made whole: what is
 * wrong is left out and what is missing filled, so that one fault does not hide the next.
 */
export function sourceOf<T>(
  file: string,
  text: () => string | undefined,
  read: ReadText,
  judge: Judge,
  complete: (value: Record<string, unknown>) => T,
  keep: (compute: () => Kept) => Kept,
): { source: Source<T>; body: string } {
  let parsed: (YamlText & { body?: string }) | undefined
  const parse = () => (parsed ??= read(text() ?? '{}'))
  const { value, violations, body } = keep(() => {
    if (text() === undefined) return { value: {}, violations: [NOT_UTF8], body: '' }
    const yaml = parse()
    const faults = yaml.violations.length > 0 ? [] : judge(yaml.value)
    const located = faults.map((fault) => ({ ...asWritten(fault, yaml), position: yaml.locate(fault.path) }))
    return {
      value: without(
        yaml.value,
        faults.map((fault) => fault.path),
      ),
      violations: [...yaml.violations, ...located],
      body: yaml.body ?? '',
    }
  })
  return {
    source: {
      file,
      value: complete(isMapping(value) ? value : {}),
      violations,
      locate: (path) => parse().locate(path),
    },
    body,
  }
}

/** Puts what stands in the file in the place of what YAML made of it: `12.10` where the value is 12.1. */
function asWritten(fault: Fault, yaml: YamlText): Fault {
  const written = yaml.written(fault.path)
  if (written === undefined || fault.value === undefined || written === fault.value) return fault
  const token = new RegExp(`(?<![\\w.])${fault.value.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\w.])`, 'g')
  // What is quoted from the file stands between backticks; other words of the message stay as they are.
  const swap = (text: string) => text.replace(/`[^`]*`/g, (code) => code.replace(token, () => written))
  return {
    ...fault,
    value: written,
    message: { id: swap(fault.message.id), en: swap(fault.message.en) },
    ...(fault.fix && { fix: { id: swap(fault.fix.id), en: swap(fault.fix.en) } }),
  }
}

/** A copy of a value without the properties and items at the given paths. */
function without(value: unknown, paths: PropertyPath[]): unknown {
  const gone = new Set<string>()
  const below = new Map<string, PropertyPath[]>()
  for (const [first, ...rest] of paths) {
    if (first === undefined) continue
    const key = String(first)
    const inside = below.get(key)
    if (rest.length === 0) gone.add(key)
    else if (inside) inside.push(rest)
    else below.set(key, [rest])
  }
  if (gone.size === 0 && below.size === 0) return value
  const inner = (item: unknown, key: string) => without(item, below.get(key) ?? [])
  if (Array.isArray(value)) {
    return value.map((item, at) => inner(item, String(at))).filter((_, at) => !gone.has(String(at)))
  }
  if (!isMapping(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !gone.has(key))
      .map(([key, item]) => [key, inner(item, key)]),
  )
}

/** A file that is not text. */
export const NOT_UTF8: Violation = {
  path: [],
  position: { line: 1, column: 1 },
  message: {
    id: 'Berkas ini bukan teks UTF-8, sehingga tidak dapat dibaca.',
    en: 'This file is not UTF-8 text, so it cannot be read.',
  },
  fix: { id: 'Simpan ulang berkas sebagai "UTF-8".', en: 'Save the file again as "UTF-8".' },
}
