import type { RevisionDescriptor } from '../catalog/descriptors.ts'
import type { Dataset } from '../catalog/model.ts'
import { spanOf } from '../catalog/period.ts'

/** What is said of revisions now and was not before. */
export function newRevisions(dataset: Dataset, before: Dataset): RevisionDescriptor[] {
  const known = new Set((before.source.value.revisions ?? []).map((revision) => JSON.stringify(revision)))
  return (dataset.source.value.revisions ?? []).filter((revision) => !known.has(JSON.stringify(revision)))
}

/**
 * The revision that explains why a figure of a period is another. One without a period speaks of figures without one
 * alone: else a single line would excuse whatever was changed.
 */
export function explanationOf(
  period: string,
  revisions: readonly RevisionDescriptor[],
): RevisionDescriptor | undefined {
  return revisions.find(
    (one) => isReason(one.reason) && (one.period === undefined ? period === '' : covers(one.period, period)),
  )
}

/** A revision that was meant to explain a figure of a period and does not: it says nothing, or names no period. */
export function claimOf(
  period: string,
  revisions: readonly RevisionDescriptor[],
): RevisionDescriptor | undefined {
  return revisions.find((one) => one.period === undefined || covers(one.period, period))
}

/** Whether a text gives a reason: at least two words, of which one says more than that something was changed. */
export function isReason(text: string): boolean {
  const words = new Set(text.toLowerCase().match(/\p{L}{3,}/gu))
  return words.size > 1 && [...words].some((word) => !EMPTY.has(word))
}

/** Words that say that something was changed, and not why. */
const EMPTY: ReadonlySet<string> = new Set(
  (
    'perbaikan diperbaiki perbarui diperbarui pembaruan perubahan diubah ubah ganti diganti revisi direvisi koreksi ' +
    'dikoreksi update updated data angka nilai tabel file berkas baru untuk dan yang pada karena alasan tahun ' +
    'change changed changes fix fixed revision revised correction corrected figures figure values value table new ' +
    'the and for because reason test tes todo tbd'
  ).split(' '),
)

function covers(revised: string, period: string): boolean {
  const [whole, part] = [spanOf(revised), spanOf(period)]
  if (!whole || !part) return revised === period
  return whole.first <= part.last && part.first <= whole.last
}
