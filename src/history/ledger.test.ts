import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { runGit } from './fixtures/git.ts'
import { Story, type Who } from './fixtures/story.ts'
import { readHistory } from './history.ts'
import { type LedgerEntry, type NumberedVersion, numberVersions, readLedger, writeLedger } from './ledger.ts'

const WHO: Who = 'Rina <rina@kota-contoh.example>'
const ID = 'dinas-pasar/harga'
const FOLDER = `datasets/${ID}`
const TABLE = `${FOLDER}/data.csv`

let story: Story
beforeEach(() => {
  story = new Story()
  story.write(`${FOLDER}/dataset.md`, '---\ntitle: Harga\n---\n')
  publish('tahun\n2023\n', '2024-01-01')
  publish('tahun\n2024\n', '2024-02-01')
})
afterEach(() => story.end())

function publish(table: string, on: string): string {
  story.write(TABLE, table)
  return story.commit(`Per ${on}`, { by: WHO, on })
}

async function numbered(
  ledger: readonly LedgerEntry[] = [],
  oldNames: [string, string[]][] = [],
  folder = story.catalog,
): Promise<Map<string, NumberedVersion[]>> {
  return numberVersions(ledger, await readHistory(folder), new Map(oldNames))
}

/** The ledger that all versions give which have a number now. */
async function listed(ledger: readonly LedgerEntry[] = []): Promise<LedgerEntry[]> {
  const all = await numbered(ledger)
  return [...all].flatMap(([dataset, versions]) =>
    versions.map(({ number, date, commit, files }) => ({
      dataset,
      version: number,
      date,
      commit,
      files: files.map((file) => ({ ...file, sha256: '0'.repeat(64) })),
    })),
  )
}

/** Number and day of each version, and whether the history still tells of it. */
function told(versions: NumberedVersion[] | undefined): string[] {
  return (versions ?? []).map(({ number, date, version }) => `${number} ${date}${version ? '' : ' lost'}`)
}

/** The same history anew: other messages, hence other commits; `filter` may change the files, too. */
function rewrite(...filter: string[]): void {
  runGit(story.folder, ['filter-branch', '-f', '--msg-filter', 'sed s/^/Anew:/', ...filter, 'HEAD'], {
    env: { FILTER_BRANCH_SQUELCH_WARNING: '1' },
  })
}

describe('versions are numbered', () => {
  test('from 1 in the order in which they came, where there is no ledger', async () => {
    expect(told((await numbered()).get(ID))).toEqual(['1 2024-01-01', '2 2024-02-01'])
  })

  test('after those of the ledger, which keep their numbers', async () => {
    const [first, second] = await listed()
    const ledger = [
      { ...(first as LedgerEntry), version: 3 },
      { ...(second as LedgerEntry), version: 7 },
    ]
    publish('tahun\n2025\n', '2024-03-01')
    expect(told((await numbered(ledger)).get(ID))).toEqual(['3 2024-01-01', '7 2024-02-01', '8 2024-03-01'])
  })

  test('with a removal and a return as versions of their own', async () => {
    story.git('rm', '-q', '-r', FOLDER)
    story.commit('Hapus', { by: WHO, on: '2024-03-01' })
    story.write(`${FOLDER}/dataset.md`, '---\ntitle: Harga\n---\n')
    publish('tahun\n2024\n', '2024-04-01')
    const versions = (await numbered(await listed())).get(ID)
    expect(versions?.map(({ number, files }) => [number, files.length])).toEqual([
      [1, 2],
      [2, 2],
      [3, 0],
      [4, 2],
    ])
  })

  test('each by itself, where the same content comes back', async () => {
    publish('tahun\n2023\n', '2024-03-01')
    const ledger = await listed()
    expect(told((await numbered(ledger)).get(ID))).toEqual(['1 2024-01-01', '2 2024-02-01', '3 2024-03-01'])
    rewrite()
    expect(told((await numbered(ledger)).get(ID))).toEqual(['1 2024-01-01', '2 2024-02-01', '3 2024-03-01'])
  })
})

describe('numbers that were given stay', () => {
  test('after the dataset has moved to another address', async () => {
    const ledger = await listed()
    story.git('mv', FOLDER, 'datasets/dinas-pasar/harga-pangan')
    story.commit('Ganti nama', { by: WHO, on: '2024-03-01' })
    const all = await numbered(ledger, [['dinas-pasar/harga-pangan', [ID]]])
    expect([...all.keys()]).toEqual(['dinas-pasar/harga-pangan'])
    expect(told(all.get('dinas-pasar/harga-pangan'))).toEqual([
      '1 2024-01-01',
      '2 2024-02-01',
      '3 2024-03-01',
    ])
  })

  test('after history was rewritten, whose commits are others', async () => {
    const ledger = await listed()
    const before = story.git('rev-parse', 'HEAD')
    rewrite()
    expect(story.git('rev-parse', 'HEAD')).not.toBe(before)
    expect(told((await numbered(ledger)).get(ID))).toEqual(['1 2024-01-01', '2 2024-02-01'])
  })

  test('after a file was taken out of the whole history', async () => {
    const ledger = await listed()
    rewrite('--index-filter', `git rm -q --cached --ignore-unmatch ${TABLE}`)
    const versions = (await numbered(ledger)).get(ID)
    // The second version was a change of the table alone: no commit is left that tells of it.
    expect(told(versions)).toEqual(['1 2024-01-01', '2 2024-02-01 lost'])
    expect(versions?.[0]?.files.map(({ path }) => path)).toEqual(['data.csv', 'dataset.md'])
  })

  test('after a value was replaced in the whole history, and a new version goes on', async () => {
    const ledger = await listed()
    rewrite('--tree-filter', `sed -i s/2023/****/ ${TABLE}`)
    story.git('reset', '-q', '--hard')
    publish('tahun\n2025\n', '2024-03-01')
    expect(told((await numbered(ledger)).get(ID))).toEqual(['1 2024-01-01', '2 2024-02-01', '3 2024-03-01'])
  })

  test('in a clone of a part of the history', async () => {
    publish('tahun\n2023\n', '2024-03-01')
    const ledger = await listed()
    const clone = join(story.folder, 'clone')
    story.git('clone', '-q', '--depth', '1', `file://${story.folder}`, clone)
    const versions = (await numbered(ledger, [], join(clone, 'datasets'))).get(ID)
    // The first version has the same files, but the third is the one that is here.
    expect(told(versions)).toEqual(['1 2024-01-01 lost', '2 2024-02-01 lost', '3 2024-03-01'])
  })

  test('without any history', () => {
    const entry: LedgerEntry = { dataset: ID, version: 4, date: '2024-01-01', commit: 'a', files: [] }
    const all = numberVersions([entry], { state: 'none', datasets: new Map() }, new Map())
    expect(told(all.get(ID))).toEqual(['4 2024-01-01 lost'])
  })
})

describe('a ledger', () => {
  const entry = fc.record({
    dataset: fc.stringMatching(/^[a-z]{1,5}\/[a-z]{1,5}$/),
    version: fc.integer({ min: 1, max: 300 }),
    date: fc.constantFrom('2024-01-01', '2024-02-01', '2025-01-01'),
    commit: fc.stringMatching(/^[0-9a-f]{40}$/),
    files: fc.array(
      fc.record({
        path: fc.string({ minLength: 1 }),
        blob: fc.stringMatching(/^[0-9a-f]{40}$/),
        size: fc.nat(),
        sha256: fc.stringMatching(/^[0-9a-f]{64}$/),
      }),
    ),
  })
  const ledger = fc.uniqueArray(entry, { selector: ({ dataset, version }) => `${dataset} ${version}` })

  test('reads what it has written, in an order that the order of writing does not change', () => {
    fc.assert(
      fc.property(ledger, (entries) => {
        const text = writeLedger(entries)
        expect(writeLedger([...entries].reverse())).toBe(text)
        const read = readLedger(text)
        expect(read).toHaveLength(entries.length)
        expect(read).toEqual(expect.arrayContaining(entries))
        expect(writeLedger(read)).toBe(text)
      }),
    )
  })

  test.each(['{', '[]', '{"dataset":"a/b","version":1}', 'null', '{"dataset":"a","version":1,"files":[]}'])(
    'with the line %s is an error that names the line',
    (line) => {
      const text = writeLedger([{ dataset: ID, version: 1, date: '2024-01-01', commit: 'a', files: [] }])
      expect(() => readLedger(`${text}\n${line}\n`)).toThrow(/Line 3|Baris 3/)
    },
  )
})
