import { counted, listed, shown } from '../rules/wording.ts'
import type { Block } from './blocks.ts'
import { named, type Speaker } from './document.ts'
import type { StandardChange } from './standards.ts'

/** Changes of agreed standards, which bind every dataset that follows them: they stand before all else. */
export function standardBlocks(changes: readonly StandardChange[], speak: Speaker): Block[] {
  if (changes.length === 0) return []
  const { say } = speak
  return [
    { kind: 'heading', level: 2, text: say('Standar yang disepakati berubah', 'Agreed standards change') },
    {
      kind: 'text',
      tone: 'loud',
      text: say(
        'Ini kesepakatan bersama, bukan data satu perangkat daerah. Gabungkan hanya bila semua pihak yang disebut memang menyepakatinya.',
        'This is a common agreement and no data of one agency. Merge it only if all parties that are named have agreed to it.',
      ),
    },
    ...changes.flatMap((change): Block[] => [
      { kind: 'text', text: standardReason(change, speak) },
      { kind: 'list', items: details(change, speak) },
    ]),
  ]
}

/** A change of a standard in one sentence. */
export function standardReason(
  { id, title, kind, from = '', followers }: StandardChange,
  { say }: Speaker,
): string {
  const users = counted(followers.length, 'dataset', 'dataset', 'datasets')
  const by = say(`; diikuti ${users.id}`, `; followed by ${users.en}`)
  const words = {
    removed: say(`❗ standar ${shown(id)} DIHAPUS`, `❗ the standard ${shown(id)} is DELETED`),
    changed: say(
      `❗ standar ${shown(id)} diubah TANPA VERSI BARU`,
      `❗ the standard ${shown(id)} changes WITHOUT A NEW VERSION`,
    ),
    version: say(
      `❗ versi baru standar ${shown(id)} sesudah ${shown(from)}`,
      `❗ new version ${shown(id)} of a standard after ${shown(from)}`,
    ),
    new: say(`❗ standar baru ${shown(id)}`, `❗ new standard ${shown(id)}`),
  }[kind]
  return `${words} (${named(title)})${by}`
}

function details(change: StandardChange, { say }: Speaker): string[] {
  const { parties, date, changes, columns, metadata, followers } = change
  const names = (all: readonly string[], id: string, en: string) =>
    all.length > 0 ? [say(`${id}: ${listed(all).id}`, `${en}: ${listed(all).en}`)] : []
  const nothing = say('tidak ada', 'none')
  const by = listed(followers.map(({ dataset, version }) => `${dataset} (${version})`))
  return [
    say(
      `Disepakati ${shown(date)} oleh ${listed(parties).id}`,
      `Agreed ${shown(date)} by ${listed(parties).en}`,
    ),
    ...(changes === undefined
      ? []
      : [say(`Menurut para pihak: ${named(changes)}`, `By its parties: ${named(changes)}`)]),
    ...names(columns.removed, 'Kolom yang tidak lagi disepakati', 'Columns no longer agreed'),
    ...names(columns.added, 'Kolom baru yang wajib ada', 'New columns that must be there'),
    ...columns.changed.map(({ name, property, from, to }) => {
      const [was, is] = [from === '' ? nothing : shown(from), to === '' ? nothing : shown(to)]
      return `${shown(name)}, \`${property}\`: ${was} → ${is}`
    }),
    ...names(metadata.added, 'Metadata yang kini wajib', 'Metadata that must now be there'),
    ...names(metadata.removed, 'Metadata yang tidak lagi wajib', 'Metadata no longer needed'),
    followers.length > 0
      ? say(`Dataset yang mengikuti standar ini: ${by.id}`, `Datasets that follow it: ${by.en}`)
      : say('Belum ada dataset yang mengikutinya', 'No dataset follows it yet'),
  ]
}
