import type { FieldDescriptor } from '../catalog/descriptors.ts'
import { fieldWords } from '../rules/fieldwords.ts'
import { isExplained } from '../rules/missing-definition.ts'
import { isWritten, type Judge, type Judged, share, whether } from './criterion.ts'
import { allFields, figureFields, refersElsewhere } from './judgedfields.ts'

/** Standar Data: concept, definition, classification, measure and unit, of the dataset and of its columns. */
export const standardCriteria = {
  'standard-concept': standard('concept'),
  'standard-definition': standard('definition'),
  'standard-classification': standard('classification'),
  'standard-measure': standard('measure'),
  'standard-unit': standard('unit'),
  'field-concept': ({ dataset }) =>
    share(allFields(dataset, 'concept'), ({ field }) => isWritten(field.concept), 'fields'),
  'field-definition': ({ dataset }) =>
    share(
      allFields(dataset, 'definition'),
      // A concept alone is counted by itself.
      ({ field: { concept: _, ...field } }) => isExplained(field),
      'fields',
    ),
  'field-classification': ({ dataset }) =>
    share(groups(dataset), (isBound) => isBound, dataset.resources.length === 0 ? 'tables' : 'groups'),
  'field-measure': ({ dataset }) =>
    share(figureFields(dataset, 'measure'), ({ field }) => isWritten(field.measure), 'figures'),
  'field-unit': ({ dataset }) =>
    share(figureFields(dataset, 'unit'), ({ field }) => isWritten(field.unit), 'figures'),
} satisfies Record<string, Judge>

type Part = 'concept' | 'definition' | 'classification' | 'measure' | 'unit'

function standard(part: Part): Judge {
  return ({ dataset }) => whether(isWritten(dataset.source.value.standard?.[part]), ['standard', part])
}

/** Whether each text column in a key of several columns says what its values are taken from; a table without a key is one that does not. */
function groups(dataset: Parameters<Judge>[0]['dataset']): Judged<boolean>[] {
  return dataset.resources.flatMap((resource): Judged<boolean>[] => {
    const { index, descriptor, fields, primaryKey } = resource
    const schema = ['resources', index, 'schema']
    // A published list is the classification.
    if (descriptor.codes !== undefined || fields.length === 0) return []
    if (primaryKey.length === 0) return [{ item: false, at: [...schema, 'primaryKey'] }]
    if (primaryKey.length === 1) return []
    return fields.flatMap((field, at) =>
      field.type === 'string' && primaryKey.includes(field.name) && !isTime(field)
        ? [
            {
              item: isGrouped(field) || refersElsewhere(field, resource),
              at: [...schema, 'fields', at, 'codes'],
            },
          ]
        : [],
    )
  })
}

/** School years and quarters are texts too. */
const TIME_WORDS =
  /^(tahun|bulan|tanggal|triwulan|semester|periode|minggu|year|month|date|quarter|period|week)$/

function isTime({ name }: FieldDescriptor): boolean {
  return fieldWords(name).some((word) => TIME_WORDS.test(word))
}

function isGrouped({ codes, categories, constraints }: FieldDescriptor): boolean {
  return codes !== undefined || categories !== undefined || constraints?.enum !== undefined
}
