import type { Problem } from '../catalog/problem.ts'

/** Everything that a run of the checker has to say. */
export interface Report {
  problems: Problem[]
  summary: Summary
}

/** Counts of a run; the words of `schemas/report.schema.json`. */
export interface Summary {
  /** Machine name of the catalog. */
  catalog: string
  datasets: number
  tables: number
  /** Data rows and bytes of the tables. */
  rows: number
  bytes: number
  /** Problems by severity. */
  errors: number
  warnings: number
  /** Places listed in the report, and the most that one problem may list. */
  shown: number
  limit: number
  /** Day that rules about dates take as today, `YYYY-MM-DD`. */
  asOf: string
}

/** A report with its counts of problems and places. */
export function reportOf(
  problems: Problem[],
  counts: Omit<Summary, 'errors' | 'warnings' | 'shown'>,
): Report {
  const errors = problems.filter((problem) => problem.severity === 'error').length
  return {
    problems,
    summary: {
      ...counts,
      errors,
      warnings: problems.length - errors,
      shown: problems.reduce((sum, problem) => sum + problem.places.length, 0),
    },
  }
}
