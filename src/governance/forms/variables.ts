import type { FieldDescriptor } from '../../catalog/descriptors.ts'
import type { Resource } from '../../catalog/model.ts'
import { type Answer, asked, type Origin, toldCodes, toldText, unasked } from './answer.ts'
import { isNamed } from './codednames.ts'
import { ofDataset, ofField, type Subject, timeReference } from './subject.ts'

/** A row of the form of variables or indicators: a column of a table with its boxes. */
export interface FormLine {
  /** Name of the table and of its column. */
  resource: string
  column: string
  answers: Answer[]
}

/** The form of the variables, MS-Var: one row for each column of each table. */
export function variableLines(subject: Subject): FormLine[] {
  const fields = subject.dataset.resources.flatMap((resource) =>
    resource.fields.map((field) => ({ resource, field })),
  )
  return fields.map(({ resource, field }, at) => ({
    resource: resource.name,
    column: field.name,
    answers: lineOf(subject, resource, field, at + 1),
  }))
}

/** Whether the public may see a column: where the dataset is open. */
export function accessOf(subject: Subject, key: string): Answer {
  const from = ofDataset(subject, 'access')
  return asked(key, toldCodes([subject.dataset.source.value.access === 'terbuka' ? 1 : 2], from), from)
}

function lineOf(subject: Subject, resource: Resource, field: FieldDescriptor, number: number): Answer[] {
  const own = (property: string) => ofField(subject, resource.name, field, property)
  const text = (key: string, property: 'title' | 'concept' | 'definition' | 'reference') =>
    asked(key, toldText(field[property], own(property)), own(property))
  const time = timeReference(subject)
  return [
    { key: '1', state: 'answered', text: String(number), from: [] },
    text('2', 'title'),
    asked('3', toldText(field.name, own('name')), own('name')),
    text('4', 'concept'),
    text('5', 'definition'),
    text('6', 'reference'),
    asked('7', time && toldText(time.text, time.from), ofDataset(subject, 'temporal')),
    asked('8', toldText(TYPES[field.type], own('type')), own('type')),
    classification(subject, resource, field),
    validation(subject, resource, field),
    questionOf(subject, resource, field),
    accessOf(subject, '12'),
  ]
}

/** Types of values in the words of the form. */
const TYPES: Record<FieldDescriptor['type'], string> = {
  string: 'teks',
  number: 'bilangan desimal',
  integer: 'bilangan bulat',
  boolean: 'ya/tidak',
  date: 'tanggal',
  time: 'jam',
  datetime: 'tanggal dan jam',
  year: 'tahun',
  yearmonth: 'tahun dan bulan',
  duration: 'lama waktu',
  geopoint: 'titik koordinat',
  geojson: 'geometri GeoJSON',
  object: 'objek JSON',
  array: 'larik JSON',
  list: 'daftar',
  any: 'apa saja',
}

function classification(subject: Subject, resource: Resource, field: FieldDescriptor): Answer {
  const own = (property: string) => ofField(subject, resource.name, field, property)
  const { codes, categories, constraints, unit } = field
  const list = codes === undefined ? undefined : subject.catalog.codeLists.get(codes)
  const told =
    toldText(list && `Daftar kode: ${list.title}`, own('codes')) ??
    toldText(categories?.map(nameOfCategory).join('; '), own('categories')) ??
    toldText(constraints?.enum?.join('; '), own('constraints.enum')) ??
    (field.type === 'string' || field.type === 'any'
      ? undefined
      : toldText([TYPES[field.type], unit].filter(Boolean).join(', '), own(unit ? 'unit' : 'type'))) ??
    // A name that a coded column beside it stands for has no classification of its own.
    (isNamed(resource, field) ? toldText('Teks, mengikuti kolom kodenya', own('name')) : undefined)
  return asked('9', told, own('codes'))
}

function nameOfCategory(category: NonNullable<FieldDescriptor['categories']>[number]): string {
  return typeof category === 'object'
    ? [category.value, category.label].filter(Boolean).join(' ')
    : String(category)
}

function validation(subject: Subject, resource: Resource, field: FieldDescriptor): Answer {
  const own = (property: string) => ofField(subject, resource.name, field, property)
  const { constraints: of = {}, codes } = field
  const words: [string | false | undefined, Origin][] = [
    [of.required && 'wajib diisi', own('constraints.required')],
    [of.unique && 'tidak berulang', own('constraints.unique')],
    [of.minimum !== undefined && `≥ ${of.minimum}`, own('constraints.minimum')],
    [of.exclusiveMinimum !== undefined && `> ${of.exclusiveMinimum}`, own('constraints.exclusiveMinimum')],
    [of.maximum !== undefined && `≤ ${of.maximum}`, own('constraints.maximum')],
    [of.exclusiveMaximum !== undefined && `< ${of.exclusiveMaximum}`, own('constraints.exclusiveMaximum')],
    [of.minLength !== undefined && `sedikitnya ${of.minLength} karakter`, own('constraints.minLength')],
    [of.maxLength !== undefined && `paling banyak ${of.maxLength} karakter`, own('constraints.maxLength')],
    [of.pattern !== undefined && `pola ${of.pattern}`, own('constraints.pattern')],
    [of.enum !== undefined && 'salah satu nilai yang disebut', own('constraints.enum')],
    [codes !== undefined && 'kode ada dalam daftarnya', own('codes')],
    [
      resource.primaryKey.includes(field.name) && 'bagian kunci baris',
      ofDataset(subject, `resources.${resource.name}.schema.primaryKey`),
    ],
  ]
  const told = words.filter(([word]) => word)
  return asked(
    '10',
    toldText(told.map(([word]) => word).join('; '), ...told.map(([, from]) => from)),
    own('constraints'),
  )
}

/** Only where people are asked something there is a question: not where records are compiled. */
function questionOf(subject: Subject, resource: Resource, field: FieldDescriptor): Answer {
  const own = ofField(subject, resource.name, field, 'question')
  const told = toldText(field.question, own)
  const method = subject.dataset.source.value.activity?.method ?? subject.plan?.row.method
  if (told || method === 'survei' || method === 'pencacahan-lengkap') return asked('11', told, own)
  return unasked('11', method === undefined ? 'waiting' : 'skipped')
}
