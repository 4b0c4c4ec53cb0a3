import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pdfOf } from '../src/catalog/fixtures/pdf.ts'
import { ENVIRONMENT, runGit } from '../src/history/fixtures/git.ts'
import { outgoing, pushedRefs } from '../src/history/outgoing.ts'
import { gate } from '../src/store/gate.ts'

const ROOT = join(import.meta.dirname, '..')
// The district 99 exists nowhere: these numbers belong to nobody.
const PEOPLE = ['1101990101900001', '1101994505850002', '1101990301920003']
const LAMPS = readFileSync(join(ROOT, 'tests/catalogs/small/dinas-lampu/lampu-jalan/lampu-jalan.csv'), 'utf8')
const TABLE = `kode;identitas\n${PEOPLE.map((nik, at) => `${at + 1};${nik}`).join('\n')}\n`

let folder: string
let clone: string

const git = (...args: string[]) => runGit(clone, args)

function setup() {
  return spawnSync(process.execPath, ['scripts/setup.ts'], { cwd: clone, env: ENVIRONMENT, encoding: 'utf8' })
}

function push() {
  const { status, stderr } = spawnSync('git', ['push', 'origin', 'HEAD:main'], {
    cwd: clone,
    env: ENVIRONMENT,
    encoding: 'utf8',
  })
  return { status, stderr }
}

function write(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(join(clone, path)), { recursive: true })
  writeFileSync(join(clone, path), content)
}

function commit(files: Record<string, string | Uint8Array>, message = 'Ubah'): void {
  for (const [path, content] of Object.entries(files)) write(path, content)
  git('add', '-A')
  git('commit', '-qm', message)
}

/** Takes back everything that the other side does not have. */
function undo(): void {
  git('reset', '-q', '--hard', 'origin/main')
}

/** What the gate finds in what a push of the newest commit would send, without starting a push. */
function found() {
  const [ref] = pushedRefs(
    `refs/heads/main ${git('rev-parse', 'HEAD')} refs/heads/main ${git('rev-parse', 'origin/main')}\n`,
  )
  return gate(outgoing(clone, ref as NonNullable<typeof ref>, 'origin'), 'datasets/')
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gate-'))
  clone = join(folder, 'klon dengan spasi')
  runGit(folder, ['init', '-q', '--bare', 'pusat.git'])
  runGit(folder, ['clone', '-q', 'pusat.git', clone])
  for (const path of ['package.json', 'package-lock.json', 'scripts', 'schemas', 'src', '.gitattributes'])
    cpSync(join(ROOT, path), join(clone, path), { recursive: true })
  cpSync(join(ROOT, 'tests/catalogs/small'), join(clone, 'datasets'), { recursive: true })
  symlinkSync(join(ROOT, 'node_modules'), join(clone, 'node_modules'))
  writeFileSync(join(clone, '.gitignore'), 'node_modules\n.cache/\n')
  git('add', '-A')
  git('commit', '-qm', 'Mulai')
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('npm run setup', () => {
  test('writes a hook, may be run again, and leaves a hook of someone else as it is', () => {
    expect(setup()).toMatchObject({ status: 0 })
    expect(setup()).toMatchObject({ status: 0 })
    const hook = join(clone, '.git/hooks/pre-push')
    const ours = readFileSync(hook, 'utf8')
    writeFileSync(hook, '#!/bin/sh\nexit 0\n')
    const { status, stderr } = setup()
    expect(status).toBe(2)
    expect(stderr).toContain('scripts/hooks/pre-push')
    expect(readFileSync(hook, 'utf8')).toBe('#!/bin/sh\nexit 0\n')
    writeFileSync(hook, ours)
  })

  test('does not write where other repositories look for their hooks', () => {
    git('config', 'core.hooksPath', join(folder, 'bersama'))
    const { status, stderr } = setup()
    git('config', '--unset', 'core.hooksPath')
    expect(status).toBe(2)
    expect(stderr).toContain('git config --local core.hooksPath')
  })
})

describe('a push', () => {
  test('of data without persons goes through, the first of all included', () => {
    const { status, stderr } = push()
    expect(status, stderr).toBe(0)
    expect(git('rev-parse', 'origin/main')).toBe(git('rev-parse', 'HEAD'))
  }, 60_000)

  test('of a table with NIK is stopped, said in both languages, without a whole number', () => {
    const before = git('rev-parse', 'origin/main')
    commit({ 'datasets/dinas-lampu/lampu-jalan/warga.csv': TABLE })
    const { status, stderr } = push()
    expect(status).toBe(1)
    expect(stderr).toContain('datasets/dinas-lampu/lampu-jalan/warga.csv')
    expect(stderr).toContain('Pengiriman dihentikan')
    expect(stderr).toContain('The push was stopped')
    expect(stderr).toContain(`git reset --soft ${before.slice(0, 12)}`)
    expect(stderr).toContain('1101****01')
    for (const nik of PEOPLE) expect(stderr).not.toContain(nik)
    expect(git('ls-remote', 'origin', 'main')).toContain(before)
  }, 60_000)

  test('is stopped still when the file was deleted in another commit, and goes through once the commits were opened', () => {
    git('rm', '-q', 'datasets/dinas-lampu/lampu-jalan/warga.csv')
    git('commit', '-qm', 'Hapus')
    const stopped = push()
    expect(stopped.status).toBe(1)
    expect(stopped.stderr).toContain('(sudah dihapus, tetapi masih ikut terkirim dalam riwayat)')
    const base = /git reset --soft (\w+)/.exec(stopped.stderr)?.[1] as string
    git('reset', '-q', '--soft', base)
    commit({ 'CATATAN.md': 'Sudah diperbaiki.\n' })
    expect(push()).toMatchObject({ status: 0 })
  }, 60_000)
})

describe('the gate', () => {
  test.each<[string, string, string | Uint8Array]>([
    ['a table of no dataset', 'data warga.csv', TABLE],
    ['a table that Excel wrote as UTF-16', 'datasets/dinas-lampu/x/w.csv', utf16(TABLE)],
    ['a workbook', 'datasets/dinas-lampu/lampu-jalan/warga.xlsx', 'PK\u0003\u0004 warga'],
    ['the name of a file', `datasets/dinas-lampu/${PEOPLE[0]}.txt`, 'kosong'],
    ['a note', 'datasets/dinas-lampu/catatan.txt', 'Hubungi 0812-0000-0001\n'],
    ['a comment in metadata', 'datasets/dinas-lampu/x/dataset.md', `---\n# ${PEOPLE[0]}\ntitle: X\n---\n`],
  ])('finds personal data in %s', (_, path, content) => {
    commit({ [path]: content })
    const { leaks } = found()
    undo()
    expect(leaks.map(({ where }) => where)).toEqual([path])
  })

  test('finds a number in the message of a commit, but takes its author for none', () => {
    commit({ 'a.txt': 'a' }, 'Betulkan\n\nSigned-off-by: Contoh <contoh@gmail.com>')
    expect(found().leaks).toEqual([])
    commit({ 'b.txt': 'b' }, `Hapus ${PEOPLE[0]}`)
    expect(found().leaks).toHaveLength(1)
    undo()
  })

  test.each([
    [
      'under a second name',
      { 'aaa.bin': TABLE, 'datasets/dinas-lampu/a.csv': TABLE },
      'datasets/dinas-lampu/a.csv',
    ],
    ['in a name, whatever it holds', { [`datasets/dinas-lampu/${PEOPLE[0]}.txt`]: '' }, PEOPLE[0]],
    ['in a table with an open quote', { 'a.csv': `a,b\n"x,1\n${PEOPLE[0]},2\n` }, 'a.csv'],
    ['in the names of columns', { 'a.csv': `${PEOPLE[0]},Nama\n1,2\n` }, 'a.csv'],
    [
      'in a title above a table',
      { 'a.csv': `Tabel NIK ${PEOPLE[0]},,\n\nkode,a,b\n1,2,3\n4,5,6\n` },
      'a.csv',
    ],
    [
      'in a total below a table',
      { 'datasets/dinas-lampu/lampu-jalan/lampu-jalan.csv': `${LAMPS}Jumlah,,,3,4,${PEOPLE[0]}\n` },
      'lampu-jalan.csv',
    ],
    ['in a file without an ending', { catatan: `NIK ${PEOPLE[0]}` }, 'catatan'],
    ['in a dump', { 'cadangan.sql': `insert into warga values ('${PEOPLE[0]}')` }, 'cadangan.sql'],
    ['in a folder of downloads', { 'public/a.csv': TABLE }, 'public/a.csv'],
    ['in a file whose name has two lines', { 'a\nb.csv': TABLE }, 'a\nb.csv'],
  ] as [string, Record<string, string>, string][])('finds persons %s', (_, files, where) => {
    commit(files)
    const { leaks } = found()
    expect(leaks.map((leak) => leak.where).join()).toContain(where)
    undo()
  })

  test('finds a known content under a new name', () => {
    const name = `datasets/dinas-lampu/lampu-jalan/${PEOPLE[1]}.csv`
    git('mv', 'datasets/dinas-lampu/lampu-jalan/lampu-jalan.csv', name)
    git('commit', '-qm', 'Ganti nama')
    expect(found().leaks.map(({ where }) => where)).toContain(name)
    undo()
  })

  test('finds persons in a merge that brings what neither side had', () => {
    git('checkout', '-q', '-b', 'sisi')
    commit({ 'datasets/catatan.md': 'Satu.' })
    git('checkout', '-q', '-')
    commit({ 'datasets/lain.md': 'Dua.' })
    git('merge', '-q', '--no-commit', '--no-ff', 'sisi')
    commit({ 'datasets/warga.csv': TABLE }, 'Gabung')
    expect(found().leaks.map(({ where }) => where)).toEqual(['datasets/warga.csv'])
    git('branch', '-D', 'sisi')
    undo()
  })

  test('finds persons in names and messages of tags and branches, and in a tag on a file', () => {
    const seen = (name: string) => {
      const lines = `${name} ${git('rev-parse', name)} ${name} ${'0'.repeat(40)}\n`
      const [ref] = pushedRefs(lines)
      return gate(outgoing(clone, ref as NonNullable<typeof ref>, 'origin'), 'datasets/').leaks.map(
        ({ where }) => where,
      )
    }
    git('tag', '-a', 'v1', '-m', `Untuk NIK ${PEOPLE[0]}`)
    expect(seen('refs/tags/v1')).toEqual(['refs/tags/v1'])
    git('branch', `nik-${PEOPLE[0]}`)
    expect(seen(`refs/heads/nik-${PEOPLE[0]}`)).toEqual([`refs/heads/nik-${PEOPLE[0]}`])
    write('x', `NIK ${PEOPLE[0]}`)
    git('tag', 'isi', git('hash-object', '-w', 'x'))
    expect(seen('refs/tags/isi')).toEqual(['refs/tags/isi'])
    git('tag', '-d', 'v1', 'isi')
    git('branch', '-D', `nik-${PEOPLE[0]}`)
    undo()
    rmSync(join(clone, 'x'), { force: true })
  })

  test('asks the other side for what it has, since it may have been cleaned after the last fetch', () => {
    commit({ 'datasets/warga.csv': TABLE })
    git('update-ref', 'refs/remotes/origin/bocor', 'HEAD')
    const [ref] = pushedRefs(
      `refs/heads/baru ${git('rev-parse', 'HEAD')} refs/heads/baru ${'0'.repeat(40)}\n`,
    )
    const objects = (url?: string) => outgoing(clone, ref as NonNullable<typeof ref>, 'origin', url)
    expect(gate(objects(join(folder, 'pusat.git')), 'datasets/').leaks.length).toBe(1)
    expect(gate(objects(), 'datasets/').leaks).toEqual([])
    git('update-ref', '-d', 'refs/remotes/origin/bocor')
    undo()
  })

  test('names what it cannot read, and passes over the tests of the generator', () => {
    commit({ 'datasets/dinas-lampu/sk.pdf': '%PDF-1.7', 'src/rules/fixtures/x.csv': TABLE })
    expect(found()).toMatchObject({ leaks: [], unread: ['datasets/dinas-lampu/sk.pdf'] })
    undo()
  })

  test('reads the text of a PDF', () => {
    const pdf = (text: string) => Buffer.from(pdfOf({ text })).toString('latin1')
    const path = 'datasets/dinas-lampu/documents/sk.pdf'
    commit({ [path]: pdf('Keputusan tentang Tim Data, NIK 3273011505900001') })
    expect(found()).toMatchObject({ leaks: [{ where: path, isPast: false }], unread: [] })
    undo()
    commit({ [path]: pdf('Keputusan tentang Tim Data Dinas Lampu') })
    expect(found()).toMatchObject({ leaks: [], unread: [] })
    undo()
  })

  test('lets through what a reviewer has exempted in the same push', () => {
    const path = 'datasets/dinas-lampu/lampu-jalan/dataset.md'
    const exempt =
      'exempt: [{ check: personal-data, field: identitas, reason: Nomor tiang., approved_by: Walidata }]'
    const text = readFileSync(join(clone, path), 'utf8').replace(/^---\n/, `---\n${exempt}\n`)
    commit({ [path]: text, 'datasets/dinas-lampu/lampu-jalan/tiang.csv': TABLE })
    expect(found().leaks).toEqual([])
    undo()
  })

  test('has nothing to do where a branch is deleted', () => {
    expect(pushedRefs(`(delete) ${'0'.repeat(40)} refs/heads/x ${'a'.repeat(40)}\n`)).toEqual([])
  })

  test('of a branch without the gate is stopped, with how to go on in both languages', () => {
    const branch = git('rev-parse', '--abbrev-ref', 'HEAD')
    git('checkout', '-q', '--orphan', 'lepas')
    git('rm', '-rqf', '.')
    commit({ 'CATATAN.md': 'Kosong.\n' })
    const pushed = spawnSync('git', ['push', 'origin', 'HEAD:lepas'], {
      cwd: clone,
      env: ENVIRONMENT,
      encoding: 'utf8',
    })
    git('checkout', '-qf', branch)
    expect(pushed.status).toBe(1)
    expect(pushed.stderr).toContain('Tidak ada yang dikirim')
    expect(pushed.stderr).toContain('Nothing was sent')
    expect(pushed.stderr).toContain('git merge --allow-unrelated-histories origin/main')
    expect(git('ls-remote', 'origin', 'lepas')).toBe('')
  }, 60_000)
})

function utf16(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le'))
}
