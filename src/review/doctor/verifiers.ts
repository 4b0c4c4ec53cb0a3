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

/** Whether somebody may verify today, and is known to the Git host or to Git, and is nobody's submitter. */
export function verifierFindings({ verifiers, submitters, asOf }: CloneFacts): Finding[] {
  const onDuty = verifiers.filter((verifier) => isOnDuty(verifier, asOf))
  if (onDuty.length === 0) return [nobody(asOf)]
  const findings = onDuty.filter((verifier) => !isKnown(verifier)).map(({ office }) => unknown(office))
  for (const { office, accounts = [] } of onDuty) {
    for (const account of accounts) {
      const own = submitters.filter((submitter) =>
        submitter.accounts.map(accountOf).includes(accountOf(account)),
      )
      for (const { agency } of own) findings.push(submitsToo(office, account, agency))
    }
  }
  const known = onDuty.length - findings.filter(({ level }) => level === 'error').length
  if (known > 0)
    findings.unshift(
      well({
        id: `${known} pemeriksa bertugas pada ${asOf}.`,
        en: `${known} ${known === 1 ? 'verifier is' : 'verifiers are'} on duty on ${asOf}.`,
      }),
    )
  return findings
}

function isKnown({ accounts = [], identities = [] }: Verifier): boolean {
  return accounts.length + identities.length > 0
}

function nobody(day: string): Finding {
  return error(
    {
      id: `Tidak ada pemeriksa yang bertugas pada ${day}, sehingga tidak ada penggabungan yang dapat disebut terverifikasi.`,
      en: `No verifier is on duty on ${day}, so that no merge can be called verified.`,
    },
    {
      id: 'Tulis kantor, akun, identitas Git, dan tanggal mulai tugasnya pada `verifiers` di catalog.yaml.',
      en: 'Write the office, its accounts, Git identities and first day of duty under `verifiers` in catalog.yaml.',
    },
  )
}

function unknown(office: string): Finding {
  return error(
    {
      id: `"${office}" bertugas tanpa akun dan tanpa identitas Git, sehingga penggabungannya tidak dikenali.`,
      en: `"${office}" is on duty with neither account nor Git identity, so that its merges are not known.`,
    },
    {
      id: 'Isi `accounts` dengan akunnya di layanan Git, atau `identities` dengan "Nama <surel>" yang dipakainya di Git.',
      en: 'Fill `accounts` with its accounts at the Git host, or `identities` with the "Name <mail>" it uses in Git.',
    },
  )
}

function submitsToo(office: string, account: string, agency: string): Finding {
  return warning(
    {
      id: `Akun ${account} memeriksa untuk "${office}" dan juga mengajukan untuk ${agency}.`,
      en: `The account ${account} verifies for "${office}" and submits for ${agency} as well.`,
    },
    {
      id: `Pakai dua akun yang berbeda, atau hapus akun itu dari \`accounts\` di ${agency}/agency.md. Usulan sendiri tidak dapat diverifikasi sendiri.`,
      en: `Use two accounts, or take it out of \`accounts\` in ${agency}/agency.md. Nobody can verify a submission of their own.`,
    },
  )
}
