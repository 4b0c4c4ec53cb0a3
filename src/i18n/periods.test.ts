import { expect, test } from 'vitest'
import { periodLabel } from './periods.ts'

test.each([
  ['2024-01-01', '2024-12-31', '2024', '2024'],
  ['2023-01-01', '2024-12-31', '2023–2024', '2023–2024'],
  ['2024-02-01', '2024-02-29', 'Februari 2024', 'February 2024'],
  ['2024-10-01', '2024-12-31', 'Triwulan IV 2024', 'Q4 2024'],
  ['2024-05-01', '2024-08-31', 'Caturwulan II 2024', 'Four months 2, 2024'],
  ['2024-07-01', '2024-12-31', 'Semester II 2024', 'Half-year 2, 2024'],
  ['2024-03-04', '2024-03-04', '4 Maret 2024', '4 March 2024'],
  ['2024-03-04', '2024-03-10', '4 Maret 2024 – 10 Maret 2024', '4 March 2024 – 10 March 2024'],
])('the period from %s to %s is %s or %s', (first, last, id, en) => {
  expect([periodLabel({ first, last }, 'id'), periodLabel({ first, last }, 'en')]).toEqual([id, en])
})
