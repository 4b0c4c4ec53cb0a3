import { describe, expect, test } from 'vitest'
import { textWidth } from '../charts/text-width.ts'
import { badge } from './badge.ts'

const words = { label: 'Skor data', value: '86 dari 100', title: 'Skor "A & B": 86 dari 100' }

describe('a badge', () => {
  test('says in words what it shows, with nothing that is markup', () => {
    const svg = badge(words)
    expect(svg).toContain('role="img" aria-label="Skor &quot;A &amp; B&quot;: 86 dari 100"')
    expect(svg).toContain('<title>Skor &quot;A &amp; B&quot;: 86 dari 100</title>')
    expect(badge({ ...words, label: '<script>' })).not.toContain('<script')
  })

  test('has the same bytes for the same words', () => {
    expect(badge({ ...words })).toBe(badge(words))
  })

  test('is wide enough for its words and grows with them', () => {
    const widthOf = (svg: string) => Number(/ width="(\d+)"/.exec(svg)?.[1])
    const text =
      textWidth(words.label, { size: 12, weight: 400 }) + textWidth(words.value, { size: 12, weight: 600 })
    expect(widthOf(badge(words))).toBeGreaterThan(text + 32)
    expect(widthOf(badge({ ...words, value: '100 dari 100' }))).toBeGreaterThan(widthOf(badge(words)))
  })

  test('loads nothing and carries no style', () => {
    expect(badge(words)).not.toMatch(/href|url\(|style|@import|<image/)
  })
})
