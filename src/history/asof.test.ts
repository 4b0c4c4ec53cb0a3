import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { CatalogError } from '../catalog/catalogerror.ts'
import { memoryTree } from '../catalog/memory.ts'
import { readCatalog } from '../catalog/reader.ts'
import { asOf, dayIn } from './asof.ts'
import { runGit } from './fixtures/git.ts'
import { git } from './git.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'as-of-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const catalogOf = (timezone: string, ...lines: string[]) =>
  readCatalog(
    memoryTree({
      'catalog.yaml': `timezone: ${timezone}\n`,
      ...Object.fromEntries(lines.map((line, at) => [`a/d${at}/dataset.md`, `---\n${line}\n---\n`])),
    }),
  )

function commit(date: string): void {
  const env = { GIT_AUTHOR_DATE: '2020-01-01T00:00:00Z', GIT_COMMITTER_DATE: date }
  const run = (...args: string[]) => runGit(folder, args, { env })
  run('init', '-q')
  writeFileSync(join(folder, 'a'), date)
  run('add', '.')
  run('commit', '-q', '-m', 'x')
}

describe('the as-of date', () => {
  test('is the one that is given', () => {
    commit('2025-01-31T12:00:00Z')
    expect(asOf(catalogOf('UTC'), folder, '2024-02-29')).toEqual({ date: '2024-02-29', source: 'given' })
  })

  test.each([
    '2024-02-30',
    '2023-02-29',
    '2024-13-01',
    '31-12-2024',
    '2024-1-1',
    'hari ini',
    '2024-01-01T00:00:00Z',
  ])('may not be given as %s', (given) => {
    expect(() => asOf(catalogOf('UTC'), folder, given)).toThrow(CatalogError)
  })

  test('is else the day of the last commit in the time zone of the catalog', () => {
    commit('2025-01-31T17:30:00Z')
    expect(asOf(catalogOf('Asia/Jakarta'), folder, undefined)).toEqual({
      date: '2025-02-01',
      source: 'commit',
    })
    expect(asOf(catalogOf('UTC'), folder, '')).toEqual({ date: '2025-01-31', source: 'commit' })
    expect(asOf(catalogOf('America/Lima'), folder, undefined).date).toBe('2025-01-31')
  })

  test('does not depend on settings of the person', () => {
    commit('2025-01-31T12:00:00Z')
    for (const [name, value] of [
      ['log.showSignature', 'true'],
      ['log.date', 'relative'],
      ['color.ui', 'always'],
    ]) {
      runGit(folder, ['config', name as string, value as string])
    }
    expect(asOf(catalogOf('UTC'), folder, undefined).date).toBe('2025-01-31')
  })

  test('is without Git the newest date that the data name', () => {
    const newest = (...lines: string[]) => asOf(catalogOf('UTC', ...lines), folder, undefined)
    expect(newest('temporal: { start: "2020", end: "2023" }')).toEqual({ date: '2023-12-31', source: 'data' })
    expect(
      newest('temporal: { start: "2020", end: "2024-02" }', 'temporal: { start: "2021", end: "2022" }').date,
    ).toBe('2024-02-29')
    expect(
      newest(
        'temporal: { start: "2020", end: "2024" }',
        'revisions: [{ date: "2025-03-04", period: "2024", reason: x }]',
      ).date,
    ).toBe('2025-03-04')
    expect(newest('temporal: { start: "2020", end: "2024-02-30" }', 'temporal: 5').date).toBe('2020-12-31')
    expect(newest('title: x').date).toBe('1970-01-01')
  })

  test('is without Git the same in a catalog whose time zone is wrong', () => {
    commit('2025-01-31T12:00:00Z')
    expect(asOf(catalogOf('Mars/Phobos'), folder, undefined).date).toBe('2025-01-31')
  })
})

test('a day is of its time zone, whatever the zone of the moment', () => {
  expect(dayIn('2024-12-31T23:59:59+00:00', 'Asia/Jayapura')).toBe('2025-01-01')
  expect(dayIn('2025-01-01T01:00:00+07:00', 'UTC')).toBe('2024-12-31')
})

test('a folder without a repository has no Git output', () => {
  expect(git(folder, 'rev-parse', 'HEAD')).toBeUndefined()
  expect(git(join(folder, 'nowhere'), 'status')).toBeUndefined()
})
