import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Checked, checkCatalog } from './checked.ts'
import { checkInParallel } from './parallel.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'parallel-'))
  cpSync('tests/catalogs/small', join(folder, 'catalog'), { recursive: true })
  mkdirSync(join(folder, 'catalog/kantor'))
  write('kantor/agency.md', '---\ntitle: Kantor\nshort: Kantor\nrole: produsen\n---\n')
  // Each table refers to the one before it, so that references cross from one part to the next.
  for (let number = 0; number < 60; number++) {
    const parent = `kantor/data-${Math.max(number - 1, 0)}`
    write(`kantor/data-${number}/dataset.md`, descriptor(number, parent))
    write(`kantor/data-${number}/tabel.csv`, `kode,nilai\nA,1\nB,${number === 7 ? 'dua' : 2}\n`)
  }
  write('kantor/data-30/tabel.csv', 'kode,nilai\nA,1\nC,2\n')
})

afterEach(() => rmSync(folder, { recursive: true }))

test('several cores find what one finds, also where tables refer to each other', async () => {
  const alone = checkCatalog(join(folder, 'catalog'), { cache: join(folder, 'alone') })
  const together = await checkInParallel(join(folder, 'catalog'), { cache: join(folder, 'together') })
  expect(findings(together)).toEqual(findings(alone))
  expect(alone.problems.map(({ code }) => code).filter((code) => code === 'foreign-key')).toHaveLength(2)
  expect(alone.problems.map(({ code }) => code)).toContain('type-error')
  expect([...together.passed].sort()).toEqual([...alone.passed].sort())
})

test('a second run over the same catalog passes no table and reads no file', async () => {
  await checkInParallel(join(folder, 'catalog'), { cache: join(folder, 'cache') })
  // Files as young as the note about them are read again, so the note is made younger.
  await new Promise((done) => setTimeout(done, 1100))
  rmSync(join(folder, 'cache/digests'), { recursive: true })
  await checkInParallel(join(folder, 'catalog'), { cache: join(folder, 'cache') })
  const again = await checkInParallel(join(folder, 'catalog'), { cache: join(folder, 'cache') })
  expect({ passed: again.passed, hashed: again.hashed }).toEqual({ passed: [], hashed: [] })
})

function findings({ catalog, tables, problems, totals }: Checked): unknown {
  const results = catalog.datasets.flatMap(({ resources }) => resources.map(({ id }) => tables.get(id)))
  return JSON.parse(JSON.stringify({ problems, totals, results }))
}

function write(path: string, text: string): void {
  const file = join(folder, 'catalog', path)
  mkdirSync(join(file, '..'), { recursive: true })
  writeFileSync(file, text)
}

function descriptor(number: number, parent: string): string {
  return `---
title: Data ${number}
description: Angka rekaan.
theme: penduduk
licenses: [{ name: CC0-1.0 }]
frequency: tahunan
access: terbuka
contributors: [{ title: Kantor, roles: [producer] }]
resources:
  - name: tabel
    path: tabel.csv
    schema:
      fields:
        - { name: kode, type: string }
        - { name: nilai, type: integer }
      primaryKey: [kode]
      foreignKeys:
        - { fields: [kode], reference: { dataset: ${parent}, resource: tabel, fields: [kode] } }
---
`
}
