import type { FieldDescriptor, StandardField } from '../catalog/descriptors.ts'
import type { Catalog, Dataset, PropertyPath, Resource, Standard } from '../catalog/model.ts'
import { standardNamed } from '../catalog/standards.ts'
import { isUnsure, propertyPlace } from './property.ts'
import type { Finding, Rule } from './rule.ts'
import { listed, shown, steps } from './wording.ts'

/** A dataset that says it follows a standard and does not: columns or metadata that were agreed are missing or other. */
export const rule: Rule = {
  code: 'standard-mismatch',
  hook: 'dataset',
  severity: 'error',
  title: { id: 'Tidak sesuai standar yang disepakati', en: 'Not as the agreed standard has it' },
  why: {
    id: 'Standar disepakati agar data dari semua perangkat daerah dapat digabungkan. Satu kolom yang hilang atau bersatuan lain merusak gabungan itu tanpa terlihat.',
    en: 'The standard was agreed so that the data of all agencies can be joined. One column that is missing or in another unit breaks that unseen.',
  },
  fix: steps(
    [
      'Buka halaman standar yang disebut `conforms`, lalu bandingkan kolomnya dengan `fields` di `dataset.md`.',
      'Perbaiki tabel dan `fields` agar nama, tipe, satuan, dan daftar kodenya sama; kolom tambahan boleh ada.',
      'Lengkapi metadata yang diminta standar itu.',
      'Bila standarnya yang perlu diubah, sepakati versi baru dengan Walidata; versi lama tidak diubah.',
    ],
    [
      'Open the page of the standard that `conforms` names and compare its columns with `fields` in `dataset.md`.',
      'Correct the table and `fields` so that names, types, units and code lists are the same; more columns may be there.',
      'Fill in the metadata that the standard asks for.',
      'If it is the standard that has to change, agree on a new version with the data steward; the old one is not changed.',
    ],
  ),
  *check(dataset, { catalog }) {
    const { conforms } = dataset.source.value
    const standard = conforms === undefined ? undefined : standardNamed(catalog, conforms)
    // What of a standard could not be read is a fault of its own file.
    if (!standard || standard.source.violations.length > 0) return
    yield* metadataFaults(dataset, standard)
    if (dataset.source.value.access !== 'terbuka' || isUnsure(dataset.source, 'resources')) return
    const { table, fields } = standard.source.value
    const resource =
      table === undefined ? dataset.resources[0] : dataset.resources.find(({ name }) => name === table)
    if (!resource) yield noTable(dataset, table)
    else for (const agreed of fields) yield* fieldFaults(dataset, resource, agreed, catalog)
  },
}

function* metadataFaults({ source }: Dataset, standard: Standard): Generator<Finding> {
  const value = source.value as unknown as Record<string, unknown>
  const missing = (standard.source.value.metadata ?? []).filter(
    (name) => isEmpty(value[name]) && !isUnsure(source, name),
  )
  if (missing.length === 0) return
  const names = listed(missing)
  yield {
    message: {
      id: `Metadata yang disepakati belum ada: ${names.id}.`,
      en: `Metadata that was agreed is missing: ${names.en}.`,
    },
    places: [propertyPlace(source, ['conforms'], source.value.conforms)],
  }
}

function isEmpty(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() === ''
  return value === undefined || value === null || Object.keys(value).length === 0
}

function noTable({ source }: Dataset, table: string | undefined): Finding {
  return {
    message: {
      id: `Standar ini mengatur tabel${table === undefined ? '' : ` ${shown(table)}`}, tetapi dataset tidak punya tabel itu.`,
      en: `The standard speaks of a table${table === undefined ? '' : ` ${shown(table)}`}, but the dataset has none such.`,
    },
    places: [propertyPlace(source, ['resources'])],
  }
}

function* fieldFaults(
  { source }: Dataset,
  { name: table, index, fields }: Resource,
  agreed: StandardField,
  catalog: Catalog,
): Generator<Finding> {
  const path: PropertyPath = ['resources', index, 'schema', 'fields']
  const at = fields.findIndex(({ name }) => name === agreed.name)
  const field = fields[at]
  if (!field) {
    yield {
      message: {
        id: `Kolom ${shown(agreed.name)} yang disepakati tidak ada pada tabel ${shown(table)}.`,
        en: `The agreed column ${shown(agreed.name)} is not in the table ${shown(table)}.`,
      },
      places: [propertyPlace(source, path, agreed.name)],
    }
    return
  }
  if (agreed.required && field.constraints?.required !== true) {
    yield {
      message: {
        id: `Kolom ${shown(agreed.name)}: menurut kesepakatan setiap baris wajib berisi nilai; di sini belum diwajibkan (\`constraints: { required: true }\`).`,
        en: `Column ${shown(agreed.name)}: by the agreement every row must have a value; here it need not (\`constraints: { required: true }\`).`,
      },
      places: [propertyPlace(source, [...path, at, 'constraints'])],
    }
  }
  for (const { name, words, wanted, found } of differences(field, agreed, catalog)) {
    yield {
      message: {
        id: `Kolom ${shown(agreed.name)}: ${words.id} yang disepakati ${shown(wanted)}, di sini ${found === '' ? 'tidak ada' : shown(found)}.`,
        en: `Column ${shown(agreed.name)}: the agreed ${words.en} is ${shown(wanted)}, here ${found === '' ? 'there is none' : `it is ${shown(found)}`}.`,
      },
      places: [propertyPlace(source, [...path, at, name], found)],
    }
  }
}

const WORDS = {
  type: { id: 'tipe', en: 'type' },
  unit: { id: 'satuan', en: 'unit' },
  measure: { id: 'ukuran', en: 'measure' },
  concept: { id: 'konsep', en: 'concept' },
  codes: { id: 'daftar kode', en: 'code list' },
} as const

interface Difference {
  name: keyof typeof WORDS
  words: { id: string; en: string }
  wanted: string
  found: string
}

/** In what a column is other than agreed; definitions may be said in other words. */
function* differences(
  field: FieldDescriptor,
  agreed: StandardField,
  catalog: Catalog,
): Generator<Difference> {
  for (const name of ['type', 'unit', 'measure', 'concept', 'codes'] as const) {
    const [wanted, found] = [agreed[name] ?? '', field[name] ?? '']
    // A list that is not there is a fault of the one who names it.
    if (wanted === '' || (name === 'codes' && !catalog.codeLists.has(wanted))) continue
    if (folded(wanted) !== folded(found)) yield { name, words: WORDS[name], wanted, found }
  }
}

function folded(text: string): string {
  return text.trim().replace(/\s+/g, ' ').toLowerCase()
}
