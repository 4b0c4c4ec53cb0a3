import { newestStandard, standardId, standardNamed } from '../catalog/standards.ts'
import { propertyPlace } from './property.ts'
import type { Rule } from './rule.ts'
import { shown, steps } from './wording.ts'

/** A dataset that follows a version of a standard which is not the newest. */
export const rule: Rule = {
  code: 'newer-standard',
  hook: 'dataset',
  severity: 'warning',
  // A standard gets a new version while the dataset stays as it is.
  varies: true,
  title: { id: 'Ada versi standar yang lebih baru', en: 'A newer version of the standard exists' },
  why: {
    id: 'Data yang mengikuti versi lama tidak dapat digabungkan begitu saja dengan data yang mengikuti versi baru.',
    en: 'Data after an old version cannot simply be joined with data after the new one.',
  },
  fix: steps(
    [
      'Baca halaman standar versi terbaru: di sana tertulis apa yang berubah.',
      'Sesuaikan tabel dan metadata dengan versi itu pada rilis berikutnya.',
      'Tulis versi barunya pada `conforms` di `dataset.md`.',
    ],
    [
      'Read the page of the newest version of the standard: it says what has changed.',
      'Adapt table and metadata to that version with the next release.',
      'Write the new version into `conforms` of `dataset.md`.',
    ],
  ),
  *check({ source }, { catalog }) {
    const { conforms } = source.value
    const followed = conforms === undefined ? undefined : standardNamed(catalog, conforms)
    const newest = followed && newestStandard(catalog, followed.name)
    if (!conforms || !newest || newest === followed) return
    const { date } = newest.source.value
    yield {
      message: {
        id: `Dataset ini mengikuti ${shown(conforms)}; versi terbarunya ${shown(standardId(newest))}, disepakati ${date}.`,
        en: `This dataset follows ${shown(conforms)}; the newest version is ${shown(standardId(newest))}, agreed ${date}.`,
      },
      places: [propertyPlace(source, ['conforms'], conforms)],
    }
  },
}
