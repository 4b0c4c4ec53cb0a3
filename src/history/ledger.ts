import { CatalogError } from '../catalog/catalogerror.ts'
import type { VersionFile } from './dataset-files.ts'
import type { History } from './history.ts'
import type { Version } from './version.ts'

/** Where the ledger stands in a catalog: one JSON object a line, one line a version, oldest first. */
export const LEDGER = '_catalog/versions.jsonl'

/** A version as the ledger keeps it, so that its number outlives renames, shallow clones and rewritten history. */
export interface LedgerEntry {
  /** `agency/dataset`, its address when the entry was written. */
  dataset: string
  /** From 1. */
  version: number
  /** Day on which it came to the main line, in the catalog's time zone. */
  date: string
  /** Commit of the main line that brought it. */
  commit: string
  /** Files of the dataset; none where it was removed. */
  files: LedgerFile[]
  /** What the checks found in its files; absent in entries that were written before this was kept, and of a removal. */
  checks?: LedgerChecks
}

/** What the checks found in the files of a version. */
export interface CheckCounts {
  /** How many rules the files were checked with. */
  rules: number
  errors: number
  warnings: number
  /** How many places each rule found, by the code of the rule; sorted by code. */
  codes: Record<string, number>
}

/** What the checks found when the version was numbered, by the rules and code lists of that day. */
export interface LedgerChecks extends CheckCounts {
  /** The day `YYYY-MM-DD` of the catalog that the rules and code lists were those of. */
  date: string
}

/** A file of a version in the ledger. */
export interface LedgerFile extends VersionFile {
  /** SHA-256 of its bytes in hexadecimal. */
  sha256: string
}

/** A version with its number. */
export interface NumberedVersion {
  number: number
  /** Day on which it came to the main line, in the catalog's time zone. */
  date: string
  commit: string
  files: VersionFile[]
  /** What Git tells of it; absent where its history is not here. */
  version?: Version
  /** What the ledger says of it; absent for one that is newer than the ledger. */
  entry?: LedgerEntry
}

/** The entries of a ledger; a line that is none is an error for the person. */
export function readLedger(text: string): LedgerEntry[] {
  return text.split('\n').flatMap((line, at) => {
    if (line.trim() === '') return []
    const entry = parsed(line)
    if (!entry) throw badLine(at + 1)
    return [entry]
  })
}

/** The ledger as text, sorted by day, dataset and number, so that the same versions give the same bytes. */
export function writeLedger(entries: readonly LedgerEntry[]): string {
  const key = ({ date, dataset, version }: LedgerEntry) =>
    `${date} ${dataset} ${String(version).padStart(9, '0')}`
  return [...entries]
    .sort((a, b) => (key(a) < key(b) ? -1 : 1))
    .map((entry) => `${JSON.stringify(entry)}\n`)
    .join('')
}

/**
 * Numbers the versions of every dataset, oldest first: those of the ledger keep their numbers, and what the history
 * tells beyond it goes on from there. A version of the history is one of the ledger by its commit, else by its files,
 * else, where history was rewritten, by its day and the names of its files.
 * `oldNames` leads from an address now to those that the dataset had before.
 */
export function numberVersions(
  ledger: readonly LedgerEntry[],
  { datasets, state }: Pick<History, 'datasets' | 'state'>,
  oldNames: ReadonlyMap<string, readonly string[]>,
): Map<string, NumberedVersion[]> {
  const entries = Map.groupBy(ledger, ({ dataset }) => dataset)
  const ids = new Set([...datasets.keys(), ...entries.keys()])
  for (const names of oldNames.values()) for (const name of names) ids.delete(name)
  for (const id of oldNames.keys()) ids.add(id)
  const numbered = new Map<string, NumberedVersion[]>()
  for (const id of [...ids].sort()) {
    const names = [...(oldNames.get(id) ?? []), id]
    const listed = names.flatMap((name) => entries.get(name) ?? []).sort((a, b) => a.version - b.version)
    const told = names
      .flatMap((name) => removedAway(datasets.get(name) ?? [], name !== id))
      .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
    numbered.set(id, joined(listed, told, state))
  }
  return numbered
}

/** A dataset that moved on is removed at its old address, which is no version of it. */
function removedAway(versions: readonly Version[], moved: boolean): readonly Version[] {
  return moved && versions.at(-1)?.files.length === 0 ? versions.slice(0, -1) : versions
}

function joined(
  listed: readonly LedgerEntry[],
  told: readonly Version[],
  state: History['state'],
): NumberedVersion[] {
  const left = new Set(told)
  const found = new Map<LedgerEntry, Version>()
  // What is surest comes first, so that no entry takes the version of another. Where the history is whole but was
  // written anew, an entry is what is left of its day, though files were taken out of it or changed.
  const ways = state === 'complete' ? [hasCommit, hasFiles, isRestOf] : [hasCommit, hasFiles]
  for (const isSameVersion of ways) {
    for (const entry of listed) {
      if (found.has(entry)) continue
      const same = first(left, (version) => isSameVersion(version, entry))
      if (!same) continue
      found.set(entry, same)
      left.delete(same)
    }
  }
  const known = listed.map((entry): NumberedVersion => {
    const { version: number, date, commit, files } = entry
    const version = found.get(entry)
    return { number, date, commit, files, entry, ...(version && { version }) }
  })
  // Where the history begins late, its first commit holds what came before it, and is a version only if that is new.
  const fresh = [...left].filter(
    (version) =>
      state === 'complete' ||
      !version.verification.faults.some(({ code }) => code === 'shallow') ||
      listed.length === 0,
  )
  let number = listed.at(-1)?.version ?? 0
  for (const version of fresh) {
    const { day: date, commit, files } = version
    known.push({ number: ++number, date, commit, files, version })
  }
  return known
}

function first<T>(all: Iterable<T>, isWanted: (one: T) => boolean): T | undefined {
  for (const one of all) if (isWanted(one)) return one
  return undefined
}

function hasCommit({ commit }: Version, entry: LedgerEntry): boolean {
  return commit === entry.commit
}

function isRestOf({ day, files }: Version, entry: LedgerEntry): boolean {
  return day === entry.date && files.every(({ path }) => entry.files.some((file) => file.path === path))
}

function hasFiles({ files }: Version, entry: LedgerEntry): boolean {
  return files.length === entry.files.length && files.every((file, at) => isSame(file, entry.files[at]))
}

function isSame(file: VersionFile, other: VersionFile | undefined): boolean {
  return file.path === other?.path && file.blob === other.blob
}

function parsed(line: string): LedgerEntry | undefined {
  try {
    const { dataset, version, date, commit, files, checks } = JSON.parse(line) as Partial<LedgerEntry>
    const isWhole =
      typeof dataset === 'string' &&
      /^[^/]+\/[^/]+$/.test(dataset) &&
      Number.isSafeInteger(version) &&
      typeof date === 'string' &&
      DAY.test(date) &&
      typeof commit === 'string' &&
      Array.isArray(files) &&
      files.every(
        (file) =>
          typeof file?.path === 'string' &&
          typeof file.blob === 'string' &&
          typeof file.sha256 === 'string' &&
          typeof file.size === 'number',
      ) &&
      (checks === undefined || isChecks(checks))
    return isWhole
      ? ({ dataset, version, date, commit, files, ...(checks && { checks }) } as LedgerEntry)
      : undefined
  } catch {
    return undefined
  }
}

const DAY = /^\d{4}-\d\d-\d\d$/

function isChecks(checks: Partial<LedgerChecks> | null): boolean {
  const { date, rules, errors, warnings, codes } = checks ?? {}
  const counts = [rules, errors, warnings, ...Object.values(codes ?? {})]
  const isText = typeof date === 'string' && DAY.test(date)
  return isText && typeof codes === 'object' && codes !== null && counts.every(isCount)
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0
}

function badLine(line: number): CatalogError {
  return new CatalogError(
    {
      id: `Baris ${line} pada \`${LEDGER}\` bukan catatan versi.`,
      en: `Line ${line} of \`${LEDGER}\` is no entry of a version.`,
    },
    {
      id: 'Kembalikan berkas itu dari riwayat Git; nomor versi hanya ditulis oleh `npm run ledger`.',
      en: 'Restore the file from the history of Git; version numbers are written by `npm run ledger` alone.',
    },
  )
}
