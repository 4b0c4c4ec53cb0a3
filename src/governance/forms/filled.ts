import type { Catalog, Dataset } from '../../catalog/model.ts'
import { activityAnswers } from './activity.ts'
import type { Answer } from './answer.ts'
import { indicatorLines } from './indicators.ts'
import { isOwnData, producersOf, subjectOf } from './subject.ts'
import { type FormLine, variableLines } from './variables.ts'

/** The forms of BPS for one dataset, filled from its metadata (Peraturan BPS 5/2020). */
export interface FilledForms {
  /** `agency/dataset`. */
  dataset: string
  agency: string
  /** Whether the agency made the figures itself, so that BPS asks it; else those who did. */
  isOwn: boolean
  producers: string[]
  /** MS-Keg by number. */
  activity: Map<string, Answer>
  /** MS-Var and MS-Ind, one line for each column. */
  variables: FormLine[]
  indicators: FormLine[]
  count: FormCount
}

/** How many boxes the metadata fill, of those that the forms ask and BPS does not fill in. */
export interface FormCount {
  answered: number
  asked: number
}

/** Fills the forms of BPS for a dataset; what no property tells stays a gap. */
export function filledForms(catalog: Catalog, dataset: Dataset): FilledForms {
  const subject = subjectOf(catalog, dataset)
  const activity = activityAnswers(subject)
  const variables = variableLines(subject)
  const indicators = indicatorLines(subject)
  const answers = [...activity.values(), ...[...variables, ...indicators].flatMap((line) => line.answers)]
  const of = (...states: Answer['state'][]) => answers.filter(({ state }) => states.includes(state)).length
  return {
    dataset: dataset.id,
    agency: dataset.agency,
    isOwn: isOwnData(subject),
    producers: producersOf(subject),
    activity,
    variables,
    indicators,
    count: { answered: of('answered'), asked: of('answered', 'gap') },
  }
}
