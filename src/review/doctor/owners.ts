import { accountOf, type CloneFacts, error, type Finding, isOnDuty, unseen, well } from './facts.ts'

/** Whether the Git host asks a verifier, and nobody else, before anything is merged. */
export function ownerFindings(facts: CloneFacts): Finding[] {
  if (facts.codeowners === undefined) return [MISSING]
  const rules = rulesOf(facts.codeowners)
  const findings: Finding[] = []
  if (rules[0]?.pattern !== '*') findings.push(NOT_ALL)
  for (const { pattern, owners } of rules) if (owners.length === 0) findings.push(unowned(pattern))
  const owners = [...new Set(rules.flatMap((rule) => rule.owners))]
  if (owners.some((owner) => owner.startsWith('@OWNER/'))) return [...findings, PLACEHOLDER]
  const verifiers = facts.verifiers.filter((verifier) => isOnDuty(verifier, facts.asOf))
  const known = new Set(verifiers.flatMap(({ accounts = [] }) => accounts.map(accountOf)))
  for (const owner of owners) {
    if (owner.includes('/')) findings.push(team(owner))
    else if (!known.has(accountOf(owner))) findings.push(stranger(owner))
  }
  if (findings.every(({ level }) => level !== 'error')) findings.unshift(WELL)
  return findings
}

function rulesOf(text: string): { pattern: string; owners: string[] }[] {
  return text
    .split('\n')
    .map((line) => line.replace(/(^|\s)#.*$/, '').trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [pattern = '', ...owners] = line.split(/\s+/)
      return { pattern, owners }
    })
}

const WELL = well({
  id: 'CODEOWNERS mencakup semua berkas, dan pemiliknya para pemeriksa.',
  en: 'CODEOWNERS covers every file, and its owners are the verifiers.',
})

const MISSING = error(
  {
    id: 'Tidak ada CODEOWNERS, sehingga layanan Git tidak meminta persetujuan pemeriksa.',
    en: 'There is no CODEOWNERS, so that the Git host asks no verifier for approval.',
  },
  {
    id: 'Tulis .github/CODEOWNERS dengan satu baris: `*` diikuti akun para pemeriksa.',
    en: 'Write .github/CODEOWNERS with one line: `*` followed by the accounts of the verifiers.',
  },
)

const NOT_ALL = error(
  {
    id: 'CODEOWNERS tidak dimulai dengan `*`, sehingga sebagian berkas tidak ada pemiliknya.',
    en: 'CODEOWNERS does not begin with `*`, so that some files have no owner.',
  },
  {
    id: 'Jadikan baris pertamanya `*` diikuti akun para pemeriksa.',
    en: 'Make its first line `*` followed by the accounts of the verifiers.',
  },
)

const PLACEHOLDER = error(
  {
    id: 'CODEOWNERS masih memuat @OWNER/walidata, nama contoh yang tidak dikenal layanan Git.',
    en: 'CODEOWNERS still holds @OWNER/walidata, a placeholder that the Git host does not know.',
  },
  {
    id: 'Ganti dengan tim atau akun para pemeriksa Anda.',
    en: 'Put the team or the accounts of your verifiers in its place.',
  },
)

function unowned(pattern: string): Finding {
  return error(
    {
      id: `CODEOWNERS melepas "${pattern}" dari pemiliknya.`,
      en: `CODEOWNERS leaves "${pattern}" without an owner.`,
    },
    {
      id: 'Hapus baris itu, atau tulis akun para pemeriksa di belakangnya.',
      en: 'Delete that line, or write the accounts of the verifiers behind it.',
    },
  )
}

function stranger(owner: string): Finding {
  return error(
    {
      id: `${owner} pada CODEOWNERS bukan akun pemeriksa yang sedang bertugas.`,
      en: `${owner} in CODEOWNERS is no account of a verifier on duty.`,
    },
    {
      id: 'Hapus dari CODEOWNERS, atau daftarkan akunnya pada `verifiers` di catalog.yaml.',
      en: 'Take it out of CODEOWNERS, or list it under `verifiers` in catalog.yaml.',
    },
  )
}

function team(owner: string): Finding {
  return unseen(
    {
      id: `Anggota tim ${owner} tidak terlihat dari klon ini.`,
      en: `Who is in the team ${owner} cannot be seen from this clone.`,
    },
    {
      id: 'Buka tim itu di layanan Git: anggotanya harus sama dengan pemeriksa di catalog.yaml, dan tidak ada pengaju.',
      en: 'Open the team at the Git host: its members must be the verifiers of catalog.yaml, and no submitter.',
    },
  )
}
