import { expect, test } from 'vitest'
import type { Catalog } from '../catalog/model.ts'
import { readPlan } from '../catalog/plan.ts'
import { planFaults } from './plan-rows.ts'

function found(text: string): string[] {
  const plan = readPlan('dinas/plan.csv', 'dinas', [new TextEncoder().encode(text)])
  return [...planFaults(plan, { datasets: [] } as unknown as Catalog)].map(({ message }) => message.en)
}

test('a plan that a spreadsheet saved with semicolons is told so once', () => {
  expect(found('code;title;method;frequency;office\nD-01;Data;survei;tahunan;Seksi\n')).toEqual([
    'The columns of the plan are parted by semicolons, not commas.',
  ])
})

test('dates with the day first, and codes in capitals, are each told with their cell', () => {
  const head = 'code,title,method,frequency,office,release_due\n'
  expect(found(`${head}D-01,Data,survei,Tahunan,Seksi,31/12/2025\n`)).toHaveLength(2)
  expect(found(`${head}D-01,Data,survei,tahunan,Seksi,2025-12-31\n`)).toEqual([])
})
