import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const FOLDER = fileURLToPath(new URL('../.cache/peers', import.meta.url))

/** The folder with programs to compare with, by name and version, which are fetched where they are not there. */
export function fetchPeers(wanted: Record<string, string>): string {
  mkdirSync(FOLDER, { recursive: true })
  const known = versionsIn(join(FOLDER, 'package.json'))
  const isThere = ([name, version]: [string, string]) =>
    known[name] === version && existsSync(join(FOLDER, 'node_modules', name))
  if (Object.entries(wanted).every(isThere)) return FOLDER
  console.error('Fetching the programs to compare with …')
  const dependencies = { ...known, ...wanted }
  writeFileSync(join(FOLDER, 'package.json'), `${JSON.stringify({ private: true, dependencies })}\n`)
  const { status, stderr } = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--silent'], {
    cwd: FOLDER,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  })
  if (status !== 0) throw new Error(`npm could not fetch them:\n${stderr}`)
  return FOLDER
}

function versionsIn(file: string): Record<string, string> {
  if (!existsSync(file)) return {}
  const { dependencies = {} } = JSON.parse(readFileSync(file, 'utf8')) as {
    dependencies?: Record<string, string>
  }
  return dependencies
}
