import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { CatalogError } from '../catalog/catalogerror.ts'
import { type Repository, repository } from './fixtures/repository.ts'
import { canMerge } from './mergedtree.ts'
import { submissionOf } from './submission.ts'

let there: Repository
let start = ''
beforeEach(() => {
  there = repository()
  start = there.commit({
    'datasets/a/x/x.csv': lines(1, 40),
    'datasets/a/y/y.csv': 'tahun\n',
    'src/a.ts': '1',
  })
})
afterEach(() => there.remove())

const lines = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, at) => `${from + at},isi baris\n`).join('')

/** Commits on a branch that begins where the repository did, and returns to main. */
function submit(files: Record<string, string>, removed: string[] = []): void {
  there.git('checkout', '-q', '-B', 'usulan', start)
  for (const path of removed) there.git('rm', '-q', path)
  there.commit(files)
  there.git('checkout', '-q', 'main')
}

const statuses = (head = 'usulan') =>
  submissionOf(there.root, 'main', head).changes.map(({ status, path }) => `${status} ${path}`)

describe('a submission', () => {
  test('is what its merge would change, whatever the base has changed meanwhile', () => {
    submit({ 'datasets/a/x/x.csv': lines(1, 42), 'datasets/a/z/z.csv': 'baru\n' }, ['datasets/a/y/y.csv'])
    const base = there.commit({ 'datasets/a/x/x.csv': `0,awal\n${lines(1, 40)}`, 'src/a.ts': '2' })
    const submission = submissionOf(join(there.root, 'datasets'), 'main', 'usulan')
    expect(submission).toMatchObject({ base, left: start, conflicts: [], root: there.root })
    expect(submission.changes.map(({ status, path }) => `${status} ${path}`)).toEqual([
      'modified datasets/a/x/x.csv',
      'removed datasets/a/y/y.csv',
      'added datasets/a/z/z.csv',
    ])
    expect(there.git('cat-file', 'blob', `${submission.tree}:datasets/a/x/x.csv`)).toBe(
      `0,awal\n${lines(1, 42)}`.trim(),
    )
    expect(there.git('status', '--porcelain')).toBe('')
  })

  test('tells sizes, modes and kinds of both sides', () => {
    const tree = there.tree([
      { mode: '120000', name: 'pintasan', content: '/etc/passwd' },
      { mode: '160000', name: 'lain', id: start },
      { mode: '100755', name: 'jalan', content: 'echo' },
    ])
    const head = there.commitTree(tree, start)
    const { changes } = submissionOf(there.root, 'main', head)
    const side = (path: string) => changes.find((change) => change.path === path)?.after
    expect(side('pintasan')).toMatchObject({ kind: 'symlink', mode: '120000', size: 11 })
    expect(side('lain')).toMatchObject({ kind: 'submodule', size: 0, id: start })
    expect(side('jalan')).toMatchObject({ kind: 'executable', size: 4 })
    expect(changes.find(({ path }) => path === 'src/a.ts')).toMatchObject({
      status: 'removed',
      before: { kind: 'file', size: 1 },
    })
  })

  test('shows a mode that changes alone, and a file that becomes a link', () => {
    there.git('checkout', '-q', '-b', 'usulan')
    there.git('update-index', '--chmod=+x', 'datasets/a/y/y.csv')
    const blob = there.git('hash-object', '-w', 'src/a.ts')
    there.git('update-index', '--cacheinfo', `120000,${blob},datasets/a/x/x.csv`)
    there.git('commit', '-qm', 'Ubah')
    const { changes } = submissionOf(there.root, 'main', 'HEAD')
    expect(changes.map(({ status, before, after }) => [status, before?.kind, after?.kind])).toEqual([
      ['modified', 'file', 'symlink'],
      ['mode', 'file', 'executable'],
    ])
  })

  test('lists a renamed file under both names, and beside that the rename', () => {
    submit({ 'datasets/b/x/x.csv': lines(1, 41) }, ['datasets/a/x/x.csv'])
    const { changes, renames } = submissionOf(there.root, 'main', 'usulan')
    expect(changes.map(({ status, path }) => `${status} ${path}`)).toEqual([
      'removed datasets/a/x/x.csv',
      'added datasets/b/x/x.csv',
    ])
    expect(renames).toEqual([
      { from: 'datasets/a/x/x.csv', to: 'datasets/b/x/x.csv', similarity: expect.any(Number) },
    ])
    expect(renames[0]?.similarity).toBeGreaterThan(90)
  })

  test('takes names with a line break, a quote and letters of other scripts as they are', () => {
    submit({ 'datasets/a\nb/"é".csv': '1' })
    expect(statuses()).toEqual(['added datasets/a\nb/"é".csv'])
  })

  test('of a hostile tree shows paths as they stand there', () => {
    const folder = (name: string, id: string) => ({ mode: '040000', name, id }) as const
    const one = there.tree([{ mode: '100644', name: 'x', content: 'x' }])
    const root = ['datasets', 'src'].map((name) => folder(name, there.git('rev-parse', `main:${name}`)))
    const odd = there.tree([folder('..', one), folder('.GIT', one), folder('a\\..', one)])
    const head = there.commitTree(there.tree([...root, folder('datasets-2', odd)]), start)
    there.commit({ 'src/a.ts': '2' })
    expect(statuses(head).sort()).toEqual(['..', '.GIT', 'a\\..'].map((name) => `added datasets-2/${name}/x`))
  })

  test('that is merged already changes nothing', () => {
    submit({ 'datasets/a/z/z.csv': 'baru\n' })
    there.git('merge', '-q', '--no-ff', '-m', 'Gabung', 'usulan')
    expect(statuses()).toEqual([])
    expect(statuses('main')).toEqual([])
  })

  test('that cannot be merged says where, and stands as it is', () => {
    submit({ 'datasets/a/y/y.csv': 'tahun\n2023\n' })
    there.commit({ 'datasets/a/y/y.csv': 'tahun\n2024\n' })
    const { conflicts, tree, changes } = submissionOf(there.root, 'main', 'usulan')
    expect(conflicts).toEqual(['datasets/a/y/y.csv'])
    expect(there.git('cat-file', 'blob', `${tree}:datasets/a/y/y.csv`)).toBe('tahun\n2023')
    expect(changes).toHaveLength(1)
  })

  test('is read from a bare repository and one of SHA-256 as well', () => {
    submit({ 'datasets/a/z/z.csv': 'baru\n' })
    const bare = mkdtempSync(join(tmpdir(), 'bare-'))
    there.git('clone', '-q', '--bare', there.root, bare)
    expect(submissionOf(bare, 'main', 'usulan').changes).toHaveLength(1)
    rmSync(bare, { recursive: true })

    const other = repository()
    rmSync(join(other.root, '.git'), { recursive: true })
    other.git('init', '-q', '-b', 'main', '--object-format=sha256')
    const base = other.commit({ a: '1' })
    const head = other.commit({ a: '2' })
    expect(submissionOf(other.root, base, head).changes[0]?.after?.id).toHaveLength(64)
    other.remove()
  })
})

describe('what the person can put right is said in both languages', () => {
  test.each([
    ['main', 'tidak-ada', /tidak mengenal "tidak-ada"/],
    ['tidak-ada', 'main', /tidak mengenal "tidak-ada"/],
    ['--output=/tmp/x', 'main', /tidak mengenal "--output/],
    ['main', '-h', /tidak mengenal "-h"/],
    ['main', '', /tidak mengenal ""/],
    ['main', 'main:src', /tidak mengenal/],
    ['main', 'main\nmain', /tidak mengenal/],
  ])('of %j and %j', (base, head, words) => {
    const failing = () => submissionOf(there.root, base, head)
    expect(failing).toThrow(CatalogError)
    expect(textOf(failing)).toMatch(words)
  })

  test('where the branches have nothing in common', () => {
    const head = there.commitTree(there.tree([{ mode: '100644', name: 'a', content: '1' }]))
    expect(textOf(() => submissionOf(there.root, 'main', head))).toMatch(/tidak punya komit bersama/)
  })

  test('where a shallow clone lacks the commit that they have in common', () => {
    submit({ 'datasets/a/z/z.csv': 'baru\n' })
    there.commit({ 'src/a.ts': '2' })
    const shallow = mkdtempSync(join(tmpdir(), 'shallow-'))
    there.git('clone', '-q', '--depth=1', '--no-single-branch', `file://${there.root}`, shallow)
    expect(textOf(() => submissionOf(shallow, 'origin/main', 'origin/usulan'))).toMatch(/komit bersama/)
    there.git('-C', shallow, 'fetch', '-q', '--unshallow')
    expect(submissionOf(shallow, 'origin/main', 'origin/usulan').changes).toHaveLength(1)
    rmSync(shallow, { recursive: true })
  })

  test('where there is no repository', () => {
    const folder = mkdtempSync(join(tmpdir(), 'no-repository-'))
    expect(textOf(() => submissionOf(folder, 'main', 'main'))).toMatch(/bukan bagian dari repositori/)
    rmSync(folder, { recursive: true })
  })

  function textOf(failing: () => unknown): string | undefined {
    try {
      failing()
    } catch (error) {
      return (error as CatalogError).text?.id
    }
    return undefined
  }
})

describe('nothing of a submission is run', () => {
  /** A command of the shell that leaves a trace. */
  const trace = () => join(there.root, '..', `trace-${there.root.split('-').at(-1)}`)

  test('though attributes and settings name programs for merges, filters, differences and monitors', () => {
    const hit = `touch ${trace()}`
    for (const [name, value] of [
      ['merge.jebak.driver', `${hit}; cat %A`],
      ['filter.jebak.smudge', `${hit}; cat`],
      ['filter.jebak.clean', `${hit}; cat`],
      ['filter.jebak.process', hit],
      ['diff.jebak.command', hit],
      ['diff.jebak.textconv', `${hit}; cat`],
      ['diff.external', hit],
      ['merge.default', 'jebak'],
      ['core.fsmonitor', hit],
      ['core.pager', hit],
    ] as const)
      there.git('config', name, value)
    const attributes = '* merge=jebak filter=jebak diff=jebak\n'
    const blob = spawnSync('git', ['hash-object', '-w', '--stdin', '--no-filters'], {
      cwd: there.root,
      input: attributes,
      encoding: 'utf8',
    }).stdout.trim()
    const changed = (text: string, parent: string) =>
      there.commitTree(
        there.tree([
          { mode: '100644', name: '.gitattributes', id: blob },
          { mode: '100644', name: 'a.csv', content: text },
        ]),
        parent,
      )
    const first = changed('1\n2\n3\n4\n5\n', start)
    const base = changed('0\n2\n3\n4\n5\n', first)
    const head = changed('1\n2\n3\n4\n6\n', first)
    there.write('.git/info/attributes', attributes)
    there.write('.gitattributes', attributes)
    const { tree, conflicts } = submissionOf(there.root, base, head)
    expect(conflicts).toEqual([])
    expect(there.git('cat-file', 'blob', `${tree}:a.csv`)).toBe('0\n2\n3\n4\n6')
    expect(existsSync(trace())).toBe(false)
    // The trap itself works where Git is used as usual.
    spawnSync('git', ['merge-tree', '--write-tree', base, head], { cwd: there.root })
    expect(existsSync(trace())).toBe(true)
    rmSync(trace())
  })

  test('and an object that another replaces here is read as it is', () => {
    submit({ 'datasets/a/z/z.csv': 'jahat\n' })
    const [bad, good] = ['usulan', 'main'].map((name) => there.git('rev-parse', name)) as [string, string]
    there.git('replace', bad, good)
    expect(statuses(bad)).toEqual(['added datasets/a/z/z.csv'])
  })
})

test('a Git that cannot merge without a working folder is known by its version', () => {
  expect([[2, 37] as const, [1, 99] as const].map(canMerge)).toEqual([false, false])
  expect([[2, 38] as const, [2, 50] as const, [3, 0] as const].map(canMerge)).toEqual([true, true, true])
})
