import { describe, expect, it } from 'vitest'
import { compilePattern } from './pattern.ts'
import { bytesOf } from './text.ts'

function matches(pattern: string, value: string): boolean {
  const compiled = compilePattern(pattern)
  if ('error' in compiled) throw new Error(compiled.error.message.en)
  const bytes = bytesOf(`<${value}>`)
  return compiled.test(bytes, 1, bytes.length - 1)
}

function refused(pattern: string): number {
  const compiled = compilePattern(pattern)
  if (!('error' in compiled)) throw new Error(`${pattern} was accepted`)
  expect(compiled.error.message.id).not.toBe('')
  expect(compiled.error.message.id).not.toBe(compiled.error.message.en)
  return compiled.error.position
}

const PATTERNS = [
  '12\\.71(\\.\\d{2}(\\.\\d{4})?)?',
  '^[A-Z]{2,3}-\\d+$',
  'D-[0-9]{2}',
  '(a|b)*abb',
  '(a*)*b?',
  '[^,;]+',
  'x?y?z{0,2}',
  '(?:Jan|Feb|Mar)\\s20[0-9]{2}',
  'Kec\\. \\w+',
  '[-+]?[\\d.]+',
  '',
  'a||b',
  '\\D\\W\\S',
  'é+[à-ü]?.',
  '[\\W]x',
  '\\$|\\^',
]
const VALUES = [
  '',
  'a',
  'b',
  'abb',
  'aabb',
  'ababb',
  'aaaa',
  'aab',
  'D-01',
  'D-1',
  'XD-01',
  '12.71',
  '12.71.01',
  '12.71.01.1001',
  '12.71.1',
  '12x71',
  'AB-1',
  'ABCD-1',
  'ab-1',
  'Kec. Medan',
  'Jan 2024',
  'Apr 2024',
  'xyzz',
  'xz',
  'zzz',
  '+1.5',
  '-',
  'a,b',
  'éé€',
  'éà',
  'é',
  '😀',
  '---',
  'a--',
  '-x',
  '$',
  '^',
  'a\nb',
  ' ab',
]

describe('a pattern', () => {
  it.each(PATTERNS)('%s matches whole values as a regular expression does', (pattern) => {
    const expression = new RegExp(`^(?:${pattern.replace(/^\^/, '').replace(/(?<!\\)\$$/, '')})$`, 'u')
    for (const value of VALUES)
      expect([value, matches(pattern, value)]).toEqual([value, expression.test(value)])
  })

  it('takes linear time where backtracking would not end', () => {
    const before = performance.now()
    expect(matches('(a|aa|a*)*(a*)*c', 'a'.repeat(20_000))).toBe(false)
    expect(performance.now() - before).toBeLessThan(20_000)
  })

  it.each(['(a?){150}a{150}', '(a|b)*a(a|b){14}', '(a|b)*a(a|b){140}', '.{0,255}x?'])(
    '%s takes a short time on a long text',
    (pattern) => {
      const value = Array.from({ length: 500_000 }, (_, at) =>
        ((at * 48271) % 65537) & 64 ? 'a' : 'b',
      ).join('')
      const compiled = compilePattern(pattern)
      if ('error' in compiled) throw new Error(compiled.error.message.en)
      const bytes = bytesOf(value)
      const before = performance.now()
      for (let at = 0; at < bytes.length; at += 1000) compiled.test(bytes, at, at + 1000)
      compiled.test(bytes, 0, bytes.length)
      expect(performance.now() - before).toBeLessThan(10_000)
    },
  )

  it('stays right when it meets more states than it keeps', () => {
    const pattern = '[ab]*a[ab]{12}'
    const expression = new RegExp(`^(?:${pattern})$`)
    let seed = 7
    const letters = Array.from({ length: 4000 }, () => {
      seed = (seed * 48271) % 2147483647
      return seed & 1024 ? 'a' : 'b'
    }).join('')
    for (let length = 10; length < 4000; length += 131) {
      const value = letters.slice(0, length)
      expect(matches(pattern, value)).toBe(expression.test(value))
    }
  })

  it.each([
    ['a(?=b)', 1],
    ['(?<x>a)', 0],
    ['(a)\\1', 3],
    ['a\\b', 1],
    ['\\p{L}', 0],
    ['a*?', 2],
    ['a++', 2],
    ['*a', 0],
    ['a^b', 1],
    ['a$b', 1],
    ['(a', 0],
    ['a)', 1],
    ['[ab', 0],
    ['a[]', 1],
    ['[z-a]', 2],
    ['a{3,2}', 1],
    ['a{1001}', 1],
    ['(a{900}){900}', 1],
    ['(a?){1000}a{1000}', 10],
    ['((a{0,100}){0,100}){0,100}', 2],
    ['a{x}', 1],
    ['a]', 1],
    ['a\\', 1],
    ['('.repeat(100), 50],
  ])('%s is refused at character %i', (pattern, position) => {
    expect(refused(pattern)).toBe(position)
  })
})
