import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { AxeResults, RunOptions } from 'axe-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Story, type Who } from '../../src/history/fixtures/story.ts'
import { launchBrowser } from '../browser.ts'
import { type BuiltSite, builtSite } from './built.ts'

const WHO: Who = 'Rina <rina@desa-rekaan.example>'
const ID = 'dinas-lampu/lampu-jalan'
const PAGES = `data/${ID}`
/** What the withdrawn version alone holds: in its table, in its description, and as a figure. */
const SECRETS = ['rahasia-tak-boleh-terbit', 'Bohlam Terlarang', '987654']
const REASON = 'Kolom catatan memuat keterangan orang.'
const BUILD = 120_000

let story: Story

/** Writes the lamps as they were, or with what must not be public, or corrected. */
function write(change: (text: string, file: string) => string): void {
  const folder = join(story.catalog, ID)
  cpSync(join('tests/catalogs/small', ID), folder, { recursive: true })
  for (const file of ['dataset.md', 'lampu-jalan.csv'])
    writeFileSync(join(folder, file), change(readFileSync(join(folder, file), 'utf8'), file))
}

const secretly = (text: string) =>
  text
    .replace('Buku daya basah, tidak terbaca', SECRETS[0] as string)
    .replace('Lampu di tiang milik desa.', SECRETS[1] as string)
    .replace('2022,41,', `2022,${SECRETS[2]},`)

function commit(on: string): void {
  story.commit(`Per ${on}`, { by: WHO, on })
}

function run(script: string, ...args: string[]): { status: number | null; said: string } {
  const { BASE_URL: _, ...env } = process.env
  const path = `scripts/${script}.ts`
  const done = spawnSync(process.execPath, [path, ...args, '--catalog', story.catalog], {
    encoding: 'utf8',
    env,
  })
  return { status: done.status, said: done.stdout + done.stderr }
}

/** Files of a site that hold something of the withdrawn version, be they compressed or not. */
function leaks({ files, folder }: BuiltSite): string[] {
  return files.filter((file) => {
    const bytes = readFileSync(join(folder, file))
    const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString()
    return SECRETS.some((secret) => text.includes(secret))
  })
}

/** Files of the lamps on a site, without those of the other language. */
function filesOf({ files }: BuiltSite): string[] {
  return files.filter((file) => file.startsWith(`${PAGES}/`)).map((file) => file.slice(PAGES.length + 1))
}

beforeAll(() => {
  story = new Story()
  cpSync('tests/catalogs/small', story.catalog, { recursive: true })
  commit('2025-01-01')
  write(secretly)
  commit('2025-02-01')
})
afterAll(() => story.end())

describe('a version that is withdrawn while it is the newest', () => {
  let site: BuiltSite
  let said: string
  beforeAll(async () => {
    run('ledger')
    const args = [`${ID}@2`, '--reason', REASON, '--reason-en', 'Notes held what is personal.']
    said = run('withdraw', ...args, '--date', '2025-03-01', '--office', 'Balai Angka').said
    commit('2025-03-01')
    site = await builtSite(story.catalog)
  }, BUILD)
  afterAll(() => site?.close())

  test('takes its files out of the working folder, and says where they still are', () => {
    expect(existsSync(join(story.catalog, ID))).toBe(false)
    expect(said).toContain(`− ${ID}/lampu-jalan.csv`)
    expect(said).toContain('src/guides/kebocoran.en.md')
    expect(story.git('show', `HEAD~:datasets/${ID}/lampu-jalan.csv`)).toContain(SECRETS[0])
  })

  test('leaves a catalog without errors, and a withdrawal on record', () => {
    expect(run('validate')).toMatchObject({ status: 0 })
    expect(readFileSync(join(story.catalog, '_catalog/withdrawn.yaml'), 'utf8')).toContain(REASON)
    expect(run('withdraw', `${ID}@2`, '--reason', 'lagi').said).toContain('on record already')
  })

  test('leaves nothing of it on the site', () => {
    expect(leaks(site)).toEqual([])
  })

  test('leaves its addresses, which answer with reason, day and office in both languages', () => {
    expect(filesOf(site)).toEqual([
      'feed.xml',
      'index.html',
      'v/1/index.html',
      'v/2/index.html',
      'v/index.html',
    ])
    for (const page of ['index.html', 'v/2/index.html']) {
      const [id, en] = [site.read(`${PAGES}/${page}`), site.read(`en/${PAGES}/${page}`)]
      for (const words of [REASON, '1 Maret 2025', 'Balai Angka']) expect(id).toContain(words)
      for (const words of ['Notes held what is personal.', '1 March 2025']) expect(en).toContain(words)
      expect(id).not.toMatch(/<table|<svg class="chart|download=/)
    }
  })

  test('leaves the addresses of its charts, which say so to the pages that show them', () => {
    for (const prefix of ['', 'en/']) {
      const embed = site.read(`${prefix}embed/${ID}/1/index.html`)
      expect(embed).toContain(`href="https://situs.example/${prefix}${PAGES}/"`)
      expect(embed).not.toMatch(/<chart-view|<table/)
    }
    expect(site.read(`embed/${ID}/1/index.html`)).toContain('Dataset ini ditarik')
    expect(site.read('sitemap.xml')).not.toContain('/embed/')
  })

  test('is told by the feeds in the place of the version, and by no list', () => {
    for (const feed of ['feed.xml', `${PAGES}/feed.xml`, 'produsen/dinas-lampu/feed.xml']) {
      const entries = site.read(feed).split('<entry>').slice(1)
      const [entry] = entries.filter((text) => text.includes(`<id>https://situs.example/${PAGES}/v/2/</id>`))
      expect(entry).toContain(`<summary>Ditarik: ${REASON}</summary>`)
    }
    expect(site.read('en/feed.xml')).toContain('<summary>Withdrawn: Notes held what is personal.</summary>')
    for (const list of ['data/index.html', 'tema/cahaya/index.html', 'produsen/dinas-lampu/index.html'])
      expect(site.read(list)).not.toContain(ID)
  })

  test.each([
    ['light', 390],
    ['dark', 1440],
  ] as const)(
    'has pages on which axe finds nothing, in the %s theme, %i pixels wide',
    async (colorScheme, width) => {
      const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
      const browser = await launchBrowser()
      const page = await browser.newPage({ viewport: { width, height: 844 }, colorScheme })
      const found: string[] = []
      for (const path of [`/${PAGES}/`, `/en/${PAGES}/v/2/`]) {
        await page.goto(site.origin + path)
        await page.evaluate(axe)
        const { violations } = await page.evaluate<AxeResults, RunOptions>(
          (options) => (window as unknown as { axe: typeof import('axe-core') }).axe.run(document, options),
          { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
        )
        found.push(...violations.map(({ id }) => `${path} ${id}`))
      }
      await browser.close()
      expect(found).toEqual([])
    },
    60_000,
  )
})

describe('when the dataset comes back corrected', () => {
  beforeAll(() => {
    write((text) => text.replace('2022,41,', '2022,42,'))
    commit('2025-04-01')
  })

  test(
    'it is published, and what was withdrawn stays so',
    async () => {
      const site = await builtSite(story.catalog)
      expect(leaks(site)).toEqual([])
      // Version 3 is the removal; the corrected one is compared with it and with what was published before.
      expect(filesOf(site).filter((file) => /^v\/(2|.*\.\.)|csv$/.test(file))).toEqual([
        'formulir/bps.csv',
        'lampu-jalan.csv',
        'v/1..3/index.html',
        'v/1..4/index.html',
        'v/2/index.html',
        'v/3..4/index.html',
      ])
      expect(site.read(`${PAGES}/v/2/index.html`)).toContain(REASON)
      expect(site.read('data/index.html')).toContain(ID)
      site.close()
    },
    BUILD,
  )

  test(
    'so it is without any history and without a ledger',
    async () => {
      rmSync(join(story.folder, '.git'), { recursive: true })
      rmSync(join(story.catalog, '_catalog/versions.jsonl'), { force: true })
      const site = await builtSite(story.catalog)
      expect(leaks(site)).toEqual([])
      expect(site.read(`${PAGES}/v/2/index.html`)).toContain(REASON)
      expect(site.read(`en/${PAGES}/feed.xml`)).toContain('Withdrawn: Notes held what is personal.')
      site.close()
    },
    BUILD,
  )

  test(
    'and the whole dataset can be withdrawn then, though its files still lie there',
    async () => {
      write(secretly)
      const file = join(story.catalog, '_catalog/withdrawn.yaml')
      const entry = `  - { dataset: ${ID}, date: "2025-05-01", reason: Salah orang., office: Balai Angka }\n`
      writeFileSync(file, readFileSync(file, 'utf8') + entry)
      const site = await builtSite(story.catalog)
      expect(leaks(site)).toEqual([])
      expect(filesOf(site)).toEqual(['feed.xml', 'index.html', 'v/2/index.html', 'v/index.html'])
      expect(site.read(`${PAGES}/index.html`)).toContain('Salah orang.')
      site.close()
    },
    BUILD,
  )
})
