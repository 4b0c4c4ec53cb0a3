import { counted, listed, shown } from '../rules/wording.ts'
import type { Block } from './blocks.ts'
import type { Speaker } from './document.ts'
import { isHarmless, OUTSIDE_KINDS, OUTSIDE_WORDS } from './outside.ts'
import type { ScopeReview } from './scope.ts'

/** Paths of one kind that are named. */
const NAMED = 12

/** Whether a change stays where its sender belongs; what is outside stands first. */
export function scopeBlocks(scope: ScopeReview, { say, text }: Speaker): Block[] {
  const { outside, files, account, own, isVerifier, agencies } = scope
  const blocks: Block[] = []
  const harmful = outside.filter(({ kind }) => !isHarmless(kind))
  if (outside.length > 0) {
    blocks.push({
      kind: 'heading',
      level: 2,
      text: say('Di luar folder data perangkat daerah', "Outside the agency's folders of data"),
    })
    if (harmful.length > 0)
      blocks.push({
        kind: 'text',
        tone: 'loud',
        text: say(
          'Periksa bagian ini lebih dahulu: yang diubah di sini bukan data milik pengirim.',
          'Look at this first: what is changed here is no data of the sender.',
        ),
      })
    const kinds = OUTSIDE_KINDS.filter((kind) => outside.some((one) => one.kind === kind))
    blocks.push({
      kind: 'list',
      items: kinds.map((kind) => {
        const paths = outside.filter((one) => one.kind === kind).map(({ path }) => path)
        const more = paths.length - NAMED
        const names = paths
          .slice(0, NAMED)
          .map((path) => shown(path))
          .join(', ')
        const rest = more > 0 ? say(`, dan ${more} lainnya`, ` and ${more} more`) : ''
        const accounts = outside.flatMap((one) => (one.kind === kind && one.accounts ? [one.accounts] : []))
        const given = accounts.flatMap(({ added }) => added)
        const taken = accounts.flatMap(({ removed }) => removed)
        return [
          `${names}${rest}: ${text(OUTSIDE_WORDS[kind])}`,
          ...(kind === 'new-agency' && given.length === 0
            ? [say('belum ada akun yang boleh mengirim atas namanya', 'no account may submit for it yet')]
            : []),
          ...(given.length > 0
            ? [
                say(
                  `boleh mengirim sesudah ini: ${listed(given).id}`,
                  `may submit afterwards: ${listed(given).en}`,
                ),
              ]
            : []),
          ...(taken.length > 0
            ? [say(`tidak boleh lagi: ${listed(taken).id}`, `may no longer: ${listed(taken).en}`)]
            : []),
        ].join('\n')
      }),
    })
  }
  blocks.push({ kind: 'heading', level: 2, text: say('Lingkup', 'Scope') })
  const items = [
    say(
      `${files.added} berkas ditambah, ${files.changed} diubah, ${files.removed} dihapus.`,
      `${counted(files.added, '', 'file', 'files').en} added, ${files.changed} changed, ${files.removed} removed.`,
    ),
  ]
  if (account === undefined)
    items.push(
      say(
        'Akun pengirim tidak diketahui di sini, sehingga wewenangnya tidak diperiksa.',
        'The account of the sender is not known here, so that its rights were not checked.',
      ),
    )
  else if (isVerifier)
    items.push(
      say(`${shown(account)} adalah akun verifikator.`, `${shown(account)} is an account of a verifier.`),
    )
  else if (own.length === 0)
    items.push(
      say(
        `${shown(account)} tidak terdaftar sebagai akun pengirim perangkat daerah mana pun.`,
        `${shown(account)} is listed as a sender of no agency.`,
      ),
    )
  else
    items.push(
      say(
        `${shown(account)} terdaftar sebagai pengirim untuk ${listed(own).id}.`,
        `${shown(account)} is listed as a sender for ${listed(own).en}.`,
      ),
    )
  if (agencies.length > 1)
    items.push(
      say(
        `Menyentuh folder ${agencies.length} perangkat daerah: ${listed(agencies).id}.`,
        `Touches the folders of ${agencies.length} agencies: ${listed(agencies).en}.`,
      ),
    )
  if (outside.length === 0)
    items.push(
      say(
        'Tidak ada yang diubah di luar folder perangkat daerah itu.',
        "Nothing is changed outside that agency's folder.",
      ),
    )
  blocks.push({ kind: 'list', items })
  return blocks
}
