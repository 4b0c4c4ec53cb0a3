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

const ROWS = 5_000_000
/** A prime above the rows: multiples of another number meet every remainder once, in no order. */
const PRIME = 5_000_011
const GROUPS = 10_000
const BAD_DATE = 2_500_000
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
  const groups = Array.from({ length: GROUPS }, (_, group) => `K${group},Kelompok ${group}\n`)
  writeFileSync(join(dataset, 'kelompok.csv'), `kode,nama\n${groups.join('')}`)
  const file = openSync(join(dataset, 'besar.csv'), 'w')
  writeSync(file, 'nomor,tanggal,kelompok,nilai,berkas\n')
  let text = ''
  for (let row = 0; row < ROWS; row++) {
    // One key stands twice, at the far ends of the file, one date does not exist, and one group is not listed.
    const number = row === ROWS - 1 ? keyOf(7) : keyOf(row)
    const day = row === BAD_DATE ? '2024-02-30' : `2024-${two(1 + (row % 12))}-${two(1 + (row % 28))}`
    const group = row === 3 ? GROUPS : row % GROUPS
    text += `${number},${day},K${group},${(row % 9973) / 100},B-${(row * 3571) % PRIME}\n`
    if (text.length > 1 << 20) {
      writeSync(file, text)
      text = ''
    }
  }
  writeSync(file, text)
  closeSync(file)
})

function keyOf(row: number): number {
  return (row * 7919) % PRIME
}

afterAll(() => rmSync(folder, { recursive: true }))

test('five million rows in no order, with a primary, a unique and a foreign key, are checked exactly in bounded memory', () => {
  const first = check()
  expect(first.problems).toEqual([
    { code: 'foreign-key', count: 1, cell: 'C5', row: 5 },
    { code: 'large-file', count: 1 },
    { code: 'primary-key', count: 1, cell: `A${ROWS + 1}`, row: ROWS + 1 },
    { code: 'type-error', count: 1, cell: `B${BAD_DATE + 2}`, row: BAD_DATE + 2 },
  ])
  expect(first.totals.rows).toBeGreaterThanOrEqual(ROWS)
  expect(first.peakMiB).toBeLessThan(210)
})

test('a second check of it reads no table', () => {
  expect(check()).toMatchObject({ passed: 0, problems: [{}, {}, {}, {}] })
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
        - { name: berkas, type: string, constraints: { unique: true } }
      primaryKey: [nomor]
      foreignKeys:
        - { fields: [kelompok], reference: { resource: kelompok, fields: [kode] } }
  - name: kelompok
    path: kelompok.csv
    schema:
      fields:
        - { name: kode, type: string }
        - { name: nama, type: string }
      primaryKey: [kode]
---
`
