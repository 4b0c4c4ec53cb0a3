import { enableCompileCache } from 'node:module'
import { join } from 'node:path'
import { type ParseArgsConfig, parseArgs } from 'node:util'
import { setFlagsFromString } from 'node:v8'
import { CatalogError } from '../src/catalog/catalogerror.ts'
import type { Language, Text } from '../src/catalog/problem.ts'
import { projectRoot } from '../src/store/project.ts'

// What a command loads from here on is compiled once, and without the memory of the compiler from the next time on.
// Until it is known how large the tables are, memory for short-lived objects does not grow.
setFlagsFromString('--semi-space-growth-factor=1')
enableCompileCache(join(projectRoot, '.cache', 'code'))

/** Exit codes of every command. */
export const CLEAN = 0
export const PROBLEMS = 1
export const COULD_NOT_RUN = 2

/** Runs a command and sets the exit code; what the person can put right is said without a stack. */
export async function command(main: () => number | Promise<number>): Promise<void> {
  try {
    process.exitCode = await main()
  } catch (error) {
    process.exitCode = COULD_NOT_RUN
    const known = error instanceof CatalogError ? error : machineError(error)
    if (!known) {
      console.error(error)
      return
    }
    sayError(known)
  }
}

/** Says what the person can put right, and how. */
export function sayError({ text, hint }: CatalogError, languages: readonly Language[] = ['id', 'en']): void {
  for (const language of languages) process.stderr.write(`✗ ${text[language]}\n  → ${hint[language]}\n`)
}

/** Refusals of the machine that a person can put right; anything else is a fault of ours. */
const REFUSALS = new Set([
  'EACCES',
  'EPERM',
  'EROFS',
  'ENOSPC',
  'EMFILE',
  'EBUSY',
  'ENOTDIR',
  'EISDIR',
  'ELOOP',
])

function machineError(error: unknown): CatalogError | undefined {
  const { code, path } = error as NodeJS.ErrnoException
  if (code === undefined || path === undefined || !REFUSALS.has(code)) return undefined
  return new CatalogError(
    {
      id: `"${path}" tidak dapat dibaca atau ditulis (${code}).`,
      en: `"${path}" cannot be read or written (${code}).`,
    },
    {
      id: 'Periksa izin berkas, ruang disk, dan apakah program lain sedang memakainya.',
      en: 'Check its permissions, the disk space, and whether another program is using it.',
    },
  )
}

/**
 * Parsed options and, where `most` allows them, positional arguments; what the command does not know is an error
 * for the person. `--help` prints the usage and ends the command.
 */
export function options<T extends NonNullable<ParseArgsConfig['options']>>(
  config: T,
  usage: string,
  most = 0,
) {
  if (process.argv.slice(2).some((argument) => argument === '--help' || argument === '-h')) {
    process.stdout.write(`${usage}\n`)
    process.exit(CLEAN)
  }
  try {
    const parsed = parseArgs({ options: config, allowPositionals: true, strict: true })
    if (parsed.positionals.length > most) throw new Error(`unexpected "${parsed.positionals[most]}"`)
    return parsed
  } catch (error) {
    const detail = error instanceof Error ? error.message.split('. ')[0] : String(error)
    throw new CatalogError(
      { id: `Perintah ini tidak dimengerti (${detail}).`, en: `This command is not understood (${detail}).` },
      { id: `Cara pakai: ${usage}`, en: `Usage: ${usage}` },
    )
  }
}

/** One of the allowed values of an option, or an error that lists them. */
export function choice<T extends string>(option: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((candidate) => candidate === value)
  if (found !== undefined) return found
  throw new CatalogError(
    { id: `--${option} tidak mengenal "${value}".`, en: `--${option} does not know "${value}".` },
    oneOf(allowed),
  )
}

function oneOf(allowed: readonly string[]): Text {
  const list = allowed.join(', ')
  return { id: `Pilih salah satu: ${list}.`, en: `Choose one of: ${list}.` }
}
