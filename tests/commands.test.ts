import { spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Ajv from 'ajv/dist/2020.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

let folder: string
let catalog: string
let broken: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'commands-'))
  catalog = join(folder, 'catalog')
  broken = join(folder, 'broken')
  for (const copy of [catalog, broken]) cpSync('tests/catalogs/small', copy, { recursive: true })
  const table = join(broken, 'dinas-lampu/lampu-jalan/lampu-jalan.csv')
  writeFileSync(table, readFileSync(table, 'utf8').replace('\n', ',lebih\n'))
})

afterAll(() => rmSync(folder, { recursive: true }))

// Vitest sets a BASE_URL of its own, which is no address.
const { BASE_URL: _, ...environment } = process.env

function run(script: string, args: string[], env: NodeJS.ProcessEnv = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [`scripts/${script}.ts`, ...args], {
    encoding: 'utf8',
    env: { ...environment, CACHE: join(folder, 'cache'), ...env },
  })
  return { status, stdout, stderr }
}

describe('validate', () => {
  test('ends with 0 for a clean catalog and says what it checked', () => {
    const { status, stdout, stderr } = run('validate', ['--catalog', catalog, '--lang', 'en'])
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout).toMatch(/^✓ Checked 3 datasets, 2 tables/)
  })

  test('ends with 1 for a fault, and shows the line, a marker and the next step', () => {
    const { status, stdout } = run('validate', ['--catalog', broken])
    expect(status).toBe(1)
    expect(stdout).toContain('extra-label')
    expect(stdout).toMatch(/\^+/)
    expect(stdout).toContain('→')
  })

  test('prints one JSON document that meets its schema, and words for people on standard error', () => {
    const { status, stdout, stderr } = run('validate', ['--catalog', broken, '--format', 'json'])
    expect(status).toBe(1)
    const report: unknown = JSON.parse(stdout)
    const schema = JSON.parse(readFileSync('schemas/report.schema.json', 'utf8'))
    const ajv = new Ajv({ strict: false, validateFormats: false })
    expect({ valid: ajv.validate(schema, report), errors: ajv.errors }).toEqual({ valid: true, errors: null })
    expect(stderr).toMatch(/^✗ Diperiksa/)
  })

  test('checks the dataset of a file that is named, and nothing outside a folder that is named', () => {
    const file = run('validate', [
      '--catalog',
      broken,
      join(broken, 'dinas-lampu/lampu-jalan/lampu-jalan.csv'),
    ])
    expect(file.status).toBe(1)
    expect(file.stdout).toContain('Diperiksa 1 dataset')
    expect(run('validate', ['--catalog', broken, 'balai-angka']).status).toBe(0)
  })

  test.each([
    [['--catalog', '/no/such/folder'], /no\/such\/folder/],
    [['--format', 'xml'], /text, json, github/],
    [['--limit', 'many'], /--limit/],
    [['--colour'], /--colour/],
    [['no/such/dataset'], /no\/such\/dataset/],
  ])('ends with 2 for %j and says what to do, in both languages', (args, words) => {
    const { status, stdout, stderr } = run('validate', args)
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toMatch(words)
    expect(stderr.match(/✗/g)).toHaveLength(2)
    expect(stderr.match(/→/g)).toHaveLength(2)
    expect(stderr).not.toContain('    at ')
  })

  test.each(['text', 'csv', 'html'])(
    'writes a report as %s to a file, whole, and says the sum on standard error',
    (format) => {
      const reports = join(folder, `reports-${format}`)
      const file = join(reports, 'report')
      const { status, stdout, stderr } = run('validate', [
        '--catalog',
        broken,
        '--format',
        format,
        '--output',
        file,
      ])
      expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
      expect(stderr).toMatch(/^✗ Diperiksa/)
      expect(readFileSync(file, 'utf8')).toContain('extra-label')
      expect(readdirSync(reports)).toEqual(['report'])
    },
  )

  test('adds what annotations leave out to the summary of the step', () => {
    const summary = join(folder, 'summary.md')
    writeFileSync(summary, 'Sebelumnya.\n')
    const { stdout } = run('validate', ['--catalog', broken, '--format', 'github'], {
      GITHUB_STEP_SUMMARY: summary,
    })
    expect(stdout).toMatch(/^::error file=.*extra-label/m)
    const text = readFileSync(summary, 'utf8')
    expect(text.startsWith('Sebelumnya.\n')).toBe(true)
    expect(text).toContain('`extra-label`')
  })

  test('checks what has changed since a commit, and says that it did', () => {
    const { status, stdout } = run('validate', ['--changed', 'HEAD', '--catalog', 'tests/catalogs/small'])
    expect(status).toBe(0)
    expect(stdout).toMatch(/sejak HEAD/)
    expect(run('validate', ['--changed', 'tidak-ada']).status).toBe(2)
  })

  test('prints its usage when asked', () => {
    expect(run('validate', ['--help'])).toMatchObject({ status: 0, stderr: '' })
  })
})

describe('build', () => {
  test('builds nothing from data with errors', () => {
    const out = join(folder, 'site')
    const { status, stderr } = run('build', ['--catalog', broken, '--out', out])
    expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringContaining('tidak dibangun') })
    expect(existsSync(out)).toBe(false)
  })

  test('never replaces a folder that no build made, nor the catalog itself', () => {
    const precious = join(folder, 'precious')
    mkdirSync(precious)
    writeFileSync(join(precious, 'thesis.txt'), 'years of work')
    for (const out of [precious, catalog, folder]) {
      expect(run('build', ['--catalog', catalog, '--out', out]).status).toBe(2)
    }
    expect(readFileSync(join(precious, 'thesis.txt'), 'utf8')).toBe('years of work')
    expect(existsSync(join(catalog, 'catalog.yaml'))).toBe(true)
  })

  test('refuses an address that is none', () => {
    const out = join(folder, 'site')
    const { status, stderr } = run('build', ['--catalog', catalog, '--out', out], {
      BASE_URL: 'javascript:alert(1)',
    })
    expect(status).toBe(2)
    expect(stderr).toContain('BASE_URL')
  })
})
