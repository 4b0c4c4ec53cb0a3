/** `npm start [-- --catalog DIR] [--out DIR] [--port N]`: checks the catalog, builds the site and serves it. */
import { CLEAN, command, options } from './command.ts'
import { run } from './run.ts'

await command(async () => {
  const { values } = options(
    { catalog: { type: 'string' }, out: { type: 'string' }, port: { type: 'string' } },
    'npm start -- [--catalog DIR] [--out DIR] [--port N]',
  )
  const { catalog, out, port } = values
  const shared = catalog === undefined ? [] : ['--catalog', catalog]
  const built = await run('build', [...shared, ...(out === undefined ? [] : ['--out', out])])
  if (built !== CLEAN) return built
  return run('serve', [
    ...shared,
    ...(port === undefined ? [] : ['--port', port]),
    ...(out === undefined ? [] : [out]),
  ])
})
