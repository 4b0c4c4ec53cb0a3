import { describe, expect, test } from 'vitest'
import { formatBytes, formatDate, formatNumber, formatPeriod, localNumber, numberMarks } from './format.ts'

describe('numbers', () => {
  test('have the marks of the language', () => {
    expect(formatNumber(2435252, 'id')).toBe('2.435.252')
    expect(formatNumber(8.5, 'en', 2)).toBe('8.50')
  })

  test('of a table keep every digit they were written with', () => {
    const id = numberMarks('id')
    expect(localNumber('1234567.80', id)).toBe('1.234.567,80')
    expect(localNumber('-12', id)).toBe('−12')
    expect(localNumber('999', id)).toBe('999')
    expect(localNumber('12345678901234567890', id)).toBe('12.345.678.901.234.567.890')
    expect(localNumber('n/a', id)).toBe('n/a')
  })

  test('sizes are rounded', () => {
    expect(formatBytes(512, 'id')).toBe('512 B')
    expect(formatBytes(1540, 'id')).toBe('1,5 kB')
    expect(formatBytes(25_300_000, 'en')).toBe('25 MB')
  })
})

describe('dates', () => {
  test('are in words', () => {
    expect(formatDate('2025-10-21', 'id')).toBe('21 Oktober 2025')
    expect(formatDate('2025-10', 'en')).toBe('October 2025')
    expect(formatDate('2025', 'en')).toBe('2025')
    expect(formatDate('2021/2022', 'id')).toBe('2021/2022')
  })

  test('make a period', () => {
    expect(formatPeriod('2019', '2023', 'id')).toBe('2019–2023')
    expect(formatPeriod('2020', '2020', 'id')).toBe('2020')
    expect(formatPeriod('2024-01', '2024-03', 'en')).toBe('January 2024 – March 2024')
    expect(formatPeriod('2025-09-25', '2025-09-29', 'id')).toBe('25–29 September 2025')
    expect(formatPeriod(undefined, undefined, 'en')).toBe('')
  })
})
