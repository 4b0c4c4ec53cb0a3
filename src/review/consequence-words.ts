import { counted, listed, shown } from '../rules/wording.ts'
import type { Block } from './blocks.ts'
import type { Consequence } from './consequences.ts'
import type { Speaker } from './document.ts'

/** What follows from publishing a change, worst first. */
export function consequenceBlocks(consequences: readonly Consequence[], speak: Speaker): Block[] {
  if (consequences.length === 0) return []
  const { say } = speak
  return [
    {
      kind: 'heading',
      level: 2,
      text: say('Akibat bila diterbitkan', 'What follows when this is published'),
    },
    { kind: 'list', items: consequences.flatMap((one) => consequenceTexts(one, speak)) },
  ]
}

function consequenceTexts(one: Consequence, { say }: Speaker): string[] {
  switch (one.kind) {
    case 'withdrawn': {
      const [id, en] = [named(one, 'versi', 'dataset'), named(one, 'version', 'the dataset')]
      return [
        say(
          `❗ Menarik ${id} dari situs: alamatnya tetap, isinya tidak diterbitkan lagi. Alasan: ${shown(one.reason)}.`,
          `❗ Withdraws ${en} from the site: its address stays, its content is published no more. Reason: ${shown(one.reason)}.`,
        ),
      ]
    }
    case 'not-withdrawn': {
      const [id, en] = [named(one, 'versi', 'dataset'), named(one, 'version', 'the dataset')]
      return [
        say(
          `❗ MENCABUT penarikan ${id}: isinya terbit lagi bila masih ada. Pastikan hal itu memang diputuskan.`,
          `❗ REVOKES the withdrawal of ${en}: its content is published again if it is still there. Make sure that this was decided.`,
        ),
      ]
    }
    case 'broken-address':
      if (one.page !== undefined)
        return [
          say(
            `❗ Alamat berkas ${shown(one.address)} tidak akan ada lagi: siapa pun yang mengutipnya mendapat halaman tidak ditemukan. Halaman datasetnya tetap: ${shown(one.page)}.`,
            `❗ The address of the file ${shown(one.address)} will be gone: whoever quoted it finds nothing there. The page of its dataset stays: ${shown(one.page)}.`,
          ),
        ]
      return [
        say(
          `❗ Alamat ${shown(one.address)} tidak akan ada lagi: siapa pun yang mengutipnya mendapat halaman tidak ditemukan. Bila dataset berpindah, tulis alamat lamanya pada \`aliases\`.`,
          `❗ The address ${shown(one.address)} will be gone: whoever quoted it finds nothing there. If the dataset has moved, write its old address into \`aliases\`.`,
        ),
      ]
    case 'moved-address':
      return [
        say(
          `Alamat ${shown(one.address)} akan mengantar ke ${shown(one.to)}.`,
          `The address ${shown(one.address)} will lead to ${shown(one.to)}.`,
        ),
      ]
    case 'dependents':
      return [
        say(
          `❗ Dataset lain merujuk ke ${shown(one.dataset)}: ${listed(one.by).id}.`,
          `❗ Other datasets refer to ${shown(one.dataset)}: ${listed(one.by).en}.`,
        ),
      ]
    case 'code-list': {
      const parts = [
        one.added.length > 0 && say(`kode baru ${listed(one.added).id}`, `new codes ${listed(one.added).en}`),
        one.removed.length > 0 &&
          say(`❗ kode dihapus ${listed(one.removed).id}`, `❗ codes removed ${listed(one.removed).en}`),
        one.orphans.length > 0 &&
          say(
            'baris yang masih memakainya: lihat bagian Pemeriksaan',
            'rows that still use them: see Checks',
          ),
        one.renamed.length > 0 &&
          say(`nama diubah ${listed(one.renamed).id}`, `names changed ${listed(one.renamed).en}`),
      ].filter((part) => part !== false)
      const users =
        one.users.length > 0
          ? say(
              `dipakai ${one.users.length} dataset: ${listed(one.users).id}`,
              `used by ${counted(one.users.length, '', 'dataset', 'datasets').en}: ${listed(one.users).en}`,
            )
          : say('tidak dipakai dataset mana pun', 'used by no dataset')
      return [
        say(
          `Daftar kode ${shown(one.list)}: ${parts.join('; ') || 'kolom lain diubah'}; ${users}.`,
          `Code list ${shown(one.list)}: ${parts.join('; ') || 'other columns changed'}; ${users}.`,
        ),
      ]
    }
    case 'charts':
      return [
        say(
          `Grafik yang digambar ulang pada ${shown(one.dataset)}: ${listed(one.charts).id}.`,
          `Charts drawn anew of ${shown(one.dataset)}: ${listed(one.charts).en}.`,
        ),
      ]
    case 'pages':
      return [
        say(
          `Halaman yang berubah: ${listed(one.addresses).id}, beserta daftar yang memuatnya.`,
          `Pages that change: ${listed(one.addresses).en}, and the lists that hold them.`,
        ),
      ]
  }
}

function named(
  { dataset, version: number }: { dataset: string; version?: number },
  version: string,
  whole: string,
): string {
  return number === undefined ? `${whole} ${shown(dataset)}` : `${version} ${number} · ${shown(dataset)}`
}
