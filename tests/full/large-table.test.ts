import { execFileSync } from 'node:child_process'
import {
  closeSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

const ROWS = 1_000_000
let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'large-'))
  cpSync('tests/catalogs/small', join(folder, 'catalog'), { recursive: true })
  const dataset = join(folder, 'catalog/kantor/besar')
  mkdirSync(dataset, { recursive: true })
  writeFileSync(
    join(folder, 'catalog/kantor/agency.md'),
    '---\ntitle: Kantor\nshort: Kantor\nrole: produsen\n---\n',
  )
  writeFileSync(join(dataset, 'dataset.md'), DESCRIPTOR)
  const file = openSync(join(dataset, 'besar.csv'), 'w')
  writeSync(file, 'nomor,tanggal,kelompok,nilai,catatan\n')
  let text = ''
  for (let row = 0; row < ROWS; row++) {
    // One key stands twice, at the far ends of the file, and one date does not exist.
    const number = row === ROWS - 1 ? 7 : row
    const day = row === 500_000 ? '2024-02-30' : `2024-${two(1 + (row % 12))}-${two(1 + (row % 28))}`
    text += `${number},${day},K${row % 50},${(row % 9973) / 100},"catatan, ${row % 1000}"\n`
    if (text.length > 1 << 20) {
      writeSync(file, text)
      text = ''
    }
  }
  writeSync(file, text)
  closeSync(file)
})

afterAll(() => rmSync(folder, { recursive: true }))

test('a table of a million rows is checked exactly, in memory that does not grow with it', () => {
  const first = check()
  expect(first.problems).toEqual([
    { code: 'primary-key', count: 1, cell: `A${ROWS + 1}`, row: ROWS + 1 },
    { code: 'type-error', count: 1, cell: 'B500002', row: 500_002 },
  ])
  expect(first.totals.rows).toBeGreaterThanOrEqual(ROWS)
  expect(first.peakMiB).toBeLessThan(250)
})

test('a second check of it reads no table', () => {
  expect(check()).toMatchObject({ passed: 0, problems: [{ code: 'primary-key' }, { code: 'type-error' }] })
})

function check() {
  const script = ['tests/full/check.ts', join(folder, 'catalog'), join(folder, 'cache')]
  const found = JSON.parse(execFileSync(process.execPath, script, { encoding: 'utf8' })) as {
    problems: { code: string; count: number; cell?: string; row?: number }[]
    totals: { rows: number }
    passed: number
    peakMiB: number
  }
  return { ...found, problems: found.problems.sort((a, b) => (a.code < b.code ? -1 : 1)) }
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}

const DESCRIPTOR = `---
title: Tabel besar
description: Angka rekaan.
theme: cahaya
licenses: [{ name: CC0-1.0 }]
frequency: tahunan
access: terbuka
contributors: [{ title: Kantor, roles: [producer] }]
resources:
  - name: besar
    path: besar.csv
    schema:
      fields:
        - { name: nomor, type: integer }
        - { name: tanggal, type: date }
        - { name: kelompok, type: string }
        - { name: nilai, type: number, constraints: { minimum: 0 } }
        - { name: catatan, type: string }
      primaryKey: [nomor]
---
`
