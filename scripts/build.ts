/** `npm run build [-- --catalog DIR] [--out DIR] [--pictures]`: checks the catalog and builds its site; `npm run publish` with pictures. */
import { readdirSync } from 'node:fs'
import { relative } from 'node:path'
import { catalogFolder } from '../src/store/identity.ts'
import { SiteTooLarge } from '../src/store/sitesize.ts'
import { CLEAN, command, options, PROBLEMS, sayError } from './command.ts'
import { buildSite, checkAndReport, siteFolder } from './site.ts'

await command(async () => {
  const { values } = options(
    { catalog: { type: 'string' }, out: { type: 'string' }, pictures: { type: 'boolean' } },
    'npm run build -- [--catalog DIR] [--out DIR] [--pictures]',
  )
  const { checked, errors } = await checkAndReport(catalogFolder(values.catalog))
  if (errors > 0) {
    process.stderr.write(
      '✗ Situs tidak dibangun karena ada kesalahan data. / Not built: the data have errors.\n',
    )
    return PROBLEMS
  }
  const out = siteFolder(values.out)
  const started = performance.now()
  process.stdout.write('… Membangun situs / Building the site\n')
  try {
    await buildSite(checked, out, { pictures: values.pictures === true })
  } catch (error) {
    if (!(error instanceof SiteTooLarge)) throw error
    sayError(error)
    return PROBLEMS
  }
  const pages = readdirSync(out, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.html'),
  )
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  process.stdout.write(
    `✓ ${pages.length} halaman / pages → ${relative(process.cwd(), out)}/ (${seconds} s)\n`,
  )
  return CLEAN
})
