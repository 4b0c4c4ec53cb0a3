import { DOCUMENTS } from '../catalog/path.ts'
import { blobOf } from './catalog-then.ts'
import type { Commit } from './log.ts'

/** A file of a version. */
export interface VersionFile {
  /** Path inside the folder of the dataset. */
  path: string
  /** Id of its Git blob. */
  blob: string
  /** Size in bytes. */
  size: number
}

/** The files of all datasets along a main line. */
export class DatasetFiles {
  readonly #prefix: string
  readonly #datasets = new Map<string, Map<string, VersionFile>>()

  constructor(prefix: string) {
    this.#prefix = prefix
  }

  /** Takes a commit and gives what it changed: the files, sorted by path, of each dataset after it; none where it is gone. */
  advance({ changes }: Commit): Map<string, VersionFile[]> {
    const touched = new Set<string>()
    for (const { path, after } of changes) {
      const place = placeOf(this.#prefix, path)
      if (!place) continue
      const files = this.#datasets.get(place.dataset) ?? new Map<string, VersionFile>()
      const blob = blobOf(after)
      if (blob !== undefined) files.set(place.file, { path: place.file, blob, size: 0 })
      // What is no regular file is no part of a dataset, neither before nor after.
      else if (!files.delete(place.file)) continue
      this.#datasets.set(place.dataset, files)
      touched.add(place.dataset)
    }
    return new Map(
      [...touched].map((dataset) => {
        const files = this.#datasets.get(dataset)?.values() ?? []
        return [dataset, [...files].sort((a, b) => (a.path < b.path ? -1 : 1))]
      }),
    )
  }
}

/** The dataset `agency/dataset` that a path from the root of the repository lies in, and the path inside it. */
export function placeOf(prefix: string, path: string): { dataset: string; file: string } | undefined {
  if (!path.startsWith(prefix)) return undefined
  const first = path.indexOf('/', prefix.length)
  const second = first < 0 ? -1 : path.indexOf('/', first + 1)
  const mark = path[prefix.length]
  if (second < 0 || mark === '_' || mark === '.') return undefined
  if (path.slice(first + 1, second) === DOCUMENTS) return undefined
  return { dataset: path.slice(prefix.length, second), file: path.slice(second + 1) }
}
