import type { Language, Text } from '../catalog/problem.ts'
import { shown } from '../rules/wording.ts'
import type { Block } from './blocks.ts'
import { checklistBlocks } from './checklist-words.ts'
import { consequenceBlocks } from './consequence-words.ts'
import { datasetBlocks, revisionBlocks } from './dataset-words.ts'
import { opening } from './opening.ts'
import type { Review } from './review.ts'
import { scopeBlocks } from './scope-words.ts'
import { standardBlocks } from './standard-words.ts'
import { verdictBlocks } from './verdict-words.ts'

/** Pictures of the charts of a dataset before and after, drawn by whoever can. */
export type DrawCharts = (
  dataset: string,
  from?: string,
) => { title: string; before: string; after: string }[]

/** Chooses the words of one language. */
export interface Speaker {
  language: Language
  say(id: string, en: string): string
  text(text: Text): string
}

/** A name of the catalog as words: on one line, shortened, with what is personal in it masked. */
export function named(text: string): string {
  return shown(text).replaceAll('`', '')
}

/** Speaks one language. */
export function speaker(language: Language): Speaker {
  return {
    language,
    say: (id, en) => (language === 'id' ? id : en),
    text: (text) => text[language],
  }
}

/** The report on a change, in the order in which a verifier has to know it: what is outside comes first. */
export function documentOf(review: Review, language: Language, charts: DrawCharts = () => []): Block[] {
  const speak = speaker(language)
  return [
    ...opening(review, speak),
    ...standardBlocks(review.standards, speak),
    ...scopeBlocks(review.scope, speak),
    ...revisionBlocks(review.datasets, speak),
    ...verdictBlocks(review.checks, review.consequences, speak),
    ...datasetBlocks(review.datasets, speak, charts),
    ...consequenceBlocks(review.consequences, speak),
    ...checklistBlocks(review.checklist, speak),
  ]
}
