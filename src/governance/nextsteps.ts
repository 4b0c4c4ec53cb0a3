import type { Dataset, PropertyPath } from '../catalog/model.ts'
import { propertyName } from '../rules/property.ts'
import type { Criterion, Verdict } from './criterion.ts'
import { metShare, type Score, type Scored } from './score.ts'

/** Something to do that raises a score. */
export interface NextStep {
  criterion: Criterion
  /** Points of 100 that it brings, once it is done everywhere. */
  gain: number
  /** Where it is to be done, the dataset that gains most first. */
  datasets: { dataset: Dataset; places: StepPlace[] }[]
}

/** A place to edit. */
export interface StepPlace {
  /** Path inside the catalog. */
  file: string
  line?: number
  property?: string
  /** Column that it is about. */
  field?: string
}

/** A dataset with its score. */
export interface ScoredDataset {
  dataset: Dataset
  score: Score
}

/**
 * What would raise the mean score of some datasets, most valuable first. One that is met or cannot be judged is not
 * among them.
 */
export function nextSteps(all: readonly ScoredDataset[]): NextStep[] {
  const steps = new Map<
    string,
    { criterion: Criterion; parts: { gain: number; dataset: Dataset; verdict: Verdict }[] }
  >()
  for (const { dataset, score } of all) {
    for (const scored of score.scored) {
      const gain = gainOf(scored, score) / all.length
      if (gain <= 0) continue
      const { criterion, verdict } = scored
      const step = steps.get(criterion.name) ?? { criterion, parts: [] }
      steps.set(criterion.name, step)
      step.parts.push({ gain, dataset, verdict })
    }
  }
  return (
    [...steps.values()]
      .map(({ criterion, parts }) => ({
        criterion,
        gain: parts.reduce((sum, { gain }) => sum + gain, 0),
        datasets: parts
          .toSorted((a, b) => b.gain - a.gain || (a.dataset.id < b.dataset.id ? -1 : 1))
          .map(({ dataset, verdict }) => ({ dataset, places: placesOf(verdict, dataset) })),
      }))
      // Of the same value, what stands first in the table.
      .sort((a, b) => b.gain - a.gain)
  )
}

/** Points of 100 that a dataset lacks for one criterion; 0 where it is met or cannot be judged. */
export function gainOf({ criterion, verdict }: Scored, { whole }: Score): number {
  const rate = metShare(verdict)
  return rate === undefined || whole.of === 0 ? 0 : (100 * criterion.weight * (1 - rate)) / whole.of
}

function placesOf(verdict: Verdict, dataset: Dataset): StepPlace[] {
  if ('unknown' in verdict) return []
  if (verdict.file !== undefined) return [{ file: verdict.file }]
  return (verdict.at ?? []).map((path) => placeOf(path, dataset))
}

function placeOf(path: PropertyPath, { source, resources }: Dataset): StepPlace {
  const field = fieldAt(path, resources)
  return {
    file: source.file,
    ...(path.length > 0 && { line: source.locate(path).line, property: propertyName(path) }),
    ...(field !== undefined && { field }),
  }
}

function fieldAt(path: PropertyPath, resources: Dataset['resources']): string | undefined {
  const [top, resource, schema, fields, at] = path
  if (top !== 'resources' || schema !== 'schema' || fields !== 'fields') return undefined
  return resources.find(({ index }) => index === resource)?.fields[Number(at)]?.name
}
