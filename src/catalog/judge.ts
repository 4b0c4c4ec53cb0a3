import { KNOWN } from './generated/properties.ts'
import {
  validateAgency,
  validateCatalog,
  validateDataset,
  validatePlanRow,
  validateRoadmap,
  validateStandard,
  validateWithdrawn,
} from './generated/validators.js'
import type { Judge } from './source.ts'
import { timeZoneFaults } from './timezone.ts'
import { type SchemaError, violations } from './violation.ts'

type Validator = ((value: unknown) => boolean) & { errors?: SchemaError[] | null }

/** Judges of the metadata files, each by its schema in `schemas/`. */
export const judgeCatalog: Judge = (value) => {
  const faults = judge(validateCatalog, 'catalog')(value)
  const isJudged = faults.some(({ path }) => path[0] === 'timezone')
  return isJudged ? faults : [...faults, ...timeZoneFaults(value)]
}
export const judgeAgency: Judge = judge(validateAgency, 'agency')
export const judgeDataset: Judge = judge(validateDataset, 'dataset')
export const judgePlanRow: Judge = judge(validatePlanRow, 'plan')
export const judgeRoadmap: Judge = judge(validateRoadmap, 'roadmap')
export const judgeStandard: Judge = judge(validateStandard, 'standard')
export const judgeWithdrawn: Judge = judge(validateWithdrawn, 'withdrawn')

function judge(validator: Validator, schema: keyof typeof KNOWN): Judge {
  return (value) => (validator(value) ? [] : violations(validator.errors ?? [], value, KNOWN[schema]))
}
