import type { Dataset } from '../catalog/model.ts'
import { type FilledForms, filledForms } from '../governance/forms/filled.ts'
import { formFileAddress, QUESTIONS_FILE } from '../i18n/addresses.ts'
import type { Site } from './site.ts'

const filled = new WeakMap<Dataset, FilledForms>()

/** The forms of BPS for a dataset, filled once for all pages. */
export function formsOf(site: Pick<Site, 'catalog'>, dataset: Dataset): FilledForms {
  const known = filled.get(dataset) ?? filledForms(site.catalog, dataset)
  filled.set(dataset, known)
  return known
}

/** The forms of all datasets of an agency, in the order of the catalog. */
export function formsOfAgency(site: Pick<Site, 'catalog'>, agency: string): FilledForms[] {
  return site.catalog.datasets
    .filter((dataset) => dataset.agency === agency)
    .map((dataset) => formsOf(site, dataset))
}

/** Address of a file of the filled forms of a dataset within the host, base path included. */
export function formFile({ base }: Pick<Site, 'base'>, dataset: Dataset, file: 'csv' | 'json'): string {
  return base.replace(/\/$/, '') + formFileAddress(dataset.agency, dataset.name, file)
}

/** Address of the file of what BPS would ask within the host, base path included. */
export function questionsFile({ base }: Pick<Site, 'base'>): string {
  return base.replace(/\/$/, '') + QUESTIONS_FILE
}
