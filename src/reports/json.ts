import { maskPersonal } from '../catalog/personal.ts'
import { printableJson } from './printable.ts'
import type { Report } from './report.ts'

/** The report as one JSON document, after `schemas/report.schema.json`. */
export function jsonReport(report: Report): string {
  const problems = report.problems.map((problem) => ({
    ...problem,
    places: problem.places.map((place) => ({ ...place, file: maskPersonal(place.file) })),
  }))
  return `${printableJson({ ...report, problems })}\n`
}
