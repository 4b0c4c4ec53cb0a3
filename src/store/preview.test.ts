import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Repository, repository } from '../history/fixtures/repository.ts'
import { submissionOf } from '../history/submission.ts'
import { isCode, previewFolder } from './preview.ts'

let there: Repository
let folder = ''
beforeEach(() => {
  there = repository()
  folder = mkdtempSync(join(tmpdir(), 'preview-'))
})
afterEach(() => {
  there.remove()
  rmSync(folder, { recursive: true, force: true })
})

test('a preview shows the data of the submission in the pages of the base', async () => {
  there.commit({
    'datasets/catalog.yaml': 'title: lama\n',
    'datasets/_catalog/pages/tentang.mdx': 'Tentang kami\n',
    'datasets/_catalog/stories/air/cerita.mdx': 'Cerita\n',
    'datasets/_catalog/codes/a.csv': 'kode\n',
  })
  there.git('checkout', '-q', '-b', 'usulan')
  const evil = 'export const x = process.exit(1)\n'
  there.commit({
    'datasets/catalog.yaml': 'title: baru\n',
    'datasets/_catalog/pages/tentang.mdx': evil,
    'datasets/_catalog/pages/baru.mdx': evil,
    'datasets/_catalog/stories/air/data.json': '{}',
    'datasets/dinas/data/data.csv': 'tahun\n',
    'datasets/dinas/data/halaman.MDX': evil,
    'datasets/vite.config.mjs': evil,
    'datasets/dinas/package.json': '{"scripts":{}}',
    'astro.config.ts': evil,
  })
  await previewFolder(submissionOf(there.root, 'main', 'usulan'), 'datasets', folder)
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(folder, path)).isFile())
    .sort()
  expect(files).toEqual([
    '_catalog/codes/a.csv',
    '_catalog/pages/tentang.mdx',
    '_catalog/stories/air/cerita.mdx',
    'catalog.yaml',
    'dinas/data/data.csv',
    'dinas/package.json',
  ])
  expect(readFileSync(join(folder, '_catalog/pages/tentang.mdx'), 'utf8')).toBe('Tentang kami\n')
  expect(readFileSync(join(folder, 'catalog.yaml'), 'utf8')).toBe('title: baru\n')
})

test.each([
  ['_catalog/pages/a.md', true],
  ['_Catalog/Pages/a.txt', true],
  ['_catalog/stories', true],
  ['dinas/data/a.mjs', true],
  ['dinas/data/a.TSX', true],
  ['dinas/data/a.astro', true],
  ['_catalog/codes/pages.csv', false],
  ['dinas/data/dataset.md', false],
  ['dinas/data/a.json', false],
  ['dinas/pages/a.csv', false],
])('whether %s is code', (path, expected) => {
  expect(isCode(path)).toBe(expected)
})
