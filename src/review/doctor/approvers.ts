import {
  accountOf,
  type CloneFacts,
  error,
  type Finding,
  isOnDuty,
  type Verifier,
  warning,
  well,
} from './facts.ts'

/** Whether somebody on duty can approve priority data a second time, is no verifier, and can be told from others. */
export function approverFindings({ approvers, verifiers, priority, asOf }: CloneFacts): Finding[] {
  const onDuty = approvers.filter((approver) => isOnDuty(approver, asOf))
  if (onDuty.length === 0) return [priority > 0 ? nobody(priority, asOf) : NOT_NEEDED]
  const serving = verifiers.filter((verifier) => isOnDuty(verifier, asOf))
  const findings = onDuty.flatMap((approver) => [
    ...serving
      .filter((verifier) => isSame(approver, verifier))
      .map((verifier) => both(approver.office, verifier.office)),
    ...(approver.keys?.length ? [] : [keyless(approver.office)]),
  ])
  const apart = onDuty.filter((approver) => !serving.some((verifier) => isSame(approver, verifier))).length
  if (apart > 0)
    findings.unshift(
      well({
        id: `${apart} Pembina Data bertugas pada ${asOf}.`,
        en: `${apart} ${apart === 1 ? 'data supervisor is' : 'data supervisors are'} on duty on ${asOf}.`,
      }),
    )
  return findings
}

function isSame(one: Verifier, other: Verifier): boolean {
  const known = marksOf(other)
  return marksOf(one).some((mark) => known.includes(mark))
}

function marksOf({ accounts = [], identities = [] }: Verifier): string[] {
  return [
    ...accounts.map(accountOf),
    ...identities.map((identity) => (/<([^<>]*)>/.exec(identity)?.[1] ?? identity).trim().toLowerCase()),
  ]
}

const NOT_NEEDED = well({
  id: 'Tidak ada Data Prioritas, jadi pemeriksaan kedua belum diperlukan.',
  en: 'There are no priority data, so that no second check is needed yet.',
})

function nobody(priority: number, day: string): Finding {
  return warning(
    {
      id: `Ada ${priority} dataset Data Prioritas, tetapi tidak ada Pembina Data yang bertugas pada ${day}.`,
      en: `${priority === 1 ? 'There is 1 dataset' : `There are ${priority} datasets`} of priority data, but no data supervisor is on duty on ${day}.`,
    },
    {
      id: 'Tulis kantor, identitas Git, kunci, dan tanggal mulai tugasnya pada `approvers` di catalog.yaml.',
      en: 'Write the office, its Git identities, keys and first day of duty under `approvers` in catalog.yaml.',
    },
  )
}

function both(approver: string, verifier: string): Finding {
  return error(
    {
      id: `"${approver}" adalah Pembina Data dan juga pemeriksa "${verifier}"; pemeriksaan kedua memerlukan orang kedua.`,
      en: `"${approver}" is a data supervisor and the verifier "${verifier}" as well; a second check needs a second person.`,
    },
    {
      id: 'Hapus identitas yang sama dari salah satu daftar di catalog.yaml, `approvers` atau `verifiers`.',
      en: 'Take the identity they share out of one of both lists in catalog.yaml, `approvers` or `verifiers`.',
    },
  )
}

function keyless(office: string): Finding {
  return warning(
    {
      id: `"${office}" belum punya kunci, sehingga persetujuannya hanya dapat dicatat oleh pemeriksa.`,
      en: `"${office}" has no key yet, so that only a verifier can record its approvals.`,
    },
    {
      id: 'Simpan kunci publiknya di _catalog/keys dan sebut pada `keys` miliknya di catalog.yaml.',
      en: 'Put its public key into _catalog/keys and name it under its `keys` in catalog.yaml.',
    },
  )
}
