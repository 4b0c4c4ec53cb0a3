import type { RevisionDescriptor } from '../catalog/descriptors.ts'
import type { Dataset } from '../catalog/model.ts'
import { spanOf } from '../catalog/period.ts'

/** What is said of revisions now and was not before. */
export function newRevisions(dataset: Dataset, before: Dataset): RevisionDescriptor[] {
  const known = new Set((before.source.value.revisions ?? []).map((revision) => JSON.stringify(revision)))
  return (dataset.source.value.revisions ?? []).filter((revision) => !known.has(JSON.stringify(revision)))
}

/** The revision that explains why a figure of a period is another; one without a period explains all. */
export function explanationOf(
  period: string,
  revisions: readonly RevisionDescriptor[],
): RevisionDescriptor | undefined {
  return revisions.find((one) => one.period === undefined || covers(one.period, period))
}

function covers(revised: string, period: string): boolean {
  const [whole, part] = [spanOf(revised), spanOf(period)]
  if (!whole || !part) return revised === period
  return whole.first <= part.last && part.first <= whole.last
}
