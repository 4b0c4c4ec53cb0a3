import { describe, expect, test } from 'vitest'
import type { Dataset } from '../catalog/model.ts'
import type { Verdict } from './criterion.ts'
import { CRITERIA, type CriterionName } from './generated/criteria.ts'
import { nextSteps } from './nextsteps.ts'
import { scoreFrom } from './score.ts'
import { scoresCsv } from './scorefiles.ts'

const dataset = (id: string): Dataset =>
  ({
    id,
    agency: id.split('/')[0],
    source: { file: `${id}/dataset.md`, locate: () => ({ line: 7, column: 1 }) },
    resources: [{ index: 0, fields: [{ name: 'tahun' }, { name: 'jumlah' }] }],
  }) as unknown as Dataset

/** A score that meets all but what is given. */
function score(verdicts: Partial<Record<CriterionName, Verdict>>) {
  return scoreFrom(
    CRITERIA.map((criterion) => ({ criterion, verdict: verdicts[criterion.name] ?? { met: 1, of: 1 } })),
  )
}

const UNIT = ['resources', 0, 'schema', 'fields', 1, 'unit']

describe('the next things to do', () => {
  test('come by what they bring, with the place to edit, and leave out what is met or unknown', () => {
    const one = score({
      'field-unit': { met: 1, of: 2, at: [UNIT] },
      'open-licence': { met: 0, of: 1, at: [['licenses']] },
      fresh: { unknown: 'schedule' },
    })
    const steps = nextSteps([{ dataset: dataset('dinas/data'), score: one }])
    // Without `fresh` the weights make 95: 4 of them, and half of 3.
    expect(steps.map(({ criterion, gain }) => [criterion.name, gain.toFixed(4)])).toEqual([
      ['open-licence', (400 / 95).toFixed(4)],
      ['field-unit', (150 / 95).toFixed(4)],
    ])
    expect(steps[1]?.datasets[0]?.places).toEqual([
      {
        file: 'dinas/data/dataset.md',
        line: 7,
        property: 'resources[0].schema.fields[1].unit',
        field: 'jumlah',
      },
    ])
  })

  test('bring an agency exactly what they lack', () => {
    const all = [
      {
        dataset: dataset('dinas/a'),
        score: score({ sources: { met: 0, of: 1 }, keywords: { met: 0, of: 1 } }),
      },
      { dataset: dataset('dinas/b'), score: score({ sources: { met: 0, of: 1 } }) },
    ]
    const steps = nextSteps(all)
    expect(steps.map(({ criterion, gain }) => [criterion.name, gain])).toEqual([
      ['sources', 2],
      ['keywords', 0.5],
    ])
    expect(steps[0]?.datasets.map((one) => one.dataset.id)).toEqual(['dinas/a', 'dinas/b'])
  })
})

describe('the file of all criteria', () => {
  test('has a row for each dataset and criterion, and a reason where nothing could be judged', () => {
    const one = score({ fresh: { unknown: 'schedule' }, 'field-unit': { met: 1, of: 3, at: [UNIT] } })
    const lines = scoresCsv([{ dataset: dataset('dinas/data'), score: one }], '2025-01-31')
      .trimEnd()
      .split('\r\n')
    expect(lines).toHaveLength(CRITERIA.length + 1)
    expect(lines[0]).toMatch(/^agency,dataset,criterion,principle,weight,state,met,of,share,/)
    expect(lines.find((line) => line.includes(',field-unit,'))).toMatch(
      /^dinas,dinas\/data,field-unit,standard,3,part,1,3,0\.3333,missing-unit,/,
    )
    expect(lines.find((line) => line.includes(',fresh,'))).toMatch(
      /,5,unknown,,,,stale-data,.*ad hoc.*,2025-01-31$/,
    )
  })
})
