import type { Language } from '../catalog/problem.ts'
import type { TypedColumn } from '../exporters/typedtable.ts'
import type { Messages } from '../i18n/id.ts'
import type { Origin } from '../tables/tasks.ts'

/** Words of the explorer in the language of the page. */
export type Words = Messages['explorer']

/** A column as people see it. */
export interface ShownColumn {
  name: string
  kind: TypedColumn['kind']
  title: string
  /** Language of the title where it is not that of the page. */
  lang?: string
  unit: string
  /** Aligned to the right. */
  numeric: boolean
  /** Class of its head. */
  look?: string
  /** Not shown unless the reader wishes: all rows have the same value. */
  hidden?: boolean
  /** Written with the marks of the language. */
  grouped: boolean
  /** Decimals that every number of the column has, where they all have as many. */
  decimals?: number
  /** Has so few different values that one can choose among them. */
  few: boolean
}

/** What the page says of a table that is explored. */
export interface TableInfo {
  /** Name in the address. */
  name: string
  title: string
  language: Language
  rows: number
  columns: ShownColumn[]
  /** Where the values of a column lead, by column and value. */
  links: Record<string, Record<string, string>>
  origin: Pick<Origin, 'kind' | 'url' | 'labels' | 'free'>
  words: Words
}
