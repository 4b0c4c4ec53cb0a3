import { headerPlace, labelFaults } from './labels.ts'
import type { Rule } from './rule.ts'
import { counted, listed, steps } from './wording.ts'

/** A field of the schema that has no column in the file. */
export const rule: Rule = {
  code: 'missing-label',
  hook: 'table',
  severity: 'error',
  title: { id: 'Kolom yang dideklarasikan tidak ada', en: 'Missing column' },
  why: {
    id: 'Pembaca dan program yang mengandalkan metadata tidak menemukan kolom yang dijanjikan.',
    en: 'Readers and programs that rely on the metadata do not find a column they were promised.',
  },
  fix: steps(
    [
      'Bandingkan baris 1 berkas dengan daftar `fields` di berkas `dataset.md`.',
      'Bila kolomnya tertinggal, tambahkan ke berkas dengan nama yang sama persis.',
      'Bila kolomnya memang tidak ada lagi, hapus dari `fields` di berkas `dataset.md`.',
    ],
    [
      'Compare row 1 of the file with the list `fields` in the file `dataset.md`.',
      'If the column was forgotten, add it to the file under exactly that name.',
      'If the column is gone for good, remove it from `fields` in the file `dataset.md`.',
    ],
  ),
  *check(facts, context) {
    const { missing } = labelFaults(facts, context)
    if (missing.length === 0) return
    const columns = counted(missing.length, 'kolom', 'column', 'columns')
    const names = listed(missing.map(({ name }) => name))
    yield {
      message: {
        id: `${columns.id} dari metadata tidak ada di berkas: ${names.id}.`,
        en: `The file lacks ${columns.en} of the metadata: ${names.en}.`,
      },
      places: missing.map(({ name }) => ({ ...headerPlace(facts), field: name })),
    }
  },
}
