import type { Language } from '../catalog/problem.ts'
import { facetTable } from './facets.ts'
import { FIELD_NAMES } from './fields.ts'
import { type IndexFile, packWords, type RowsFile, SEARCH_FILES, type WordsFile } from './files.ts'
import type { SearchRecord } from './record.ts'
import { wordsOf } from './words.ts'

/** Datasets in a file of rows: a page of results fetches few of the others along. */
const GROUP = 4
/** Numbers in a file of words: about 8 kB as hosts send it. */
const BLOCK = 8000
/** Longest word that is searched; what is longer is no word. */
const LONGEST = 32

/** The files of the search over datasets, by their paths below its folder, in the order that a list shows them. */
export function buildIndex(
  records: readonly SearchRecord[],
  languages: readonly Language[],
): Map<string, IndexFile | WordsFile | RowsFile> {
  const places = wordPlaces(records, languages)
  const words = [...places.keys()].sort()
  const { blocks, lists } = blocksOf(words.map((word) => placeLists(places.get(word)!)))
  const index = {
    datasets: records.length,
    group: GROUP,
    words: packWords(words),
    blocks,
    facets: facetTable(records.map(({ facets }) => facets)),
  }
  const rows = languages.flatMap((language) =>
    Array.from({ length: Math.ceil(records.length / GROUP) }, (_, group) => ({
      path: SEARCH_FILES.rows(language, group),
      rows: records
        .slice(group * GROUP, (group + 1) * GROUP)
        .map((record) => record.rows[language] ?? { markup: '', texts: [] }),
    })),
  )
  const stamp = stampOf(JSON.stringify([index, lists]))
  return new Map<string, IndexFile | WordsFile | RowsFile>([
    [SEARCH_FILES.index, { stamp, ...index }],
    ...lists.map((one, block) => [SEARCH_FILES.words(block), { stamp, lists: one }] as const),
    ...rows.map((one) => [one.path, { stamp, rows: one.rows }] as const),
  ])
}

/** For each word the fields of each dataset that have it, as bits. */
function wordPlaces(
  records: readonly SearchRecord[],
  languages: readonly Language[],
): Map<string, Map<number, number>> {
  const places = new Map<string, Map<number, number>>()
  for (const [dataset, record] of records.entries()) {
    for (const language of languages) {
      for (const { field, text } of record.rows[language]?.texts ?? []) {
        const bit = 1 << FIELD_NAMES.indexOf(field)
        for (const { word } of wordsOf(text)) {
          if (word.length > LONGEST) continue
          const found = places.get(word) ?? new Map<number, number>()
          places.set(word, found)
          found.set(dataset, (found.get(dataset) ?? 0) | bit)
        }
      }
    }
  }
  return places
}

function placeLists(places: ReadonlyMap<number, number>): number[][] {
  const lists = Map.groupBy(places, ([, mask]) => mask)
  return [...lists]
    .sort(([a], [b]) => a - b)
    .map(([mask, found]) => {
      let last = -1
      return [
        mask,
        ...found
          .map(([dataset]) => dataset)
          .sort((a, b) => a - b)
          .map((dataset) => {
            const step = dataset - last
            last = dataset
            return step
          }),
      ]
    })
}

function blocksOf(all: readonly number[][][]): { blocks: number[]; lists: WordsFile['lists'][] } {
  const blocks: number[] = []
  const lists: WordsFile['lists'][] = []
  let same = new Map<string, number>()
  let size = BLOCK
  for (const [word, list] of all.entries()) {
    if (size >= BLOCK) {
      blocks.push(word)
      lists.push([])
      same = new Map()
      size = 0
    }
    const block = lists.at(-1)!
    const key = JSON.stringify(list)
    const before = same.get(key)
    if (before === undefined) {
      same.set(key, block.length)
      size += list.reduce((sum, one) => sum + one.length, 0)
    }
    block.push(before ?? list)
    size++
  }
  return { blocks, lists }
}

/** A short digest (FNV-1a): it tells builds apart, nothing hangs on nobody being able to forge it. */
function stampOf(text: string): string {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return (hash >>> 0).toString(36)
}
