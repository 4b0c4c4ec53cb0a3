/** `npm run demo [-- --port N] [--out DIR]`: plays the story of a dataset in the invented city, builds its site and serves it. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { CLEAN, command, options } from './command.ts'
import { play } from './demo/story.ts'
import { PEOPLE, Town } from './demo/town.ts'
import { run } from './run.ts'

await command(async () => {
  const { values } = options(
    { port: { type: 'string' }, out: { type: 'string' } },
    'npm run demo -- [--port N] [--out DIR]',
  )
  const town = new Town(mkdtempSync(join(tmpdir(), 'kota-contoh-')))
  for (const { id, en } of play(town)) process.stdout.write(`• ${id} / ${en}\n`)
  const catalog = ['--catalog', join(town.at(PEOPLE.verifier), 'datasets')]
  const out = values.out ?? join(town.folder, 'situs')
  process.stdout.write(
    `\n  Repositori / Repository:  ${relative(process.cwd(), town.at(PEOPLE.verifier))}\n\n`,
  )
  const built = await run('build', [...catalog, '--out', out])
  if (built !== CLEAN) return built
  return run('serve', [...catalog, ...(values.port === undefined ? [] : ['--port', values.port]), out])
})
