import type { Language } from '../catalog/problem.ts'
import type { SearchField } from '../search/fields.ts'

/** Words and addresses that the search of the list needs; `{n}` stands for a number or a name. */
export interface FinderWords {
  language: Language
  locale: string
  /** Address of the folder of the search. */
  folder: string
  one: string
  many: string
  all: string
  none: string
  similar: string
  any: string
  loading: string
  failed: string
  remove: string
  field: Record<SearchField, string>
}
