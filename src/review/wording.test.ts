import { describe, expect, test } from 'vitest'
import { documentOf } from './document.ts'
import { edited, FILES, HUJAN, HUJAN_MD, OWN, review } from './fixtures/side.ts'
import { textReview } from './formats.ts'
import type { Review } from './review.ts'

const english = (result: Review) => textReview(documentOf(result, 'en'))
const top = (words: string) => words.split('\n').slice(0, 8).join('\n')

describe('the English report counts', () => {
  test('one of a thing as one', () => {
    const revised = english(review(edited(HUJAN, '2023,120', '2023,1250'), OWN))
    expect(revised).toContain('1 published figure changed without a reason')
    expect(revised).toContain('1 figure of `curah_hujan` far outside')
    expect(revised).toContain('1 of them is among the revisions above')
    const lost = english(review(edited('_catalog/codes/distrik.csv', 'K-02,Selatan\n', '')))
    expect(lost).toContain('6 rows of 2 tables still use it')
    expect(`${revised}${lost}`).not.toMatch(/\b1 (figures|tables|datasets|rows|files|cells)\b/)
  })
})

test('rows that are only added are summed up at the top', () => {
  const words = english(
    review(
      {
        ...edited(HUJAN, /$/, 'K-01,2025,140\nK-02,2025,240\n'),
        ...edited(HUJAN_MD, 'end: "2024"', 'end: "2025"'),
      },
      OWN,
    ),
  )
  expect(words).toContain(
    '• `dinas-air/hujan`: 2 rows added for 2025; metadata changed: end of time covered.\n',
  )
})

describe('a column under another name', () => {
  const result = review(
    {
      [HUJAN]: (FILES[HUJAN] as string)
        .replace('curah_hujan', 'hujan_cm')
        .replaceAll(/,(\d{3})\n/g, (_, figure: string) => `,${Number(figure) / 10}\n`),
      [HUJAN_MD]: (FILES[HUJAN_MD] as string)
        .replaceAll('curah_hujan', 'hujan_cm')
        .replace(/unit: mm }(?=\n {6}primary)/, 'unit: cm }'),
    },
    OWN,
  )

  test('and with another unit says so at the top and at its table', () => {
    expect(top(english(result))).toContain('with other figures and another unit (`mm` → `cm`)')
    expect(english(result)).toContain('with another unit: `mm` → `cm`')
  })

  test('lists no period of the column that is gone', () => {
    expect(english(result)).not.toContain(' gone\n')
  })
})

describe('a chart', () => {
  test('under another title is one line, and nothing that has to be judged', () => {
    const title = edited(HUJAN_MD, 'title: Angka menurut tahun', 'title: Hujan menurut tahun')
    const result = review(title, OWN)
    expect(result.verdict).toBe('pass')
    expect(result.datasets[0]?.metadata.map(({ path }) => path)).toEqual(['views[Hujan menurut tahun].title'])
  })

  test('that is new is one line with its type', () => {
    const more = edited(
      HUJAN_MD,
      'views: [',
      'views: [{ type: bar, title: Batang, x: tahun, y: curah_hujan }, ',
    )
    const words = english(review(more, OWN))
    expect(words).toContain('chart `Batang`: added `bar`')
    expect(words.match(/`Batang`/g)).toHaveLength(2)
  })
})

test('a revision that is explained is one line of the metadata', () => {
  const said = 'revisions: [{ date: "2026-01-30", period: "2023", reason: Salah ketik. }]\naccess:'
  const words = english(
    review({ ...edited(HUJAN, '2023,120', '2023,125'), ...edited(HUJAN_MD, 'access:', said) }, OWN),
  )
  expect(words).toContain('revision `2026-01-30`: added `2023: Salah ketik.`')
  expect(words).not.toContain('date of revision')
})

test('a figure with a decimal comma says by how much it was revised', () => {
  const comma = Object.fromEntries(
    Object.entries(FILES).map(([path, text]) => [
      path,
      path === HUJAN
        ? text.replaceAll(',', ';').replaceAll(/;(\d{3})\n/g, ';$1,5\n')
        : path === HUJAN_MD
          ? text
              .replace('path: hujan.csv', 'path: hujan.csv\n    dialect: { delimiter: ";" }')
              .replace(/unit: mm }(?=\n {6}primary)/, 'unit: mm, decimalChar: "," }')
          : text,
    ]),
  )
  const now = (comma[HUJAN] as string).replace('120,5', '241')
  expect(english(review({ [HUJAN]: now }, OWN, comma))).toMatch(/120,5 +241 +\+100 %/)
})

test('a month with fewer events than another is no month in which something is missing', () => {
  const events = (months: number[]) =>
    `kode_distrik,tahun,curah_hujan\n${months.flatMap((count, at) => Array.from({ length: count }, (_, row) => `K-0${row},${2017 + at},1\n`)).join('')}`
  const before = { ...FILES, [HUJAN]: events([7, 5, 8, 6, 7]) }
  const words = (last: number) =>
    top(english(review({ [HUJAN]: events([7, 5, 8, 6, 7, last]) }, OWN, before)))
  expect(words(6)).not.toContain('holds only')
  expect(words(2)).toContain('`2022` holds only 2 figures')
})

describe('a file that is published no more while its dataset stays', () => {
  test('is not said to have moved', () => {
    const words = english(review(edited(HUJAN_MD, 'access: terbuka', 'access: terbatas'), OWN))
    expect(words).toContain('The page of its dataset stays: `/data/dinas-air/hujan/`')
    expect(words).not.toContain('`aliases`')
  })
})

describe('a folder under other capitals', () => {
  const moved = (from: string, to: string) =>
    Object.fromEntries(
      Object.entries(FILES)
        .filter(([path]) => path.startsWith(`${from}/`))
        .flatMap(([path, text]) => [
          [path, undefined],
          [path.replace(from, to), text],
        ]),
    )
  const renames = (from: string, to: string) =>
    Object.keys(FILES)
      .filter((path) => path.startsWith(`${from}/`))
      .map((path) => ({ from: `datasets/${path}`, to: `datasets/${path.replace(from, to)}` }))

  test('is one statement for a dataset, without the old address as one to keep', () => {
    const [from, to] = ['dinas-air/hujan', 'dinas-air/Hujan']
    const plan = {
      'dinas-air/plan.csv':
        'code,name,frequency,month,year,status,dataset\n1,Hujan,tahunan,1,2025,terbit,dinas-air/hujan\n',
    }
    const before = { ...FILES, ...plan }
    const result = review(moved(from, to), { ...OWN, renames: renames(from, to) }, before)
    const words = english(result)
    expect(result.checks.added.map(({ places }) => places[0]?.file)).not.toContain('dinas-air/plan.csv')
    expect(result.verdict).toBe('fail')
    expect(top(words)).toContain('the folder `dinas-air/hujan` changed in capitals alone')
    expect(words).not.toMatch(/aliases|will be gone|Moved from/)
    expect(words).not.toContain('Did you mean')
  })

  test('is one statement for an agency, which is neither new nor robbed of its senders', () => {
    const [from, to] = ['dinas-air', 'Dinas-Air']
    const result = review(moved(from, to), { ...OWN, renames: renames(from, to) })
    expect(result.verdict).toBe('refused')
    expect(result.scope.outside).toEqual([{ path: 'datasets/Dinas-Air', kind: 'capitals', status: 'added' }])
    expect(result.scope.touched).toMatchObject([{ name: 'dinas-air', title: 'Dinas Air' }])
    expect(english(result)).not.toMatch(/new agency|may no longer|will be gone/)
  })
})

test('principles under which nothing was looked at are one line', () => {
  const words = english(review(edited('_catalog/codes/distrik.csv', 'K-02,Selatan\n', '')))
  expect(words).toContain('Looked at: tables and files that depend on what changed.')
  expect(words).toMatch(/Nothing to look at: Data standard, .*Protection and safety\.\n$/)
})
