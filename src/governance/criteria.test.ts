import { describe, expect, test } from 'vitest'
import { rules } from '../rules/index.ts'
import { ASKED_RULES, JUDGES } from './criteria.ts'
import { CRITERIA } from './generated/criteria.ts'
import { SCORE_PRINCIPLES } from './score.ts'

const codes = new Set(rules.map(({ code }) => code))

describe('the table of the score', () => {
  test('names the criteria that the code judges, and no other', () => {
    expect(CRITERIA.map(({ name }) => name).toSorted()).toEqual(Object.keys(JUDGES).sort())
  })

  test('has weights above nothing that make 100', () => {
    expect(CRITERIA.filter(({ weight }) => !Number.isInteger(weight) || weight < 1)).toEqual([])
    expect(CRITERIA.reduce((sum, { weight }) => sum + weight, 0)).toBe(100)
  })

  test('keeps the criteria of a principle together, in the order of the pages', () => {
    const met = CRITERIA.map(({ principle }) => principle).filter((one, at, all) => one !== all[at - 1])
    expect(met).toEqual(SCORE_PRINCIPLES)
  })

  test('links to checks that are there', () => {
    expect(CRITERIA.flatMap(({ rule }) => rule ?? []).filter((rule) => !codes.has(rule))).toEqual([])
    expect(ASKED_RULES.filter((rule) => !codes.has(rule))).toEqual([])
  })

  test.each(CRITERIA)('says in both languages what $name is and what to do', (criterion) => {
    const { title, explanation, step, reference } = criterion
    for (const text of [title, explanation, step]) {
      for (const words of [text.id, text.en]) expect(words).toMatch(/^\S.*\S$/)
    }
    expect(reference).not.toBe('')
  })
})
