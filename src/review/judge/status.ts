import type { Text } from '../../catalog/problem.ts'
import type { Verdict } from './outcome.ts'

/** Name of the status that the protection of the main branch requires. */
export const STATUS_NAME = 'satu-data/judge'

/** What the Git host calls the state of a commit; only `success` lets it be merged. */
export type State = 'success' | 'failure' | 'error'

/** The state of a commit for each verdict, and the sentence beside it, of at most 140 characters. */
export const STATUSES: Record<Verdict, { state: State; description: Text }> = {
  pass: {
    state: 'success',
    description: {
      id: 'Pemeriksaan lolos. Keputusan tetap pada walidata.',
      en: 'The checks pass. The verifier decides.',
    },
  },
  warn: {
    state: 'success',
    description: {
      id: 'Pemeriksaan lolos dengan peringatan. Bacalah sebelum menggabungkan.',
      en: 'The checks pass with warnings. Read them before merging.',
    },
  },
  fail: {
    state: 'failure',
    description: { id: 'Ada kesalahan yang harus diperbaiki.', en: 'There are errors to be put right.' },
  },
  refused: {
    state: 'failure',
    description: {
      id: 'Ditolak: usulan ini mengubah hal yang tidak boleh diubah pengaju.',
      en: 'Refused: the submission changes what a submitter may not change.',
    },
  },
  unjudged: {
    state: 'error',
    description: {
      id: 'Penilaian tidak dapat dijalankan. Lihat catatan prosesnya.',
      en: 'The review could not be computed. See the log of the run.',
    },
  },
}
