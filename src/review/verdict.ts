import type { TableDifference } from '../catalog/difference.ts'
import type { Problem } from '../catalog/problem.ts'
import { thinPeriods } from './new-periods.ts'
import { isHarmless } from './outside.ts'
import type { DatasetReview, Side, Submitted } from './review.ts'
import type { ScopeReview } from './scope.ts'

/** Whether a change may be published; `refused` where who submits may not change what it changes. */
export type Verdict = 'pass' | 'warn' | 'fail' | 'refused'

/** What the checks found, against what was there before. */
export interface ChecksReview {
  /** Problems that the change brings, worst first. */
  added: Problem[]
  /** Problems that were there and are gone. */
  fixed: Problem[]
  /** Problems of the touched datasets that were there before. */
  kept: Problem[]
  /** Problems elsewhere that were there before and still are. */
  elsewhere: number
  /** Problems of what the change touches. */
  counts: { errors: number; warnings: number }
}

/** Judges a change by who submits it, by what the checks found, and by what it does to what is published. */
export function verdictOf(
  scope: ScopeReview,
  checks: ChecksReview,
  datasets: readonly DatasetReview[],
): Verdict {
  if (isRefused(scope)) return 'refused'
  if (checks.counts.errors > 0 || scope.conflicts.length > 0) return 'fail'
  // What may be a person's number is published for good once it is merged: a person has to have judged it.
  if (datasets.some(({ tables }) => tables.some((table) => table.looksPersonal))) return 'fail'
  return needsCare(scope, checks.added, datasets) ? 'warn' : 'pass'
}

/** Tells the problems that a change brings from those that were there before. */
export function checksOf(
  submitted: Submitted,
  before: Side,
  after: Side,
  datasets: readonly DatasetReview[],
): ChecksReview {
  const movedTo = new Map(submitted.renames.map(({ from, to }) => [from, to]))
  const nowAt = (file: string) => {
    const to = movedTo.get(submitted.prefix + file)
    return to?.startsWith(submitted.prefix) ? to.slice(submitted.prefix.length) : file
  }
  const known = counted(before.problems.map((problem) => keyOf(problem, nowAt)))
  const added: Problem[] = []
  const old: Problem[] = []
  for (const problem of after.problems) {
    const key = keyOf(problem, (file) => file)
    const left = known.get(key) ?? 0
    if (left > 0) known.set(key, left - 1)
    ;(left > 0 ? old : added).push(problem)
  }
  const fixed = before.problems.filter((problem) => {
    const key = keyOf(problem, nowAt)
    const left = known.get(key) ?? 0
    if (left > 0) known.set(key, left - 1)
    return left > 0
  })
  const touched = new Set(datasets.map(({ id }) => id))
  const kept = old.filter(({ places }) => touched.has(datasetOf(places[0]?.file ?? '')))
  const errors = [...added, ...kept].filter(({ severity }) => severity === 'error').length
  const warnings = added.length + kept.length - errors
  return {
    added: worstFirst(added),
    fixed: worstFirst(fixed),
    kept: worstFirst(kept),
    elsewhere: old.length - kept.length,
    counts: { errors, warnings },
  }
}

/** Whether who submits may not change what it changes; nothing is known against an account that is not told. */
function isRefused({ account, isVerifier, own, outside }: ScopeReview): boolean {
  if (outside.some(({ kind }) => kind === 'special' || kind === 'case')) return true
  if (account === undefined || isVerifier) return false
  return own.length === 0 || outside.some(({ kind }) => !isHarmless(kind))
}

function needsCare({ outside }: ScopeReview, added: Problem[], datasets: readonly DatasetReview[]): boolean {
  return (
    added.length > 0 ||
    outside.length > 0 ||
    datasets.some(
      ({ status, tables, metadata }) =>
        status === 'removed' ||
        metadata.some(({ isGrave }) => isGrave) ||
        tables.some(({ revised, difference, status: table }) => {
          if (table === 'removed' || revised.length > 0) return true
          return difference !== undefined && (isLoss(difference) || thinPeriods(difference).length > 0)
        }),
    )
  )
}

/** Whether what was published is gone, or stands under another name. */
function isLoss({ rows, columns }: TableDifference): boolean {
  return rows.removed > 0 || columns.removed.length > 0 || columns.renamed.length > 0
}

/** What makes two problems the same one: its check and its subject, not its rows, which move. */
function keyOf({ code, places: [place], message }: Problem, nowAt: (file: string) => string): string {
  const { file = '', field = '', property = '' } = place ?? {}
  const subject = property.replace(/\[\d+\]/g, '[]')
  // Numbers and quotations change with every row that is added.
  const words = message.en.replace(/`[^`]*`/g, '`').replace(/\d[\d,.]*/g, '0')
  return [code, nowAt(file), field, subject, words.replace(/\b(\w+?)s?\b/g, '$1')].join('\n')
}

function counted(keys: string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}

function worstFirst(problems: Problem[]): Problem[] {
  const errors = problems.filter(({ severity }) => severity === 'error')
  return [...errors, ...problems.filter(({ severity }) => severity === 'warning')]
}

/** The dataset that a path of the catalog belongs to. */
export function datasetOf(path: string): string {
  return path.split('/').slice(0, 2).join('/')
}
