import type { Text } from '../catalog/problem.ts'
import { isPersonal } from '../reports/words.ts'
import { counted, listed, shown } from '../rules/wording.ts'
import type { Block } from './blocks.ts'
import { changeSummary } from './change-summary.ts'
import { named, type Speaker } from './document.ts'
import { thinPeriods } from './new-periods.ts'
import { OUTSIDE_WORDS } from './outside.ts'
import type { DatasetReview, Review } from './review.ts'
import { standardReason } from './standard-words.ts'

/** Datasets that are named. */
const MOST = 6

/** What matters of a change in its first lines: the verdict, what a person has to judge, whom it touches. */
export function opening(
  { verdict, checks, scope, datasets, standards, consequences, base, head, catalog }: Review,
  speak: Speaker,
): Block[] {
  const { say } = speak
  const { errors, warnings } = checks.counts
  const counts = [
    counted(errors, 'kesalahan', 'error', 'errors'),
    counted(warnings, 'peringatan', 'warning', 'warnings'),
  ]
    .map(speak.text)
    .join(', ')
  const some = warnings > 0 ? ` (${speak.text(counted(warnings, 'peringatan', 'warning', 'warnings'))})` : ''
  const said = {
    pass: say(
      '✅ Pemeriksaan otomatis tidak menemukan masalah.',
      '✅ The automatic checks found no problem.',
    ),
    warn: say(
      `⚠️ Tidak ada kesalahan, tetapi ada yang perlu Anda nilai${some}.`,
      `⚠️ There is no error, but something that you have to judge${some}.`,
    ),
    fail: say(`❌ Belum dapat diterbitkan (${counts}).`, `❌ This cannot be published yet (${counts}).`),
    refused: say(
      `⛔ Ditolak: kiriman ini mengubah hal yang tidak boleh diubah pengirimnya (${counts}).`,
      `⛔ Refused: this submission changes what its sender may not change (${counts}).`,
    ),
  }[verdict]
  const blocks: Block[] = [
    { kind: 'heading', level: 1, text: say('Laporan tinjauan', 'Review report') },
    {
      kind: 'text',
      text: said,
      tone: { pass: 'good', warn: 'care', fail: 'loud', refused: 'loud' }[verdict] as
        | 'good'
        | 'care'
        | 'loud',
    },
  ]
  if (datasets.some(({ tables }) => tables.some((table) => table.looksPersonal)))
    blocks.push({
      kind: 'text',
      tone: 'loud',
      text: say(
        'BERHENTI: ada nilai yang tampak seperti nomor pribadi (NIK, telepon, surel). Jangan gabungkan sebelum Anda melihat selnya.',
        'STOP: a value looks like the number of a person (NIK, telephone, e-mail). Do not merge before you have seen its cell.',
      ),
    })
  if ([...checks.added, ...checks.kept].some(isPersonal))
    blocks.push({
      kind: 'text',
      tone: 'loud',
      text: say(
        'BERHENTI: kiriman ini memuat data pribadi, dan siapa pun sudah dapat melihatnya. Jangan gabungkan; ikuti panduan kebocoran, `.github/LEAK.md`.',
        'STOP: this submission holds personal data that anyone can already see. Do not merge it; follow the guide for leaks, `.github/LEAK.md`.',
      ),
    })
  // Of the folder of a whole agency one line says it for its datasets.
  const isWhole = scope.outside.some(({ kind }) => kind === 'capitals')
  const judged = datasets.filter(({ isRespelled }) => !(isRespelled && isWhole))
  const reasons = [
    ...standards.map((change) => standardReason(change, speak)),
    ...outsideReasons(scope, speak),
    ...listReasons(consequences, speak),
    ...judged.slice(0, MOST).map((dataset) => datasetReason(dataset, speak)),
    ...(judged.length > MOST
      ? [
          say(
            `… dan ${judged.length - MOST} dataset lagi`,
            `… and ${counted(judged.length - MOST, '', 'more dataset', 'more datasets').en}`,
          ),
        ]
      : []),
  ]
  if (reasons.length > 0) blocks.push({ kind: 'list', items: reasons })
  if (scope.conflicts.length > 0) {
    const paths = listed(scope.conflicts)
    blocks.push({
      kind: 'text',
      tone: 'loud',
      text: say(
        `Tidak dapat digabung: ${paths.id} juga diubah di cabang utama. Yang diperiksa di bawah adalah kirimannya sendiri.`,
        `This cannot be merged: ${paths.en} changed on the main branch as well. What is judged below is the submission itself.`,
      ),
    })
  }
  const agencies = scope.touched.map(({ title }) => title)
  const who =
    agencies.length === 0 ? say('tidak ada perangkat daerah', 'no agency') : agencies.map(named).join(', ')
  const ids = datasets.map(({ id }) => id)
  blocks.push({
    kind: 'text',
    text: say(
      `${named(catalog.title)}, per ${catalog.asOf}. Menyentuh ${who}; ${ids.length} dataset${ids.length > 0 ? `: ${listed(ids).id}` : ''}.`,
      `${named(catalog.title)}, as of ${catalog.asOf}. Touches ${who}; ${ids.length} ${ids.length === 1 ? 'dataset' : 'datasets'}${ids.length > 0 ? `: ${listed(ids).en}` : ''}.`,
    ),
  })
  blocks.push({
    kind: 'text',
    tone: 'quiet',
    text: say(
      `Komit \`${head.slice(0, 12)}\` terhadap \`${base.slice(0, 12)}\`.`,
      `Commit \`${head.slice(0, 12)}\` against \`${base.slice(0, 12)}\`.`,
    ),
  })
  return blocks
}

/** Code lists that change, though they lie in no dataset. */
function listReasons(consequences: Review['consequences'], { say }: Speaker): string[] {
  return consequences.flatMap((one) => {
    if (one.kind !== 'code-list') return []
    const lost = one.removed.length
    const codes = counted(lost, 'kode', 'code', 'codes')
    const users = counted(one.users.length, 'dataset', 'dataset', 'datasets')
    const removed =
      lost > 0 ? say(` kehilangan ${codes.id}`, ` lost ${codes.en}`) : say(' diubah', ' changed')
    return [
      say(
        `${lost > 0 ? '❗ ' : ''}daftar kode ${shown(one.list)}${removed}; dipakai ${users.id}`,
        `${lost > 0 ? '❗ ' : ''}code list ${shown(one.list)}${removed}; used by ${users.en}`,
      ),
    ]
  })
}

/** Kinds of paths outside that matter whoever submits, in short; their section says more. */
function outsideReasons({ outside }: Review['scope'], { say, text }: Speaker): string[] {
  const [first] = outside.filter(({ kind }) => kind !== 'text' && kind !== 'codes' && kind !== 'standard')
  if (!first) return []
  const more = outside.length - 1
  const rest =
    more > 0
      ? say(
          `; dan ${more} berkas lain di luar`,
          `; and ${more === 1 ? '1 other file' : `${more} other files`} outside`,
        )
      : ''
  return [`❗ ${shown(first.path)}: ${text(OUTSIDE_WORDS[first.kind])}${rest}`]
}

/** What no check forbids and a person has to judge of a dataset, else what changed in it. */
function datasetReason(dataset: DatasetReview, { say, text }: Speaker): string {
  const { id, status, metadata, tables } = dataset
  const revised = tables.reduce((sum, { difference }) => sum + (difference?.revisions.count ?? 0), 0)
  const removed = tables.reduce((sum, { difference }) => sum + (difference?.rows.removed ?? 0), 0)
  const gone = tables.reduce((sum, { size }) => sum + (size?.rows ?? 0), 0)
  const thin = tables.flatMap(({ difference }) => (difference ? thinPeriods(difference) : []))
  const grave = metadata.filter(({ isGrave }) => isGrave)
  // Who may see and use the data is said in full, the rest by its name.
  const spelled = grave.filter(({ path }) => path === 'access' || path === 'licenses')
  const labels = [...new Set(grave.filter((one) => !spelled.includes(one)).map(({ label }) => text(label)))]
  const likely = tables.flatMap(({ difference }) => difference?.columns.likely ?? [])
  const columns = tables
    .flatMap(({ difference }) => difference?.columns.removed ?? [])
    .filter((name) => !likely.some(({ before }) => before === name))
  const parts = [
    dataset.isRespelled === true &&
      say(
        `folder ${shown(dataset.from ?? '')} hanya berganti huruf besar dan kecilnya: alamat ditulis dengan huruf kecil, kembalikan nama lamanya`,
        `the folder ${shown(dataset.from ?? '')} changed in capitals alone: addresses are in small letters, put the old name back`,
      ),
    status === 'removed' &&
      say(`dataset dihapus, dengan ${published(gone).id}`, `dataset removed, with ${published(gone).en}`),
    status === 'added' && text(changeSummary(dataset)).replace(/\.$/, ''),
    revised > 0 &&
      `${text(counted(revised, 'angka terbit', 'published figure', 'published figures'))} ${say('direvisi', 'revised')}`,
    removed > 0 && `${text(published(removed))} ${say('dihapus', 'removed')}`,
    columns.length > 0 &&
      say(`kolom dihapus: ${listed(columns).id}`, `columns removed: ${listed(columns).en}`),
    ...likely.map(({ before, after, unit }) => {
      const other =
        unit && [unit.before, unit.after].map((one) => (one === '' ? '–' : shown(one))).join(' → ')
      return say(
        `kolom ${shown(before)} mungkin diganti namanya menjadi ${shown(after)}, dengan angka lain${other ? ` dan satuan lain (${other})` : ''}`,
        `column ${shown(before)} may have been renamed ${shown(after)}, with other figures${other ? ` and another unit (${other})` : ''}`,
      )
    }),
    status !== 'removed' &&
      tables.some((table) => table.status === 'removed') &&
      say('tabel dihapus', 'table removed'),
    tables.some((table) => table.looksPersonal) &&
      say('ada nilai yang tampak seperti nomor pribadi', 'a value looks like the number of a person'),
    ...thin
      .slice(0, 3)
      .map(({ column, period, now, then }) =>
        say(
          `${shown(period)} hanya berisi ${now} angka ${shown(column)}, periode sebelumnya ${then}`,
          `${shown(period)} holds only ${now === 1 ? '1 figure' : `${now} figures`} of ${shown(column)}, the period before ${then}`,
        ),
      ),
    ...spelled.map(({ label, before, after }) => {
      const [was, is] = [before, after].map((one) => (one ? shown(text(one)) : '–'))
      return `${text(label)}: ${was} → ${is}`
    }),
    labels.length > 0 &&
      say(`diubah: ${labels.slice(0, 5).join(', ')}`, `changed: ${labels.slice(0, 5).join(', ')}`),
  ].filter((part) => part !== false)
  return parts.length > 0
    ? `❗ ${shown(id)}: ${parts.join('; ')}`
    : `${shown(id)}: ${text(changeSummary(dataset))}`
}

function published(rows: number): Text {
  return counted(rows, 'baris terbit', 'published row', 'published rows')
}
