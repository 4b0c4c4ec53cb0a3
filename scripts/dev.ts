/** `npm run dev [-- --catalog DIR]`: the site while it is being worked on; a changed dataset reloads the page. */
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { dev } from 'astro'
import { cacheFolderOf } from '../src/store/checked.ts'
import { downloadsOf } from '../src/store/downloads.ts'
import { catalogFolder } from '../src/store/identity.ts'
import { projectRoot } from '../src/store/project.ts'
import { publishedOf, setPublished } from '../src/store/published.ts'
import { refuseWrongStories } from '../src/store/stories.ts'
import { versionsOf } from '../src/store/versions.ts'
import { CLEAN, command, options } from './command.ts'
import { checkAndReport } from './site.ts'

await command(async () => {
  const { values } = options(
    { catalog: { type: 'string' }, port: { type: 'string', default: '4321' } },
    'npm run dev -- [--catalog DIR] [--port N]',
  )
  const folder = catalogFolder(values.catalog)
  process.env.CATALOG = folder
  process.env.ASTRO_TELEMETRY_DISABLED = '1'

  let files = new Map<string, string>()
  const read = async (): Promise<void> => {
    const { checked } = await checkAndReport(folder)
    const versions = await versionsOf(folder, checked.catalog, cacheFolderOf({}))
    const published = publishedOf(checked, versions)
    refuseWrongStories(published)
    setPublished(published)
    const base = new URL(published.baseUrl).pathname.slice(0, -1)
    files = new Map(
      downloadsOf(published.catalog).map(({ address, file }) => [base + address, join(folder, file)]),
    )
  }
  await read()

  await dev({
    root: projectRoot,
    server: { host: '127.0.0.1', port: Number(values.port) },
    vite: {
      plugins: [
        {
          name: 'catalog',
          configureServer(server) {
            server.watcher.add(folder)
            let waiting: NodeJS.Timeout | undefined
            server.watcher.on('all', (_event, path) => {
              if (!path.startsWith(folder)) return
              // An editor writes a file in several steps; one reading behind the last is enough.
              clearTimeout(waiting)
              waiting = setTimeout(() => {
                read().then(
                  () => server.ws.send({ type: 'full-reload' }),
                  // A file may vanish while it is read; the site stays as it was until the next change.
                  (error: unknown) => server.config.logger.error(String(error)),
                )
              }, 100)
            })
            server.middlewares.use((request, response, next) => {
              const file = files.get((request.url ?? '').split('?')[0] as string)
              if (!file) return next()
              response.setHeader('Content-Type', 'text/csv; charset=utf-8')
              createReadStream(file).pipe(response)
            })
          },
        },
      ],
    },
  })
  return new Promise<number>((done) => process.once('SIGINT', () => done(CLEAN)))
})
