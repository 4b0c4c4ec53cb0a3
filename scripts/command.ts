import { type ParseArgsConfig, parseArgs } from 'node:util'
import { CatalogError } from '../src/catalog/catalogerror.ts'
import type { Text } from '../src/catalog/problem.ts'

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
    if (!(error instanceof CatalogError)) {
      console.error(error)
      return
    }
    for (const language of ['id', 'en'] as const) {
      process.stderr.write(`✗ ${error.text[language]}\n  → ${error.hint[language]}\n`)
    }
  }
}

/** Parsed options and positional arguments; an option that does not exist is an error for the person. */
export function options<T extends NonNullable<ParseArgsConfig['options']>>(config: T, usage: string) {
  try {
    return parseArgs({ options: config, allowPositionals: true, strict: true })
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
