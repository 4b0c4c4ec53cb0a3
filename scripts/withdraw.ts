/** `npm run withdraw -- DATASET[@N] --reason TEXT …`: takes a version or a dataset off the site, for good. */
import { CatalogError } from '../src/catalog/catalogerror.ts'
import type { Withdrawal } from '../src/catalog/descriptors.ts'
import { WITHDRAWN } from '../src/catalog/withdrawals.ts'
import { dayIn } from '../src/history/asof.ts'
import { catalogFolder, identityOf } from '../src/store/identity.ts'
import { withdraw } from '../src/store/withdraw.ts'
import { CLEAN, command, options } from './command.ts'

const USAGE =
  'npm run withdraw -- DATASET[@N] --reason TEXT [--reason-en TEXT] [--office TEXT] [--date YYYY-MM-DD] [--catalog DIR]'

await command(async () => {
  const text = { type: 'string' } as const
  const { values, positionals } = options(
    { reason: text, 'reason-en': text, office: text, date: text, catalog: text },
    USAGE,
    1,
  )
  const [, dataset, version] = /^([^@]+?)\/?(?:@(\d+))?$/.exec(positionals[0] ?? '') ?? []
  const { reason } = values
  if (dataset === undefined || !reason?.trim()) throw incomplete()
  const folder = catalogFolder(values.catalog)
  const identity = identityOf(folder)
  const withdrawal: Withdrawal = {
    dataset,
    ...(version !== undefined && { version: Number(version) }),
    date: values.date ?? dayIn(new Date().toISOString(), identity.timezone),
    reason,
    ...(values['reason-en'] && { reason_en: values['reason-en'] }),
    office: values.office ?? identity.publisher.name,
  }
  const { removed, sharing } = await withdraw(folder, withdrawal)
  const say = (id: string, en: string) => process.stdout.write(`${id}\n  ${en}\n`)
  say(
    `✓ ${positionals[0]} tercatat sebagai ditarik di ${WITHDRAWN}.`,
    `${positionals[0]} is on record as withdrawn in ${WITHDRAWN}.`,
  )
  for (const file of removed) process.stdout.write(`  − ${file}\n`)
  if (sharing.length > 0)
    say(
      `! Versi ${sharing.join(', ')} memuat tabel yang sama. Periksa, dan tarik juga bila perlu.`,
      `Versions ${sharing.join(', ')} hold the same table. Look at them, and withdraw them as well if need be.`,
    )
  say(
    '→ Jalankan npm run check, lalu komit. Riwayat Git tidak diubah: isinya masih dapat diambil dari sana.',
    'Run npm run check, then commit. The history of Git stays as it is: the content can still be had from there.',
  )
  say(
    '→ Bila yang ditarik adalah data pribadi, ikuti src/guides/kebocoran.id.md.',
    'If personal data was withdrawn, follow src/guides/kebocoran.en.md.',
  )
  return CLEAN
})

function incomplete(): CatalogError {
  return new CatalogError(
    {
      id: 'Sebutkan dataset, atau dataset dan nomor versinya, beserta alasannya.',
      en: 'Name the dataset, or the dataset and the number of its version, and the reason.',
    },
    { id: `Cara pakai: ${USAGE}`, en: `Usage: ${USAGE}` },
  )
}
