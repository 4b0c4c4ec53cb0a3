/** How the recommendation of BPS stands in a plan and in the dataset that the plan becomes. */
export type RecommendationState = 'none' | 'same' | 'different' | 'plan-only' | 'dataset-only'

/** Compares the identities of a recommendation in a plan and in a dataset; blank ones are none. */
export function compareRecommendations(
  plan: string | undefined,
  dataset: string | undefined,
): RecommendationState {
  const [planned, own] = [plan, dataset].map((text) => text?.replace(/\s+/g, ' ').trim().toUpperCase() ?? '')
  if (planned === own) return planned === '' ? 'none' : 'same'
  if (own === '') return 'plan-only'
  return planned === '' ? 'dataset-only' : 'different'
}
