import { describe, expect, test } from 'vitest'
import { comparedWith, olderCompared } from './versionlinks.ts'
import type { VersionRecord } from './versions.ts'

/** Versions 1 to `count`, newest first, with their comparisons; the content of the lost ones is not here. */
function versions(count: number, lost: number[] = []): VersionRecord[] {
  const all = Array.from({ length: count }, (_, at) => ({ number: at + 1 }))
  const isHere = ({ number }: { number: number }) => !lost.includes(number)
  return all
    .map((one, at) => ({ ...one, comparisons: olderCompared(all, at, isHere) }) as VersionRecord)
    .reverse()
}

/** All pairs `from..to` that have a page, and those that the lists of the versions lead to. */
function pairs(all: VersionRecord[]): { pages: Set<string>; linked: Set<string> } {
  const pages = all.flatMap(({ number, comparisons }) => comparisons.map((from) => `${from}..${number}`))
  const linked = all.flatMap((one) => comparedWith(one, all).map(({ from, to }) => `${from}..${to}`))
  return { pages: new Set(pages), linked: new Set(linked) }
}

describe('the comparisons of versions', () => {
  test('are of every pair where there are twelve versions', () => {
    expect(pairs(versions(12)).pages.size).toBe(66)
  })

  test('grow with the number of versions beyond that, not with its square', () => {
    const { pages } = pairs(versions(100))
    // Of the newest twelve all; of the 88 before them each with the newest, and each of 88 with the next.
    expect(pages.size).toBe(66 + 88 + 88)
    for (const pair of ['1..2', '1..100', '88..89', '89..90', '89..99']) expect(pages).toContain(pair)
    expect(pages).not.toContain('1..99')
  })

  test.each([2, 12, 13, 100])('of %i versions are all reached, and no list of them is long', (count) => {
    const all = versions(count)
    const { pages, linked } = pairs(all)
    expect(linked).toEqual(pages)
    for (const one of all) expect(comparedWith(one, all).length).toBeLessThanOrEqual(13)
  })

  test('are none with a version of which the content is not here', () => {
    expect([...pairs(versions(4, [2])).pages].sort()).toEqual(['1..3', '1..4', '3..4'])
  })

  test('of the only version are none', () => {
    expect(pairs(versions(1)).pages.size).toBe(0)
  })
})
