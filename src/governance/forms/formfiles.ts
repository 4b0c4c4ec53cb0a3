import { csvText } from '../../catalog/csvtext.ts'
import type { Answer, Origin } from './answer.ts'
import type { FilledForms } from './filled.ts'
import { ACTIVITY_FORM, type FormCode, type FormHead, INDICATOR_FORM, VARIABLE_FORM } from './form.ts'
import { propertyOf, questionsOf } from './gaps.ts'
import type { FormLine } from './variables.ts'

/** The filled forms of a dataset as CSV, one row for each box; labels and codes are those of the forms, in Indonesian. */
export function formsCsv(forms: FilledForms): string {
  return csvText(
    ['form', 'number', 'label', 'table', 'column', 'state', 'answer', 'codes', 'from', 'write'],
    boxesOf(forms).map(({ form, label, table = '', column = '', answer, words }) => [
      form,
      answer.key,
      label,
      table,
      column,
      answer.state,
      words,
      (answer.codes ?? []).join(' '),
      answer.from.map(place).join(' '),
      answer.write ? place(answer.write) : '',
    ]),
  )
}

/** The filled forms of a dataset as JSON, with the regulation and how sure the forms are. */
export function formsJson(forms: FilledForms): string {
  const { source, basis, basis_id }: FormHead = ACTIVITY_FORM
  const boxes = boxesOf(forms).map(({ form, label, table, column, answer, words }) => ({
    form,
    number: answer.key,
    label,
    ...(table !== undefined && { table, column }),
    state: answer.state,
    ...(words && { answer: words }),
    ...(answer.codes && { codes: answer.codes }),
    ...(answer.from.length > 0 && { from: answer.from }),
    ...(answer.write && { write: answer.write }),
  }))
  const { dataset, isOwn, producers, count } = forms
  return `${JSON.stringify({ dataset, source, basis, basis_id, isOwn, producers, count, boxes }, null, 1)}\n`
}

/** What BPS would ask each agency as CSV, the agencies in their order and what is asked most first. */
export function questionsCsv(forms: readonly FilledForms[]): string {
  const own = forms.filter(({ isOwn }) => isOwn)
  return csvText(
    ['agency', 'form', 'number', 'label', 'datasets', 'count', 'property', 'file'],
    [...Map.groupBy(own, ({ agency }) => agency)].flatMap(([agency, some]) =>
      questionsOf(some).map((question) => [
        agency,
        question.form,
        question.key,
        question.label,
        question.datasets.join(' '),
        String(question.count),
        propertyOf(question),
        [...new Set(question.write.map(({ file }) => file))].join(' '),
      ]),
    ),
  )
}

/** What stands in a box, in words: its text, or the labels of its codes. */
export function wordsOf(answer: Answer, codes: readonly FormCode[] = YES_NO): string {
  const labels = (answer.codes ?? []).map(
    (code) => codes.find((one) => one.code === code)?.label ?? String(code),
  )
  return answer.text ?? labels.join('; ')
}

/** Answers of the columns on access and on composite indicators. */
const YES_NO: FormCode[] = [
  { code: 1, label: 'Ya', label_en: 'Yes' },
  { code: 2, label: 'Tidak', label_en: 'No' },
]

interface Box {
  form: string
  label: string
  table?: string
  column?: string
  answer: Answer
  words: string
}

function boxesOf({ activity, variables, indicators }: FilledForms): Box[] {
  const { form } = ACTIVITY_FORM
  const ofActivity = ACTIVITY_FORM.blocks.flatMap(({ items }) =>
    items.flatMap((item) =>
      (item.rows ?? [item]).flatMap((row) => {
        const answer = activity.get(row.key)
        const label = row === item ? item.label : `${item.label}: ${row.label}`
        return answer ? [{ form, label, answer, words: wordsOf(answer, item.codes) }] : []
      }),
    ),
  )
  return [...ofActivity, ...linesOf(VARIABLE_FORM, variables), ...linesOf(INDICATOR_FORM, indicators)]
}

function linesOf({ form, columns }: typeof VARIABLE_FORM, lines: readonly FormLine[]): Box[] {
  const labels = new Map(columns.map(({ key, label }) => [key, label]))
  return lines.flatMap(({ resource, column, answers }) =>
    answers.map((answer) => ({
      form,
      label: labels.get(answer.key) ?? '',
      table: resource,
      column,
      answer,
      words: wordsOf(answer),
    })),
  )
}

function place({ file, property }: Origin): string {
  return `${file}#${property}`
}
