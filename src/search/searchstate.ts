import { type Choice, FACETS } from './facets.ts'

/** What a visitor searches and has chosen. */
export interface SearchState {
  query: string
  choice: Choice
}

/** The state that the query string of an address names; what it does not know is left out. */
export function stateOf(search: string): SearchState {
  const params = new URLSearchParams(search)
  const choice: Choice = {}
  for (const name of FACETS) {
    const values = [...new Set(params.getAll(name).filter((value) => value !== ''))]
    if (values.length > 0) choice[name] = values
  }
  return { query: (params.get('q') ?? '').trim(), choice }
}

/** The query string of a state, such as `?q=air&theme=kesehatan`; empty where nothing is searched or chosen. */
export function searchString({ query, choice }: SearchState): string {
  const params = new URLSearchParams()
  if (query.trim() !== '') params.set('q', query.trim())
  for (const name of FACETS) for (const value of choice[name] ?? []) params.append(name, value)
  const text = params.toString()
  return text === '' ? '' : `?${text}`
}

/** Whether nothing is searched and nothing chosen. */
export function isEmpty({ query, choice }: SearchState): boolean {
  return query.trim() === '' && Object.keys(choice).length === 0
}
