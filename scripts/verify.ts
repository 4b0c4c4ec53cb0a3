/** `npm run verify -- DIR|URL [--catalog DIR] [--quick] [--lang id|en]`: proves that a published copy is what this commit produces. */
import { spawn } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import { rmSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { CatalogError } from '../src/catalog/catalogerror.ts'
import type { Language } from '../src/catalog/problem.ts'
import { agreementWith } from '../src/store/agreement.ts'
import {
  type Comparison,
  checkOwnSums,
  compareCopy,
  type Expected,
  MOST_SUMS_BYTES,
} from '../src/store/compare.ts'
import { type Copy, folderCopy } from '../src/store/copy.ts'
import { projectRoot } from '../src/store/project.ts'
import { readProvenance } from '../src/store/readprovenance.ts'
import { restateNode } from '../src/store/seal.ts'
import { filesOf, sumsOf } from '../src/store/sitefiles.ts'
import { PROVENANCE_FILE, SUMS_FILE } from '../src/store/sums.ts'
import { webCopy } from '../src/store/webcopy.ts'
import { CLEAN, choice, command, options, PROBLEMS } from './command.ts'
import { progressBar } from './progress.ts'
import {
  differenceLines,
  NOTES,
  noStatement,
  noSums,
  notBuilt,
  unreachable,
  VERDICTS,
} from './verifywords.ts'

const USAGE = 'npm run verify -- DIR|URL [--catalog DIR] [--quick] [--lang id|en]'
const MOST_STATEMENT_BYTES = 1 << 20

await command(async () => {
  const { values, positionals } = options(
    { catalog: { type: 'string' }, quick: { type: 'boolean' }, lang: { type: 'string', default: 'id' } },
    USAGE,
    1,
  )
  const language = choice<Language>('lang', values.lang, ['id', 'en'])
  const [given] = positionals
  if (given === undefined) {
    throw new CatalogError(
      { id: 'Salinan yang diperiksa belum disebut.', en: 'The copy to check is not named.' },
      { id: `Cara pakai: ${USAGE}`, en: `Usage: ${USAGE}` },
    )
  }
  const isWeb = /^https?:/i.test(given)
  const copy = isWeb ? webCopy(given) : folderCopy(existing(given))
  const say = (text: string) => process.stdout.write(`${text}\n`)
  const note = (text: string) => process.stderr.write(`! ${text}\n`)
  if (isWeb) note(NOTES.web[language])
  const bar = progressBar({ id: 'Membandingkan', en: 'Comparing' }[language])
  const finish = ({ compared, differences }: Comparison, same: string): number => {
    bar.clear()
    if (differences.length > 0) for (const line of differenceLines(differences, compared, language)) say(line)
    else say(same)
    return differences.length > 0 ? PROBLEMS : CLEAN
  }

  if (values.quick) {
    note(NOTES.quick[language])
    const sums = await wanted(copy, SUMS_FILE, MOST_SUMS_BYTES, noSums)
    const comparison = await checkOwnSums(copy, sums, bar.progress)
    const statement = await copy.text(PROVENANCE_FILE, MOST_STATEMENT_BYTES)
    if (typeof statement !== 'string') note(NOTES.noStatement[language])
    else if (readProvenance(statement).sums !== createHash('sha256').update(sums).digest('hex'))
      comparison.differences.push({ path: SUMS_FILE, fault: 'changed' })
    return finish(comparison, VERDICTS.listed(comparison.compared)[language])
  }

  const provenance = readProvenance(await wanted(copy, PROVENANCE_FILE, MOST_STATEMENT_BYTES, noStatement))
  const { catalog, environment, notes } = agreementWith(provenance, values.catalog)
  for (const text of notes) note(text[language])
  if (isWeb && !given.startsWith(provenance.baseUrl.slice(0, -1)))
    note(NOTES.mirror(provenance.baseUrl)[language])
  const out = join(projectRoot, '.cache', 'verify', `${process.pid}-${randomUUID()}`)
  try {
    process.stderr.write(`${NOTES.building[language]}\n`)
    await build(catalog, out, { environment, pictures: provenance.pictures })
    restateNode(out, provenance.node)
    const comparison = await compareCopy(copy, await filesIn(out), bar.progress)
    return finish(comparison, VERDICTS.same(comparison.compared, provenance)[language])
  } finally {
    rmSync(out, { recursive: true, force: true })
  }
})

function existing(given: string): string {
  const folder = resolve(given)
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return folder
  throw new CatalogError(
    { id: `Folder "${folder}" tidak ada.`, en: `There is no folder "${folder}".` },
    {
      id: 'Sebut folder salinan situs, atau alamatnya yang diawali https://',
      en: 'Name the folder of a copy of the site, or its address that begins with https://',
    },
  )
}

/** A file without which a copy cannot be checked. */
async function wanted(copy: Copy, path: string, most: number, absent: () => CatalogError): Promise<string> {
  const text = await copy.text(path, most)
  if (typeof text === 'string') return text
  throw text.state === 'missing' || text.state === 'longer' ? absent() : unreachable(path, text.why)
}

/** Builds the site of what is checked out here by the project's own build. */
async function build(
  catalog: string,
  out: string,
  { environment, pictures }: { environment: NodeJS.ProcessEnv; pictures: boolean },
): Promise<void> {
  const args = [
    join(projectRoot, 'scripts', 'build.ts'),
    '--catalog',
    catalog,
    '--out',
    out,
    ...(pictures ? ['--pictures'] : []),
  ]
  const child = spawn(process.execPath, args, {
    cwd: projectRoot,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let words = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      words = (words + text).slice(-4000)
    })
  }
  const code = await new Promise<number | null>((done, fail) => {
    child.once('error', fail)
    child.once('close', done)
  })
  if (code !== 0) throw notBuilt(words)
}

/** What the own build gave: its list of sums, and the two files that the list does not hold. */
async function filesIn(site: string): Promise<Expected[]> {
  const files = filesOf(site)
  const bytes = new Map(files.map((file) => [file.path, file.bytes]))
  return (await sumsOf(site, files)).map((sum) => ({ ...sum, bytes: bytes.get(sum.path) ?? 0 }))
}
