import { type Documented, documentedOf } from '../governance/documented.ts'
import type { Site } from './site.ts'

/** What is documented of each agency of a site, in the order of its catalog. */
export function documentedIn({ catalog, warnings }: Site): Documented[] {
  return documentedOf(catalog, (dataset) => !warnings.has(dataset))
}
