import { csvText } from '../catalog/csvtext.ts'
import type { Verdict } from './criterion.ts'
import type { ScoredDataset } from './nextsteps.ts'
import { metShare } from './score.ts'
import { UNKNOWNS } from './unknowns.ts'

/** How a criterion stands: met, met in part, not met, or not to be judged. */
export type VerdictState = 'met' | 'part' | 'missed' | 'unknown'

/** The state of a verdict. */
export function stateOf(verdict: Verdict): VerdictState {
  const rate = metShare(verdict)
  if (rate === undefined) return 'unknown'
  return rate === 1 ? 'met' : rate === 0 ? 'missed' : 'part'
}

/** Every criterion of every dataset on a day as CSV; what could not be judged has a reason instead of figures. */
export function scoresCsv(all: readonly ScoredDataset[], asOf: string): string {
  const header = ['agency', 'dataset', 'criterion', 'principle', 'weight', 'state', 'met', 'of', 'share']
  const words = ['rule', 'property', 'title', 'title_en', 'reason', 'reason_en', 'as_of']
  return csvText(
    [...header, ...words],
    all.flatMap(({ dataset, score }) =>
      score.scored.map(({ criterion, verdict }) => {
        const reason = 'unknown' in verdict ? UNKNOWNS[verdict.unknown] : undefined
        const figures =
          'unknown' in verdict
            ? ['', '', '']
            : [String(verdict.met), String(verdict.of), (verdict.met / verdict.of).toFixed(4)]
        return [
          dataset.agency,
          dataset.id,
          criterion.name,
          criterion.principle,
          String(criterion.weight),
          stateOf(verdict),
          ...figures,
          criterion.rule ?? '',
          criterion.property ?? '',
          criterion.title.id,
          criterion.title.en,
          reason?.id ?? '',
          reason?.en ?? '',
          asOf,
        ]
      }),
    ),
  )
}
