import type { FreshnessState } from '../catalog/freshness.ts'
import type { Catalog, Dataset, PropertyPath, TableResult } from '../catalog/model.ts'
import type { Problem, Text } from '../catalog/problem.ts'
import type { CriterionName, ScorePrinciple } from './generated/criteria.ts'
import type { JudgedRelease } from './punctuality.ts'
import type { Unknown } from './unknowns.ts'

/** A criterion of the score as `schemas/score.csv` has it. */
export interface Criterion {
  name: CriterionName
  principle: ScorePrinciple
  /** Part of the whole, of which all weights make 100. */
  weight: number
  /** Code of the check that finds the same, where there is one. */
  rule?: string
  /** Property that is judged, as the metadata name it. */
  property?: string
  /** The principle, form or standard that asks for it. */
  reference: string
  title: Text
  explanation: Text
  /** What to do where it is not met. */
  step: Text
}

/** How far a criterion is met, or why nobody can say. */
export type Verdict = Met | { unknown: Unknown }

/** Parts of a criterion that are met, of those that were judged. */
export interface Met {
  met: number
  /** At least 1. */
  of: number
  /** Where the others stand or are missing: properties of the metadata, each once. */
  at?: readonly PropertyPath[]
  /** Where they stand in a table instead. */
  file?: string
}

/** What a dataset is judged by. */
export interface ScoreFacts {
  catalog: Pick<Catalog, 'source' | 'agencies' | 'codeLists'>
  dataset: Dataset
  /** Results of the pass by `Resource.id`. */
  tables: { get(id: string): TableResult | undefined }
  /** What the checks found in the dataset. */
  problems: readonly Pick<Problem, 'code' | 'count'>[]
  /** What only calendar and history tell; absent where the files alone are judged. */
  record?: ScoreRecord
}

/** What calendar and history tell of a dataset. */
export interface ScoreRecord {
  freshness: FreshnessState
  releases: readonly JudgedRelease[]
  /** Whether its newest version is verified; absent without a history. */
  isVerified?: boolean
  /** Changes of published figures by column and period, and how many of them the metadata explain; absent without a history. */
  revisions?: { explained: number; all: number }
}

/** Judges a dataset by one criterion. */
export type Judge = (facts: ScoreFacts) => Verdict

/** An item that is judged, with the property to edit where it fails. */
export interface Judged<T> {
  item: T
  at?: PropertyPath
}

/** The share of items that meet a criterion; where there is none, the reason why nothing can be said. */
export function share<T>(
  items: readonly Judged<T>[],
  meets: (item: T) => boolean,
  otherwise: Unknown,
): Verdict {
  if (items.length === 0) return { unknown: otherwise }
  const failing = items.filter(({ item }) => !meets(item))
  const at = failing.flatMap((one) => (one.at ? [one.at] : []))
  return { met: items.length - failing.length, of: items.length, ...(at.length > 0 && { at }) }
}

/** Whether something holds that is written at a property. */
export function whether(holds: boolean, at: PropertyPath): Met {
  return parts([holds], at)
}

/** How many of the parts of something hold that is written at a property. */
export function parts(holding: readonly boolean[], at: PropertyPath): Met {
  const met = holding.filter((holds) => holds).length
  return { met, of: holding.length, ...(met < holding.length && { at: [at] }) }
}

/** Whether a text is there and not blank. */
export function isWritten(text: string | undefined): boolean {
  return (text ?? '').trim() !== ''
}
