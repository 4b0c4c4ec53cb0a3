import type { Language } from '../catalog/problem.ts'
import type { FacetValues } from './facets.ts'
import type { SearchField } from './fields.ts'

/** A text of a dataset that is searched. */
export interface SearchText {
  field: SearchField
  text: string
  /** Its language where that is not the language of the pages it is shown on. */
  language?: Language
}

/** A dataset as the search knows it. */
export interface SearchRecord {
  facets: FacetValues
  /** By language: how a list shows it, as markup, and its texts. */
  rows: Partial<Record<Language, { markup: string; texts: SearchText[] }>>
}

/** A dataset as a result shows it; the texts are those that say where a word was found. */
export interface ResultRow {
  markup: string
  texts: SearchText[]
}
