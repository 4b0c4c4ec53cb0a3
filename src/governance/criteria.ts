import { codeCriteria } from './codecriteria.ts'
import type { Judge } from './criterion.ts'
import type { CriterionName } from './generated/criteria.ts'
import { metadataCriteria } from './metadatacriteria.ts'
import { serviceCriteria } from './servicecriteria.ts'
import { standardCriteria } from './standardcriteria.ts'
import { tableCriteria } from './tablecriteria.ts'

/** What judges a dataset by each criterion of `schemas/score.csv`. */
export const JUDGES: Record<CriterionName, Judge> = {
  ...standardCriteria,
  ...metadataCriteria,
  ...tableCriteria,
  ...codeCriteria,
  ...serviceCriteria,
}

/** Checks whose findings criteria ask for, so that where no others are needed none need to run. */
export const ASKED_RULES: readonly string[] = ['empty-description', 'weak-keywords', 'unknown-code']
