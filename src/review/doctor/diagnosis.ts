import type { Text } from '../../catalog/problem.ts'
import { approverFindings } from './approvers.ts'
import { cloneFindings } from './clone.ts'
import type { CloneFacts, Finding } from './facts.ts'
import { workflowFindings } from './judging.ts'
import { keyFindings } from './keys.ts'
import { ledgerFindings } from './ledger.ts'
import { ownerFindings } from './owners.ts'
import { UNSEEN } from './unseen.ts'
import { verifierFindings } from './verifiers.ts'

/** A matter that is looked at, in the order in which it is told. */
export interface Check {
  title: Text
  look(facts: CloneFacts): readonly Finding[]
}

/** Everything that is looked at. */
export const CHECKS: readonly Check[] = [
  { title: { id: 'Klon ini', en: 'This clone' }, look: cloneFindings },
  { title: { id: 'Pemeriksa', en: 'Verifiers' }, look: verifierFindings },
  { title: { id: 'Pembina Data', en: 'Data supervisors' }, look: approverFindings },
  { title: { id: 'Pemilik berkas', en: 'Owners of files' }, look: ownerFindings },
  { title: { id: 'Alur kerja', en: 'Workflows' }, look: workflowFindings },
  { title: { id: 'Kunci tanda tangan', en: 'Keys of signatures' }, look: keyFindings },
  { title: { id: 'Daftar versi', en: 'List of versions' }, look: ledgerFindings },
  {
    title: { id: 'Yang tidak terlihat dari klon', en: 'What cannot be seen from a clone' },
    look: () => UNSEEN,
  },
]

/** What was found in each matter. */
export function diagnose(facts: CloneFacts): { title: Text; findings: readonly Finding[] }[] {
  return CHECKS.map(({ title, look }) => ({ title, findings: look(facts) }))
}
