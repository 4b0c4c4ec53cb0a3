/** `npm start [-- --catalog DIR]`: checks the catalog, builds the site and serves it; exit codes are the build's. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { ROOT } from './steps.ts'

const built = await run('scripts/build.ts', process.argv.slice(2))
process.exitCode = built === 0 ? await run('scripts/serve.ts', ['dist']) : built

function run(script: string, args: string[]): Promise<number> {
  const child = spawn(process.execPath, [join(ROOT, script), ...args], { cwd: ROOT, stdio: 'inherit' })
  // The child ends itself on Ctrl+C, which the terminal sends to both; we wait for it.
  process.on('SIGINT', () => undefined)
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  return new Promise((done) => {
    child.on('error', (error) => {
      console.error(String(error))
      done(2)
    })
    child.on('close', (code, signal) => done(signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : (code ?? 1)))
  })
}
