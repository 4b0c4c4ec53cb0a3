import type { FieldDescriptor } from '../catalog/descriptors.ts'
import { fieldsOf } from './dataset-fields.ts'
import { namesOf } from './missing-unit.ts'
import { sameWords } from './plain-words.ts'
import { propertyPlace } from './property.ts'
import type { Rule } from './rule.ts'
import { counted, listed, shown, steps } from './wording.ts'

/** A column that the metadata do not explain. */
export const rule: Rule = {
  code: 'missing-definition',
  hook: 'dataset',
  severity: 'warning',
  title: { id: 'Kolom tanpa definisi', en: 'Columns without a definition' },
  why: {
    id: 'Nama kolom saja dapat dipahami berbeda: apakah "penduduk" semua yang terdaftar atau yang tinggal di sana? Satu Data Indonesia meminta konsep atau definisi untuk setiap kolom.',
    en: 'The name of a column alone can be understood in more than one way: are "people" all who are registered or those who live there? Satu Data Indonesia asks for a concept or definition of every column.',
  },
  fix: steps(
    [
      'Buka `dataset.md` pada baris yang disebut, yaitu keterangan kolom itu pada `schema`.',
      'Tambahkan `definition` dengan satu kalimat: apa yang dicatat, untuk siapa atau wilayah mana, dan kapan. Jangan mengulang judul kolom.',
      'Ambil kalimatnya dari formulir, SOP, atau buku sumber data, agar sama dengan yang dipakai saat mendata.',
    ],
    [
      'Open `dataset.md` at the line given, which describes the column under `schema`.',
      'Add `definition` with one sentence: what is recorded, of whom or which area, and when. Do not repeat the title of the column.',
      'Take the sentence from the form, procedure or book that the data come from, so that it is the one used when they were collected.',
    ],
  ),
  *check(dataset) {
    const { source } = dataset
    const fields = fieldsOf(dataset)
    const bare = fields.filter(({ field }) => !isExplained(field))
    const [first] = bare
    if (first === undefined) return
    const names = listed(namesOf(bare))
    const count = counted(fields.length, 'kolom', 'column', 'columns')
    yield {
      message: {
        id: `${bare.length} dari ${count.id} belum dijelaskan: ${names.id}.`,
        en: `${bare.length} of ${count.en} ${bare.length === 1 ? 'is' : 'are'} not explained: ${names.en}.`,
      },
      fix: {
        id: `Tulis \`definition\` dengan satu kalimat pada setiap kolom itu, mulai dari ${shown(first.field.name)}: apa yang dicatat, untuk siapa atau wilayah mana, dan kapan.`,
        en: `Write \`definition\` with one sentence at each of these columns, beginning with ${shown(first.field.name)}: what is recorded, of whom or which area, and when.`,
      },
      places: bare.map(({ path, field }) => propertyPlace(source, path, field.name)),
    }
  },
}

/** Whether a text about the column says more than its name does. */
export function isExplained({
  name,
  title = '',
  definition,
  description,
  concept,
}: FieldDescriptor): boolean {
  return [definition, description, concept].some(
    (text) =>
      text !== undefined &&
      text.trim() !== '' &&
      (text === concept || !(sameWords(text, title) || sameWords(text, name))),
  )
}
