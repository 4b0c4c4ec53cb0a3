import { type LoadFile, SearchEngine } from '../search/engine.ts'
import { SEARCH_FILES } from '../search/files.ts'

/** Opens the search whose files are in a folder of the site. */
export function openSearch(folder: string): Promise<SearchEngine> {
  return SearchEngine.open(fetchFrom(folder))
}

function fetchFrom(folder: string): LoadFile {
  return async (path, stamp) => {
    // The index tells the build of all other files, so that it must be the one that the host has now.
    const response = await fetch(folder + path + (stamp === undefined ? '' : `?${stamp}`), {
      cache: path === SEARCH_FILES.index ? 'no-cache' : 'default',
    })
    if (!response.ok) throw new Error(`${path}: ${response.status}`)
    const file: unknown = await response.json()
    if (stamp !== undefined && (file as { stamp?: unknown }).stamp !== stamp)
      throw new Error(`${path}: of another build`)
    return file
  }
}
