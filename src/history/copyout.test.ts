import { existsSync, lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { CatalogError } from '../catalog/catalogerror.ts'
import { type CopiedOut, type CopyLimits, copyOut } from './copyout.ts'
import { type RawEntry, type Repository, repository } from './fixtures/repository.ts'
import { collisions, isInside, unwritable } from './leftout.ts'

let there: Repository
let folder = ''
beforeEach(() => {
  there = repository()
  folder = mkdtempSync(join(tmpdir(), 'copy-out-'))
})
afterEach(() => {
  there.remove()
  rmSync(folder, { recursive: true, force: true })
})

/** Copies a tree that holds `datasets` with the given entries. */
async function copied(entries: RawEntry[], limits: Partial<CopyLimits> = {}): Promise<CopiedOut> {
  const datasets = there.tree(entries)
  return copyOut(
    there.root,
    there.tree([{ mode: '040000', name: 'datasets', id: datasets }]),
    'datasets/',
    folder,
    limits,
  )
}

const file = (name: string, content: string | Uint8Array = 'isi'): RawEntry => ({
  mode: '100644',
  name,
  content,
})
const inside = (name: string, entries: RawEntry[]): RawEntry => ({
  mode: '040000',
  name,
  id: there.tree(entries),
})
const reasons = ({ leftOut }: CopiedOut) => leftOut.map(({ path, reason }) => `${reason} ${path}`)
const onDisk = () => readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()

describe('regular files of a submission', () => {
  test('are written byte by byte, without filters and line end conversion', async () => {
    const bytes = Uint8Array.from({ length: 70_000 }, (_, at) => (at * 7) % 256)
    there.write('.git/info/attributes', '* text eol=crlf filter=jebak\n')
    there.git('config', 'filter.jebak.smudge', 'false')
    const result = await copied([
      file('.gitattributes', '* text eol=crlf\n'),
      file('kosong.csv', ''),
      inside('dinas', [inside('data', [file('a.csv', 'x\r\ny\n\n'), file('b.bin', bytes)])]),
    ])
    expect(readFileSync(join(folder, 'dinas/data/a.csv'), 'utf8')).toBe('x\r\ny\n\n')
    expect(new Uint8Array(readFileSync(join(folder, 'dinas/data/b.bin')))).toEqual(bytes)
    expect(readFileSync(join(folder, 'kosong.csv'))).toHaveLength(0)
    expect(result).toMatchObject({ folder, files: 3, bytes: 70_006 })
    expect(reasons(result)).toEqual(['hidden .gitattributes'])
  })

  test('lose the right to be run', async () => {
    await copied([{ mode: '100755', name: 'alat.csv', content: '#!/bin/sh\n' }])
    expect(lstatSync(join(folder, 'alat.csv')).mode & 0o111).toBe(0)
  })

  test('come from the asked folder alone, or from all of the tree', async () => {
    const tree = there.tree([
      inside('datasets', [file('a.csv')]),
      inside('datasets-lain', [file('b.csv')]),
      file('c'),
    ])
    await copyOut(there.root, tree, 'datasets', folder)
    expect(onDisk()).toEqual(['a.csv'])
    await copyOut(there.root, tree, '', join(folder, 'semua'))
    expect(readdirSync(join(folder, 'semua')).sort()).toEqual(['c', 'datasets', 'datasets-lain'])
    expect(await copyOut(there.root, tree, 'nirwana', join(folder, 'lain'))).toMatchObject({
      files: 0,
      leftOut: [],
    })
  })

  test('are written thousands at a time', async () => {
    const many = Array.from({ length: 3000 }, (_, at) => file(`t${at}.csv`, 'x'.repeat(at)))
    // One blob for all is quicker to plant.
    const [first] = many
    const id = there.git('hash-object', '-w', '--stdin')
    const result = await copied([
      first as RawEntry,
      ...many.slice(1).map(({ name }): RawEntry => ({ mode: '100644', name, id })),
    ])
    expect(result.files).toBe(3000)
    expect(onDisk()).toHaveLength(3000)
  })
})

describe('nothing is written that is no plain file of the folder', () => {
  test('no link, though it points inside, and no other repository', async () => {
    const result = await copied([
      { mode: '120000', name: 'sandi.csv', content: '/etc/passwd' },
      { mode: '120000', name: 'folder', content: '../src' },
      { mode: '160000', name: 'modul', id: '1'.repeat(40) },
      file('a.csv'),
    ])
    expect(reasons(result).sort()).toEqual(['submodule modul', 'symlink folder', 'symlink sandi.csv'])
    expect(result.leftOut.find(({ path }) => path === 'sandi.csv')).toMatchObject({
      kind: 'symlink',
      size: 11,
    })
    expect(onDisk()).toEqual(['a.csv'])
  })

  test('where the catalog itself is a link', async () => {
    const tree = there.tree([{ mode: '120000', name: 'datasets', content: '/etc' }])
    const result = await copyOut(there.root, tree, 'datasets', folder)
    expect(result.leftOut).toEqual([{ path: '.', kind: 'symlink', size: 4, reason: 'symlink' }])
    expect(onDisk()).toEqual([])
  })

  test('no path that leads elsewhere, however a tree was made', async () => {
    const outside = `bocor-${folder.split('-').at(-1)}`
    const result = await copied([
      inside('..', [file(outside)]),
      inside('.', [file('titik.csv')]),
      inside('dinas', [inside('..', [inside('..', [file(outside)])]), file('a\\..\\..\\b.csv')]),
      file('C:\\Windows\\x.csv'),
      file('a.csv'),
    ])
    expect(existsSync(join(folder, '..', outside))).toBe(false)
    expect(onDisk()).toEqual(['a.csv'])
    expect(result.leftOut).toHaveLength(5)
    expect(new Set(result.leftOut.map(({ reason }) => reason))).toEqual(new Set(['path']))
  })

  test('no settings of Git, however they are spelled', async () => {
    const git = [file('config', '[core]\n\tfsmonitor = touch x\n')]
    const result = await copied([
      inside('.git', git),
      inside('.GIT', git),
      inside('GIT~1', git),
      inside('.g\u200cit', git),
      inside('\u200b.git', git),
    ])
    expect(onDisk()).toEqual([])
    expect(result.leftOut.every(({ reason }) => reason === 'hidden')).toBe(true)
    expect(result.leftOut).toHaveLength(5)
  })

  test('no second file under a name that a disk takes for the first', async () => {
    const result = await copied([
      file('Data.csv', 'satu'),
      file('data.csv', 'dua'),
      inside('Dinas', [file('a.csv', 'asli')]),
      inside('dinas', [file('a.csv', 'palsu'), file('b.csv')]),
      file('caf\u00e9.csv'),
      file('cafe\u0301.csv'),
      file('X'),
      inside('x', [file('y.csv')]),
    ])
    expect(result.files).toBe(4)
    expect(reasons(result).sort()).toEqual(
      ['caf\u00e9.csv', 'data.csv', 'dinas/a.csv', 'dinas/b.csv', 'x/y.csv'].map(
        (path) => `collision ${path}`,
      ),
    )
    expect(readFileSync(join(folder, 'Data.csv'), 'utf8')).toBe('satu')
  })

  test('nothing that is too large, alone or together', async () => {
    const limits = { file: 10, sum: 15, count: 3 }
    const result = await copied(
      [
        file('a', 'x'.repeat(11)),
        file('b', 'x'.repeat(10)),
        file('c', 'x'.repeat(6)),
        file('d', 'x'),
        file('e', 'x'),
        file('f', 'x'),
      ],
      limits,
    )
    expect(reasons(result)).toEqual(['large a', 'sum c', 'count f'])
    expect(result.leftOut[0]?.size).toBe(11)
    expect(onDisk()).toEqual(['b', 'd', 'e'])
  })

  test('nothing into a folder that holds something already', async () => {
    writeFileSync(join(folder, 'lama'), '')
    await expect(copied([file('a.csv')])).rejects.toThrow(CatalogError)
  })
})

test.each<[string, string | undefined]>([
  ['a\nb.csv', 'name'],
  ['a:b.csv', 'name'],
  ['aux.csv', 'name'],
  ['dinas/COM1/data.csv', 'name'],
  ['data.csv.', 'name'],
  ['data.csv ', 'name'],
  ['a\ufffdb.csv', 'name'],
  [`${'x'.repeat(256)}`, 'name'],
  [`${'é'.repeat(128)}`, 'name'],
  ['x/'.repeat(600), 'path'],
  [`${'x/'.repeat(600)}y`, 'name'],
  ['a//b', 'path'],
  ['/etc/passwd', 'path'],
  ['a/./b', 'path'],
  ['a/.rahasia/b', 'hidden'],
  ['dinas/data/penduduk 2024 (final).csv', undefined],
  ['dinas/auxilia.csv', undefined],
  ['dinas/é.csv', undefined],
  ['dinas/a..b.csv', undefined],
  ['_catalog/codes/wilayah.csv', undefined],
])('whether the path %j may be written', (path, reason) => {
  expect(unwritable(path)).toBe(reason)
})

test('the same spelling of a folder is no collision', () => {
  const collides = collisions()
  expect(['A/b', 'A/c', 'A/c/d', 'a/e', 'A/B'].map(collides)).toEqual([false, false, true, true, true])
})

test('a path stands inside a folder where nothing in it leads out', () => {
  const paths = [
    'datasets/a/b.csv',
    'datasets/../src/a.ts',
    'datasets\\a',
    'datasets',
    'datasets-lain/a',
    'datasets/.git/x',
  ]
  expect(paths.map((path) => isInside(path, 'datasets'))).toEqual([true, false, false, false, false, true])
})

test('a clone of a part of the files is told of, and leaves nothing that looks whole', async () => {
  there.commit({ 'datasets/a.csv': 'satu\n', 'datasets/b.csv': 'dua\n' })
  const blob = there.git('rev-parse', 'HEAD:datasets/b.csv')
  rmSync(join(there.root, '.git/objects', blob.slice(0, 2), blob.slice(2)))
  await expect(copyOut(there.root, 'HEAD', 'datasets', folder)).rejects.toThrow(CatalogError)
})
