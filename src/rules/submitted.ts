import type { Bodies, Catalog, PropertyPath, Source } from '../catalog/model.ts'
import { type Place, shorten } from '../catalog/problem.ts'
import { strictText } from '../catalog/text.ts'
import { pathsOf } from './filenames.ts'
import { propertyPlace } from './property.ts'
import type { Facts } from './rule.ts'

/** A text of a catalog outside its tables. */
export interface Submitted {
  text: string
  /** What kind of text it is: a value of metadata, a Markdown body, or a cell of a plan or code list. */
  kind: 'value' | 'body' | 'cell'
  /** Its place; of a body the line on which the character `at` stands. */
  place(at: number): Place
}

/** Values nested more deeply than any schema asks for are no texts that a page shows. */
const DEEPEST = 20

/** Every text of a catalog that people wrote outside its tables. */
export function* submittedTexts(catalog: Catalog, facts: Facts): Generator<Submitted> {
  const { source, agencies, datasets, roadmap, standards, withdrawn, plans, codeLists } = catalog
  yield* valuesOf(source)
  for (const agency of agencies) {
    yield* valuesOf(agency.source)
    yield* bodiesOf(agency.source.file, agency.introduction, catalog, facts)
  }
  for (const dataset of datasets) {
    yield* valuesOf(dataset.source)
    yield* bodiesOf(dataset.source.file, dataset.bodies, catalog, facts)
  }
  if (roadmap) yield* valuesOf(roadmap)
  for (const standard of standards) yield* valuesOf(standard.source)
  if (withdrawn) yield* valuesOf(withdrawn)
  for (const { file, rows } of plans) {
    for (const { line, row, value } of rows) {
      for (const [field, text] of Object.entries(value))
        yield { text, kind: 'cell', place: () => ({ file, line, row, field, value: shorten(text) }) }
    }
  }
  const tables = new Set(datasets.flatMap(({ resources }) => resources.flatMap((table) => table.file ?? [])))
  for (const { file, rows } of codeLists.values()) {
    // A list that is published as a table is checked as one.
    if (file === undefined || tables.has(file)) continue
    for (const row of rows) {
      for (const [field, text] of Object.entries(row))
        yield { text, kind: 'cell', place: () => ({ file, field, value: shorten(text) }) }
    }
  }
}

function* valuesOf(source: Source<unknown>): Generator<Submitted> {
  for (const { path, text } of stringsOf(source.value, [], 0)) {
    // A regular expression has marks of its own.
    if (path.at(-1) === 'pattern') continue
    yield { text, kind: 'value', place: () => propertyPlace(source, path, text) }
  }
}

function* stringsOf(
  value: unknown,
  path: PropertyPath,
  depth: number,
): Generator<{ path: PropertyPath; text: string }> {
  if (typeof value === 'string') yield { path, text: value }
  else if (typeof value === 'object' && value !== null && depth < DEEPEST) {
    for (const [name, inner] of Object.entries(value))
      yield* stringsOf(inner, [...path, Array.isArray(value) ? Number(name) : name], depth + 1)
  }
}

function* bodiesOf(main: string, bodies: Bodies, catalog: Catalog, facts: Facts): Generator<Submitted> {
  for (const [language, text] of Object.entries(bodies)) {
    if (text === '') continue
    const translation = main.replace(/(\.[a-z]+)$/, `.${language}.md`).replace('datapackage', 'dataset')
    const file = pathsOf(catalog).has(translation) ? translation : main
    yield { text, kind: 'body', place: (at) => ({ file, line: lineOf(file, text, at, facts) }) }
  }
}

/** The line of a file on which a character of the text below its metadata stands. */
function lineOf(file: string, body: string, at: number, facts: Facts): number {
  const whole = (strictText(facts.read(file)) ?? '').replace(/\r\n?/g, '\n')
  const start = Math.max(0, whole.lastIndexOf(body.trimEnd()))
  return whole.slice(0, start + at).split('\n').length
}
