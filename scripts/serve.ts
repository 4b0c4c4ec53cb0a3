/** `npm run serve [-- DIR]`: serves a built site on this machine only, and prints its address. */
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { CatalogError } from '../src/catalog/catalogerror.ts'
import { addressOf, catalogFolder, identityOf } from '../src/store/identity.ts'
import { serveSite } from '../src/store/siteserver.ts'
import { CLEAN, command, options } from './command.ts'
import { siteFolder } from './site.ts'

const FIRST_PORT = 4321

await command(async () => {
  const { values, positionals } = options(
    { catalog: { type: 'string' }, port: { type: 'string', default: String(FIRST_PORT) } },
    'npm run serve -- [DIR] [--catalog DIR] [--port N]',
    1,
  )
  const folder = siteFolder(positionals[0])
  if (!existsSync(folder)) {
    throw new CatalogError(
      { id: `Folder "${folder}" belum ada.`, en: `The folder "${folder}" does not exist yet.` },
      { id: 'Bangun situs dahulu: npm run build', en: 'Build the site first: npm run build' },
    )
  }
  const base = new URL(addressOf(identityOf(catalogFolder(values.catalog)))).pathname
  const { server, port } = await serveSite(folder, base, Number(values.port))
  process.stdout.write(`\n  Situs / Site:  http://localhost:${port}${base}\n  Berhenti / Stop:  Ctrl+C\n\n`)
  await once(server, 'close')
  return CLEAN
})
