import { type CloneFacts, error, type Finding, warning, well } from './facts.ts'

/** What every hook that looks for personal data calls. */
const HOOK = 'scripts/hooks/pre-push'

/** Whether this clone has the Git, the history and the hook that it needs. */
export function cloneFindings({ git, leastGit, isRepository, isShallow, hook }: CloneFacts): Finding[] {
  if (!git) return [NO_GIT]
  const findings: Finding[] = []
  const version = git.join('.')
  const [major, minor] = git
  const isNew = major > leastGit[0] || (major === leastGit[0] && minor >= leastGit[1])
  if (isNew) findings.push(well({ id: `Git ${version} cukup baru.`, en: `Git ${version} is new enough.` }))
  else findings.push(oldGit(version, leastGit.join('.')))
  if (!isRepository) return [...findings, NO_REPOSITORY]
  findings.push(isShallow ? SHALLOW : WHOLE)
  findings.push(hook?.includes(HOOK) ? HOOKED : NO_HOOK)
  return findings
}

function oldGit(version: string, least: string): Finding {
  return error(
    {
      id: `Git ${version} terlalu lama: laporan tinjauan memerlukan ${least} atau yang lebih baru.`,
      en: `Git ${version} is too old: the review needs ${least} or newer.`,
    },
    INSTALL_GIT,
  )
}

const INSTALL_GIT = {
  id: 'Pasang Git dari https://git-scm.com/.',
  en: 'Install Git from https://git-scm.com/.',
}

const NO_GIT = error(
  { id: 'Git tidak ada di komputer ini.', en: 'There is no Git on this machine.' },
  INSTALL_GIT,
)

const NO_REPOSITORY = error(
  { id: 'Folder ini bukan klon Git.', en: 'This folder is no clone of Git.' },
  { id: 'Klon repositorinya dengan git clone.', en: 'Clone the repository with git clone.' },
)

const WHOLE = well({ id: 'Riwayatnya lengkap.', en: 'The history is complete.' })

const SHALLOW = warning(
  {
    id: 'Riwayatnya hanya sebagian, sehingga pengaju, pemeriksa, dan versi lama tidak terlihat.',
    en: 'The history is cut, so that submitters, verifiers and former versions cannot be seen.',
  },
  { id: 'Jalankan git fetch --unshallow.', en: 'Run git fetch --unshallow.' },
)

const HOOKED = well({
  id: 'Setiap git push dari klon ini diperiksa dahulu terhadap data pribadi.',
  en: 'Every git push of this clone is looked through for personal data.',
})

const NO_HOOK = warning(
  {
    id: 'git push dari klon ini tidak diperiksa terhadap data pribadi.',
    en: 'A git push of this clone is not looked through for personal data.',
  },
  { id: 'Jalankan npm run setup.', en: 'Run npm run setup.' },
)
