import { describe, expect, test } from 'vitest'
import { documentOf } from './document.ts'
import { edited, FILES, review } from './fixtures/side.ts'
import { htmlReview, jsonReview, markdownReview, textReview } from './formats.ts'
import type { Review } from './review.ts'

const HUJAN = 'dinas-air/hujan/hujan.csv'
const HUJAN_MD = 'dinas-air/hujan/dataset.md'
const OWN = { account: 'petugas-air' }

const text = (of: Review) => textReview(documentOf(of, 'id'))
const markdown = (of: Review, most?: number) => markdownReview(documentOf(of, 'id'), 'id', most)
const html = (of: Review) => htmlReview(documentOf(of, 'id'), 'id', { title: of.catalog.title })

describe('the report', () => {
  const outside = { path: 'src/a.ts', status: 'added' as const, after: { kind: 'file' as const, size: 1 } }
  const busy = review(
    { ...edited(HUJAN, '2023,120', '2023,125'), ...edited(HUJAN_MD, 'tahunan', 'bulanan') },
    { account: 'pemeriksa', changes: [outside] },
  )

  test.each([
    ['text', text],
    ['markdown', (of: Review) => markdown(of)],
    ['html', html],
  ])('as %s says first what is outside, and a revision before the rest of the data', (_, format) => {
    const words = format(busy)
    const order = ['src/a.ts', 'Revisi angka yang sudah terbit', 'frekuensi', 'Akibat bila', 'Daftar periksa']
    const at = order.map((word) => words.indexOf(word))
    expect(at).not.toContain(-1)
    expect(at).toEqual(at.toSorted((a, b) => a - b))
  })

  test('says what was from what to what, in both languages', () => {
    expect(text(busy)).toContain('frekuensi: `Tahunan` → `Bulanan`')
    expect(textReview(documentOf(busy, 'en'))).toContain('frequency: `Annual` → `Monthly`')
    expect(markdown(busy)).toMatch(/\| C3 \| K-01, 2023 \| curah.*hujan \| 120 \| 125 \|/)
  })

  test('shows the old and the new series side by side', () => {
    expect(markdown(busy)).toMatch(/2022–2024\): `[▁-█]{3}` → `[▁-█]{3}`/)
    expect(html(busy)).toMatch(/<path [^>]*stroke-dasharray="5 4" d="M[^"]+"\/><path [^>]*d="M/)
  })

  test('as JSON is the review itself', () => {
    expect(JSON.parse(jsonReview(busy))).toMatchObject({ verdict: 'warn' })
  })
})

describe('a comment of the Git host', () => {
  const many = review(
    edited(
      HUJAN,
      /K-01,2022[\s\S]*/,
      Array.from({ length: 300 }, (_, at) => `K-01,${1700 + at},${at}\n`).join(''),
    ),
    OWN,
  )

  test('stays within its limit and names what it leaves out', () => {
    const whole = markdown(many)
    const cut = markdown(many, 5000)
    expect(new TextEncoder().encode(cut).length).toBeLessThanOrEqual(5000)
    expect(whole.length).toBeGreaterThan(cut.length)
    expect(cut).toMatch(/\*\*Tidak muat di komentar ini:\*\* .+ Laporan lengkap ada pada berkas HTML/)
    expect(whole).not.toContain('Tidak muat')
  })

  test.each([600, 1000, 2000, 3000])('of %i bytes still says the verdict', (most) => {
    const cut = markdown(many, most)
    expect(new TextEncoder().encode(cut).length).toBeLessThanOrEqual(most)
    expect(cut).toContain('Laporan tinjauan')
  })
})

describe('what was submitted is shown as it is written', () => {
  const TRAP =
    '<img src=x onerror=alert(1)> [klik](https://jahat.example) @semua #1 | `kode` ![a](b) \u202e <!-- x -->'
  const hostile = review(
    {
      ...edited(HUJAN, /$/, `"${TRAP}",2025,140\n`),
      ...edited(HUJAN_MD, 'title: Curah Hujan menurut Distrik', `title: '${TRAP}'`),
      [`dinas-air/hujan/${TRAP.replaceAll('/', '-')}.txt`]: TRAP,
    },
    { account: TRAP },
  )

  test('in HTML, where no tag of it is one', () => {
    const page = html(hostile)
    const tags = new Set([...page.matchAll(/<\/?([a-z0-9!-]+)/gi)].map(([, name]) => name))
    expect([...tags]).not.toEqual(expect.arrayContaining(['img']))
    expect(tags.has('script')).toBe(false)
    expect(page).not.toContain('<!--')
    expect(page).not.toMatch(/href="(?!#)/)
    expect(page).toContain('&#60;img')
  })

  test('in Markdown, where it makes no tag, link, mention or cell', () => {
    const lines = markdown(hostile)
      .replace(/`+[^`\n]*`+/g, '')
      .split('\n')
    const outsideCode = lines.join('\n').replace(/<\/?(details|summary)>/g, '')
    expect(outsideCode).not.toMatch(/<[a-z!]/i)
    expect(outsideCode).not.toMatch(/\]\(/)
    expect(outsideCode).not.toMatch(/@semua|#1\b/)
    const rows = lines.filter((line) => line.startsWith('| '))
    expect(rows.length).toBeGreaterThan(2)
  })

  test('in text, where nothing steers the terminal', () => {
    expect(text(hostile)).not.toMatch(/(?!\n)[\p{Cc}\u202e]/u)
  })
})

test('a change of nothing says so', () => {
  const words = text(review({}))
  expect(words).toContain('Pemeriksaan otomatis tidak menemukan masalah.')
  expect(words).toContain('0 dataset')
  expect(Object.keys(FILES).length).toBeGreaterThan(5)
})
