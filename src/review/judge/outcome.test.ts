import { describe, expect, test } from 'vitest'
import { labelsOf } from './labels.ts'
import { outcomeOf, readOutcome, UNJUDGED, type Verdict } from './outcome.ts'
import { STATUSES } from './status.ts'

const json = (verdict: unknown, agencies: unknown = ['dinkes']) =>
  JSON.stringify({ verdict, scope: { agencies, outside: [] } })

describe('an outcome', () => {
  test.each([
    ['pass', 0],
    ['warn', 0],
    ['fail', 1],
    ['refused', 1],
  ] as const)('is %s where the command ends with %d', (verdict, exit) => {
    expect(outcomeOf(json(verdict), exit)).toEqual({ verdict, agencies: ['dinkes'] })
  })

  test.each([
    ['pass', 1],
    ['fail', 0],
    ['pass', 2],
    ['pass', null],
    ['lolos', 0],
    [undefined, 0],
    [['pass'], 0],
    ['constructor', 0],
  ])('of %j with exit code %j is none', (verdict, exit) => {
    expect(outcomeOf(json(verdict), exit)).toEqual(UNJUDGED)
  })

  test.each(['', '{', 'null', '[]', '"pass"', '{"verdict":"pass","scope":null}x'])(
    'of %j is none',
    (text) => {
      expect(outcomeOf(text, 0)).toEqual(UNJUDGED)
      expect(readOutcome(text)).toEqual(UNJUDGED)
    },
  )

  test('names agencies by their folders alone, whatever a submission calls them', () => {
    const agencies = [
      'dinkes',
      'dinkes',
      '../x',
      'A',
      'a b',
      'hasil: lolos',
      'a\nb',
      5,
      '',
      '-a',
      'dinas-lampu',
    ]
    expect(outcomeOf(json('pass', agencies), 0).agencies).toEqual(['dinkes', 'dinas-lampu'])
    expect(readOutcome(JSON.stringify({ verdict: 'fail', agencies }))).toEqual({
      verdict: 'fail',
      agencies: ['dinkes', 'dinas-lampu'],
    })
    expect(outcomeOf(json('pass', 'dinkes'), 0).agencies).toEqual([])
    expect(outcomeOf('{"verdict":"pass"}', 0)).toEqual({ verdict: 'pass', agencies: [] })
  })
})

describe('labels', () => {
  test('name the verdict and each agency', () => {
    expect(labelsOf({ verdict: 'refused', agencies: ['dinkes', 'brida'] })).toEqual([
      'hasil: ditolak',
      'produsen: dinkes',
      'produsen: brida',
    ])
  })

  test('name no agency where there are many, nor one whose name the host refuses', () => {
    const many = Array.from({ length: 11 }, (_, at) => `dinas-${at}`)
    expect(labelsOf({ verdict: 'pass', agencies: many })).toEqual(['hasil: lolos'])
    expect(labelsOf({ verdict: 'pass', agencies: ['x'.repeat(41), 'x'.repeat(40)] })).toHaveLength(2)
  })
})

test('only a review that lets a submission pass is a success, and each status fits the host', () => {
  const states = Object.entries(STATUSES).map(([verdict, { state }]) => [verdict, state])
  expect(Object.fromEntries(states)).toEqual({
    pass: 'success',
    warn: 'success',
    fail: 'failure',
    refused: 'failure',
    unjudged: 'error',
  } satisfies Record<Verdict, string>)
  for (const { description } of Object.values(STATUSES))
    for (const text of Object.values(description)) expect(text.length).toBeLessThanOrEqual(140)
})
