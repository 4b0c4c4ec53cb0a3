import { type Judge, type ScoreFacts, share, type Verdict } from './criterion.ts'
import { codeFields, figureFields, isBound, listOf } from './judgedfields.ts'

/** Reference codes: columns bound to lists, valid codes, named systems, units of the common list. */
export const codeCriteria = {
  'codes-bound': (facts) => share(codeFields(facts.dataset, 'codes'), (one) => isBound(one, facts), 'codes'),
  'codes-valid': valid,
  'codes-system': (facts) => {
    const bound = codeFields(facts.dataset, 'system').filter(({ item }) => listOf(item, facts))
    const several = bound.filter(({ item }) => (listOf(item, facts)?.systems.length ?? 0) > 1)
    return share(several, ({ field }) => field.system !== undefined, bound.length === 0 ? 'codes' : 'systems')
  },
  'unit-listed': (facts) => {
    const units = facts.catalog.codeLists.get('unit')?.rows ?? []
    const known = new Set(units.flatMap(({ code, label, label_en }) => [code, label, label_en]))
    return share(figureFields(facts.dataset, 'unit'), ({ field }) => known.has(field.unit?.trim()), 'figures')
  },
} satisfies Record<string, Judge>

/** The cells of bound columns, of which the check has counted those that are no code of their list. */
function valid(facts: ScoreFacts): Verdict {
  const { dataset, tables, problems } = facts
  if (dataset.source.value.access !== 'terbuka') return { unknown: 'closed' }
  const bound = codeFields(dataset, 'codes').filter(({ item }) => listOf(item, facts))
  const cells = bound.map(
    ({ item }) =>
      tables.get(item.resource.id)?.columns.find(({ name }) => name === item.field.name)?.values ?? 0,
  )
  const of = cells.reduce((sum, count) => sum + count, 0)
  if (of === 0) return { unknown: 'bound' }
  const wrong = problems
    .filter(({ code }) => code === 'unknown-code')
    .reduce((sum, { count }) => sum + count, 0)
  const file = bound[0]?.item.resource.file
  return { met: Math.max(0, of - wrong), of, ...(wrong > 0 && file !== undefined && { file }) }
}
