import { describe, expect, test } from 'vitest'
import { documentOf } from './document.ts'
import { edited, FILES, HUJAN, OWN, review } from './fixtures/side.ts'
import { textReview } from './formats.ts'

describe('who submits', () => {
  const change = edited('dinas-jalan/lubang/lubang.csv', /$/, 'K-01,2025,14\n')

  test('may change the folder of the own agency, and no other', () => {
    expect(review(change, { account: 'Petugas-Jalan' }).verdict).not.toBe('refused')
    const refused = review(change, OWN)
    expect(refused.verdict).toBe('refused')
    expect(refused.scope.outside).toMatchObject([
      { kind: 'agency', path: 'datasets/dinas-jalan/lubang/lubang.csv' },
    ])
    expect(review(change, { account: 'orang-asing' }).verdict).toBe('refused')
  })

  test('may change everything as a verifier on duty, and nothing more as one who has left', () => {
    expect(review(change, { account: 'pemeriksa' }).scope.isVerifier).toBe(true)
    expect(review(change, { account: 'pemeriksa' }).verdict).not.toBe('refused')
    expect(review(change, { account: 'pemeriksa-lama' }).verdict).toBe('refused')
  })

  test('gives himself no rights', () => {
    const asVerifier = edited('catalog.yaml', 'accounts: [pemeriksa]', 'accounts: [pemeriksa, petugas-air]')
    expect(review(asVerifier, OWN).verdict).toBe('refused')
    const asOwner = edited('dinas-jalan/agency.md', '[petugas-jalan]', '[petugas-jalan, petugas-air]')
    const { scope, verdict } = review({ ...change, ...asOwner }, OWN)
    expect(verdict).toBe('refused')
    expect(scope.own).toEqual(['dinas-air'])
    expect(scope.outside[0]).toMatchObject({ kind: 'accounts' })
  })

  test('is not judged where the account is not known', () => {
    expect(review(change).verdict).not.toBe('refused')
    expect(review(change).scope.outside).toEqual([])
  })
})

test.each([
  ['.github/workflows/judge.yml', 'workflow'],
  ['.github/CODEOWNERS', 'workflow'],
  ['src/rules/type-error.ts', 'code'],
  ['package.json', 'code'],
  ['.npmrc', 'code'],
  ['astro.config.ts', 'code'],
  ['schemas/dataset.schema.json', 'schema'],
  ['datasets/catalog.yaml', 'catalog'],
  ['datasets/_catalog/keys/a.asc', 'keys'],
  ['datasets/_catalog/codes/distrik.csv', 'codes'],
  ['datasets/_catalog/pages/tentang.mdx', 'mdx'],
  ['datasets/dinas-air/hujan/halaman.mdx', 'mdx'],
  ['datasets/_catalog/roadmap.yaml', 'shared'],
  ['datasets/dinas-jalan/plan.csv', 'agency'],
  ['tests/medan.test.ts', 'text'],
  ['README.md', 'text'],
  ['.GitHub/workflows/x.yml', 'workflow'],
  ['docs/CODEOWNERS', 'workflow'],
  ['datasets/dinas-air/CODEOWNERS', 'workflow'],
  ['datasets/dinas-air/hujan/.gitattributes', 'hidden'],
])('%s is called out as %s', (path, kind) => {
  const change = { path, status: 'modified' as const, after: { kind: 'file' as const, size: 1 } }
  const { scope, verdict } = review(edited(HUJAN, /$/, 'K-01,2025,140\n'), { ...OWN, changes: [change] })
  expect(scope.outside).toMatchObject([{ path, kind }])
  expect(verdict).toBe(kind === 'text' ? 'warn' : 'refused')
})

test.each([
  'datasets/dinas-air/hujan/Hujan.csv',
  'datasets/Dinas-Air/hujan/hujan.csv',
  'Datasets/dinas-air/hujan/hujan.csv',
])('%s, which overwrites another file on some machines, is refused for that alone', (path) => {
  const inside = path.startsWith('datasets/') ? { [path.slice(9)]: 'x' } : {}
  const elsewhere = path.startsWith('datasets/')
    ? []
    : [{ path, status: 'added' as const, after: { kind: 'file' as const, size: 1 } }]
  const { scope, verdict } = review(inside, { ...OWN, changes: elsewhere })
  expect(scope.outside).toMatchObject([{ path, kind: 'case' }])
  expect(verdict).toBe('refused')
})

test('a new agency is called new, with the accounts that may submit for it', () => {
  const agency = (FILES['dinas-air/agency.md'] as string).replace('petugas-air', 'orang-asing')
  const result = review({ 'dinas-baru/agency.md': agency })
  expect(result.scope.outside).toMatchObject([
    { kind: 'new-agency', accounts: { added: ['orang-asing'], removed: [] } },
  ])
  const words = textReview(documentOf(result, 'id'))
  expect(words).toContain('perangkat daerah baru')
  expect(words).not.toContain('milik perangkat daerah lain')
})

test.each(['symlink', 'submodule', 'executable'] as const)('a %s is refused, whoever submits it', (kind) => {
  const change = { path: 'datasets/dinas-air/hujan/x', status: 'added' as const, after: { kind, size: 1 } }
  const { scope, verdict } = review({}, { account: 'pemeriksa', changes: [change] })
  expect(scope.outside).toMatchObject([{ kind: 'special' }])
  expect(verdict).toBe('refused')
})
