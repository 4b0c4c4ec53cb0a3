import type { Dataset } from '../catalog/model.ts'
import { folded } from '../catalog/path.ts'
import { checklistOf } from './checklist.ts'
import { consequencesOf } from './consequences.ts'
import { introductionOf } from './introduction.ts'
import { metadataChanges, textChanges, withoutPersons } from './metadata.ts'
import { insideOf } from './outside.ts'
import type { DatasetReview, Review, Side, Submitted } from './review.ts'
import { scopeOf } from './scope.ts'
import { standardChanges } from './standards.ts'
import { tableReviews } from './tables.ts'
import { checksOf, datasetOf, verdictOf } from './verdict.ts'

/**
 * Explains a change of a catalog: `before` and `after` are the catalog on both sides, checked for the same day.
 * Nothing of the change is trusted: who may submit and verify is read from the side before.
 */
export function reviewOf(submitted: Submitted, before: Side, after: Side, asOf: string): Review {
  const { id, title } = before.catalog.source.value
  const scope = scopeOf(submitted, before, after, asOf)
  const datasets = datasetReviews(submitted, before, after)
  const checks = checksOf(submitted, before, after, datasets)
  return {
    catalog: { id, title, asOf },
    base: submitted.base,
    head: submitted.head,
    scope,
    verdict: verdictOf(scope, checks, datasets),
    checks,
    standards: standardChanges(before, after),
    datasets,
    consequences: consequencesOf(before, after, datasets),
    checklist: checklistOf(after, datasets, checks),
  }
}

function datasetReviews(submitted: Submitted, before: Side, after: Side): DatasetReview[] {
  const { changes, prefix } = submitted
  const files = new Set(changes.flatMap(({ path }) => insideOf(path, prefix) ?? []))
  const touched = new Set([...files].map(datasetOf))
  const old = new Map(before.catalog.datasets.map((dataset) => [dataset.id, dataset]))
  const now = new Map(after.catalog.datasets.map((dataset) => [dataset.id, dataset]))
  const moved = movedDatasets(old, now, submitted)
  const reviews = [...touched].sort().flatMap((id): DatasetReview[] => {
    const from = moved.get(id)
    const [was, is] = [old.get(from ?? id), now.get(id)]
    if (!is && [...moved.values()].includes(id)) return []
    if (!was && !is) return []
    const status = !was ? 'added' : !is ? 'removed' : from === undefined ? 'changed' : 'moved'
    const dataset = (is ?? was) as Dataset
    return [
      {
        id,
        title: withoutPersons(dataset.source.value.title),
        status,
        ...(from !== undefined && { from, ...(folded(from) === folded(id) && { isRespelled: true }) }),
        ...(!was && is && { about: introductionOf(is, after.catalog) }),
        metadata: was && is ? metadataChanges(was, is, after.catalog) : [],
        texts: was && is ? textChanges(was, is) : [],
        tables: tableReviews({ side: before, dataset: was }, { side: after, dataset: is }, (file) =>
          files.has(file),
        ),
      },
    ]
  })
  return reviews
}

/** Datasets that stand elsewhere now: by the old address that they claim, or since Git sees their files renamed. */
function movedDatasets(
  old: ReadonlyMap<string, Dataset>,
  now: ReadonlyMap<string, Dataset>,
  { renames, prefix }: Submitted,
): Map<string, string> {
  const inside = (path: string) => datasetOf(insideOf(path, prefix) ?? '')
  const renamed = new Map(renames.map(({ from, to }) => [inside(to), inside(from)]))
  const moved = new Map<string, string>()
  const isGone = (id: string) => old.has(id) && !now.has(id) && ![...moved.values()].includes(id)
  for (const [id, { source }] of now) {
    if (old.has(id)) continue
    const from = [...(source.value.aliases ?? []), renamed.get(id) ?? ''].find(isGone)
    if (from !== undefined) moved.set(id, from)
  }
  return moved
}
