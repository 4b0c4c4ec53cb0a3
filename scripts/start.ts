/** `npm start [-- --catalog DIR] [--out DIR] [--port N]`: checks the catalog, builds the site and serves it. */
import { spawn } from 'node:child_process'
import { CLEAN, command, options } from './command.ts'
import { ROOT } from './steps.ts'

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

/** Runs another command of ours in the person's own folder, and returns its exit code. */
function run(name: string, args: string[]): Promise<number> {
  const child = spawn(process.execPath, [`${ROOT}scripts/${name}.ts`, ...args], { stdio: 'inherit' })
  // The terminal sends Ctrl+C to both: the child ends itself, and we after it.
  process.on('SIGINT', () => undefined)
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  return new Promise((done, fail) => {
    child.on('error', fail)
    child.on('close', (code, signal) =>
      done(signal === 'SIGINT' || signal === 'SIGTERM' ? CLEAN : (code ?? 1)),
    )
  })
}
