import { expect, test } from 'vitest'
import { documentOf } from './document.ts'
import { FILES, type Files, HUJAN_MD, sideOf, submitted } from './fixtures/side.ts'
import { textReview } from './formats.ts'
import { reviewOf } from './reviewof.ts'

const FILE = '_catalog/standards/hujan/1.0.yaml'
const STANDARD = `title: Curah hujan
date: "2025-01-15"
parties: [{ title: Kantor Data, role: walidata }, { title: Dinas Air, role: produsen, agency: dinas-air }]
fields:
  - { name: kode_distrik, type: string, codes: distrik }
  - { name: curah_hujan, type: number, unit: mm }
`
const BEFORE: Files = {
  ...FILES,
  [FILE]: STANDARD,
  [HUJAN_MD]: (FILES[HUJAN_MD] as string).replace('access: terbuka', 'access: terbuka\nconforms: hujan@1.0'),
}

function review(change: Record<string, string | undefined>, account = 'pemeriksa') {
  const entries = Object.entries({ ...BEFORE, ...change }).filter(([, text]) => text !== undefined)
  const after = Object.fromEntries(entries) as Files
  const change_ = submitted(BEFORE, after, { account })
  return reviewOf(change_, sideOf(BEFORE), sideOf(after, BEFORE), '2026-01-31')
}

const text = (change: Record<string, string | undefined>) => textReview(documentOf(review(change), 'en'))

test('a standard that changes under its version is an error, named first with who follows it', () => {
  const found = review({ [FILE]: STANDARD.replace('unit: mm', 'unit: cm') })
  expect(found.verdict).toBe('fail')
  expect(found.checks.added.map(({ code }) => code).sort()).toEqual(['changed-standard', 'standard-mismatch'])
  expect(found.standards).toMatchObject([
    {
      id: 'hujan@1.0',
      kind: 'changed',
      columns: { changed: [{ name: 'curah_hujan', property: 'unit', from: 'mm', to: 'cm' }] },
      followers: [{ dataset: 'dinas-air/hujan', version: '1.0' }],
    },
  ])
  const words = text({ [FILE]: STANDARD.replace('unit: mm', 'unit: cm') })
  expect(words).toContain('WITHOUT A NEW VERSION')
  expect(words.indexOf('Agreed standards change')).toBeLessThan(words.indexOf('Outside'))
})

test('a new version tells what is other, and leaves datasets of the old one a warning', () => {
  const next = STANDARD.replace('2025-01-15', '2026-01-10').replace(
    '  - { name: curah_hujan',
    '  - { name: tahun, type: year }\n  - { name: curah_hujan',
  )
  const found = review({ '_catalog/standards/hujan/1.1.yaml': next })
  expect(found.verdict).toBe('warn')
  expect(found.standards).toMatchObject([
    { id: 'hujan@1.1', kind: 'version', from: 'hujan@1.0', columns: { added: ['tahun'], removed: [] } },
  ])
  expect(found.checks.added.map(({ code }) => code)).toEqual(['newer-standard'])
})

test('one that is deleted is an error, and its follower has lost it', () => {
  const found = review({ [FILE]: undefined })
  expect(found.standards).toMatchObject([{ id: 'hujan@1.0', kind: 'removed' }])
  expect(found.checks.added.map(({ code }) => code).sort()).toEqual(['changed-standard', 'unknown-standard'])
})

test('a translation changes no standard', () => {
  const found = review({ [FILE]: STANDARD.replace('date:', 'title_en: Rainfall\ndate:') })
  expect(found.standards).toEqual([])
  expect(found.checks.added).toEqual([])
})

test('an agency cannot change a standard by itself', () => {
  const found = review({ [FILE]: STANDARD.replace('unit: mm', 'unit: cm') }, 'petugas-air')
  expect(found.verdict).toBe('refused')
  expect(found.scope.outside).toMatchObject([{ kind: 'standard' }])
})
