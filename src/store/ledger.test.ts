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

  test('takes what the checks find, by rule and without any value, and gives the same bytes again', async () => {
    story.write(
      'datasets/dinas-pasar/harga/dataset.md',
      describedAs('resources: [{ name: data, path: data.csv }]'),
    )
    publish('tahun;harga\n2024;12,5\n', '2024-02-01')
    await extend()
    const text = readFileSync(ledger, 'utf8')
    const [, second] = readLedger(text)
    const { date, rules, errors, warnings, codes = {} } = second?.checks ?? {}
    expect(date).toBe('2024-02-01')
    expect(rules).toBeGreaterThan(50)
    expect([errors, warnings].every(Number.isInteger)).toBe(true)
    expect(codes).toHaveProperty('metadata-error')
    expect(Object.keys(codes)).toEqual(Object.keys(codes).sort())
    expect(text).not.toContain('12,5')
    rmSync(ledger)
    await extend()
    expect(readFileSync(ledger, 'utf8')).toBe(text)
  })

  test('keeps what was found then, though the catalog is another now', async () => {
    await extend()
    const before = readLedger(readFileSync(ledger, 'utf8'))
    story.write('datasets/catalog.yaml', `${catalogYaml([])}themes: []\n`)
    publish('tahun\n2024\n', '2024-02-01')
    await extend()
    expect(readLedger(readFileSync(ledger, 'utf8'))[0]).toEqual(before[0])
  })

  test('records no checks of a removal', async () => {
    rmSync(join(story.catalog, 'dinas-pasar/harga'), { recursive: true })
    story.commit('Hapus', { by: WHO, on: '2024-02-01' })
    await extend()
    expect(readLedger(readFileSync(ledger, 'utf8')).map(({ checks }) => checks !== undefined)).toEqual([
      true,
      false,
    ])
  })

  test('is not written on the branch of a submission, and is on a branch without one', async () => {
    await extend()
    story.commit('Catat versi', { by: WHO, on: '2024-01-02' })
    story.git('switch', '-q', '-c', 'catat')
    expect(await extend()).toBe(0)
    story.git('switch', '-q', '-c', 'kirim')
    publish('tahun\n2024\n', '2024-02-01')
    await expect(ledgerState(story.catalog)).rejects.toMatchObject({
      message: expect.stringContaining('dinas-pasar/harga'),
      hint: { id: expect.stringContaining('git switch main') },
    })
    story.git('switch', '-q', 'main')
    story.merge('kirim', { by: WHO, on: '2024-02-02' })
    story.git('switch', '-q', '-c', 'catat-lagi')
    expect(await extend()).toBe(1)
  })
})

function describedAs(more: string): string {
  return `---\ntitle: Harga\n${more}\n---\n`
}
