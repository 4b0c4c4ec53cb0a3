import { describe, expect, it } from 'vitest'
import { compareRecommendations } from './recommendation.ts'

describe('the recommendation of a plan and its dataset', () => {
  it('is the same whatever its capitals and spaces', () => {
    expect(compareRecommendations('R-1/KMA/2025', ' r-1/kma/2025 ')).toBe('same')
  })

  it('differs, is missing on one side, or is none', () => {
    expect(compareRecommendations('R-1', 'R-2')).toBe('different')
    expect(compareRecommendations('R-1', '')).toBe('plan-only')
    expect(compareRecommendations('R-1', undefined)).toBe('plan-only')
    expect(compareRecommendations(undefined, 'R-1')).toBe('dataset-only')
    expect(compareRecommendations(undefined, ' ')).toBe('none')
  })
})
