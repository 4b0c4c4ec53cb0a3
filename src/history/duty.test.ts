import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  BUDI,
  budi,
  codesOf,
  DATA,
  marketStory,
  newestOf,
  OPERATOR,
  RINA,
  rina,
  table,
} from './fixtures/market.ts'
import { catalogYaml, type Story } from './fixtures/story.ts'
import { readHistory } from './history.ts'
import { verificationSentence } from './verification-words.ts'
import type { Version } from './version.ts'

let story: Story
beforeEach(() => {
  story = marketStory()
})
afterEach(() => story.end())

const newest = (folder = story.catalog) => newestOf(folder)

test('an official leaves: old versions stay verified, new merges by that person are not', async () => {
  story.submit('a', DATA, table({ 1: 7 }), { by: OPERATOR, on: '2024-02-01' })
  story.merge('a', { by: RINA, on: '2024-02-03' })
  story.write('datasets/catalog.yaml', catalogYaml([{ ...rina, until: '2024-06-30' }, budi]))
  story.commit('Rina pindah', { by: BUDI, on: '2024-06-20' })
  story.submit('b', DATA, table({ 1: 8 }), { by: OPERATOR, on: '2024-07-01' })
  story.merge('b', { by: RINA, on: '2024-07-02' })
  story.write('datasets/catalog.yaml', catalogYaml([budi]))
  story.commit('Rina dihapus dari daftar', { by: BUDI, on: '2024-08-01' })
  story.submit('c', DATA, table({ 1: 9 }), { by: OPERATOR, on: '2024-08-02' })
  story.merge('c', { by: RINA, on: '2024-08-03' })
  const versions = (await readHistory(story.catalog)).datasets.get('dinas-pasar/harga') as Version[]
  expect(versions.map(codesOf)).toEqual([['first-commit'], [], ['no-longer-on-duty'], ['unknown-merger']])
  expect(versions[1]?.merger?.office?.office).toBe('Bidang Statistik')
})

describe('an official who has left dates a merge back', () => {
  beforeEach(() => {
    story.write('datasets/catalog.yaml', catalogYaml([{ ...rina, until: '2024-06-30' }, budi]))
    story.commit('Rina pindah', { by: BUDI, on: '2024-07-10' })
    story.submit('a', DATA, table({ 1: 7 }), { by: OPERATOR, on: '2024-06-01' })
  })

  test('and it is not verified, since what it builds on is younger', async () => {
    story.merge('a', { by: RINA, on: '2024-06-15' })
    const version = await newest()
    expect(version.verification).toEqual({ verified: false, faults: [{ code: 'backdated' }] })
    expect(version).toMatchObject({ day: '2024-06-15', merger: { office: { office: 'Bidang Statistik' } } })
    expect(verificationSentence(version.verification).en).toContain('earlier date than what it builds on')
  })

  test('nor behind a commit that is dated back as well', async () => {
    story.write('catatan.txt', 'x')
    story.commit('Catat', { by: RINA, on: '2024-06-14' })
    story.merge('a', { by: RINA, on: '2024-06-15' })
    expect(codesOf(await newest())).toEqual(['backdated'])
  })

  test('while those on duty keep theirs, whatever date came before', async () => {
    story.merge('a', { by: BUDI, on: '2024-06-15' })
    expect(codesOf(await newest())).toEqual([])
  })
})
