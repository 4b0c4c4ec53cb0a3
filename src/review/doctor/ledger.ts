import { type CloneFacts, type Finding, unseen, warning, well } from './facts.ts'

/** Whether every version of a dataset has its number in the ledger, which keeps it when history is not there. */
export function ledgerFindings({ unlisted }: CloneFacts): Finding[] {
  if (unlisted === undefined) return [UNKNOWN]
  return [unlisted === 0 ? COMPLETE : incomplete(unlisted)]
}

const COMPLETE = well({
  id: 'Semua versi tercatat dalam daftar versi.',
  en: 'Every version is in the list of versions.',
})

const UNKNOWN = unseen(
  {
    id: 'Apakah semua versi tercatat; riwayat klon ini tidak lengkap.',
    en: 'Whether every version is listed; the history of this clone is not complete.',
  },
  {
    id: 'Jalankan npm run ledger -- --check di klon yang lengkap.',
    en: 'Run npm run ledger -- --check in a complete clone.',
  },
)

function incomplete(count: number): Finding {
  return warning(
    {
      id: `${count} versi belum punya nomor tetap dalam daftar versi.`,
      en: `${count} ${count === 1 ? 'version has' : 'versions have'} no lasting number in the list of versions.`,
    },
    {
      id: 'Jalankan npm run ledger pada cabang utama, lalu komit _catalog/versions.jsonl.',
      en: 'Run npm run ledger on the main branch, then commit _catalog/versions.jsonl.',
    },
  )
}
