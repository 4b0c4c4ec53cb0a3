import type { LicenseDescriptor } from '../catalog/descriptors.ts'
import { wordsOf } from '../rules/plain-words.ts'
import { isWritten, type Judge, parts, type ScoreFacts, type Verdict, whether } from './criterion.ts'
import { tally } from './punctuality.ts'

/** What counts after publication: timeliness, verification, openness, documentation, explained revisions. */
export const serviceCriteria = {
  fresh: ({ record }) => {
    if (!record) return { unknown: 'history' }
    if (record.freshness === 'undeclared') return { unknown: 'schedule' }
    return whether(record.freshness !== 'late', ['temporal'])
  },
  punctual: ({ record }) => {
    if (!record) return { unknown: 'history' }
    const counts = tally(record.releases)
    return counts.expected === 0
      ? { unknown: counts.unknown > 0 ? 'history' : 'releases' }
      : { met: counts['on-time'], of: counts.expected }
  },
  verified: ({ record }) =>
    record?.isVerified === undefined ? { unknown: 'history' } : { met: record.isVerified ? 1 : 0, of: 1 },
  'open-access': ({ dataset }) => {
    const { access, access_note } = dataset.source.value
    const isOpen = access === 'terbuka'
    return parts([isOpen || isWritten(access_note), isOpen], ['access'])
  },
  'open-licence': licensed,
  methodology: ({ catalog, dataset }) => {
    const body = dataset.bodies[catalog.source.value.languages[0] ?? ''] ?? ''
    return whether(wordsOf(body).length >= FEWEST_WORDS, [])
  },
  sources: ({ dataset }) => {
    const { sources = [] } = dataset.source.value
    return whether(
      sources.some(({ path, date }) => path !== undefined || date !== undefined),
      ['sources'],
    )
  },
  revisions: ({ record }) => {
    const { explained, all } = record?.revisions ?? {}
    if (explained === undefined || all === undefined) return { unknown: 'history' }
    if (all === 0) return { unknown: 'revisions' }
    return { met: explained, of: all, ...(explained < all && { at: [['revisions']] }) }
  },
} satisfies Record<string, Judge>

/** As the explanation in `schemas/score.csv` says. */
const FEWEST_WORDS = 30

function licensed({ catalog, dataset }: ScoreFacts): Verdict {
  const { access, licenses } = dataset.source.value
  if (access !== 'terbuka') return { unknown: 'shut' }
  const rows = new Map((catalog.codeLists.get('licence')?.rows ?? []).map((row) => [row.code, row.open]))
  const open = licenses.map(({ name }: LicenseDescriptor) => rows.get(name))
  // Several licences are a choice: one that is open is enough.
  if (open.includes('true')) return { met: 1, of: 1 }
  return open.includes(undefined) ? { unknown: 'licence' } : whether(false, ['licenses'])
}
