import type { DatasetField } from './dataset-fields.ts'
import { fieldsOf, isAmount } from './dataset-fields.ts'
import { propertyPlace } from './property.ts'
import type { Rule } from './rule.ts'
import { counted, listed, shown, steps } from './wording.ts'

/** A column of amounts without a unit. */
export const rule: Rule = {
  code: 'missing-unit',
  hook: 'dataset',
  severity: 'warning',
  title: { id: 'Kolom angka tanpa satuan', en: 'Amounts without a unit' },
  why: {
    id: 'Angka tanpa satuan tidak dapat dibaca: 5 dapat berarti lima orang, lima persen, atau lima ribu rupiah.',
    en: 'A figure without a unit cannot be read: 5 may be five people, five percent or five thousand rupiah.',
  },
  fix: steps(
    [
      'Buka `dataset.md` pada baris yang disebut, yaitu keterangan kolom itu pada `schema`.',
      'Tambahkan `unit` dengan satuan seperti orang mengucapkannya, misalnya `unit: jiwa`, `unit: persen`, atau `unit: ribu rupiah`. Satuan yang lazim ada di `schemas/codes/unit.csv`.',
      'Bila kolomnya nomor atau kode dan bukan jumlah, ubah `type` menjadi `string`; bila angkanya memang tidak bersatuan, tulis `unit: indeks`.',
    ],
    [
      'Open `dataset.md` at the line given, which describes the column under `schema`.',
      'Add `unit` with the unit as people say it, such as `unit: jiwa`, `unit: persen` or `unit: ribu rupiah`. Common units stand in `schemas/codes/unit.csv`.',
      'Where the column holds numbers or codes and no amounts, change `type` to `string`; where its figures have no unit, write `unit: indeks`.',
    ],
  ),
  *check(dataset) {
    const { source } = dataset
    const bare = fieldsOf(dataset).filter((one) => isAmount(one) && (one.field.unit ?? '').trim() === '')
    const [first] = bare
    if (first === undefined) return
    const names = listed(namesOf(bare))
    const count = counted(bare.length, 'kolom angka', 'column of figures has', 'columns of figures have')
    yield {
      message: {
        id: `${count.id} tidak punya satuan: ${names.id}.`,
        en: `${count.en} no unit: ${names.en}.`,
      },
      ...guessed(first.field.name),
      places: bare.map(({ path, field }) => propertyPlace(source, path, field.name)),
    }
  },
}

/** Names of columns, each once. */
export function namesOf(fields: readonly DatasetField[]): string[] {
  return [...new Set(fields.map(({ field }) => field.name))]
}

/** The unit that a name nearly always has. */
const USUAL: readonly (readonly [RegExp, string])[] = [
  [/persen|percent|prevalensi|^tingkat_/i, 'persen'],
  [/penduduk|population/i, 'jiwa'],
  [/rupiah|anggaran|realisasi|pendapatan|belanja|biaya|harga/i, 'rupiah'],
  [/kepadatan|density/i, 'jiwa/km²'],
  [/km2|luas_wilayah/i, 'km²'],
  [/keluarga|(^|_)kk($|_)/i, 'keluarga'],
  [/kasus|kejadian/i, 'kasus'],
]

function guessed(name: string): { fix?: { id: string; en: string } } {
  const unit = USUAL.find(([pattern]) => pattern.test(name))?.[1]
  if (unit === undefined) return {}
  const column = shown(name)
  return {
    fix: {
      id: `Tambahkan \`unit\` pada setiap kolom itu; untuk ${column}, bila angkanya memang dalam ${unit}, tulis \`unit: ${unit}\`. Satuan yang lazim ada di \`schemas/codes/unit.csv\`.`,
      en: `Add \`unit\` to each of these columns; for ${column}, if its figures are in ${unit}, write \`unit: ${unit}\`. Common units stand in \`schemas/codes/unit.csv\`.`,
    },
  }
}
