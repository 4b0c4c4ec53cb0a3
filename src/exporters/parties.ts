import type { ContributorDescriptor } from '../catalog/descriptors.ts'
import type { Agency, Catalog, Dataset } from '../catalog/model.ts'
import type { Language } from '../catalog/problem.ts'
import { type Translated, translated } from './translated.ts'

type Role = NonNullable<ContributorDescriptor['roles']>[number]

/** The agency whose folder holds a dataset, which publishes it. */
export function publisherOf(catalog: Catalog, { agency }: Dataset): Agency | undefined {
  return catalog.agencies.find(({ name }) => name === agency)
}

/** The name of the agency that publishes a dataset. */
export function publisherName(catalog: Catalog, dataset: Dataset, first: Language): Translated {
  const agency = publisherOf(catalog, dataset)
  return agency ? translated(agency.source.value, 'title', first) : { [first]: dataset.agency }
}

/** Those who have a part in a dataset; who says no part contributed. */
export function partiesOf(dataset: Dataset, role: Role): ContributorDescriptor[] {
  return dataset.source.value.contributors.filter(({ roles = ['contributor'] }) => roles.includes(role))
}
