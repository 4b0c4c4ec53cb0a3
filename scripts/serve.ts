/** `npm run serve [-- DIR]`: serves a built site on this machine only, and prints its address. */
import { existsSync } from 'node:fs'
import { preview } from 'astro'
import { CatalogError } from '../src/catalog/catalogerror.ts'
import { addressOf, catalogFolder, identityOf } from '../src/store/identity.ts'
import { projectRoot } from '../src/store/project.ts'
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
  process.env.CATALOG = catalogFolder(values.catalog)
  process.env.ASTRO_TELEMETRY_DISABLED = '1'
  const server = await preview({
    root: projectRoot,
    outDir: folder,
    logLevel: 'silent',
    server: { host: '127.0.0.1', port: Number(values.port) },
  })
  const base = new URL(addressOf(identityOf(process.env.CATALOG))).pathname
  process.stdout.write(
    `\n  Situs / Site:  http://localhost:${server.port}${base}\n  Berhenti / Stop:  Ctrl+C\n\n`,
  )
  await server.closed()
  return CLEAN
})
