import type { FieldDescriptor, PlanRow } from '../../catalog/descriptors.ts'
import type { Agency, Catalog, Dataset } from '../../catalog/model.ts'
import { planRow } from '../expected.ts'
import type { Origin } from './answer.ts'

/** What a form is filled from: a dataset with its agency and the row of the plan that promises it. */
export interface Subject {
  catalog: Catalog
  dataset: Dataset
  agency?: Agency
  plan?: { row: PlanRow; file: string }
}

/** The parts of a catalog that the forms of a dataset are filled from. */
export function subjectOf(catalog: Catalog, dataset: Dataset): Subject {
  const agency = catalog.agencies.find(({ name }) => name === dataset.agency)
  const rows = catalog.plans.flatMap(({ file, rows }) =>
    rows.flatMap((entry) => {
      const row = planRow(entry)
      return row?.dataset === dataset.id ? [{ row, file }] : []
    }),
  )
  return { catalog, dataset, ...(agency && { agency }), ...(rows[0] && { plan: rows[0] }) }
}

/** A property of the dataset. */
export function ofDataset({ dataset }: Subject, property: string): Origin {
  return { file: dataset.source.file, property }
}

/** A column of the plan in the row of the dataset, or in the one that it ought to have. */
export function ofPlan({ dataset, plan }: Subject, property: string): Origin {
  return { file: plan?.file ?? `${dataset.agency}/plan.csv`, property }
}

/** A property of a column of a table of the dataset. */
export function ofField(
  subject: Subject,
  resource: string,
  field: FieldDescriptor,
  property: string,
): Origin {
  return ofDataset(subject, `resources.${resource}.schema.fields.${field.name}.${property}`)
}

/** The codes of BPS for an entry of a national list, such as that of frequencies. */
export function bpsCode(
  { catalog }: Subject,
  list: 'method' | 'frequency',
  code: string,
): number | undefined {
  const found = catalog.codeLists.get(list)?.rows.find((row) => row.code === code)?.bps
  return found ? Number(found) : undefined
}

/** When the data are of: as the plan says, else the time that the dataset covers. */
export function timeReference(subject: Subject): { text: string; from: Origin } | undefined {
  const planned = subject.plan?.row.reference_period
  if (planned !== undefined) return { text: planned, from: ofPlan(subject, 'reference_period') }
  const { temporal } = subject.dataset.source.value
  if (!temporal) return undefined
  const { start, end } = temporal
  return {
    text: end === undefined || end === start ? start : `${start} s.d. ${end}`,
    from: ofDataset(subject, 'temporal'),
  }
}

/** Those who made the figures, by their titles; none where the dataset does not say. */
export function producersOf({ dataset }: Pick<Subject, 'dataset'>): string[] {
  return dataset.source.value.contributors
    .filter(({ roles }) => roles?.includes('producer'))
    .map(({ title }) => title)
}

/**
 * Whether the agency itself made the figures: BPS asks it then and nobody else. So it is where no producer is named, or
 * one that is the agency, one of the offices of its data team, or one of its offices by the name of the agency after a comma.
 */
export function isOwnData(subject: Pick<Subject, 'dataset' | 'agency'>): boolean {
  const producers = producersOf(subject)
  const { title = '', short = '', team } = subject.agency?.source.value ?? {}
  const own = [title, short, ...(team?.offices ?? []).map((office) => office.title)].map(folded)
  const isOwn = (part: string) => part !== '' && (own.includes(part) || folded(title).startsWith(`${part} `))
  return (
    producers.length === 0 || producers.some((name) => [name, ...name.split(',')].map(folded).some(isOwn))
  )
}

function folded(text: string): string {
  return text.trim().toLowerCase()
}
