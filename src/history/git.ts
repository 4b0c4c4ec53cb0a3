import { spawnSync } from 'node:child_process'

/** Output of a Git command in a folder, or `undefined` where Git or the repository is missing. */
export function git(folder: string, ...args: string[]): string | undefined {
  const run = spawnSync('git', ['-C', folder, ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 30,
    // Settings of the person or the machine must not change what is read.
    env: { ...process.env, GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' },
  })
  return run.status === 0 ? run.stdout : undefined
}

/** Blob ids of the files below a folder whose content is what Git has recorded, by path inside the folder. */
export function cleanBlobs(folder: string): Map<string, string> {
  const blobs = new Map<string, string>()
  const staged = git(folder, 'ls-files', '-s', '-z', '--', '.')
  const changed = git(folder, 'diff-files', '--name-only', '--relative', '-z', '--', '.')
  if (staged === undefined || changed === undefined) return blobs
  for (const line of staged.split('\0')) {
    const parsed = /^100(?:644|755) ([0-9a-f]+) 0\t(.*)$/s.exec(line)
    if (parsed) blobs.set(parsed[2] as string, parsed[1] as string)
  }
  for (const path of changed.split('\0')) blobs.delete(path)
  return blobs
}
