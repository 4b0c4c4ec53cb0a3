import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { filesOf, sumsOf } from './sitefiles.ts'
import { readSums, staysInside, sumsText } from './sums.ts'

const HASH = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sums-'))
})

afterEach(() => rmSync(folder, { recursive: true }))

function write(path: string, content: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), content)
}

describe('the list of sums', () => {
  const odd = [
    'a b.csv',
    'baris\nbaru',
    'balik\r',
    'garis\\miring',
    'á/é.html',
    'z',
    'Z',
    '\ufb00',
    '\u{10000}',
  ]

  test('is the one that sha256sum writes, names with line ends and backslashes included', async () => {
    for (const name of odd) write(name, name)
    const sums = sumsText(await sumsOf(folder, filesOf(folder)))
    const own = spawnSync(
      'sh',
      ['-c', 'find . -type f -printf "%P\\0" | sort -z | xargs -0 sha256sum --binary'],
      { cwd: folder, encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } },
    )
    expect(sums).toBe(own.stdout)
    expect(readSums(sums)).toMatchObject({ unreadable: [], unsafe: ['garis\\miring'] })
  })

  test('is read by sha256sum, which finds a changed byte', async () => {
    for (const name of odd) write(name, name)
    const list = join(folder, '..', `${folder.split('/').at(-1)}.sums`)
    writeFileSync(list, sumsText(await sumsOf(folder, filesOf(folder))))
    const check = () => spawnSync('sha256sum', ['--check', '--strict', '--quiet', list], { cwd: folder })
    expect(check().status).toBe(0)
    write('z', 'y')
    expect(check().status).toBe(1)
    rmSync(list)
  })

  test('is the same from two cores as from one', async () => {
    for (let at = 0; at < 3; at++) write(`besar-${at}`, `${at}`.repeat(3 << 20))
    write('kecil', 'x')
    const files = filesOf(folder)
    const alone = await sumsOf(folder, files)
    expect(alone).toHaveLength(4)
    for (const worth of [0, 1 << 20]) expect(await sumsOf(folder, files, worth)).toEqual(alone)
    expect(await sumsOf(folder, [], 0)).toEqual([])
  })

  test('lists links and never follows them', async () => {
    write('a', 'a')
    symlinkSync('/etc', join(folder, 'etc'))
    expect(filesOf(folder)).toEqual([
      { path: 'a', bytes: 1, isFile: true },
      { path: 'etc', bytes: 0, isFile: false },
    ])
    expect((await sumsOf(folder, filesOf(folder))).map(({ path }) => path)).toEqual(['a'])
  })

  test('opens no path that leads out of the folder or stands there twice', () => {
    const paths = ['../x', '/etc/passwd', 'a/../../x', './a', 'a//b', 'C:/x', 'a/..', 'b', 'b']
    const read = readSums(paths.map((path) => `${HASH} *${path}\n`).join(''))
    expect(read.sums).toEqual([{ path: 'b', sha256: HASH }])
    expect(read.unsafe).toEqual([...paths.slice(0, -2), 'b'])
    expect(staysInside('a/b..c/.d')).toBe(true)
    expect(staysInside('a\0b')).toBe(false)
  })

  test('names its lines that are none', () => {
    const text = `${HASH} *a\nsesuatu\n${HASH.toUpperCase()} *b\n\\${HASH} *c\\x\n${HASH}  d\n\n`
    expect(readSums(text)).toEqual({
      sums: [
        { path: 'a', sha256: HASH },
        { path: 'd', sha256: HASH },
      ],
      unreadable: [2, 3, 4, 6],
      unsafe: [],
    })
  })
})
