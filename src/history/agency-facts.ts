import { changedFacts, type FactChange } from '../catalog/agencyfacts.ts'
import type { CatalogThen } from './catalog-then.ts'
import type { MainCommit } from './mainline.ts'
import { submittersOf } from './version.ts'

/** Gathers along a main line when each agency changed what it states of its readiness. */
export class AgencyFacts {
  /** By folder of the agency, oldest first. */
  readonly changes = new Map<string, FactChange[]>()
  readonly #prefix: string

  /** `prefix` is the folder of the catalog from the root of the repository. */
  constructor(prefix: string) {
    this.#prefix = prefix
  }

  /** Takes the next commit, with the catalog at its first parent, after it, and its day. */
  advance({ commit, merged }: MainCommit, before: CatalogThen, after: CatalogThen, day: string): void {
    for (const { path } of commit.changes) {
      const inside = path.startsWith(this.#prefix) ? path.slice(this.#prefix.length) : ''
      const agency = /^([^/_.][^/]*)\/agency\.md$/.exec(inside)?.[1]
      if (agency === undefined) continue
      const changed = changedFacts(before.agencies.get(agency), after.agencies.get(agency))
      if (changed.length === 0) continue
      const own = merged.filter(({ changes }) => changes.some((change) => change.path === path))
      const by = submittersOf(own.length > 0 ? own : [commit], before, after).flatMap(
        ({ agency: of, office }) =>
          of || office ? [{ ...(of && { agency: of }), ...(office && { office }) }] : [],
      )
      const known = this.changes.get(agency) ?? []
      known.push(...changed.map((change) => ({ ...change, day, commit: commit.id, by })))
      this.changes.set(agency, known)
    }
  }
}
