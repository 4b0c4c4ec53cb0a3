import type { CodeList, Dataset, Resource } from '../catalog/model.ts'
import { type DatasetField, fieldsOf, isAmount } from '../rules/dataset-fields.ts'
import { fieldWords } from '../rules/fieldwords.ts'
import type { Judged, ScoreFacts } from './criterion.ts'

/** All described columns of a dataset, each with the place of one of its properties. */
export function allFields(dataset: Dataset, property: string): Judged<DatasetField>[] {
  return fieldsOf(dataset).map((item) => ({ item, at: [...item.path, property] }))
}

/** The columns that hold figures. */
export function figureFields(dataset: Dataset, property: string): Judged<DatasetField>[] {
  return allFields(dataset, property).filter(({ item }) => isAmount(item))
}

/** The columns that hold codes of a list, or are called so. */
export function codeFields(dataset: Dataset, property: string): Judged<DatasetField>[] {
  return allFields(dataset, property).filter(({ item }) => isCode(item))
}

/** The code list of a column; `undefined` where it names none that is there. */
export function listOf({ field }: DatasetField, { catalog }: ScoreFacts): CodeList | undefined {
  return field.codes === undefined ? undefined : catalog.codeLists.get(field.codes)
}

/** Whether a column says where its codes come from: a list, or a table that it refers to. */
export function isBound(one: DatasetField, facts: ScoreFacts): boolean {
  return listOf(one, facts) !== undefined || refersElsewhere(one.field, one.resource)
}

/** Whether a column refers to a table of master data by a foreign key. */
export function refersElsewhere({ name }: { name: string }, { foreignKeys }: Resource): boolean {
  return foreignKeys.some(({ fields }) => fields.includes(name))
}

const CODE_WORDS = /^(kode|kd|code)$/

function isCode({ field, resource }: DatasetField): boolean {
  if (field.codes !== undefined) return true
  // A published list has its codes from nowhere else, and a thing's own number refers to nothing.
  const { descriptor, primaryKey } = resource
  const isOwn =
    field.constraints?.unique === true || (primaryKey.length === 1 && primaryKey[0] === field.name)
  return (
    descriptor.codes === undefined && !isOwn && fieldWords(field.name).some((word) => CODE_WORDS.test(word))
  )
}
