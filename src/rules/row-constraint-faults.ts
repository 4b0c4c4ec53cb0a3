import type { Dataset, PropertyPath, Resource, Source } from '../catalog/model.ts'
import { unknownName } from './catalog-references.ts'
import { propertyPlace } from './property.ts'
import { COMPARABLE, type Comparison, comparison } from './row-terms.ts'
import type { Finding } from './rule.ts'
import { UNKNOWN_COLUMN } from './schema-references.ts'
import { shown } from './wording.ts'

/** Comparisons of `rowConstraints` that name columns which are not there, or which cannot be compared. */
export function* rowConstraintFaults(
  { source }: Dataset,
  { index, descriptor, fields }: Resource,
): Generator<Finding> {
  for (const [at, constraint] of (descriptor.schema?.rowConstraints ?? []).entries()) {
    const path = ['resources', index, 'schema', 'rowConstraints', at]
    const found = comparison(constraint, fields)
    if ('unknown' in found) {
      for (const { side, index: item, name } of found.unknown)
        yield unknownName(
          source,
          [...path, side, ...(item === undefined ? [] : [item])],
          name,
          UNKNOWN_COLUMN,
          fields.map((field) => field.name),
        )
    } else if ('fault' in found) yield faulty(source, path, found)
  }
}

function faulty(
  source: Source<unknown>,
  path: PropertyPath,
  { fault, side, name }: Extract<Comparison, { fault: string }>,
): Finding {
  const places = [propertyPlace(source, [...path, side], name)]
  const types = COMPARABLE.map((type) => `\`${type}\``).join(', ')
  switch (fault) {
    case 'no-column':
      return {
        message: {
          id: 'Aturan baris ini membandingkan angka dengan angka, tanpa satu kolom pun.',
          en: 'This rule for rows compares a number with a number, without any column.',
        },
        fix: {
          id: 'Tulis nama kolom pada `left` atau `right`.',
          en: 'Write the name of a column in `left` or `right`.',
        },
        places,
      }
    case 'not-a-number':
      return {
        message: {
          id: `Aturan baris ini menjumlahkan atau membandingkan ${shown(name)} sebagai angka, padahal kolomnya bukan kolom angka.`,
          en: `This rule for rows adds up or compares ${shown(name)} as a number, but its column is no column of numbers.`,
        },
        fix: {
          id: 'Tanggal dan waktu hanya dapat dibandingkan satu kolom dengan satu kolom bertipe sama, tanpa angka dan tanpa penjumlahan.',
          en: 'Dates and times can only be compared one column with one of the same type, without numbers and without sums.',
        },
        places,
      }
    case 'not-comparable':
      return {
        message: {
          id: `Kolom ${shown(name)} tidak dapat dibandingkan dalam aturan baris ini karena tipenya.`,
          en: `Column ${shown(name)} cannot be compared in this rule for rows because of its type.`,
        },
        fix: {
          id: `Pakai kolom bertipe sama di kedua ruas; angka boleh \`integer\`, \`number\`, atau \`year\`. Tipe yang dapat dibandingkan: ${types}.`,
          en: `Use columns of the same type on both sides; numbers may be \`integer\`, \`number\` or \`year\`. Types that can be compared: ${types}.`,
        },
        places,
      }
  }
}
