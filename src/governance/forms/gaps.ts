import type { Answer, Origin } from './answer.ts'
import type { FilledForms } from './filled.ts'
import { ACTIVITY_FORM, INDICATOR_FORM, type Labelled, VARIABLE_FORM } from './form.ts'
import type { FormLine } from './variables.ts'

/** What BPS would ask an agency: one question of a form that the metadata of some of its datasets leave open. */
export interface Question extends Labelled {
  form: 'MS-Keg' | 'MS-Var' | 'MS-Ind'
  /** Number in the form. */
  key: string
  /** Datasets that leave it open, `agency/dataset`. */
  datasets: string[]
  /** How often it is left open: once for a dataset, or for each column of its tables. */
  count: number
  /** Where it is to be written: the first place, of each dataset. */
  write: Origin[]
}

/** What BPS would ask about these datasets: what most datasets leave open first, then in the order of the forms. */
export function questionsOf(forms: readonly FilledForms[]): Question[] {
  const questions = new Map<string, Question>()
  const take = (form: Question['form'], dataset: string, { key, state, write }: Answer) => {
    if (state !== 'gap' || !write) return
    const id = `${form} ${key}`
    const known = questions.get(id) ?? { form, key, ...labelOf(form, key), datasets: [], count: 0, write: [] }
    questions.set(id, known)
    known.count++
    if (known.datasets.at(-1) === dataset) return
    known.datasets.push(dataset)
    known.write.push(write)
  }
  for (const { dataset, activity, variables, indicators } of forms) {
    for (const answer of activity.values()) take('MS-Keg', dataset, answer)
    for (const answer of answersOf(variables)) take('MS-Var', dataset, answer)
    for (const answer of answersOf(indicators)) take('MS-Ind', dataset, answer)
  }
  const order = [...LABELS.keys()]
  return [...questions.values()].sort(
    (a, b) =>
      b.datasets.length - a.datasets.length ||
      order.indexOf(`${a.form} ${a.key}`) - order.indexOf(`${b.form} ${b.key}`),
  )
}

/** The property in short by which a question is answered: of a column without the names of table and column. */
export function propertyOf({ write, form }: Question): string {
  const property = write[0]?.property ?? ''
  return form === 'MS-Keg' ? property : property.replace(/^resources\..+\.schema\.fields\.[^.]+\./, '')
}

function answersOf(lines: readonly FormLine[]): Answer[] {
  return lines.flatMap(({ answers }) => answers)
}

const LABELS = new Map<string, Labelled>([
  ...ACTIVITY_FORM.blocks.flatMap(({ items }) =>
    items.flatMap((item) =>
      (item.rows ?? [item]).map((row): [string, Labelled] => [
        `MS-Keg ${row.key}`,
        row === item
          ? { label: item.label, label_en: item.label_en }
          : { label: `${item.label}: ${row.label}`, label_en: `${item.label_en}: ${row.label_en}` },
      ]),
    ),
  ),
  ...[VARIABLE_FORM, INDICATOR_FORM].flatMap(({ form, columns }) =>
    columns.map(({ key, label, label_en }): [string, Labelled] => [`${form} ${key}`, { label, label_en }]),
  ),
])

function labelOf(form: Question['form'], key: string): Labelled {
  return LABELS.get(`${form} ${key}`) ?? { label: key, label_en: key }
}
