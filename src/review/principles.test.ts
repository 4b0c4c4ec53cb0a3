import { expect, test } from 'vitest'
import { rules } from '../rules/index.ts'
import { POINTS } from './principles.ts'

test('every check stands under one point of the checklist, and no other does', () => {
  const listed = Object.values(POINTS).flatMap((points) => points.flatMap(({ checks }) => checks))
  expect(listed.toSorted()).toEqual(rules.map(({ code }) => code).toSorted())
})
