/** What `git ls-tree -r -l -z` tells of one path. */
export interface ListedEntry {
  /** As Git writes it, such as `100644`. */
  mode: string
  id: string
  /** Bytes; of what is no blob none. */
  size: number
  path: string
}

/** The entries in the output of `git ls-tree -r -l -z`, in its order. */
export function listedEntries(output: string): ListedEntry[] {
  return output.split('\0').flatMap((line) => {
    const [, mode, id, size, path] = /^(\d+) \w+ (\w+) +(\S+)\t(.*)$/s.exec(line) ?? []
    return mode && id && path ? [{ mode, id, size: Number(size) || 0, path }] : []
  })
}
