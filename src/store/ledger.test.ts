import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { agencyMd, catalogYaml, Story, type Who } from '../history/fixtures/story.ts'
import { LEDGER, readLedger } from '../history/ledger.ts'
import { extendLedger, ledgerState } from './ledger.ts'

const WHO: Who = 'Rina <rina@kota-contoh.example>'
const TABLE = 'datasets/dinas-pasar/harga/data.csv'

let story: Story
let ledger: string
beforeEach(() => {
  story = new Story()
  ledger = join(story.catalog, LEDGER)
  story.write('datasets/catalog.yaml', catalogYaml([]))
  story.write('datasets/dinas-pasar/agency.md', agencyMd('Dinas Pasar', []))
  story.write('datasets/dinas-pasar/harga/dataset.md', '---\ntitle: Harga\n---\n')
  publish('tahun\n2023\n', '2024-01-01')
})
afterEach(() => story.end())

function publish(table: string, on: string): void {
  story.write(TABLE, table)
  story.commit(`Per ${on}`, { by: WHO, on })
}

async function extend(): Promise<number> {
  const state = await ledgerState(story.catalog)
  await extendLedger(story.catalog, state)
  return state.unlisted.length
}

describe('the ledger of a catalog', () => {
  test('takes every version with the SHA-256 of its files, and then lacks none', async () => {
    expect(await extend()).toBe(1)
    const [entry] = readLedger(readFileSync(ledger, 'utf8'))
    expect(entry).toMatchObject({ dataset: 'dinas-pasar/harga', version: 1, date: '2024-01-01' })
    expect(entry?.files.find(({ path }) => path === 'data.csv')?.sha256).toBe(
      createHash('sha256').update('tahun\n2023\n').digest('hex'),
    )
    expect(await extend()).toBe(0)
  })

  test('takes what came since, and leaves what it has as it is', async () => {
    await extend()
    const before = readFileSync(ledger, 'utf8')
    story.commit('Catat versi', { by: WHO, on: '2024-01-02' })
    publish('tahun\n2024\n', '2024-02-01')
    expect(await extend()).toBe(1)
    const after = readFileSync(ledger, 'utf8')
    expect(after.startsWith(before)).toBe(true)
    expect(readLedger(after).map(({ version }) => version)).toEqual([1, 2])
  })

  test('is not written in a clone of a part of the history, which would number wrongly', async () => {
    publish('tahun\n2024\n', '2024-02-01')
    const clone = join(story.folder, 'clone')
    story.git('clone', '-q', '--depth', '1', `file://${story.folder}`, clone)
    await expect(ledgerState(join(clone, 'datasets'))).rejects.toMatchObject({
      hint: { id: expect.stringContaining('git fetch --unshallow') },
    })
  })

  test('is not written without Git', async () => {
    rmSync(join(story.folder, '.git'), { recursive: true })
    await expect(ledgerState(story.catalog)).rejects.toMatchObject({
      hint: { en: expect.stringContaining('git clone') },
    })
    expect(existsSync(ledger)).toBe(false)
  })
})
