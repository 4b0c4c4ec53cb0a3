import type { PlanRow } from '../catalog/descriptors.ts'
import type { Dataset } from '../catalog/model.ts'
import { visible } from '../i18n/texts.ts'
import { compareRecommendations } from '../rules/recommendation.ts'
import type { Edition } from './edition.ts'

/**
 * How the recommendation of BPS stands from plan to dataset, in a few words; none where nothing is named and no survey is
 * planned, which alone needs one.
 */
export function recommendationOf(
  row: Partial<Pick<PlanRow, 'method' | 'recommendation' | 'dataset' | 'code'>>,
  { m, site }: Edition,
  dataset: Dataset | undefined = row.dataset === undefined ? undefined : site.datasetById.get(row.dataset),
): string | undefined {
  const words = m.bps.recommended
  const planned = visible(row.recommendation ?? '')
  const own = visible(dataset?.source.value.activity?.recommendation ?? '')
  const isPlanned = row.code !== undefined
  const state = compareRecommendations(planned, own)
  const method = dataset?.source.value.activity?.method ?? row.method
  if (state === 'none') return method === 'survei' && isPlanned ? words.none : undefined
  // Where one of both is not there, nothing contradicts the other.
  if (state === 'same' || !dataset || !isPlanned) return words.same(planned || own)
  if (state === 'different') return words.different(planned, own)
  return words[state](planned || own)
}
