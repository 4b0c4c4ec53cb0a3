import { STATUS_NAME } from '../judge/status.ts'
import { workflowFaults } from '../judge/workflow.ts'
import { WORKFLOW_WORDS } from '../judge/workflow-words.ts'
import { type CloneFacts, error, type Finding, well } from './facts.ts'

/** Whether the judge of submissions is there, and no workflow could run what was submitted with rights of ours. */
export function workflowFindings({ workflows }: CloneFacts): Finding[] {
  const findings = workflows.flatMap(({ file, text }) =>
    workflowFaults(text).map(({ fault, job }) => {
      const place = job === undefined ? file : `${file} (${job})`
      const words = WORKFLOW_WORDS[fault]
      return error({ id: `${place} ${words.id}.`, en: `${place} ${words.en}.` }, RESTORE)
    }),
  )
  const judge = workflows.find(
    ({ text }) => /^\s*pull_request_target:/m.test(text) && text.includes(STATUS_NAME),
  )
  if (!judge) findings.push(NO_JUDGE)
  else if (findings.length === 0)
    findings.push(
      well({
        id: `${judge.file} menilai usulan dari cabang utama dan memberi status "${STATUS_NAME}"; semua tindakan dipatok ke komit.`,
        en: `${judge.file} judges submissions from the main branch and sets the status "${STATUS_NAME}"; all actions are pinned to commits.`,
      }),
    )
  return findings
}

const RESTORE = {
  id: 'Kembalikan berkas itu ke versi pembangkit situs, atau perbaiki; npm test menjelaskan setiap aturan.',
  en: "Bring the file back to the generator's version, or mend it; npm test explains each rule.",
}

const NO_JUDGE = error(
  {
    id: `Tidak ada alur kerja yang menilai usulan dari cabang utama dan memberi status "${STATUS_NAME}".`,
    en: `No workflow judges submissions from the main branch and sets the status "${STATUS_NAME}".`,
  },
  {
    id: 'Ambil .github/workflows/judge.yml dari pembangkit situs ini.',
    en: 'Take .github/workflows/judge.yml from this generator.',
  },
)
