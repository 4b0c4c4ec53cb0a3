import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  BUDI,
  codesOf,
  DATA,
  HOST,
  marketStory,
  newestOf,
  OPERATOR,
  RINA,
  rina,
  STRANGER,
  table,
} from './fixtures/market.ts'
import { catalogYaml, type Story, type Who } from './fixtures/story.ts'
import { readHistory } from './history.ts'
import type { Version } from './version.ts'

let story: Story
beforeEach(() => {
  story = marketStory()
})
afterEach(() => story.end())

const newest = (folder = story.catalog) => newestOf(folder)

describe('a version is verified', () => {
  test('when a verifier on duty merges what others have submitted', async () => {
    story.submit('a', DATA, table({ 1: 7 }), { by: OPERATOR, on: '2024-02-01' })
    const id = story.merge('a', { by: RINA, on: '2024-02-03' })
    expect(await newest()).toMatchObject({
      commit: id,
      date: '2024-02-03T05:00:00.000Z',
      day: '2024-02-03',
      submitted: '2024-02-01T05:00:00.000Z',
      submitters: [{ name: 'Operator Pasar', agency: 'dinas-pasar' }],
      merger: { name: 'Rina', office: { office: 'Bidang Statistik', office_en: 'Statistics Division' } },
      verification: { verified: true, faults: [] },
      signature: 'unsigned',
    })
  })

  test('with the files that it has then', async () => {
    story.submit('a', DATA, table({ 1: 7 }), { by: OPERATOR, on: '2024-02-01' })
    story.merge('a', { by: RINA, on: '2024-02-03' })
    const blob = (path: string) => story.git('rev-parse', `HEAD:datasets/dinas-pasar/harga/${path}`).trim()
    expect((await newest()).files).toEqual([
      { path: 'data.csv', blob: blob('data.csv'), size: table({ 1: 7 }).length },
      { path: 'dataset.md', blob: blob('dataset.md'), size: 21 },
    ])
  })

  test.each<[string, Who, Who]>([
    ['with capitals in the address', 'R. <RINA@Kota-Contoh.example>', 'R. <RINA@Kota-Contoh.example>'],
    ['in the browser, where the host is the committer', RINA, HOST],
    ['by an account of the host', 'rina <77+rina-statistik@users.noreply.github.com>', HOST],
    [
      'by an account of the host as older addresses have it',
      'r <Rina-Statistik@users.noreply.github.com>',
      HOST,
    ],
    ['as the committer alone', STRANGER, RINA],
  ])('by a merge %s', async (_how, author, by) => {
    story.submit('a', DATA, table({ 1: 7 }), { by: OPERATOR, on: '2024-02-01' })
    story.merge('a', { author, by, on: '2024-02-03' })
    expect((await newest()).verification).toEqual({ verified: true, faults: [] })
  })

  test('when both sides changed one file in different places', async () => {
    story.submit('a', DATA, table({ 1: 7 }), { by: OPERATOR, on: '2024-02-01' })
    story.submit('b', DATA, table({ 9: 8 }), { by: OPERATOR, on: '2024-02-01' })
    story.merge('a', { by: RINA, on: '2024-02-03' })
    story.merge('b', { by: RINA, on: '2024-02-04' })
    expect((await newest()).verification.verified).toBe(true)
  })

  test('when the branch took the main line in before it was merged', async () => {
    story.submit('a', DATA, table({ 1: 7 }), { by: OPERATOR, on: '2024-02-01' })
    story.submit('b', DATA, table({ 9: 8 }), { by: OPERATOR, on: '2024-02-01' })
    story.merge('a', { by: RINA, on: '2024-02-03' })
    story.git('switch', '-q', 'b')
    story.merge('main', { by: OPERATOR, on: '2024-02-04' })
    story.git('switch', '-q', 'main')
    story.submit('c', 'datasets/dinas-pasar/harga/catatan.md', 'x', { by: OPERATOR, on: '2024-02-04' })
    story.merge('c', { by: RINA, on: '2024-02-04' })
    story.merge('b', { by: RINA, on: '2024-02-05' })
    expect((await newest()).verification).toEqual({ verified: true, faults: [] })
  })

  test('on the first and the last day of a duty, as days are counted in the time zone of the catalog', async () => {
    story.write('datasets/catalog.yaml', catalogYaml([{ ...rina, from: '2024-02-02', until: '2024-02-03' }]))
    story.commit('Atur', { by: STRANGER, on: '2024-01-02' })
    const merged = async (on: string, year: number) => {
      story.submit(`b${year}`, DATA, table({ [year]: year }), { by: OPERATOR, on })
      story.merge(`b${year}`, { by: RINA, on })
      return codesOf(await newest())
    }
    expect(await merged('2024-02-01T16:59:59Z', 1)).toEqual(['not-yet-on-duty'])
    expect(await merged('2024-02-01T17:00:00Z', 2)).toEqual([])
    expect(await merged('2024-02-03T16:59:59Z', 3)).toEqual([])
    expect(await merged('2024-02-03T17:00:00Z', 4)).toEqual(['no-longer-on-duty'])
  })
})

describe('a version is not verified', () => {
  test('by the first commit, and not by a direct push', async () => {
    story.write(DATA, table({ 2: 5 }))
    story.commit('Ubah', { by: RINA, on: '2024-02-01' })
    const versions = (await readHistory(story.catalog)).datasets.get('dinas-pasar/harga') as Version[]
    expect(versions.map(codesOf)).toEqual([['first-commit'], ['direct-push']])
    expect(versions[1]).not.toHaveProperty('merger')
  })

  test('by a commit of one that another put on the main line, or that the host made of a pull request', async () => {
    story.write(DATA, table({ 2: 5 }))
    story.commit('Gabungan', { author: OPERATOR, by: RINA, on: '2024-02-01' })
    expect(codesOf(await newest())).toEqual(['squash'])
    story.write(DATA, table({ 2: 6 }))
    story.commit('Tambah harga (#12)', { author: RINA, by: HOST, on: '2024-02-01' })
    expect(codesOf(await newest())).toEqual(['squash'])
    story.write(DATA, table({ 2: 7 }))
    story.commit('Update data.csv', { author: RINA, by: HOST, on: '2024-02-01' })
    expect(codesOf(await newest())).toEqual(['direct-push'])
  })

  test.each<[string, Who]>([
    ['someone whom the catalog does not list', STRANGER],
    ['the name of a verifier with another address', 'Rina <rina@contoh.example>'],
    ['an account that only begins as one of a verifier', 'r <1+rina-statistik2@users.noreply.github.com>'],
    ['the host', HOST],
  ])('by a merge of %s', async (_who, by) => {
    story.submit('a', DATA, table({ 1: 7 }), { by: OPERATOR, on: '2024-02-01' })
    story.merge('a', { by, on: '2024-02-03' })
    expect(codesOf(await newest())).toEqual(['unknown-merger'])
  })

  test.each<[string, Who, string]>([
    ['submitted', RINA, 'Kirim'],
    ['submitted by another spelling of the address', 'Rini <Rina@kota-contoh.example>', 'Kirim'],
    ['submitted by an account of the same entry', 'r <1+rina-statistik@users.noreply.github.com>', 'Kirim'],
    ['is named by `Submitted-by:`', OPERATOR, 'Kirim\n\nSubmitted-by: Rina <rina@kota-contoh.example>'],
    [
      'is named so among other words',
      OPERATOR,
      'Kirim\n\nsubmitted-by: R <RINA@kota-contoh.example>\n\nTerima kasih.',
    ],
  ])('by a merge of the verifier who %s', async (_how, by, message) => {
    story.submit('a', DATA, table({ 1: 7 }), { by, on: '2024-02-01' }, message)
    story.merge('a', { by: RINA, on: '2024-02-03' })
    const version = await newest()
    expect(codesOf(version)).toEqual(['self-merge'])
    expect(version.merger?.office?.office).toBe('Bidang Statistik')
  })

  test('by a merge of the verifier who committed what another wrote', async () => {
    story.submit('a', DATA, table({ 1: 7 }), { author: OPERATOR, by: RINA, on: '2024-02-01' })
    story.merge('a', { by: RINA, on: '2024-02-03' })
    expect(codesOf(await newest())).toEqual(['self-merge'])
    story.submit('b', DATA, table({ 1: 8 }), { author: OPERATOR, by: RINA, on: '2024-02-05' })
    story.merge('b', { by: BUDI, on: '2024-02-06' })
    expect(codesOf(await newest())).toEqual([])
  })

  test('by a merge under an address that leads to the submitter over an older entry', async () => {
    const old = { ...rina, identities: ['Rina <rina@lama.example>'], until: '2023-12-31', from: '2022-01-01' }
    story.write('datasets/catalog.yaml', catalogYaml([old, rina]))
    story.commit('Atur', { by: STRANGER, on: '2024-01-02' })
    story.submit('a', DATA, table({ 1: 7 }), { by: 'R <rina@lama.example>', on: '2024-02-01' })
    story.merge('a', { by: RINA, on: '2024-02-03' })
    expect(codesOf(await newest())).toEqual(['self-merge'])
  })

  test('by a merge that adds a file or changes a line that the branch did not have', async () => {
    story.submit('a', DATA, table({ 1: 7 }), { by: OPERATOR, on: '2024-02-01' })
    story.mergeWith('a', { by: RINA, on: '2024-02-03' }, () => {
      story.write('datasets/dinas-pasar/harga/baru.csv', 'a\n1\n')
    })
    expect((await newest()).verification.faults).toEqual([
      { code: 'evil-merge', files: ['datasets/dinas-pasar/harga/baru.csv'] },
    ])
    story.submit('b', DATA, table({ 1: 8 }), { by: OPERATOR, on: '2024-02-04' })
    story.submit('c', DATA, table({ 1: 7, 9: 2 }), { by: OPERATOR, on: '2024-02-04' })
    story.merge('b', { by: RINA, on: '2024-02-05' })
    story.mergeWith('c', { by: RINA, on: '2024-02-06' }, () =>
      story.write(DATA, table({ 1: 8, 5: 999, 9: 2 })),
    )
    expect((await newest()).verification.faults).toEqual([{ code: 'evil-merge', files: [DATA] }])
  })

  test('by a merge that puts back what the main line had changed since', async () => {
    story.submit('a', 'datasets/dinas-pasar/harga/catatan.md', 'x', { by: OPERATOR, on: '2024-02-01' })
    story.submit('b', DATA, table({ 1: 8 }), { by: OPERATOR, on: '2024-02-01' })
    story.merge('b', { by: BUDI, on: '2024-02-02' })
    story.mergeWith('a', { by: RINA, on: '2024-02-03' }, () => story.write(DATA, table()))
    expect((await newest()).verification.faults).toEqual([{ code: 'evil-merge', files: [DATA] }])
  })

  test('by a merge of a conflict that someone had to resolve', async () => {
    story.submit('a', DATA, table({ 1: 7 }), { by: OPERATOR, on: '2024-02-01' })
    story.submit('b', DATA, table({ 1: 8 }), { by: OPERATOR, on: '2024-02-01' })
    story.merge('a', { by: RINA, on: '2024-02-03' })
    story.mergeWith('b', { by: RINA, on: '2024-02-04' }, () => story.write(DATA, table({ 1: 8 })))
    expect(codesOf(await newest())).toEqual(['evil-merge'])
  })

  test('by a merge of more than one branch at once', async () => {
    story.submit('a', DATA, table({ 1: 7 }), { by: OPERATOR, on: '2024-02-01' })
    story.submit('b', 'datasets/dinas-pasar/harga/catatan.md', 'x', { by: OPERATOR, on: '2024-02-01' })
    story.merge('a b', { by: RINA, on: '2024-02-03' })
    expect(codesOf(await newest())).toEqual(['octopus'])
  })

  test('by a verifier whom the very same pull request adds', async () => {
    story.git('switch', '-q', '-c', 'a')
    story.write(
      'datasets/catalog.yaml',
      catalogYaml([rina, { office: 'X', identities: [STRANGER], from: '2024-01-01' }]),
    )
    story.write(DATA, table({ 1: 7 }))
    story.commit('Kirim', { by: OPERATOR, on: '2024-02-01' })
    story.git('switch', '-q', 'main')
    story.merge('a', { by: STRANGER, on: '2024-02-03' })
    expect(codesOf(await newest())).toEqual(['unknown-merger'])
    story.submit('b', DATA, table({ 1: 8 }), { by: OPERATOR, on: '2024-02-04' })
    story.merge('b', { by: STRANGER, on: '2024-02-05' })
    expect(codesOf(await newest())).toEqual([])
  })
})
