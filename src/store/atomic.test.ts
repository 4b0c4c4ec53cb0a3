import { execFileSync, spawn } from 'node:child_process'
import {
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writePieces, writeWhole } from './atomic.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tulis-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

test('a file is replaced as a whole, and nothing is left beside it', () => {
  const file = join(folder, 'laporan.csv')
  writeWhole(file, 'lama')
  writePieces(file, ['ba', 'ru'])
  expect(readFileSync(file, 'utf8')).toBe('baru')
  expect(readdirSync(folder)).toEqual(['laporan.csv'])
})

test('a file whose content fails on the way stays as it was', () => {
  const file = join(folder, 'laporan.csv')
  writeWhole(file, 'lama')
  const pieces = function* () {
    yield 'a'.repeat(100_000)
    throw new Error('putus')
  }
  expect(() => writePieces(file, pieces())).toThrow('putus')
  expect(readFileSync(file, 'utf8')).toBe('lama')
  expect(readdirSync(folder)).toEqual(['laporan.csv'])
})

test('what a link leads to is replaced, and the link stays', () => {
  const link = join(folder, 'tautan.csv')
  writeFileSync(join(folder, 'asli.csv'), 'lama')
  symlinkSync('asli.csv', link)
  writeWhole(link, 'baru')
  expect(lstatSync(link).isSymbolicLink()).toBe(true)
  expect(readFileSync(join(folder, 'asli.csv'), 'utf8')).toBe('baru')
})

test.skipIf(process.platform === 'win32')('a pipe is written into, never replaced', async () => {
  const pipe = join(folder, 'pipa')
  execFileSync('mkfifo', [pipe])
  const reader = spawn('cat', [pipe], { stdio: ['ignore', 'pipe', 'inherit'] })
  const read = new Promise((done) => reader.stdout.once('data', (piece) => done(String(piece))))
  writeWhole(pipe, 'isi')
  expect(await read).toBe('isi')
  expect(lstatSync(pipe).isFIFO()).toBe(true)
})
