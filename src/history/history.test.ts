import { rmSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { CatalogError } from '../catalog/catalogerror.ts'
import { codesOf, DATA, marketStory, newestOf, OPERATOR, RINA, STRANGER, table } from './fixtures/market.ts'
import { Story } from './fixtures/story.ts'
import { type History, newestVerification, readHistory } from './history.ts'
import type { VerificationFault } from './verification.ts'
import { faultSentence, stateSentence, verificationSentence } from './verification-words.ts'

let story: Story
beforeEach(() => {
  story = marketStory()
})
afterEach(() => story.end())

const newest = (folder = story.catalog) => newestOf(folder)

describe('what is read does not depend', () => {
  beforeEach(() => {
    story.submit('a', DATA, table({ 1: 7 }), { by: OPERATOR, on: '2024-02-01' })
    story.merge('a', { by: STRANGER, on: '2024-02-03' })
  })

  test('on a .mailmap that gives a merger the address of a verifier', async () => {
    story.write('.mailmap', `${RINA} ${STRANGER.slice(STRANGER.indexOf('<'))}\n`)
    story.git('config', 'log.mailmap', 'true')
    story.git('config', 'mailmap.file', `${story.folder}/.mailmap`)
    story.commit('Tambah .mailmap', { by: STRANGER, on: '2024-02-04' })
    expect(codesOf(await newest())).toEqual(['unknown-merger'])
  })

  test('on a replaced commit or a graft', async () => {
    const merge = story.git('rev-parse', 'HEAD').trim()
    const other = story.git('cat-file', 'commit', 'HEAD').replaceAll(STRANGER, RINA)
    story.write('other', other)
    const id = story.git('hash-object', '-t', 'commit', '-w', 'other').trim()
    story.git('replace', merge, id)
    expect(codesOf(await newest())).toEqual(['unknown-merger'])
    story.git('replace', '-d', merge)
    story.write('.git/info/grafts', `${merge}\n`)
    expect(codesOf(await newest())).toEqual(['unknown-merger'])
  })

  test('on settings of the person', async () => {
    const before = await readHistory(story.catalog)
    const settings = {
      'log.showSignature': 'true',
      'log.showRoot': 'false',
      'log.date': 'relative',
      'log.diffMerges': 'combined',
      'log.follow': 'true',
      'color.ui': 'always',
      'core.quotePath': 'true',
      'core.abbrev': '4',
      'diff.renames': 'copies',
      'diff.relative': 'true',
      'diff.noPrefix': 'true',
      'diff.orderFile': '/nowhere/order',
      'diff.ignoreSubmodules': 'all',
      'format.pretty': 'oneline',
      'i18n.logOutputEncoding': 'UTF-16',
      'merge.renames': 'false',
      'trailer.separators': '#',
    }
    for (const [name, value] of Object.entries(settings)) story.git('config', name, value)
    expect(await readHistory(story.catalog)).toEqual(before)
  })
})

describe('plain words', () => {
  test('name the weightiest reason, and the files of an evil merge', async () => {
    story.submit('a', DATA, table({ 1: 7 }), { by: RINA, on: '2024-02-01' })
    story.mergeWith('a', { by: RINA, on: '2024-02-03' }, () => {
      for (const name of ['1', '2', '3', '4\u202e'])
        story.write(`datasets/dinas-pasar/harga/${name}.csv`, 'a\n')
    })
    const { verification } = await newest()
    expect(codesOf(await newest())).toEqual(['self-merge', 'evil-merge'])
    expect(verificationSentence(verification).en).toBe(
      'Not verified: merged by a verifier who took part in submitting it.',
    )
    const [, evil] = verification.faults as [VerificationFault, VerificationFault]
    const folder = 'datasets/dinas-pasar/harga'
    expect(faultSentence(evil).id).toContain(
      `: ${folder}/1.csv, ${folder}/2.csv, ${folder}/3.csv dan 1 berkas lain.`,
    )
    expect(faultSentence({ code: 'evil-merge', files: ['4\u202e.csv'] }).en).toMatch(/: 4\[U\+202E\]\.csv\.$/)
  })

  test('say of a dataset without a version why that is so', async () => {
    const complete = await readHistory(story.catalog)
    expect(newestVerification(complete, 'dinas-pasar/baru').faults).toEqual([{ code: 'uncommitted' }])
    expect(newestVerification(complete, 'dinas-pasar/harga').faults).toEqual([{ code: 'first-commit' }])
    const none: History = { state: 'none', datasets: new Map(), facts: new Map() }
    expect(newestVerification(none, 'dinas-pasar/harga').faults).toEqual([{ code: 'no-git' }])
    expect(stateSentence('complete')).toBeUndefined()
    expect(stateSentence('none')?.id).toMatch(/tidak membawa riwayat/)
    expect(stateSentence('shallow')?.id).toMatch(/bagian terbaru/)
  })
})

describe('the history of a repository', () => {
  test('that was fetched in part says so, and judges nothing whose past is not there', async () => {
    story.submit('a', DATA, table({ 1: 7 }), { by: OPERATOR, on: '2024-02-01' })
    story.merge('a', { by: RINA, on: '2024-02-03' })
    story.submit('b', DATA, table({ 1: 8 }), { by: OPERATOR, on: '2024-02-04' })
    story.merge('b', { by: RINA, on: '2024-02-05' })
    const clone = (depth: number) => {
      story.git(
        'clone',
        '-q',
        '--depth',
        `${depth}`,
        `file://${story.folder}`,
        `${story.folder}/clone${depth}`,
      )
      return readHistory(`${story.folder}/clone${depth}/datasets`)
    }
    const codes = ({ state, datasets }: History) => [
      state,
      ...(datasets.get('dinas-pasar/harga') ?? []).map(codesOf),
    ]
    expect(codes(await clone(1))).toEqual(['shallow', ['shallow']])
    expect(codes(await clone(2))).toEqual(['shallow', ['shallow'], ['shallow']])
    expect(codes(await clone(3))).toEqual(['shallow', ['shallow'], ['shallow'], []])
    expect((await readHistory(story.catalog)).state).toBe('complete')
  })

  test('is none without Git or without a commit', async () => {
    const other = new Story()
    other.write('datasets/catalog.yaml', 'id: x\n')
    expect(await readHistory(other.catalog)).toEqual({ state: 'none', datasets: new Map(), facts: new Map() })
    other.end()
    expect(await readHistory(other.catalog)).toEqual({ state: 'none', datasets: new Map(), facts: new Map() })
  })

  test('holds no address of a person, not even one that stands in the place of a name', async () => {
    story.submit('a', DATA, table({ 1: 7 }), { by: 'op@dinas.example <op@dinas.example>', on: '2024-02-01' })
    story.merge('a', { by: RINA, on: '2024-02-03' })
    const { datasets } = await readHistory(story.catalog)
    expect(datasets.get('dinas-pasar/harga')?.at(-1)?.submitters).toEqual([{}])
    expect(JSON.stringify([...datasets])).not.toContain('@')
  })

  test('is read though a commit claims a time that no calendar has', async () => {
    story.write(DATA, table({ 1: 3 }))
    story.commit('Ubah', { by: STRANGER, on: '2024-02-01' })
    const raw = story.git('cat-file', 'commit', 'HEAD').replace(/ \d+ \+/g, ' 99999999999999 +')
    story.write('raw', raw)
    story.git(
      'reset',
      '-q',
      '--hard',
      story.git('hash-object', '-t', 'commit', '-w', '--literally', 'raw').trim(),
    )
    expect((await newest()).date).toBe('9999-12-31T23:59:59.000Z')
  })

  test('that Git cannot read is no crash but a word to the person', async () => {
    story.submit('a', DATA, table({ 1: 7 }), { by: OPERATOR, on: '2024-02-01' })
    const lost = story.git('rev-parse', 'a').trim()
    story.merge('a', { by: RINA, on: '2024-02-03' })
    rmSync(`${story.folder}/.git/objects/${lost.slice(0, 2)}/${lost.slice(2)}`)
    await expect(readHistory(story.catalog)).rejects.toThrow(CatalogError)
  })

  test('is of the main line alone, and knows a dataset that was removed', async () => {
    story.submit('a', DATA, table({ 1: 7 }), { by: OPERATOR, on: '2024-02-01' })
    expect((await readHistory(story.catalog)).datasets.get('dinas-pasar/harga')).toHaveLength(1)
    story.git('rm', '-q', '-r', 'datasets/dinas-pasar/harga')
    story.commit('Hapus', { by: STRANGER, on: '2024-02-02' })
    const versions = (await readHistory(story.catalog)).datasets.get('dinas-pasar/harga')
    expect(versions?.map(({ files }) => files.length)).toEqual([2, 0])
  })

  test('has no links and no files beside the datasets', async () => {
    story.git(
      'update-index',
      '--add',
      '--cacheinfo',
      `120000,${story.git('rev-parse', 'HEAD:datasets/catalog.yaml').trim()},datasets/dinas-pasar/harga/tautan`,
    )
    story.write('datasets/_catalog/codes/x.csv', 'a\n')
    story.git('add', 'datasets/_catalog')
    story.git('-c', 'user.name=x', '-c', 'user.email=x@x.example', 'commit', '-q', '-m', 'Tautan')
    const { datasets } = await readHistory(story.catalog)
    expect([...datasets.keys()]).toEqual(['dinas-pasar/harga'])
    expect(datasets.get('dinas-pasar/harga')).toHaveLength(1)
  })
})
