import type { Catalog, FileTree } from '../catalog/model.ts'
import { csvReport } from './csv.ts'
import { githubReport } from './github.ts'
import { htmlReport } from './html.ts'
import { jsonReport } from './json.ts'
import { markdownReport } from './markdown.ts'
import type { Report } from './report.ts'
import { sarifReport } from './sarif.ts'
import { type TextOptions, textReport } from './text.ts'

/** A format of the report: pieces of a text, to be written one after the other. */
export type Format = (
  report: Report,
  catalog: Catalog,
  tree: FileTree,
  options: TextOptions,
) => Iterable<string>

/** Every format of the report by its name. */
export const FORMATS = {
  text: (report, catalog, tree, options) => [textReport(report, catalog, tree, options)],
  json: jsonReport,
  github: (report, _catalog, _tree, options) => [githubReport(report, options)],
  markdown: (report, catalog, _tree, options) => [markdownReport(report, catalog, options)],
  sarif: (report, catalog, _tree, options) => [sarifReport(report, catalog, options)],
  csv: (report, catalog, _tree, options) => csvReport(report, catalog, options),
  html: htmlReport,
} satisfies Record<string, Format>

/** Name of a format. */
export type FormatName = keyof typeof FORMATS

/** Formats in which people read: the others are for programs, and words for people go beside them. */
export const FOR_PEOPLE: ReadonlySet<FormatName> = new Set(['text', 'github'])
