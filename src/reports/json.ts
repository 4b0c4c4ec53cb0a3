import { printableJson } from './printable.ts'
import type { Report } from './report.ts'

/** The report as one JSON document, after `schemas/report.schema.json`. */
export function jsonReport(report: Report): string {
  return `${printableJson(JSON.stringify(report, null, 2))}\n`
}
