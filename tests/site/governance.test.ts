import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ICAL from 'ical.js'
import Papa from 'papaparse'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PEOPLE, Town } from '../../scripts/demo/town.ts'
import { FOUNDED, foundEarlier, playYears } from '../../scripts/demo/years.ts'
import { launchBrowser } from '../browser.ts'
import { type BuiltSite, builtSite } from './built.ts'

const DAY = '2025-01-31'
const DESKS: string[] = [PEOPLE.verifier.name, PEOPLE.formerVerifier.name]

let town: Town
let site: BuiltSite
let browser: Browser
let page: Page
let truth: Pledge[]

beforeAll(async () => {
  town = new Town(mkdtempSync(join(tmpdir(), 'tata-kelola-')))
  foundEarlier(town)
  playYears(town, FOUNDED, DAY)
  town.branch(PEOPLE.verifier, 'main')
  process.env.AS_OF = DAY
  ;[site, browser] = await Promise.all([
    builtSite(join(town.at(PEOPLE.verifier), 'datasets')),
    launchBrowser(),
  ])
  page = await browser.newPage({ viewport: { width: 390, height: 844 } })
  await page.goto(`${site.origin}/tata-kelola/`)
  truth = pledges()
}, 600_000)
afterAll(async () => {
  delete process.env.AS_OF
  await browser?.close()
  site?.close()
  rmSync(town.folder, { recursive: true, force: true })
})

/** A promise of a plan that fell due or was kept, worked out by hand from the rows of the plans and the merges. */
interface Pledge {
  agency: string
  month: string
  state: 'on-time' | 'late' | 'missing'
  overdue: number
}

const MONTHS = 'Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember'.split(
  ' ',
)
const STEP: Record<string, number> = {
  bulanan: 1,
  triwulanan: 3,
  semesteran: 6,
  tahunan: 12,
  'dua-tahunan': 24,
}

/** A month as a number that can be reckoned with. */
const monthOf = (iso: string) => Number(iso.slice(0, 4)) * 12 + Number(iso.slice(5, 7) || 12) - 1

function lastMonth(period: string): number {
  const year = Number(/\d{4}$/.exec(period)?.[0]) * 12
  const [kind = '', part = ''] = period.split(' ')
  if (kind === 'Triwulan') return year + 3 * ['I', 'II', 'III', 'IV'].indexOf(part) + 2
  if (kind === 'Semester') return year + (part === 'I' ? 5 : 11)
  const month = MONTHS.indexOf(kind)
  return year + (month >= 0 ? month : 11)
}

function dueDay(first: string, months: number): string {
  const [year = 0, month = 0, day = 0] = first.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  const due = new Date(Date.UTC(year, month - 1 + months, Math.min(day, last)))
  while ([0, 6].includes(due.getUTCDay())) due.setUTCDate(due.getUTCDate() + 1)
  return due.toISOString().slice(0, 10)
}

/** Merges that the desk made: the day, the dataset, and the last month that they brought. */
function merges(): { day: string; dataset: string; upTo: number }[] {
  const log = town.git(PEOPLE.verifier, 'log', '--first-parent', '--merges', '--format=%H|%an|%cs')
  return log.split('\n').flatMap((line) => {
    const [commit = '', who = '', day = ''] = line.split('|')
    if (!DESKS.includes(who)) return []
    const said = town.git(PEOPLE.verifier, 'log', '-1', '--format=%s', `${commit}^2`)
    const files = town.git(PEOPLE.verifier, 'diff', '--name-only', `${commit}^1`, commit)
    const dataset = files.split('\n')[0]?.split('/').slice(1, 3).join('/') ?? ''
    return [{ day, dataset, upTo: monthOf(said.split(' ').at(-1) ?? '') }]
  })
}

function pledges(): Pledge[] {
  const folder = join(town.at(PEOPLE.verifier), 'datasets')
  const kept = merges().sort((a, b) => (a.day < b.day ? -1 : 1))
  return readdirSync(folder).flatMap((agency) => {
    if (agency.startsWith('_') || agency.endsWith('.yaml')) return []
    const text = readFileSync(join(folder, agency, 'plan.csv'), 'utf8')
    const rows = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data
    return rows.flatMap((row) => {
      const found: Pledge[] = []
      const step = STEP[row.frequency ?? '']
      for (let round = 0; round === 0 || step !== undefined; round++) {
        const months = round * (step ?? 0)
        const due = dueDay(row.release_due ?? '', months)
        const begins = monthOf(row.collection_from || '9999') + months
        const isOver = row.collection_to ? begins > monthOf(row.collection_to) : due > '2027'
        if (round > 0 && isOver) break
        const upTo = lastMonth(row.reference_period ?? '') + months
        const first = kept.find((one) => one.dataset === row.dataset && one.upTo >= upTo)?.day
        if (first === undefined && due >= DAY) continue
        const state = first === undefined ? 'missing' : first <= due ? 'on-time' : 'late'
        const overdue = state === 'missing' ? (Date.parse(DAY) - Date.parse(due)) / 86_400_000 : 0
        found.push({ agency, month: due.slice(0, 7), state, overdue })
      }
      return found
    })
  })
}

const of = (all: Pledge[], state: Pledge['state']) => all.filter((one) => one.state === state).length
const percent = (all: Pledge[]) => Math.round((of(all, 'on-time') / all.length) * 100)
const texts = async (selector: string) =>
  (await page.locator(selector).allTextContents()).map((text) => text.replace(/\s+/g, ' ').trim())
const table = (file: string) =>
  Papa.parse<Record<string, string>>(site.read(file), { header: true, skipEmptyLines: true }).data

test('the calendar leads from a day to what is due, and says when it is old', async () => {
  const phone = await browser.newPage({ viewport: { width: 390, height: 844 } })
  await phone.clock.setFixedTime(new Date('2025-03-02T05:00:00Z'))
  await phone.goto(`${site.origin}/kalender/`)
  await phone.waitForFunction(() => document.querySelector('as-of-note .flag'))
  expect(await phone.locator('as-of-note').textContent()).toMatch(/31 Januari 2025, 30 hari yang lalu/)
  const day = phone.locator('.month a').first()
  const target = await day.getAttribute('href')
  await day.focus()
  await phone.keyboard.press('Enter')
  await phone.waitForFunction((hash) => location.hash === hash, target)
  const due = phone.locator(`[id="${target?.slice(1)}"]`)
  expect(await due.count()).toBe(1)
  expect(await due.evaluate((one) => one.getBoundingClientRect().top < innerHeight)).toBe(true)
  await phone.close()
})

test('calendars to subscribe to hold every release of the plans', () => {
  const events = (file: string) =>
    new ICAL.Component(ICAL.parse(site.read(file))).getAllSubcomponents('vevent').length
  const releases = Papa.parse<Record<string, string>>(site.read('tata-kelola/rencana.csv'), {
    header: true,
    skipEmptyLines: true,
  }).data
  expect(events('kalender/calendar.ics')).toBe(releases.length)
  expect(events('kalender/dinas-taman-baca/calendar.ics')).toBe(
    releases.filter(({ agency }) => agency === 'dinas-taman-baca').length,
  )
})

describe('every number on the page of governance is that of the plans and the merges', () => {
  test('whole city: promised, on time, late and missing', async () => {
    const all = [truth.length, of(truth, 'on-time'), of(truth, 'late'), of(truth, 'missing')]
    expect(truth.length).toBe(52)
    expect(await texts('.tile .big')).toEqual(all.map(String))
    expect((await texts('.tile.on-time .quiet'))[0]).toBe(`${percent(truth)}%`)
  })

  test('who is late, with how many and for how long', async () => {
    const owing = [...Map.groupBy(truth, ({ agency }) => agency)].filter(([, own]) => of(own, 'missing') > 0)
    expect(owing.map(([agency]) => agency)).toEqual(['dinas-taman-baca'])
    const [[, own] = ['', []]] = owing
    const longest = Math.max(...own.map(({ overdue }) => overdue))
    expect((await texts('.verdict h2'))[0]).toBe('✕ Terlambat: Taman Baca')
    expect(await texts('.owing .count')).toEqual([String(of(own, 'missing'))])
    expect((await texts('.owing .small'))[0]).toContain(`terlama lewat ${longest} hari`)
    expect(await texts('.waited tbody tr .state')).toHaveLength(of(own, 'missing'))
  })

  test('each agency, on the page and in the file', async () => {
    const lines = await texts('.bars li')
    const rows = table('tata-kelola/perangkat-daerah.csv').filter(({ scope }) => scope === 'agency')
    expect(lines).toHaveLength(rows.length)
    for (const [at, row] of rows.entries()) {
      const own = truth.filter(({ agency }) => agency === row.agency)
      expect([row.expected, row.on_time, row.late, row.missing]).toEqual(
        [own.length, of(own, 'on-time'), of(own, 'late'), of(own, 'missing')].map(String),
      )
      if (own.length === 0) continue
      expect(lines[at]).toContain(`${percent(own)}% tepat waktu`)
      expect(lines[at]).toContain(`${own.length} dijanjikan`)
      if (of(own, 'late') > 0) expect(lines[at]).toContain(`${of(own, 'late')} terbit terlambat`)
      if (of(own, 'missing') > 0) expect(lines[at]).toContain(`${of(own, 'missing')} belum terbit`)
    }
  })

  test('each month, on the page and in the file, and the sentence about the last six', async () => {
    const byMonth = Map.groupBy(truth, ({ month }) => month)
    const told = table('tata-kelola/bulan.csv').filter(({ scope }) => scope === 'city')
    const wanted = told.map(({ month = '' }) => {
      const own = byMonth.get(month) ?? []
      return [own.length, of(own, 'on-time'), of(own, 'late'), of(own, 'missing')].map(String)
    })
    expect(told.map((one) => [one.expected, one.on_time, one.late, one.missing])).toEqual(wanted)
    expect([...byMonth.keys()].every((month) => told.some((one) => one.month === month))).toBe(true)
    const rows = page.locator('.trend tbody tr')
    const shown = await rows.evaluateAll((all) =>
      all.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent?.trim())),
    )
    expect(shown).toEqual(wanted.slice(-24).toReversed())
    const last = told.slice(-6).flatMap(({ month = '' }) => byMonth.get(month) ?? [])
    const before = told.slice(-12, -6).flatMap(({ month = '' }) => byMonth.get(month) ?? [])
    const [sentence] = await texts('.trend .section-head p')
    expect(sentence).toContain(
      `${of(last, 'on-time')} dari ${last.length} rilis tepat waktu (${percent(last)}%)`,
    )
    expect(sentence).toContain(`dari ${percent(before)}%`)
  })
})

test.each([390, 1440])('who is late stands in the first screen, %i pixels wide', async (width) => {
  const screen = await browser.newPage({ viewport: { width, height: 844 } })
  await screen.goto(`${site.origin}/tata-kelola/`)
  const { bottom } = await screen
    .locator('.owing')
    .evaluate((owing) => ({ bottom: owing.getBoundingClientRect().bottom }))
  await screen.close()
  expect(bottom).toBeLessThan(844)
})

test.each([6, 40])(
  'with %i agencies the page is one sheet of A4, and nothing of it is cut',
  async (count) => {
    // As wide as what the margins leave.
    const sheet = await browser.newPage({ viewport: { width: 688, height: 1009 } })
    await sheet.goto(`${site.origin}/tata-kelola/`)
    await sheet.evaluate((wanted) => {
      const list = document.querySelector('.bars') as HTMLElement
      while (list.children.length < wanted) {
        const more = list.children[0]?.cloneNode(true) as HTMLElement
        if (list.children.length >= 8) more.classList.add('off-paper')
        list.append(more)
      }
    }, count)
    const pdf = (await sheet.pdf({ preferCSSPageSize: true })).toString('latin1')
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
    await sheet.emulateMedia({ media: 'print' })
    const cut = await sheet.evaluate(() => {
      const shown = [...document.querySelectorAll<HTMLElement>('.governance *')].filter(
        (one) => one.getClientRects().length > 0 && !one.closest('.out'),
      )
      return shown
        .filter((one) => {
          const { right, bottom } = one.getBoundingClientRect()
          const hides = getComputedStyle(one).overflow !== 'visible' && one.scrollWidth > one.clientWidth + 1
          return right > 689 || bottom > 1009 || hides
        })
        .map((one) => one.outerHTML.slice(0, 80))
    })
    await sheet.close()
    expect(cut).toEqual([])
  },
)
