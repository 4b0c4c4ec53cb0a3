import { type SourceState, sourceState } from '../history/sourcestate.ts'
import { isLitter } from './disk.ts'
import { projectRoot } from './project.ts'

/** What a site is built from, as far as Git knows. */
export interface Sources {
  generator: SourceState | undefined
  catalog: SourceState | undefined
  /** Where the catalog lies inside the generator's repository; `undefined` where it lies outside. */
  inside: string | undefined
}

/** What decides about the bytes of a site, besides the catalog. */
const DECIDING = [
  'src',
  'scripts',
  'schemas',
  'public',
  'package.json',
  'package-lock.json',
  'astro.config.ts',
  'tsconfig.json',
]

/** What Git knows about this generator and a catalog. */
export function sourcesOf(catalog: string): Sources {
  const [code, data] = [sourceState(projectRoot, DECIDING), sourceState(catalog)]
  const isOne = code !== undefined && code.top === data?.top
  return {
    generator: code && withoutLitter(code),
    catalog: data && withoutLitter(data),
    inside: isOne ? data?.path : undefined,
  }
}

/** Paths of generator and catalog that are not as in their commits. */
export function changedOf({ generator, catalog }: Sources): string[] {
  return [...new Set([...(generator?.changed ?? []), ...(catalog?.changed ?? [])])].sort()
}

function withoutLitter(state: SourceState): SourceState {
  return { ...state, changed: state.changed.filter((path) => !isLitter(path.replace(/\/$/, ''))) }
}
