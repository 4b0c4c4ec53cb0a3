import { rmSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { CatalogError } from '../catalog/catalogerror.ts'
import { agencyMd, catalogYaml, type Entry, Story, type Who } from './fixtures/story.ts'
import { type History, newestVerification, readHistory } from './history.ts'
import type { VerificationFault } from './verification.ts'
import { faultSentence, stateSentence, verificationSentence } from './verification-words.ts'
import type { Version } from './version.ts'

const OPERATOR: Who = 'Operator Pasar <12+operator-pasar@users.noreply.github.com>'
const RINA: Who = 'Rina <rina@kota-contoh.example>'
const BUDI: Who = 'Budi <budi@kota-contoh.example>'
const STRANGER: Who = 'Orang Lain <lain@contoh.example>'
const HOST: Who = 'GitHub <noreply@github.com>'
const DATA = 'datasets/dinas-pasar/harga/data.csv'

const rina: Entry = {
  office: 'Bidang Statistik',
  office_en: 'Statistics Division',
  identities: ['Rina <rina@kota-contoh.example>'],
  accounts: ['rina-statistik'],
  from: '2024-01-01',
}
const budi: Entry = { office: 'Sekretariat Data', identities: [BUDI], from: '2024-01-01' }

let story: Story
beforeEach(() => {
  story = new Story()
  story.write('datasets/catalog.yaml', catalogYaml([rina, budi]))
  story.write('datasets/dinas-pasar/agency.md', agencyMd('Dinas Pasar', ['operator-pasar']))
  story.write('datasets/dinas-pasar/harga/dataset.md', '---\ntitle: Harga\n---\n')
  story.write(DATA, table())
  story.commit('Mulai', { by: STRANGER, on: '2024-01-01' })
})
afterEach(() => story.end())

/** Nine years of prices, of which some are others than at first. */
function table(changed: Record<number, number> = {}): string {
  const rows = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((at) => `201${at},${changed[at] ?? 1000}`)
  return ['tahun,harga', ...rows, ''].join('\n')
}

async function newest(folder = story.catalog): Promise<Version> {
  return (await readHistory(folder)).datasets.get('dinas-pasar/harga')?.at(-1) as Version
}

const codesOf = ({ verification }: Version) => verification.faults.map(({ code }) => code)

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
    const none: History = { state: 'none', datasets: new Map() }
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
    expect(await readHistory(other.catalog)).toEqual({ state: 'none', datasets: new Map() })
    other.end()
    expect(await readHistory(other.catalog)).toEqual({ state: 'none', datasets: new Map() })
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
