import { STATUS_NAME } from '../judge/status.ts'
import { type Finding, unseen } from './facts.ts'

/** What no clone tells, with the place at the Git host where it stands. */
export const UNSEEN: readonly Finding[] = [
  unseen(
    {
      id: `Apakah cabang utama terlindung: pull request wajib, persetujuan pemilik kode wajib, status "${STATUS_NAME}" wajib, tanpa kecuali bagi admin.`,
      en: `Whether the main branch is protected: a pull request, approval of a code owner and the status "${STATUS_NAME}" are required, administrators included.`,
    },
    { id: 'Settings → Rules → Rulesets (atau Branches).', en: 'Settings → Rules → Rulesets (or Branches).' },
  ),
  unseen(
    {
      id: 'Apakah hanya merge commit yang diizinkan; squash dan rebase menghapus bukti siapa memeriksa apa.',
      en: 'Whether merge commits alone are allowed; squash and rebase destroy the evidence of who verified what.',
    },
    { id: 'Settings → General → Pull Requests.', en: 'Settings → General → Pull Requests.' },
  ),
  unseen(
    {
      id: 'Siapa yang berhak menulis: hanya pemeriksa. Pengaju bekerja dari fork.',
      en: 'Who may write: verifiers alone. Submitters work from forks.',
    },
    { id: 'Settings → Collaborators and teams.', en: 'Settings → Collaborators and teams.' },
  ),
  unseen(
    {
      id: 'Apakah alur kerja dari fork menunggu persetujuan, dan token bawaan hanya boleh membaca.',
      en: 'Whether workflows of forks wait for approval, and the default token may read only.',
    },
    { id: 'Settings → Actions → General.', en: 'Settings → Actions → General.' },
  ),
  unseen(
    {
      id: 'Apakah kebocoran dan celah dapat dilaporkan secara tertutup.',
      en: 'Whether leaks and vulnerabilities can be reported in private.',
    },
    {
      id: 'Settings → Advanced Security → Private vulnerability reporting.',
      en: 'Settings → Advanced Security → Private vulnerability reporting.',
    },
  ),
]
