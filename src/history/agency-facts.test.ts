import { afterEach, beforeEach, expect, test } from 'vitest'
import { DATA, marketStory, OPERATOR, RINA, STRANGER, table } from './fixtures/market.ts'
import type { Story } from './fixtures/story.ts'
import { readHistory } from './history.ts'

let story: Story
beforeEach(() => {
  story = marketStory()
})
afterEach(() => story.end())

const PATH = 'datasets/dinas-pasar/agency.md'
const agency = (status: string, more = '') =>
  `---\ntitle: Dinas Pasar\nshort: Pasar\nrole: produsen\naccounts: [operator-pasar]\nsop:\n  status: ${status}\n  source: { title: Daftar }\n${more}---\n`
const facts = async () => (await readHistory(story.catalog)).facts.get('dinas-pasar') ?? []

test('a statement is first seen, changes and goes, each on the day of its merge', async () => {
  story.submit('a', PATH, agency('penyusunan'), { by: OPERATOR, on: '2024-02-01' })
  story.merge('a', { by: RINA, on: '2024-02-03' })
  story.submit('b', PATH, agency('selesai'), { by: OPERATOR, on: '2024-05-01' })
  story.merge('b', { by: RINA, on: '2024-05-04' })
  story.submit('c', PATH, '---\ntitle: Dinas Pasar\nshort: Pasar\nrole: produsen\n---\n', {
    by: OPERATOR,
    on: '2024-06-01',
  })
  story.merge('c', { by: RINA, on: '2024-06-02' })
  const found = (await facts()).map(({ day, fact, kind, status }) => [day, fact, kind, status])
  expect(found).toEqual([
    ['2024-02-03', 'sop', 'first', 'penyusunan'],
    ['2024-05-04', 'sop', 'changed', 'selesai'],
    ['2024-06-02', 'sop', 'removed', undefined],
  ])
})

test('who submitted it is told by agency or office, never by name or address', async () => {
  story.submit('a', PATH, agency('selesai'), { by: OPERATOR, on: '2024-02-01' })
  story.merge('a', { by: RINA, on: '2024-02-03' })
  expect((await facts())[0]?.by).toEqual([{ agency: 'dinas-pasar' }])
  story.write(PATH, agency('finalisasi'))
  story.commit('Ubah', { by: STRANGER, on: '2024-03-01' })
  const all = await facts()
  expect(all.at(-1)?.by).toEqual([])
  expect(JSON.stringify(all)).not.toMatch(/@|Orang Lain|Operator/)
})

test('documents of an agency are no dataset', async () => {
  story.submit('a', 'datasets/dinas-pasar/documents/sk.pdf', '%PDF-1.7', { by: OPERATOR, on: '2024-02-01' })
  story.merge('a', { by: RINA, on: '2024-02-03' })
  expect([...(await readHistory(story.catalog)).datasets.keys()]).toEqual(['dinas-pasar/harga'])
})

test('other properties, sources, translations and data change no statement', async () => {
  story.submit('a', PATH, agency('selesai'), { by: OPERATOR, on: '2024-02-01' })
  story.merge('a', { by: RINA, on: '2024-02-03' })
  story.submit('b', PATH, agency('selesai', 'website: https://pasar.example/\n'), {
    by: OPERATOR,
    on: '2024-03-01',
  })
  story.merge('b', { by: RINA, on: '2024-03-02' })
  const translated = agency('selesai').replace('title: Daftar', 'title: Daftar lain, title_en: List')
  story.submit('t', PATH, translated, { by: OPERATOR, on: '2024-03-11' })
  story.merge('t', { by: RINA, on: '2024-03-12' })
  story.submit('c', DATA, table({ 1: 7 }), { by: OPERATOR, on: '2024-04-01' })
  story.merge('c', { by: RINA, on: '2024-04-02' })
  expect(await facts()).toHaveLength(1)
})
