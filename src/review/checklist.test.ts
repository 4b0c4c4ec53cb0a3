import { describe, expect, test } from 'vitest'
import { edited, HUJAN, HUJAN_MD, OWN, review } from './fixtures/side.ts'

describe('the checklist', () => {
  test('ticks what was looked at and leaves to a person what no check answers', () => {
    const { checklist } = review(edited(HUJAN, /$/, 'K-01,2025,140\n'), OWN)
    const codes = checklist.find(({ principle }) => principle === 'codes')
    expect(codes?.looked.id).toBe('1 kolom kode terhadap daftar `distrik`')
    expect(codes?.points.map(({ state }) => state)).toEqual(['ok', 'ok'])
    expect(codes?.open.length).toBeGreaterThan(0)
    const metadata = checklist.find(({ principle }) => principle === 'metadata')
    expect(metadata?.points.flatMap(({ found }) => found)).toEqual([{ code: 'temporal-mismatch', count: 1 }])
  })

  test('asks for the second check of priority data, and of no other', () => {
    const asked = (files: Parameters<typeof review>[0]) =>
      review(files, OWN).checklist.flatMap(({ open }) => open.map(({ en }) => en))
    const isSecond = (question: string) => question.startsWith('Priority data:')
    expect(asked(edited(HUJAN, /$/, 'K-01,2025,140\n')).some(isSecond)).toBe(false)
    expect(asked(edited(HUJAN_MD, /^access:/m, 'priority: true\naccess:')).filter(isSecond)).toHaveLength(1)
  })

  test('asks for nothing where no dataset was touched', () => {
    const { checklist } = review({})
    expect(checklist.flatMap(({ open }) => open)).toEqual([])
    expect(checklist.flatMap(({ points }) => points.map(({ state }) => state))).not.toContain('ok')
  })
})
