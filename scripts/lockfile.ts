/**
 * `node scripts/lockfile.ts` completes package-lock.json after `npm install`: npm leaves out platform packages
 * of machines it does not run on, and a lockfile without them fails `npm ci` on those machines.
 */
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Locked, type Lockfile, missingEntries, nameOf, publicAddress } from './lockfile-entries.ts'

const file = fileURLToPath(new URL('../package-lock.json', import.meta.url))
const lock: Lockfile = JSON.parse(readFileSync(file, 'utf8'))

const FIRST = ['name', 'version', 'resolved', 'integrity']

let added = 0
for (let missing = missingEntries(lock); missing.length > 0; missing = missingEntries(lock)) {
  for (const { parent, name, range, optional } of missing) {
    const entry = { ...fromRegistry(name, range), ...(optional ? { optional: true } : {}) }
    lock.packages[
      lock.packages[`node_modules/${name}`] ? `${parent}/node_modules/${name}` : `node_modules/${name}`
    ] = lock.packages[parent]?.dev ? { ...entry, dev: true } : entry
    console.log(`+ ${name}@${entry.version} (${parent})`)
    added++
  }
}

for (const [path, entry] of Object.entries(lock.packages)) {
  if (path !== '' && !entry.link && !entry.inBundle)
    entry.resolved = publicAddress(nameOf(path, entry), entry.version)
}

const sorted = Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1))
lock.packages = Object.fromEntries(sorted.map(([path, entry]) => [path, inOrder(entry)]))
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
console.log(`package-lock.json: ${sorted.length - 1} packages, ${added} added`)

/** What the registry says of the highest version that meets a range. */
function fromRegistry(name: string, range: string): Locked {
  const text = execFileSync('npm', ['view', `${name}@${range}`, '--json'], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  })
  const answer = JSON.parse(text)
  const found = Array.isArray(answer) ? answer.at(-1) : answer
  const { version, license, os, cpu, libc, engines, dependencies, optionalDependencies, bin } = found
  const list = (value?: string | string[]) => (value === undefined ? undefined : [value].flat())
  return {
    version,
    integrity: found.dist.integrity,
    license,
    cpu: list(cpu),
    os: list(os),
    libc: list(libc),
    engines,
    dependencies,
    optionalDependencies,
    bin,
  }
}

/** Keys in the order npm writes them, so that its next run changes no line: mappings stand last. */
function inOrder(entry: Locked): Locked {
  const rank = ([key, value]: [string, unknown]) => {
    if (FIRST.includes(key)) return FIRST.indexOf(key)
    if (typeof value !== 'object' || Array.isArray(value)) return FIRST.length
    return key === 'dependencies' ? FIRST.length + 1 : FIRST.length + 2
  }
  const entries = Object.entries(entry).filter(([, value]) => value !== undefined)
  return Object.fromEntries(
    entries.sort((a, b) => rank(a) - rank(b) || (a[0] < b[0] ? -1 : 1)),
  ) as unknown as Locked
}
