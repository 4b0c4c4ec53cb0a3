import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  ATTEMPTS,
  attempt,
  DATASET,
  explainRevision,
  goAround,
  NOBODY,
  reviewed,
  submitCorrected,
  submitCorrection,
  submitSilentRevision,
  submitWithFaults,
  verifierLeaves,
  WITHDRAWAL,
  withdrawVersion,
} from '../scripts/demo/story.ts'
import { PEOPLE, Town } from '../scripts/demo/town.ts'
import { readHistory } from '../src/history/history.ts'

const { gardener, verifier, stranger } = PEOPLE
const OFFICE = 'Meja Pemeriksa Data, Badan Angka dan Kabar'

let town: Town
beforeAll(() => {
  town = new Town(mkdtempSync(join(tmpdir(), 'kota contoh ')))
  town.found()
}, 120_000)
afterAll(() => rmSync(town.folder, { recursive: true, force: true }))

/** Versions of the dataset as the history of the hub's main line tells them, oldest first. */
async function versions() {
  town.branch(verifier, 'main')
  const { datasets } = await readHistory(join(town.at(verifier), 'datasets'))
  return (datasets.get(DATASET) ?? []).map(({ commit, merger, verification }) => ({
    commit,
    office: merger?.office?.office,
    verified: verification.verified,
    faults: verification.faults.map(({ code }) => code),
  }))
}

interface Built {
  /** A page as text without tags. */
  page(path: string): string
  /** All files, those that are compressed as what they hold. */
  files: Map<string, string>
}

/** The site of the main line on a day, built. */
function built(day: string): Built {
  town.on(day).branch(verifier, 'main')
  const out = join(town.folder, `situs-${day}`)
  const { status, err, out: said } = town.command(verifier, 'build', ['--out', out])
  expect(status, said + err).toBe(0)
  const names = readdirSync(out, { recursive: true, encoding: 'utf8' })
  const paths = names.filter((name) => statSync(join(out, name)).isFile())
  const textOf = (path: string) => {
    const bytes = readFileSync(join(out, path))
    return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString()
  }
  return {
    page: (path) =>
      textOf(path)
        .replace(/<[^>]+>/g, ' ')
        .replace(/\s+/g, ' '),
    files: new Map(paths.map((path) => [path.replaceAll('\\', '/'), textOf(path)])),
  }
}

/** What a report says of each attempt of a stranger, besides that the folder is another's. */
const TOLD = [
  ['workflow', 'workflow'],
  ['aturan', 'code'],
  ['milik-lain', 'agency'],
  ['pintasan', 'special'],
  ['javascript', 'agency'],
  ['laporan-palsu', 'code'],
] as const

describe('the story of a dataset', { timeout: 300_000 }, () => {
  test('the gate stops a table with an identity number before it leaves the office', () => {
    const { gate, forced } = submitWithFaults(town)
    expect(gate.status).not.toBe(0)
    expect(gate.err).toContain('catatan.txt')
    expect(gate.err).not.toContain(NOBODY)
    expect(forced.status, forced.err).toBe(0)
  })

  test('forced through, the report says STOP, names the faults, and repeats no number', () => {
    const { review, text, status } = reviewed(town, 'penyiraman', gardener.account)
    expect(status).toBe(1)
    expect(review.verdict).toBe('fail')
    expect(review.checks.added.map(({ code }) => code).sort()).toEqual(
      expect.arrayContaining(['personal-text', 'primary-key', 'type-error', 'unknown-code']),
    )
    expect(text).toContain('BERHENTI')
    expect(text).not.toContain(NOBODY)
    expect(JSON.stringify(review)).not.toContain(NOBODY)
  })

  test('corrected, it passes the gate and the checks, and the report shows the new dataset', () => {
    expect(submitCorrected(town)).toMatchObject({ status: 0 })
    const { review, status } = reviewed(town, 'penyiraman-2', gardener.account)
    expect(status).toBe(0)
    expect(review.checks.added).toEqual([])
    expect(review.datasets).toMatchObject([{ id: DATASET, status: 'added', tables: [{ size: { rows: 6 } }] }])
  })

  test('merged by the verifying desk, the site shows it verified, by the right office', async () => {
    const commit = town.on('2024-02-14').merge(verifier, 'penyiraman-2')
    expect(await versions()).toEqual([{ commit, office: OFFICE, verified: true, faults: [] }])
    const page = built('2024-02-15').page(`data/${DATASET}/index.html`)
    expect(page).toContain(`Diverifikasi oleh ${OFFICE}`)
    expect(page).toContain('Diajukan oleh Dinas Kebun Kota')
    expect(page).toMatch(/Pemeriksaan saat itu 0 kesalahan, 0 peringatan Diperiksa ulang dengan \d+ aturan/)
    expect(page).not.toContain(gardener.email)
  })

  test('a second submission revises an old figure silently: the report puts that before the new year', () => {
    submitSilentRevision(town)
    const { review, text } = reviewed(town, 'penyiraman-2024', gardener.account)
    expect(review.verdict).toBe('warn')
    expect(review.checks.added.map(({ code }) => code)).toEqual(['unexplained-revision'])
    expect(text.indexOf('455')).toBeGreaterThan(0)
    expect(text.indexOf('455')).toBeLessThan(text.indexOf('3 ditambah'))
  })

  test('merged with its reason it is version 2, with a feed entry and a page that compares', async () => {
    explainRevision(town)
    const { review } = reviewed(town, 'penyiraman-2024', gardener.account)
    expect(review.checks.added).toEqual([])
    expect(review.datasets[0]?.tables[0]?.revised).toMatchObject(
      [{ period: '2022', reason: /regu/ }].map(() => ({ period: '2022' })),
    )
    town.on('2025-01-22').merge(verifier, 'penyiraman-2024')
    const { page } = built('2025-01-23')
    const summary = '3 baris ditambah untuk 2024; 1 angka 2022 direvisi'
    expect(page(`data/${DATASET}/v/2/index.html`)).toContain(summary)
    expect(page(`data/${DATASET}/feed.xml`)).toContain(summary)
    expect(page('feed.xml')).toContain(summary)
    expect(page(`data/${DATASET}/v/1..2/index.html`)).toMatch(/410 455/)
  })

  test('when the desk has left, old versions stay verified and what it merges then is not', async () => {
    verifierLeaves(town)
    expect((await versions()).map(({ verified, faults }) => [verified, ...faults])).toEqual([
      [true],
      [true],
      [false, 'no-longer-on-duty'],
    ])
  })

  test('a direct push, a self-merge and an evil merge show as what they are', async () => {
    const commits = goAround(town)
    const told = new Map((await versions()).map(({ commit, faults }) => [commit, faults]))
    expect(told.get(commits.directPush)).toEqual(['direct-push'])
    expect(told.get(commits.selfMerge)).toEqual(['self-merge'])
    expect(told.get(commits.evilMerge)).toEqual(['evil-merge'])
  })

  test('each attempt of a stranger is told of below', () => {
    expect(TOLD.map(([name]) => name)).toEqual(Object.keys(ATTEMPTS))
  })

  test.each(TOLD)('a stranger is refused, and told why: %s', (name, kind) => {
    attempt(town, name)
    const { review, status } = reviewed(town, name, stranger.account)
    expect(review.verdict).toBe('refused')
    expect(review.scope.outside.map((one) => one.kind)).toContain(kind)
    expect(status).toBe(1)
  })

  test('a link does not pass from the agency itself either, nor does code in the metadata', () => {
    const link = reviewed(town, 'pintasan', gardener.account).review
    expect(link.verdict).toBe('refused')
    expect(link.scope.outside.map((one) => one.kind)).toEqual(['special'])
    const code = reviewed(town, 'javascript', gardener.account).review
    expect(code.verdict).toBe('fail')
    expect(code.scope.outside).toEqual([])
    expect(
      code.checks.added.some(
        ({ severity, places }) =>
          severity === 'error' && places.some(({ file }) => file === `${DATASET}/dataset.md`),
      ),
    ).toBe(true)
  })

  describe('when its wrong figure is corrected and its version withdrawn', () => {
    let site: Built
    beforeAll(() => {
      submitCorrection(town, '2025-11-10', 'K-01,2022,999', 'K-01,2022,400')
      const { status, out, err } = withdrawVersion(town, '2025-11-11', 6)
      expect(status, out + err).toBe(0)
      site = built('2025-11-12')
    }, 300_000)

    test('the address answers with reason, day and office, and the feed says so', () => {
      const page = site.page(`data/${DATASET}/v/6/index.html`)
      for (const words of [WITHDRAWAL.id, '11 November 2025', 'Badan Angka dan Kabar'])
        expect(page).toContain(words)
      for (const feed of ['feed.xml', `data/${DATASET}/feed.xml`])
        expect(site.page(feed)).toContain(`Ditarik: ${WITHDRAWAL.id}`)
    })

    test('its figure is in no file of the site, in no list and in no comparison', () => {
      const holding = [...site.files].filter(([, text]) => /K-01,2022,999|\b999\b/.test(text))
      const pages = holding.filter(([path]) => path.includes(DATASET) || path.endsWith('.gz'))
      expect(pages.map(([path]) => path)).toEqual([])
      const names = [...site.files.keys()].filter((path) => path.startsWith(`data/${DATASET}/v/`))
      expect(names.filter((name) => /\/6\/|\b6\.\.|\.\.6/.test(name))).toEqual([
        `data/${DATASET}/v/6/index.html`,
      ])
    })

    test('the corrected version stands in its place, and the others say what they are and what was checked', () => {
      expect(site.page(`data/${DATASET}/index.html`)).toContain(`Diverifikasi oleh ${OFFICE}`)
      const said = (version: number) => site.page(`data/${DATASET}/v/${version}/index.html`)
      expect(said(4)).toContain('dimasukkan langsung ke katalog')
      expect(said(5)).toContain('digabungkan oleh pemverifikasi yang ikut mengirimkannya')
      for (const version of [1, 2, 7])
        expect(said(version)).toMatch(
          /0 kesalahan, \d peringatan Diperiksa pada 11 November 2025 dengan \d+ aturan/,
        )
    })
  })
})
