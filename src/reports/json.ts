import type { Problem } from '../catalog/problem.ts'
import { jsonPieces } from './printable.ts'
import type { Report } from './report.ts'
import { pathWords } from './words.ts'

/** Levels from the report down to one place of one problem. */
const DOWN_TO_PLACES = 4

/** The report as one JSON document, after `schemas/report.schema.json`, piece by piece. */
export function* jsonReport(report: Report): Generator<string> {
  yield* jsonPieces({ ...report, problems: problemsOf(report) }, DOWN_TO_PLACES)
  yield '\n'
}

function* problemsOf({ problems }: Report): Generator<object> {
  for (const problem of problems) yield { ...problem, places: placesOf(problem) }
}

function* placesOf({ places }: Problem): Generator<object> {
  for (const place of places) yield { ...place, file: pathWords(place) }
}
