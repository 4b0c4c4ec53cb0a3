import type { FieldDescriptor } from '../../catalog/descriptors.ts'
import { isAdditive, isFigure } from '../../catalog/figures.ts'
import type { Resource } from '../../catalog/model.ts'
import { type Answer, asked, type Origin, type Told, toldCodes, toldText, unasked } from './answer.ts'
import { ofDataset, ofField, type Subject } from './subject.ts'
import { accessOf, type FormLine } from './variables.ts'

/**
 * The form of the indicators, MS-Ind: one row for each column of figures that are shares, indices, means or rates by
 * their measure and unit, or that say how they are read, reckoned or built.
 */
export function indicatorLines(subject: Subject): FormLine[] {
  const found = subject.dataset.resources.flatMap((resource) =>
    resource.fields.flatMap((field) => (isIndicator(field, resource) ? [{ resource, field }] : [])),
  )
  return found.map(({ resource, field }, at) => ({
    resource: resource.name,
    column: field.name,
    answers: lineOf(subject, resource, field, at + 1),
  }))
}

/** Whether a column holds an indicator. */
export function isIndicator(field: FieldDescriptor, resource: Resource): boolean {
  const { interpretation, formula, components } = field
  if (interpretation !== undefined || formula !== undefined || components !== undefined) return true
  return isFigure(field, resource) && !isAdditive(field)
}

function lineOf(subject: Subject, resource: Resource, field: FieldDescriptor, number: number): Answer[] {
  const own = (property: string) => ofField(subject, resource.name, field, property)
  const text = (
    key: string,
    property: 'title' | 'concept' | 'definition' | 'interpretation' | 'formula' | 'measure' | 'unit',
  ) => asked(key, toldText(field[property], own(property)), own(property))
  const classification = ofDataset(subject, 'standard.classification')
  const level = subject.dataset.source.value.spatial?.level
  const levels = subject.catalog.codeLists.get('spatial-level')
  return [
    { key: '1', state: 'answered', text: String(number), from: [] },
    text('2', 'title'),
    text('3', 'concept'),
    text('4', 'definition'),
    text('5', 'interpretation'),
    text('6', 'formula'),
    text('7', 'measure'),
    text('8', 'unit'),
    asked(
      '9',
      toldText(subject.dataset.source.value.standard?.classification, classification),
      classification,
    ),
    ...builtOf(field, own('components')),
    asked(
      '16',
      toldText(levels?.rows.find(({ code }) => code === level)?.label, ofDataset(subject, 'spatial.level')),
      ofDataset(subject, 'spatial.level'),
    ),
    accessOf(subject, '17'),
  ]
}

/** What an indicator is built of (10 to 15): of other indicators, which have a publication, or of variables. */
function builtOf({ components }: FieldDescriptor, own: Origin): Answer[] {
  if (!components) {
    const waiting = (key: string) => unasked(key, 'waiting')
    return [
      asked('10', undefined, own),
      waiting('11'),
      waiting('12'),
      waiting('13'),
      unasked('14', 'officer'),
      waiting('15'),
    ]
  }
  const isComposite = components.some(({ publication }) => publication !== undefined)
  const told = (property: 'name' | 'publication' | 'activity'): Told =>
    // One line for each, so that what belongs together stands in the same line of its boxes.
    components.every((one) => one[property] === undefined)
      ? undefined
      : toldText(components.map((one) => one[property] ?? '–').join('\n'), own)
  const box = (key: string, of: boolean, property: 'name' | 'publication' | 'activity') =>
    of ? asked(key, told(property), own) : unasked(key, 'skipped')
  return [
    asked('10', toldCodes([isComposite ? 1 : 2], own), own),
    box('11', isComposite, 'publication'),
    box('12', isComposite, 'name'),
    box('13', !isComposite, 'activity'),
    isComposite ? unasked('14', 'skipped') : unasked('14', 'officer'),
    box('15', !isComposite, 'name'),
  ]
}
