import { describe, expect, test } from 'vitest'
import { formats } from './formats.ts'

const cases: Record<keyof typeof formats, { good: string[]; bad: string[] }> = {
  date: {
    good: ['2024-02-29', '2000-02-29', '2025-12-31'],
    bad: [
      '2023-02-29',
      '1900-02-29',
      '2025-13-01',
      '2025-00-10',
      '2025-04-31',
      '2025-4-1',
      '01-02-2025',
      '2025',
      '',
    ],
  },
  'date-time': {
    good: ['2025-02-01T08:00:00+07:00', '2025-02-01T08:00:00Z', '2025-02-01T08:00:00.25Z'],
    bad: [
      '2025-02-01',
      '2025-02-01T08:00',
      '2025-02-01T24:00:00Z',
      '2025-02-30T08:00:00Z',
      '2025-02-01T08:00:00',
    ],
  },
  period: {
    good: ['2025', '2025-02', '2025-02-01'],
    bad: ['25', '2025-13', '2025-02-30', '2025/02', 'Semester I'],
  },
  email: {
    good: ['data@contoh.go.id', 'satu.data+info@kota-contoh.go.id'],
    bad: [
      'data',
      'data@contoh',
      'data@@contoh.go.id',
      'a b@contoh.go.id',
      '<data@contoh.go.id>',
      'data@-x.id',
    ],
  },
  url: {
    good: ['https://contoh.go.id', 'http://contoh.go.id:8080/a?b=c#d', 'https://contoh.go.id/é'],
    bad: [
      'javascript:alert(1)',
      'data:text/html,x',
      'JaVaScRiPt:alert(1)',
      'ftp://contoh.go.id',
      '//contoh.go.id',
      'contoh.go.id',
      'https:///x',
      'https://',
      'https://contoh.go.id/a b',
      'https://contoh.go.id\n',
      '\u0001https://contoh.go.id',
    ],
  },
  link: {
    good: ['https://contoh.go.id/a', '_catalog/documents/sk.pdf', 'Buku Data 2024.pdf'],
    bad: ['javascript:alert(1)', '/etc/passwd', '../x.pdf', 'a/../b', './a', 'a//b', 'C:\\x', 'a\\b', ''],
  },
  regex: { good: ['^[0-9]{2}$', '\\p{L}+'], bad: ['[', '(', 'a{2,1}'] },
}

describe.each(Object.entries(cases))('the format %s', (name, { good, bad }) => {
  const test_ = formats[name as keyof typeof formats]
  test.each(good)('accepts %j', (text) => expect(test_(text)).toBe(true))
  test.each(bad)('refuses %j', (text) => expect(test_(text)).toBe(false))
})
