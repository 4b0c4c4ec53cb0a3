import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { runGit } from '../history/fixtures/git.ts'
import { sourceState } from '../history/sourcestate.ts'
import { projectRoot } from './project.ts'
import { type Provenance, provenanceOf, statementOf } from './provenance.ts'
import { readProvenance } from './readprovenance.ts'

const SUMS = 'a'.repeat(64)
const HOW = {
  asOf: { date: '2026-01-31', source: 'given' },
  baseUrl: 'https://situs.example/portal/',
  pictures: false,
  node: '24.1.0',
  lockfile: 'b'.repeat(64),
} as const
const REPOSITORY = { repository: 'https://git.example/kota/data' }
const schema = JSON.parse(
  readFileSync(join(projectRoot, 'tests/provenance/slsa-statement.schema.json'), 'utf8'),
)
const validate = new Ajv2020({ strict: true, allErrors: true }).compile(schema)

let repository: string

beforeEach(() => {
  repository = realpathSync(mkdtempSync(join(tmpdir(), 'provenance-')))
})

afterEach(() => rmSync(repository, { recursive: true }))

const git = (...args: string[]) => runGit(repository, args)

function write(path: string, content: string): void {
  mkdirSync(dirname(join(repository, path)), { recursive: true })
  writeFileSync(join(repository, path), content)
}

function stage(path: string): void {
  write(path, 'x')
  git('add', path)
}

/** A repository with a catalog and a program, committed. */
function committed(): string {
  git('init', '-q')
  write('data/catalog.yaml', 'id: kota\n')
  write('src/program.ts', '1\n')
  write('.gitignore', 'diabaikan.csv\n')
  git('add', '-A')
  git('commit', '-qm', 'Awal')
  return git('rev-parse', 'HEAD')
}

const data = () => sourceState(join(repository, 'data'))
const code = () => sourceState(repository, ['src'])
const provenance = (): Provenance =>
  provenanceOf({ generator: code(), catalog: data(), inside: data()?.path }, REPOSITORY, HOW)

describe('the statement where a site was built from', () => {
  test('names commit, repository, day and address, and is what in-toto and SLSA ask for', () => {
    const commit = committed()
    const statement = statementOf(provenance(), SUMS, ['id', 'en'])
    expect({ valid: validate(statement), errors: validate.errors }).toEqual({ valid: true, errors: null })
    expect(statement.subject).toEqual([{ name: 'SHA256SUMS', digest: { sha256: SUMS } }])
    expect(statement.predicate.buildDefinition).toEqual({
      buildType: 'https://situs.example/portal/tentang/#build',
      externalParameters: {
        catalog: 'data',
        asOf: '2026-01-31',
        asOfSource: 'given',
        baseUrl: 'https://situs.example/portal/',
        pictures: false,
      },
      internalParameters: {
        node: '24.1.0',
        lockfile: { sha256: 'b'.repeat(64) },
        files: 'committed',
        history: 'complete',
      },
      resolvedDependencies: ['catalog', 'generator'].map((name) => ({
        name,
        uri: `git+https://git.example/kota/data@${commit}`,
        digest: { gitCommit: commit },
      })),
    })
  })

  test('is read again as it was written', () => {
    committed()
    const { catalog, ...rest } = provenance()
    const text = JSON.stringify(statementOf({ catalog, ...rest }, SUMS, ['en']))
    const { repository: _, ...known } = catalog
    expect(readProvenance(text)).toEqual({ ...rest, catalog: known, sums: SUMS })
  })

  test('says that no commit is known without Git', () => {
    write('data/catalog.yaml', 'id: kota\n')
    const statement = statementOf(provenance(), SUMS, ['id'])
    expect(validate(statement)).toBe(true)
    const { internalParameters, resolvedDependencies, externalParameters } =
      statement.predicate.buildDefinition
    expect(internalParameters).toMatchObject({ files: 'unknown', history: 'unknown' })
    expect(resolvedDependencies).toEqual([{ name: 'catalog', uri: 'git+https://git.example/kota/data' }])
    expect(externalParameters.catalog).toBeNull()
  })

  test.each([
    ['a changed file', () => write('data/catalog.yaml', 'id: lain\n'), 'data/catalog.yaml'],
    ['a file never added', () => write('data/dinas/baru.csv', 'a\n'), 'data/dinas/baru.csv'],
    ['a file that Git ignores', () => write('data/diabaikan.csv', 'a\n'), 'data/diabaikan.csv'],
    ['a deleted file', () => rmSync(join(repository, 'data/catalog.yaml')), 'data/catalog.yaml'],
    ['a file that is only staged', () => stage('data/b'), 'data/b'],
  ])('says that the files are not those of the commit: %s', (_, change, path) => {
    committed()
    change()
    expect(data()?.changed).toEqual([path])
    expect(provenance().files).toBe('changed')
  })

  test('names a moved file once, and minds nothing outside of what decides', () => {
    committed()
    git('mv', 'data/catalog.yaml', 'data/katalog.yaml')
    write('catatan.txt', 'x')
    expect(data()?.changed).toEqual(['data/katalog.yaml'])
    expect(code()?.changed).toEqual([])
  })

  test('takes a folder that only lies in a repository for no part of it', () => {
    committed()
    write('diabaikan/catalog.yaml', 'id: lain\n')
    expect(sourceState(join(repository, 'diabaikan'))).toBeUndefined()
  })

  test('says that the history is cut short', () => {
    committed()
    git('commit', '-qm', 'Lagi', '--allow-empty')
    git('clone', '-q', '--depth', '1', `file://${repository}`, 'klon')
    expect(sourceState(join(repository, 'klon'))?.history).toBe('shallow')
    expect(data()?.history).toBe('complete')
  })

  type Changed = Record<string, unknown>
  test.each<[string, (statement: Changed, definition: Changed) => void]>([
    ['another type', (statement) => (statement._type = 'https://in-toto.io/Statement/v0.1')],
    ['no subject', (statement) => (statement.subject = [])],
    [
      'a date that is none',
      (_, definition) => ((definition.externalParameters as Changed).asOf = '2026-02-31'),
    ],
    [
      'an address with a script',
      (_, definition) => ((definition.externalParameters as Changed).baseUrl = 'javascript:1/'),
    ],
    [
      'a commit that is an option',
      (_, definition) =>
        (definition.resolvedDependencies = [{ name: 'catalog', digest: { gitCommit: '--upload-pack=x' } }]),
    ],
    ['no parameters', (_, definition) => (definition.internalParameters = null)],
  ])('is refused with %s', (_, spoil) => {
    committed()
    const statement = JSON.parse(JSON.stringify(statementOf(provenance(), SUMS, ['id'])))
    spoil(statement, statement.predicate.buildDefinition)
    expect(() => readProvenance(JSON.stringify(statement))).toThrow('provenance.json')
  })

  test('is refused where it is no JSON at all', () => {
    for (const text of ['', '[]', 'null', '{"_type":1}', '<html>'])
      expect(() => readProvenance(text)).toThrow('provenance.json')
  })
})
