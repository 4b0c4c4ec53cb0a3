import {
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { committedAt, runGit } from '../history/fixtures/git.ts'
import { type Checked, checkCatalog } from './checked.ts'
import { projectRoot } from './project.ts'

let folder = ''
let catalog = ''
let cache = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'checked-'))
  catalog = join(folder, 'catalog')
  cache = join(folder, 'cache')
  cpSync(join(projectRoot, 'tests/catalogs/kota-contoh'), catalog, { recursive: true })
  for (const file of readdirSync(catalog, { recursive: true, encoding: 'utf8' })) age(file, 1000)
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Lets a file have been written so many seconds after a day long past. */
function age(file: string, seconds: number): void {
  const time = Date.UTC(2024, 0, 1) / 1000 + seconds
  utimesSync(join(catalog, file), time, time)
}

function edit(file: string, change: (text: string) => string, seconds = 2000): void {
  const path = join(catalog, file)
  const text = readFileSync(path, 'utf8')
  expect(change(text)).not.toBe(text)
  writeFileSync(path, change(text))
  age(file, seconds)
}

const check = (options: { limit?: number } = {}): Checked => checkCatalog(catalog, { cache, ...options })

/** Everything that a run gives to those who print and publish. */
function output({ catalog, tables, problems, totals }: Checked): string {
  const results = catalog.datasets.flatMap(({ resources }) => resources.map(({ id }) => [id, tables.get(id)]))
  const metadata = [...catalog.agencies, ...catalog.datasets].map(({ source }) => [
    source.file,
    source.value,
    source.violations,
  ])
  return JSON.stringify({ results, metadata, problems, totals }, null, 1)
}

const STOPS = 'dinas-trem-perahu/halte/halte.csv'
const ROUTES = 'dinas-trem-perahu/penumpang/rute.csv'
const KINDS = '_catalog/codes/jenis_pohon.csv'
const DISTRICTS = '_catalog/codes/distrik.csv'

describe('a second run', () => {
  test('without changes passes no table and reads no file for its SHA-256', () => {
    const first = check()
    expect(first.problems).toEqual([])
    expect(first.passed).toHaveLength(15)
    const second = check()
    expect([second.passed, second.hashed]).toEqual([[], []])
    expect(output(second)).toBe(output(first))
  })

  test('of a catalog with faults gives the same problems with a warm cache, a cold one and none', () => {
    edit(STOPS, (text) => text.replace('\n', '\n"tak tertutup,1,2\n'))
    edit(ROUTES, (text) => `${text}${text.split('\n')[1]}\n\n,,,,,,,\n`)
    edit('dinas-trem-perahu/halte/dataset.md', (text) => text.replace('type: string', 'type: salah'))
    edit('dinas-kebun-kota/taman-kota/dataset.md', (text) =>
      text.replace('resource: taman', 'resource: kebun'),
    )
    const cold = check()
    expect(cold.problems.length).toBeGreaterThan(3)
    const warm = check()
    expect(output(warm)).toBe(output(cold))
    rmSync(cache, { recursive: true })
    expect(output(check())).toBe(output(cold))
  })

  test('keeps what was found in the metadata until they change, since their lines may move', () => {
    const METADATA = 'dinas-kebun-kota/taman-kota/dataset.md'
    edit(METADATA, (text) => text.replace('resource: taman', 'resource: kebun'))
    const line = (checked: Checked) =>
      checked.problems.find(({ code }) => code === 'foreign-key')?.places[0]?.line
    const before = check()
    expect(line(before)).toBeGreaterThan(0)
    expect(check().passed).toEqual([])
    edit(METADATA, (text) => text.replace('---\n', '---\n# satu baris lagi\n'), 3000)
    const after = check()
    expect(after.passed.length).toBeGreaterThan(0)
    expect(line(after)).toBe((line(before) ?? Number.NaN) + 1)
    rmSync(cache, { recursive: true })
    expect(output(check())).toBe(output(after))
  })

  test('survives a cache that is broken or half written', () => {
    const before = output(check())
    for (const file of readdirSync(cache, { recursive: true, encoding: 'utf8' })) {
      const path = join(cache, file)
      if (lstatSync(path).isFile()) writeFileSync(path, '{"result":')
    }
    expect(output(check())).toBe(before)
  })

  test('leaves no temporary file behind', () => {
    check()
    expect(
      readdirSync(cache, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.tmp')),
    ).toEqual([])
  })
})

describe('a file', () => {
  test('that is touched but equal costs exactly one SHA-256 and no pass', () => {
    check()
    age(STOPS, 5000)
    const { hashed, passed } = check()
    expect(hashed).toEqual([STOPS])
    expect(passed).toEqual([])
    expect(check().hashed).toEqual([])
  })

  test('that is replaced by an equal one costs exactly one SHA-256 and no pass', () => {
    check()
    const path = join(catalog, STOPS)
    writeFileSync(`${path}.new`, readFileSync(path))
    renameSync(`${path}.new`, path)
    age(STOPS, 1000)
    const { hashed, passed } = check()
    expect([hashed, passed]).toEqual([[STOPS], []])
  })

  test('with a changed cell passes its table alone', () => {
    check()
    edit(STOPS, (text) => text.replace(/\d(?=\r?\n$)/, (digit) => String((Number(digit) + 1) % 10)))
    expect(check().passed).toEqual(['dinas-trem-perahu/halte/halte'])
  })

  test('that other tables refer to passes them too, and no others', () => {
    check()
    edit(ROUTES, (text) => `${text.trimEnd()}\n`.replace(/[a-z](?=[^a-z]*\n$)/, 'x'))
    const after = check()
    expect(after.passed.sort()).toEqual([
      'dinas-trem-perahu/halte/halte',
      'dinas-trem-perahu/penumpang/penumpang',
      'dinas-trem-perahu/penumpang/rute',
    ])
  })

  test('with a changed code list passes the tables that use it, and no others', () => {
    check()
    edit(KINDS, (text) => `${text}zz,Pohon lain,,,\n`)
    expect(check().passed).toEqual(['dinas-kebun-kota/pohon-jalan/pohon-jalan'])
  })

  test('with a code list that is also a table passes its users by code and by key', () => {
    check()
    edit(DISTRICTS, (text) => text.replace(/\n$/, ' \n'))
    const { passed } = check()
    expect(passed.sort()).toEqual([
      'badan-angka/kode-distrik/distrik',
      'badan-angka/kode-distrik/lorong',
      'badan-angka/penduduk-distrik/penduduk-distrik',
      'dinas-air-hujan/curah-hujan/curah-hujan',
      'dinas-air-hujan/curah-hujan/stasiun',
      'dinas-air-hujan/sambungan-air/sambungan-air',
      'dinas-kebun-kota/taman-kota/taman',
      'dinas-taman-baca/usulan-warga/usulan-warga',
      'dinas-trem-perahu/halte/halte',
    ])
  })

  test('of metadata passes tables only where their schema has changed', () => {
    check()
    edit('dinas-trem-perahu/halte/dataset.md', (text) =>
      text.replace(/^description: .*/m, 'description: Lain.'),
    )
    expect(check().passed).toEqual([])
    edit(
      'dinas-trem-perahu/halte/dataset.md',
      (text) => text.replace('required: true', 'required: false'),
      3000,
    )
    expect(check().passed).toEqual(['dinas-trem-perahu/halte/halte'])
  })

  test('of metadata that renames a code list passes the tables that show its title', () => {
    check()
    edit('catalog.yaml', (text) => text.replace(/(name: jenis_pohon\n\s+title: ).*/, '$1Macam pohon'))
    expect(check().passed).toEqual(['dinas-kebun-kota/pohon-jalan/pohon-jalan'])
  })

  test('as young as the note about it is read again, for its time alone cannot tell', () => {
    check()
    const path = join(catalog, STOPS)
    // Ahead of the note, however long a check takes.
    const now = Date.now() / 1000 + 600
    utimesSync(path, now, now)
    expect(check().hashed).toEqual([STOPS])
    // Equal in size, time and inode, and yet another content.
    const text = readFileSync(path, 'utf8')
    writeFileSync(
      path,
      text.replace(/\d(?=\r?\n$)/, (digit) => String((Number(digit) + 1) % 10)),
    )
    utimesSync(path, now, now)
    const { hashed, passed } = check()
    expect([hashed, passed]).toEqual([[STOPS], ['dinas-trem-perahu/halte/halte']])
  })

  test('that appears or goes away is seen', () => {
    check()
    rmSync(join(catalog, STOPS))
    expect(check().problems.map(({ code }) => code)).toEqual(['source-error'])
    writeFileSync(join(catalog, STOPS), 'x\n')
    expect(check().problems.length).toBeGreaterThan(0)
  })
})

test('another limit of places is another result', () => {
  edit(ROUTES, (text) => `${text}\n\n\n`)
  const places = (checked: Checked) => checked.problems.flatMap((problem) => problem.places).length
  const all = places(check())
  expect(places(check({ limit: 1 }))).toBeLessThan(all)
  expect(places(check())).toBe(all)
})

describe('in a Git repository', () => {
  const git = (...args: string[]) => runGit(catalog, args, { env: committedAt('2025-01-31T23:30:00+07:00') })

  beforeEach(() => {
    git('init', '-q')
    git('add', '.')
    git('commit', '-q', '-m', 'Awal')
  })

  test('a clean file with another time is known by its blob id and not read', () => {
    const first = check()
    edit(STOPS, (text) => `${text}x\n`)
    git('checkout', '-q', '--', STOPS)
    const { hashed, passed } = check()
    expect([hashed, passed]).toEqual([[], []])
    expect(output(check())).toBe(output(first))
  })

  test('a fresh clone is known by its blob ids, also in another folder', () => {
    const first = check()
    const clone = join(folder, 'clone')
    git('clone', '-q', catalog, clone)
    const second = checkCatalog(clone, { cache })
    expect([second.hashed, second.passed]).toEqual([[], []])
    expect(output(second)).toBe(output(first))
  })

  test('a changed file is never taken for what Git has recorded', () => {
    check()
    edit(STOPS, (text) => text.replace(/\d(?=\r?\n$)/, (digit) => String((Number(digit) + 1) % 10)))
    expect(check().passed).toEqual(['dinas-trem-perahu/halte/halte'])
    git('checkout', '-q', '--', STOPS)
    git('update-index', '--assume-unchanged', STOPS)
    edit(STOPS, (text) => `${text}${text.split('\n')[1]}\n`, 3000)
    expect(check().problems.map(({ code }) => code)).toContain('primary-key')
  })

  test('a file written with other line ends than Git records is read as it is', () => {
    check()
    writeFileSync(join(catalog, '.gitattributes'), '*.csv text eol=crlf\n')
    rmSync(join(catalog, STOPS))
    git('checkout', '-q', '--', STOPS)
    expect(readFileSync(join(catalog, STOPS), 'utf8')).toContain('\r\n')
    expect(check().tables.get('dinas-trem-perahu/halte/halte')?.bytes).toBe(
      lstatSync(join(catalog, STOPS)).size,
    )
  })
})

describe('links', () => {
  test('are listed and never followed', () => {
    const secret = join(folder, 'secret')
    mkdirSync(secret)
    writeFileSync(join(secret, 'x.csv'), 'rahasia\n1\n')
    writeFileSync(join(secret, 'dataset.md'), '---\ntitle: Rahasia\n---\n')
    rmSync(join(catalog, STOPS))
    symlinkSync(join(secret, 'x.csv'), join(catalog, STOPS))
    symlinkSync(secret, join(catalog, 'dinas-trem-perahu/tautan'))
    symlinkSync('nowhere', join(catalog, 'dinas-trem-perahu/putus.csv'))
    const checked = check()
    expect(output(checked)).not.toContain('ahasia')
    expect(checked.tree.entry(STOPS)?.kind).toBe('symlink')
    expect(() => checked.tree.read(STOPS)).toThrow(/Not a regular file/)
    expect(() => [...checked.tree.open('dinas-trem-perahu/tautan')]).toThrow(/Not a regular file/)
    expect(checked.catalog.datasets.some(({ id }) => id.includes('tautan'))).toBe(false)
    expect(
      checked.problems.some(
        ({ code, places }) => code === 'unsafe-path' && places[0]?.file.includes('halte'),
      ),
    ).toBe(true)
  })

  test('files with names that are not UTF-8 break nothing', () => {
    writeFileSync(
      Buffer.concat([
        Buffer.from(`${catalog}/dinas-trem-perahu/`),
        Buffer.from([0xff, 0x2e, 0x63, 0x73, 0x76]),
      ]),
      'x',
    )
    expect(check().problems.map(({ severity }) => severity)).toContain('error')
  })
})
