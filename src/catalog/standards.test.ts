import { expect, test } from 'vitest'
import type { Standard } from './model.ts'
import { compareStandards, newestStandard, standardAt } from './standards.ts'

const standard = (name: string, version: string) => ({ name, version }) as Standard

test('a file is a standard by its path alone', () => {
  expect(standardAt('_catalog/standards/data-air/1.10.yaml')).toEqual({ name: 'data-air', version: '1.10' })
  for (const path of [
    '_catalog/standards/data-air.yaml',
    '_catalog/standards/data-air/baru.yaml',
    '_catalog/standards/Data/1.0.yaml',
    'dinas/standards/data/1.0.yaml',
    '_catalog/standards/data/1.0.2.3.yaml',
  ])
    expect(standardAt(path), path).toBeUndefined()
})

test('versions are in the order of their numbers', () => {
  const all = ['1.10', '2', '1.9', '1', '1.9.1'].map((version) => standard('a', version))
  expect(all.sort(compareStandards).map(({ version }) => version)).toEqual(['1', '1.9', '1.9.1', '1.10', '2'])
  expect(newestStandard({ standards: [...all, standard('b', '3')] }, 'a')?.version).toBe('2')
})
