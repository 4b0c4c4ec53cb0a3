import { JUDGES } from './criteria.ts'
import type { Criterion, ScoreFacts, Verdict } from './criterion.ts'
import { CRITERIA, type ScorePrinciple } from './generated/criteria.ts'

/** A criterion with what it says of a dataset. */
export interface Scored {
  criterion: Criterion
  verdict: Verdict
}

/** Weights that are met, of those that could be judged. */
export interface Points {
  met: number
  of: number
}

/** The score of a dataset with everything that it is made of. */
export interface Score {
  /** All criteria in the order of the table. */
  scored: Scored[]
  /** By principle, over what could be judged. */
  principles: Record<ScorePrinciple, Points>
  /** The four principles together, without what counts after publication. */
  four: Points
  whole: Points
}

/** All principles, the four of Satu Data Indonesia first. */
export const SCORE_PRINCIPLES: readonly ScorePrinciple[] = [
  'standard',
  'metadata',
  'interoperability',
  'codes',
  'service',
]

/** The score of a dataset. What cannot be judged counts neither as met nor among what is asked. */
export function scoreOf(facts: ScoreFacts): Score {
  return scoreFrom(CRITERIA.map((criterion) => ({ criterion, verdict: JUDGES[criterion.name](facts) })))
}

/** The score that verdicts make. */
export function scoreFrom(scored: Scored[]): Score {
  const of = (principle: ScorePrinciple) =>
    pointsOf(scored.filter(({ criterion }) => criterion.principle === principle))
  return {
    scored,
    principles: {
      standard: of('standard'),
      metadata: of('metadata'),
      interoperability: of('interoperability'),
      codes: of('codes'),
      service: of('service'),
    },
    four: pointsOf(scored.filter(({ criterion }) => criterion.principle !== 'service')),
    whole: pointsOf(scored),
  }
}

/** The share of points that are met, from 0 to 1; `undefined` where nothing could be judged. */
export function rateOf({ met, of }: Points): number | undefined {
  return of === 0 ? undefined : met / of
}

/** The share of a verdict that is met, from 0 to 1; `undefined` where it could not be judged. */
export function metShare(verdict: Verdict): number | undefined {
  return 'unknown' in verdict ? undefined : verdict.met / verdict.of
}

/** A rate as whole points of 100, rounded down: only what is met entirely has 100. */
export function hundredths(rate: number): number {
  // 0.29 × 100 is a little less than 29.
  return Math.floor(rate * 100 + 1e-9)
}

/** Rates of several datasets together, each dataset counting the same. */
export interface MeanScore {
  /** Datasets that were judged. */
  datasets: number
  whole: number | undefined
  four: number | undefined
  principles: Record<ScorePrinciple, number | undefined>
}

/** The mean of the scores of datasets, whatever their order. */
export function meanScore(scores: readonly Score[]): MeanScore {
  const mean = (points: (score: Score) => Points) =>
    meanOf(scores.flatMap((score) => rateOf(points(score)) ?? []))
  const of = (principle: ScorePrinciple) => mean(({ principles }) => principles[principle])
  return {
    datasets: scores.length,
    whole: mean(({ whole }) => whole),
    four: mean(({ four }) => four),
    principles: {
      standard: of('standard'),
      metadata: of('metadata'),
      interoperability: of('interoperability'),
      codes: of('codes'),
      service: of('service'),
    },
  }
}

function pointsOf(scored: readonly Scored[]): Points {
  const points = { met: 0, of: 0 }
  for (const { criterion, verdict } of scored) {
    const rate = metShare(verdict)
    if (rate === undefined) continue
    points.met += criterion.weight * rate
    points.of += criterion.weight
  }
  return points
}

function meanOf(rates: readonly number[]): number | undefined {
  if (rates.length === 0) return undefined
  // Sums of fractions depend on their order by a hair.
  const sum = rates.toSorted((a, b) => a - b).reduce((total, rate) => total + rate, 0)
  return sum / rates.length
}
