import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { keptSignatures } from './signatures.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'signatures-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

test('signatures that one run has checked are known to the next', () => {
  const first = keptSignatures(folder)
  expect(first.get('a keys')).toBeUndefined()
  first.keep('a keys', { state: 'good', by: ['_catalog/keys/a.pub'] })
  expect(first.get('a keys')).toEqual({ state: 'good', by: ['_catalog/keys/a.pub'] })
  expect(keptSignatures(folder).get('a keys')).toBeUndefined()
  first.save()
  expect(keptSignatures(folder).get('a keys')).toEqual({ state: 'good', by: ['_catalog/keys/a.pub'] })
  expect(keptSignatures(folder).get('a other')).toBeUndefined()
})

test('a broken file of the cache is as none, and so is one that other code has written', () => {
  const file = join(folder, 'signatures.json')
  writeFileSync(file, 'x')
  expect(keptSignatures(folder).get('a keys')).toBeUndefined()
  writeFileSync(file, JSON.stringify({ version: 'other', checks: { 'a keys': { state: 'unsigned' } } }))
  expect(keptSignatures(folder).get('a keys')).toBeUndefined()
})
