import { standardId, standardNamed } from '../catalog/standards.ts'
import { type UnknownWords, unknownName } from './catalog-references.ts'
import { isUnsure } from './property.ts'
import type { Rule } from './rule.ts'
import { steps } from './wording.ts'

/** A dataset that follows a standard, or a version of one, which the catalog does not have. */
export const rule: Rule = {
  code: 'unknown-standard',
  hook: 'dataset',
  severity: 'error',
  title: { id: 'Standar yang diikuti tidak ada', en: 'Unknown standard' },
  why: {
    id: 'Pembaca dan program mengandalkan standar yang disebut untuk memahami kolomnya. Standar yang tidak ada tidak dapat dibaca siapa pun dan tidak dapat diperiksa.',
    en: 'Readers and programs rely on the standard that is named to understand the columns. One that is not there can be read by nobody and checked by nothing.',
  },
  fix: steps(
    [
      'Buka `dataset.md` dan cari `conforms`.',
      'Tulis nama dan versi seperti pada folder `_catalog/standards`: berkas `_catalog/standards/penduduk/1.0.yaml` ditulis `penduduk@1.0`.',
      'Bila standarnya belum disepakati, hapus baris `conforms`.',
    ],
    [
      'Open `dataset.md` and find `conforms`.',
      'Write name and version as in the folder `_catalog/standards`: the file `_catalog/standards/population/1.0.yaml` is `population@1.0`.',
      'Where no standard has been agreed, delete the line `conforms`.',
    ],
  ),
  *check({ source }, { catalog }) {
    const { conforms } = source.value
    if (conforms === undefined || isUnsure(source, 'conforms') || standardNamed(catalog, conforms)) return
    yield unknownName(source, ['conforms'], conforms, UNKNOWN, catalog.standards.map(standardId))
  },
}

const UNKNOWN: UnknownWords = {
  id: 'Tidak ada standar dengan nama dan versi',
  en: 'There is no standard with the name and version',
  known: { id: 'Standar yang ada', en: 'The standards are' },
  always: true,
}
