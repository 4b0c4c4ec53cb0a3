import { expect, test } from 'vitest'
import { referencePeriod } from './referenceperiod.ts'

test.each([
  ['2025', '2025-01-01', '2025-12-31'],
  ['Tahun 2024', '2024-01-01', '2024-12-31'],
  ['2024-02', '2024-02-01', '2024-02-29'],
  ['2025-03-14', '2025-03-14', '2025-03-14'],
  ['Februari 2025', '2025-02-01', '2025-02-28'],
  ['Nop 2024', '2024-11-01', '2024-11-30'],
  ['Triwulan IV 2024', '2024-10-01', '2024-12-31'],
  ['triwulan 1 2024', '2024-01-01', '2024-03-31'],
  ['Q2 2025', '2025-04-01', '2025-06-30'],
  ['Caturwulan I 2024', '2024-01-01', '2024-04-30'],
  ['Semester II, 2024', '2024-07-01', '2024-12-31'],
  ['2023–2024', '2023-01-01', '2024-12-31'],
  ['2023 s.d. 2024', '2023-01-01', '2024-12-31'],
  ['2023/2024', '2023-07-01', '2024-06-30'],
  ['Tahun ajaran 2023/2024', '2023-07-01', '2024-06-30'],
])('%s is a period from %s to %s', (text, first, last) => {
  expect(referencePeriod(text)).toEqual({ first, last })
})

test.each([
  '',
  'berkala',
  'Triwulan V 2024',
  'Semester III 2024',
  '2024–2023',
  '2023/2025',
  'Maret',
  '13 2024',
])('%s is none', (text) => {
  expect(referencePeriod(text)).toBeUndefined()
})
