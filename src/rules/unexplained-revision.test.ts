import { describe, expect, it } from 'vitest'
import { changeOf, check, treeOf } from './fixtures/check.ts'
import { shortDataset } from './fixtures/dataset.ts'
import { rule } from './unexplained-revision.ts'

interface Case {
  before: string
  after: string
  key?: string
  revisions?: string
  access?: string
}

const FIELDS = `resources:
  - name: data
    path: data.csv
    schema:
      fields:
        - { name: kode, type: string }
        - { name: tahun, type: year }
        - { name: luas, type: number }
        - { name: catatan, type: string }
`

function files(table: string, { key = '', revisions = '', access = 'terbuka' }: Partial<Case>) {
  const rest = `${revisions}${FIELDS}${key === '' ? '' : `      primaryKey: ${key}\n`}`
  return {
    'dataset.md': shortDataset(rest).replace('access: terbuka', `access: ${access}`),
    'data.csv': `kode,tahun,luas,catatan\n${table}`,
  }
}

function found({ before, after, ...more }: Case): string[] {
  const tree = changeOf(treeOf(files(after, more)), treeOf(files(before, { ...more, revisions: '' })))
  return check(tree, [rule]).map(
    ({ places, message }) => `${places.map(({ cell }) => cell).join(' ')}: ${message.en}`,
  )
}

describe('a published figure', () => {
  const before = 'A,2023,1.5,\nB,2023,2.5,\nA,2024,3,\n'

  it('that changed is found by its row, wherever the row stands now', () => {
    expect(found({ before, after: 'A,2025,9,\nB,2023,2.6,\nA,2024,3,\nA,2023,1.5,\n' })).toEqual([
      'C3: 1 figure published in table `data` changed without a reason, such as cell C3: `2.5` became `2.6`.',
    ])
  })

  it('that was emptied is found', () => {
    expect(found({ before, after: 'A,2023,,\nB,2023,2.5,\nA,2024,3,\n' })[0]).toContain(
      'C2: `1.5` was emptied',
    )
  })

  it('that is only written otherwise is the same, and so is one with another remark', () => {
    expect(found({ before, after: 'A,2023,1.50,tetap\nB,2023,2.5,\nA,2024,3.0,\n' })).toEqual([])
  })

  it('whose cell became something else than a number is left to the rule that says so', () => {
    expect(found({ before, after: 'A,2023,"1,5",\nB,2023,2.5,\nA,2024,3,\n' })).toEqual([])
  })

  it('is found again by the key alone where the table has one', () => {
    const key = '[kode, tahun]'
    expect(found({ key, before, after: 'A,2023,7,x\nB,2023,8,y\nA,2024,3,\n' })[0]).toMatch(
      /^C2 C3: 2 figures/,
    )
  })

  it('cannot be found again where a key stands twice', () => {
    expect(found({ before: 'A,2023,1,\nA,2023,2,\n', after: 'A,2023,1,\nA,2023,3,\n' })).toEqual([])
  })

  it('may change where a new revision speaks of its period', () => {
    const after = 'A,2023,1.6,\nB,2023,2.5,\nA,2024,4,\n'
    const revisions = 'revisions: [{ date: "2026-01-30", period: "2023", reason: Angka tetap. }]\n'
    expect(found({ before, after, revisions })[0]).toMatch(/^C4: 1 figure /)
  })

  it('is not explained by a line without a period, which would excuse every other one', () => {
    const after = 'A,2023,1.6,\nB,2023,2.5,\nA,2024,4,\n'
    const revisions = 'revisions: [{ date: "2026-01-30", reason: Angka tetap dari sensus. }]\n'
    expect(found({ before, after, revisions })[0]).toMatch(/^C2 C4: 2 figures /)
  })

  it.each(['"."', '"-"', 'perbaikan', 'Perbaikan data', 'update', 'x y z'])(
    'is not explained by %s',
    (reason) => {
      const revisions = `revisions: [{ date: "2026-01-30", period: "2023", reason: ${reason} }]\n`
      expect(found({ before, after: 'A,2023,1.6,\nB,2023,2.5,\nA,2024,3,\n', revisions })).toHaveLength(1)
    },
  )

  it('was never seen where the data are closed', () => {
    expect(found({ before, after: 'A,2023,9,\n', access: 'terbatas' })).toEqual([])
  })
})
