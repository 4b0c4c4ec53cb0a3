/** `npm run ledger [-- --catalog DIR] [--check]`: writes the versions that the ledger of a catalog lacks. */
import { LEDGER } from '../src/history/ledger.ts'
import { catalogFolder } from '../src/store/folder.ts'
import { extendLedger, ledgerState } from '../src/store/ledger.ts'
import { CLEAN, command, options, PROBLEMS } from './command.ts'

await command(async () => {
  const { values } = options(
    { catalog: { type: 'string' }, check: { type: 'boolean', default: false } },
    'npm run ledger -- [--catalog DIR] [--check]',
  )
  const folder = catalogFolder(values.catalog)
  const state = await ledgerState(folder)
  const count = state.unlisted.length
  const all = state.entries.length + count
  if (count === 0) {
    process.stdout.write(
      `✓ ${LEDGER}: ${all} versi, semua tercatat. / ${all} versions, all of them listed.\n`,
    )
    return CLEAN
  }
  if (values.check) {
    process.stdout.write(
      `✗ ${LEDGER}: ${count} versi belum tercatat; jalankan npm run ledger. / ${count} versions are not listed; run npm run ledger.\n`,
    )
    return PROBLEMS
  }
  await extendLedger(folder, state)
  process.stdout.write(
    `✓ ${LEDGER}: ${count} versi ditambahkan, kini ${all}. Komit berkas itu. / ${count} versions added, ${all} now. Commit that file.\n`,
  )
  return CLEAN
})
