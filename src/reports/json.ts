import { printableJson } from './printable.ts'
import type { Report } from './report.ts'
import { pathWords } from './words.ts'

/** The report as one JSON document, after `schemas/report.schema.json`. */
export function jsonReport(report: Report): string {
  const problems = report.problems.map((problem) => ({
    ...problem,
    places: problem.places.map((place) => ({ ...place, file: pathWords(place) })),
  }))
  return `${printableJson({ ...report, problems })}\n`
}
