import type { Page } from 'playwright-core'
import { RARE_WORDS, RESOURCE } from './catalog.ts'

/** A question about the large table, as the explorer's address and as code over the rows of its CSV. */
export interface Question {
  name: string
  address: string
  /** Most milliseconds and bytes from the opening of the page to the first rows of the answer. */
  most: { ms: number; bytes: number }
  /** Whether a row passes, given the rare words, and the column that the rows are then ordered by, largest first. */
  passes: (cells: string[], words: string) => boolean
  sortedBy?: number
  /** Answered as soon as some rows are there. */
  isFirstHits?: boolean
}

const MB = 1_000_000

/** The three questions of the budget. */
export const QUESTIONS: Question[] = [
  {
    name: 'Q1 range on the key + choice',
    address: `${RESOURCE}.tanggal=2019-03-01..2019-03-31&${RESOURCE}.kondisi=is:perlu-ganti`,
    most: { ms: 1500, bytes: 2 * MB },
    passes: ([date = '', , , , state]) =>
      date >= '2019-03-01' && date <= '2019-03-31' && state === 'perlu-ganti',
  },
  {
    name: 'Q2 choice on a column, sorted by a third',
    address: `${RESOURCE}.jenis=is:Pohon+Rekaan+7&${RESOURCE}._sort=-tinggi`,
    most: { ms: 3000, bytes: 8 * MB },
    passes: (cells) => cells[3] === 'Pohon Rekaan 7',
    sortedBy: 5,
  },
  {
    name: 'Q3 search in a column, first hits',
    address: `${RESOURCE}.catatan=has:${RARE_WORDS.replaceAll(' ', '+')}`,
    most: { ms: 1000, bytes: Number.POSITIVE_INFINITY },
    passes: (cells, words) => (cells[8] ?? '').includes(words),
    isFirstHits: true,
  },
]

/** Milliseconds after which a new window's own parts, such as its address bar, no longer load beside the page. */
const SETTLED = 3000

/** What the page saw. */
export interface Seen {
  /** From the start of the navigation. */
  ms: number
  /** What the explorer says of its answer. */
  status: string
  /** Longest task of the page's thread in milliseconds; those below 50 are not told. */
  longest: number
}

/** Opens a page with a question in its address and waits for the first rows of the answer, or for all of it. */
export async function asked(page: Page, url: string, isFirstHits: boolean): Promise<Seen> {
  await page.addInitScript(watchTasks)
  await page.waitForTimeout(SETTLED)
  await page.goto(url, { waitUntil: 'commit' })
  const done = await page.waitForFunction(
    (first) => {
      const status = document.querySelector('.explorer-status')?.textContent ?? ''
      const rows = document.querySelectorAll('.explorer-table tbody tr[aria-rowindex]').length
      const isAnswer = first ? /ditemukan|dari [\d.]+ baris\.$/ : /dari [\d.]+ baris\.$/
      return rows > 0 && isAnswer.test(status) && !/pertama/.test(status)
        ? { ms: performance.now(), status }
        : undefined
    },
    isFirstHits,
    { polling: 'raf', timeout: 60_000 },
  )
  const { ms, status } = (await done.jsonValue()) as { ms: number; status: string }
  return { ms, status, longest: await longestTask(page) }
}

/** Does something on the page, and gives the milliseconds until the rows of the table are others. */
export async function follow(page: Page, selector: string): Promise<number> {
  return page.evaluate(async (name) => {
    const table = document.querySelector('.explorer-table table') as HTMLTableElement
    const before = table.tBodies[0]
    const start = performance.now()
    ;(document.querySelector(name) as HTMLElement).click()
    while (table.tBodies[0] === before) await new Promise((next) => setTimeout(next))
    return performance.now() - start
  }, selector)
}

/** The longest task of a page's thread since it was opened. */
export function longestTask(page: Page): Promise<number> {
  return page.evaluate(() => (window as unknown as { longest: number }).longest)
}

/** Runs in the page before all else. */
function watchTasks(): void {
  const seen = window as unknown as { longest: number }
  seen.longest = 0
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) seen.longest = Math.max(seen.longest, duration)
  }).observe({ type: 'longtask', buffered: true })
}
