import { spawn } from 'node:child_process'
import { CLEAN } from './command.ts'
import { ROOT } from './steps.ts'

/** Runs another command of ours in the person's own folder, and returns its exit code. */
export function run(name: string, args: string[]): Promise<number> {
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
