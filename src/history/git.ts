import { spawn, spawnSync } from 'node:child_process'

/** Variables for Git. */
// Settings of the person or the machine must not change what is read, nor may a hook that runs us point elsewhere.
const { GIT_DIR, GIT_WORK_TREE, GIT_INDEX_FILE, GIT_PREFIX, ...inherited } = process.env
export const environment = { ...inherited, GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' }

/** Output of a Git command in a folder, or `undefined` where Git or the repository is missing. */
export function git(folder: string, ...args: string[]): string | undefined {
  return gitBytes(folder, ...args)?.toString()
}

/** As {@link git}, as the bytes that they are. */
export function gitBytes(folder: string, ...args: string[]): Buffer | undefined {
  const run = spawnSync('git', ['-C', folder, '-c', 'log.showSignature=false', ...args], {
    maxBuffer: 1 << 30,
    env: environment,
  })
  return run.status === 0 ? run.stdout : undefined
}

/** As {@link git}, while this process goes on with other work. Exit codes besides 0 may be allowed. */
export function gitLater(
  folder: string,
  args: string[],
  allowed: number[] = [0],
): Promise<string | undefined> {
  return new Promise((done) => {
    const run = spawn('git', ['-C', folder, ...args], {
      env: environment,
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    const pieces: Buffer[] = []
    run.stdout.on('data', (piece: Buffer) => pieces.push(piece))
    run.once('error', () => done(undefined))
    run.once('close', (code) =>
      done(code !== null && allowed.includes(code) ? Buffer.concat(pieces).toString() : undefined),
    )
  })
}

/** Blob ids of the files below a folder whose content is what Git has recorded, by path inside the folder. */
export function cleanBlobs(folder: string): Map<string, string> {
  const blobs = new Map<string, string>()
  const staged = git(folder, 'ls-files', '-s', '-v', '-z', '--', '.')
  const changed = git(folder, 'diff-files', '--name-only', '--relative', '-z', '--', '.')
  if (staged === undefined || changed === undefined) return blobs
  for (const line of staged.split('\0')) {
    // Other marks than `H` ask Git not to look whether the file has changed.
    const parsed = /^H 100(?:644|755) ([0-9a-f]+) 0\t(.*)$/s.exec(line)
    if (parsed) blobs.set(parsed[2] as string, parsed[1] as string)
  }
  for (const path of changed.split('\0')) blobs.delete(path)
  return blobs
}
