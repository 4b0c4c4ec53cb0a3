import { describe, expect, it } from 'vitest'
import { check, treeOf } from './fixtures/check.ts'
import { shortDataset } from './fixtures/dataset.ts'
import { rule } from './period-gap.ts'

/** What is said of a table with a row for each place in each of these years. */
function found(years: number[], places: string[], frequency = 'tahunan') {
  const rows = years.flatMap((year) => places.map((place, at) => `${place},${year},${1000 + at + year}\n`))
  const resources = `resources:
  - name: data
    path: data.csv
    schema:
      fields: [{ name: kode, type: string }, { name: tahun, type: year }, { name: jumlah, type: integer }]
      primaryKey: [kode, tahun]
`
  const tree = treeOf({
    'dataset.md': shortDataset(resources, frequency),
    'data.csv': `kode,tahun,jumlah\n${rows.join('')}`,
  })
  return check(tree, [rule]).map(({ message, count }) => ({ said: message.en, count }))
}

describe('a year that no series has', () => {
  const places = ['A', 'B', 'C']

  it('is said once, however many series there are', () => {
    expect(found([2019, 2020, 2022, 2023, 2024], places)).toEqual([
      {
        said: 'Column `tahun` has no `2021` at all, for none of the series; see before row 8 (`A`): from `2020` straight to `2022`.',
        count: 3,
      },
    ])
    expect(found([2019, 2020, 2023, 2024], places)[0]?.said).toContain('`2021`, `2022`')
  })

  it('is none where years are apart by plan, or the frequency promises none', () => {
    expect(found([2010, 2015, 2020], places)).toEqual([])
    expect(found([2019, 2020, 2022, 2023, 2024], places, 'ad-hoc')).toEqual([])
    expect(found([2018, 2020, 2021, 2023, 2025], places)).toEqual([])
  })
})
