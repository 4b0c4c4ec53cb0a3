import { describe, expect, test } from 'vitest'
import { Random } from '../../tests/random.ts'
import { Fingerprints } from './fingerprints.ts'
import { fingerprint } from './hash.ts'
import { KeySet } from './keyset.ts'
import { bytesOf } from './text.ts'

function put(set: KeySet, text: string): number {
  const bytes = bytesOf(text)
  return set.put(bytes, 0, bytes.length)
}

function indexOf(set: KeySet, text: string): number {
  const bytes = bytesOf(text)
  return set.indexOf(bytes, 0, bytes.length)
}

/** Five pairs of different texts with one fingerprint. */
function collisions(): [string, string][] {
  const seen = new Map<number, string>()
  const pairs: [string, string][] = []
  for (let number = 0; pairs.length < 5; number++) {
    const text = `k${number}`
    const bytes = bytesOf(text)
    const hash = fingerprint(bytes, 0, bytes.length)
    const other = seen.get(hash)
    if (other === undefined) seen.set(hash, text)
    else pairs.push([other, text])
  }
  return pairs
}

describe('a set of keys', () => {
  test('numbers keys in the order they come and knows them again', () => {
    const set = new KeySet()
    expect(['b', 'a', 'b', '', 'a', ''].map((key) => put(set, key))).toEqual([0, 1, 0, 2, 1, 2])
    expect(set.size).toBe(3)
    expect([0, 1, 2].map((index) => set.key(index))).toEqual(['b', 'a', ''])
    expect([indexOf(set, 'a'), indexOf(set, ''), indexOf(set, 'c')]).toEqual([1, 2, -1])
  })

  test('of nothing knows no key, not even the empty one', () => {
    expect(indexOf(new KeySet(), '')).toBe(-1)
  })

  test('agrees with a Set over 60,000 keys of many lengths, growing many times', () => {
    const random = new Random(11)
    const judge = new Map<string, number>()
    const set = new KeySet()
    for (let turn = 0; turn < 60_000; turn++) {
      const key =
        'é'.repeat(random.below(3)) +
        String(random.below(20_000)) +
        'x'.repeat(random.below(40) === 0 ? 900 : 0)
      const known = judge.get(key) ?? judge.size
      judge.set(key, known)
      expect(put(set, key)).toBe(known)
    }
    expect(set.size).toBe(judge.size)
    for (const [key, index] of judge) expect(indexOf(set, key)).toBe(index)
    expect(set.key(set.size - 1)).toBe([...judge.keys()].at(-1))
  })

  test('tells keys with one fingerprint apart, also after it has grown', () => {
    const pairs = collisions()
    const set = new KeySet()
    for (const [a, b] of pairs) {
      expect(indexOf(set, b)).toBe(-1)
      const first = put(set, a)
      expect(indexOf(set, b)).toBe(-1)
      expect(put(set, b)).toBe(first + 1)
    }
    for (let number = 0; number < 500; number++) put(set, `other ${number}`)
    for (const [at, pair] of pairs.entries())
      expect(pair.map((key) => indexOf(set, key))).toEqual([at * 2, at * 2 + 1])
  })

  test('gives some of its keys as a set of their own', () => {
    const set = new KeySet()
    for (const key of ['a', 'b', 'c', '']) put(set, key)
    const some = set.subset([3, 1])
    expect(some.size).toBe(2)
    expect([some.key(0), some.key(1), indexOf(some, 'a')]).toEqual(['', 'b', -1])
  })

  test('keeps keys whose bytes are overwritten afterwards', () => {
    const set = new KeySet()
    const bytes = bytesOf('satu')
    set.put(bytes, 0, 4)
    bytes.fill(0)
    expect(set.key(0)).toBe('satu')
    expect(set.hash(0)).toBe(fingerprint(bytesOf('satu'), 0, 4))
  })
})

describe('fingerprints', () => {
  const repeated = (values: number[]) => {
    const prints = new Fingerprints()
    for (const value of values) prints.add(value % 2 ** 32, Math.floor(value / 2 ** 32))
    return [...prints.repeated()].sort((a, b) => a - b)
  }

  test('that were taken down twice are told, zero among them', () => {
    expect(repeated([0, 5, 0, 5, 5, 0xffffffff, 0xffffffff, 1])).toEqual([0, 5, 0xffffffff])
    expect(repeated([])).toEqual([])
  })

  test('that are equal in their lower half alone are not', () => {
    expect(repeated([7, 7 + 2 ** 32, 7 + 65_535 * 2 ** 32])).toEqual([])
  })

  test('are those of a Set, over many chunks and parts', () => {
    const random = new Random(5)
    const values = Array.from({ length: 60_000 }, () =>
      random.below(2) ? random.below(40_000) * 99_991 : random.below(2 ** 31),
    )
    const [once, twice] = [new Set<number>(), new Set<number>()]
    for (const value of values) (once.has(value) ? twice : once).add(value)
    expect(repeated(values)).toEqual([...twice].map((value) => value % 2 ** 32).sort((a, b) => a - b))
    expect(twice.size).toBeGreaterThan(1000)
  })
})

test('a fingerprint is of the range alone, and differs for almost all keys', () => {
  expect(fingerprint(bytesOf('xaby'), 1, 3)).toBe(fingerprint(bytesOf('ab'), 0, 2))
  const hashes = new Set(
    Array.from({ length: 50_000 }, (_, number) =>
      fingerprint(bytesOf(String(number)), 0, String(number).length),
    ),
  )
  expect(hashes.size).toBeGreaterThan(49_990)
})
