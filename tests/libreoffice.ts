import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { foreign } from './foreign.ts'

/** How a person saves a workbook: the region the office is set to, and what the export dialog asks. */
export interface Saving {
  /** Such as `id-ID`: decides the marks of numbers and the names of months. */
  locale: string
  delimiter: string
  encoding: keyof typeof CHARSETS
}

/** Numbers of character sets in the options of LibreOffice's CSV filter. */
const CHARSETS = { 'utf-8': 76, 'windows-1252': 1, 'utf-16': 65535 }

/** Lets LibreOffice save every sheet of a workbook as CSV, cells as they are shown; gives the bytes by name of sheet. */
export function savedAsCsv(
  workbook: string,
  { locale, delimiter, encoding }: Saving,
): Record<string, Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), 'lembar kerja '))
  try {
    const profile = join(folder, 'profile')
    mkdirSync(join(profile, 'user'), { recursive: true })
    writeFileSync(join(profile, 'user', 'registrymodifications.xcu'), settings(locale))
    // Separator, quote, character set, first line; then: numbers as shown, cells as shown, and -1 for every sheet.
    const tokens = [
      delimiter.charCodeAt(0),
      34,
      CHARSETS[encoding],
      1,
      '',
      0,
      false,
      true,
      true,
      false,
      false,
      -1,
    ]
    const out = join(folder, 'out')
    const { status, stderr, error } = spawnSync(
      foreign('libreoffice') ?? 'soffice',
      [
        '--headless',
        `-env:UserInstallation=${pathToFileURL(profile)}`,
        '--convert-to',
        `csv:Text - txt - csv (StarCalc):${tokens.join(',')}`,
        '--outdir',
        out,
        workbook,
      ],
      { encoding: 'utf8', timeout: 120_000 },
    )
    if (status !== 0) throw error ?? new Error(`LibreOffice ended with ${status}: ${stderr}`)
    return Object.fromEntries(
      readdirSync(out).map((name) => [
        name.replace(/^.*-|\.csv$/g, ''),
        new Uint8Array(readFileSync(join(out, name))),
      ]),
    )
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function settings(locale: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>${locale}</value></prop></item>
</oor:items>
`
}
