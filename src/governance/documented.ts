import type { AgencySop } from '../catalog/descriptors.ts'
import type { Catalog } from '../catalog/model.ts'

/** What is documented of an agency, whether a plan of it is recorded or not. */
export interface Documented {
  /** Folder of the agency. */
  agency: string
  hasTeam: boolean
  /** State of its procedure for data. */
  sop?: AgencySop['status']
  /** Day on which its head signed the pact. */
  pact?: string
  /** Its datasets, and how many of them the checks say nothing of. */
  datasets: number
  clean: number
}

/** What is documented of each agency, in the order of the catalog; `isClean` tells whether a dataset is without warnings. */
export function documentedOf(
  { agencies, datasets }: Pick<Catalog, 'agencies' | 'datasets'>,
  isClean: (dataset: string) => boolean,
): Documented[] {
  const byAgency = Map.groupBy(datasets, ({ agency }) => agency)
  return agencies.map(({ name, source: { value } }) => {
    const own = byAgency.get(name) ?? []
    return {
      agency: name,
      hasTeam: value.team !== undefined,
      ...(value.sop && { sop: value.sop.status }),
      ...(value.pact && { pact: value.pact.signed }),
      datasets: own.length,
      clean: own.filter(({ id }) => isClean(id)).length,
    }
  })
}
