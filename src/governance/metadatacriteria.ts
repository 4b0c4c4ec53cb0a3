import type { ContributorDescriptor } from '../catalog/descriptors.ts'
import { isWritten, type Judge, parts, type ScoreFacts, share, whether } from './criterion.ts'
import { allFields } from './judgedfields.ts'

/** Metadata: what the forms of BPS ask and the metadata can answer, and what DCAT-AP recommends. */
export const metadataCriteria = {
  'activity-method': ({ dataset }) =>
    whether(dataset.source.value.activity?.method !== undefined, ['activity', 'method']),
  'activity-sector': ({ dataset }) =>
    whether(dataset.source.value.activity?.sector !== undefined, ['activity', 'sector']),
  producer: (facts) => whether(inRole(facts, 'producer').length > 0, ['contributors']),
  contact: (facts) => {
    const contacts = inRole(facts, 'contact')
    const agency = facts.catalog.agencies.find(({ name }) => name === facts.dataset.agency)
    const isReachable =
      contacts.some(({ email, path }) => email !== undefined || path !== undefined) ||
      agency?.source.value.website !== undefined
    return parts([contacts.length > 0, isReachable], ['contributors'])
  },
  coverage: ({ dataset }) => {
    const { spatial } = dataset.source.value
    return parts([spatial !== undefined, spatial?.level !== undefined], ['spatial'])
  },
  'reference-time': ({ dataset }) => whether(dataset.source.value.temporal !== undefined, ['temporal']),
  'field-title': ({ dataset }) =>
    share(allFields(dataset, 'title'), ({ field }) => isWritten(field.title), 'fields'),
  'field-validation': ({ dataset }) =>
    share(
      allFields(dataset, 'constraints'),
      ({ field: { constraints = {}, codes, categories } }) =>
        Object.keys(constraints).length > 0 || codes !== undefined || categories !== undefined,
      'fields',
    ),
  description: (facts) =>
    whether(isWritten(facts.dataset.source.value.description) && !isFound(facts, 'empty-description'), [
      'description',
    ]),
  keywords: (facts) => {
    const { keywords = [] } = facts.dataset.source.value
    return whether(keywords.length > 0 && !isFound(facts, 'weak-keywords'), ['keywords'])
  },
  'table-title': ({ dataset }) =>
    share(
      dataset.resources.map((item) => ({ item, at: ['resources', item.index, 'title'] })),
      ({ descriptor }) => isWritten(descriptor.title),
      'tables',
    ),
  translation: ({ catalog, dataset }) => {
    const texts = dataset.source.value as unknown as Record<string, unknown>
    const others = catalog.source.value.languages.slice(1)
    return share(
      others
        .flatMap((language) => [`title_${language}`, `description_${language}`])
        .map((item) => ({ item, at: [item] })),
      (name) => typeof texts[name] === 'string' && isWritten(texts[name]),
      'language',
    )
  },
} satisfies Record<string, Judge>

function inRole({ dataset }: ScoreFacts, role: 'producer' | 'contact'): ContributorDescriptor[] {
  return dataset.source.value.contributors.filter(({ roles }) => roles?.includes(role))
}

function isFound({ problems }: ScoreFacts, rule: string): boolean {
  return problems.some(({ code }) => code === rule)
}
