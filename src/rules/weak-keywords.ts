import type { Text } from '../catalog/problem.ts'
import { sameWords, wordsOf } from './plain-words.ts'
import { isUnsure, propertyPlace } from './property.ts'
import type { Rule } from './rule.ts'
import { listed, shown, steps } from './wording.ts'

/** Keywords by which nobody finds the dataset. */
export const rule: Rule = {
  code: 'weak-keywords',
  hook: 'dataset',
  severity: 'warning',
  title: { id: 'Kata kunci belum membantu pencarian', en: 'Keywords that do not help a search' },
  why: {
    id: 'Orang mencari dengan kata mereka sendiri: "pengangguran", bukan "TPT". Kata kunci yang kurang, berulang, atau sama dengan judul membuat data tidak ditemukan.',
    en: 'People search in their own words: "unemployment", not an abbreviation. Keywords that are few, repeated or the same as the title leave the data unfound.',
  },
  fix: steps(
    [
      'Buka `dataset.md` dan cari `keywords`; bila belum ada, tulis di bawah `theme`.',
      'Tulis tiga sampai tujuh kata kunci: hal yang dihitung, kata sehari-harinya, singkatannya, dan rinciannya, misalnya `keywords: [pengangguran, TPT, angkatan kerja]`.',
      'Tulis setiap kata kunci sebagai butir sendiri, satu kali saja, dan jangan mengulang judul.',
    ],
    [
      'Open `dataset.md` and find `keywords`; where there is none, write it below `theme`.',
      'Write three to seven keywords: what is counted, the everyday word for it, its abbreviation, and by what it is divided, such as `keywords: [unemployment, labour force, Sakernas]`.',
      'Write each keyword as an item of its own, once only, and do not repeat the title.',
    ],
  ),
  *check({ source }) {
    if (isUnsure(source, 'keywords')) return
    const { keywords = [], title } = source.value
    const faults: Text[] = []
    const wrong: number[] = []
    const add = (found: number[], words: (names: Text) => Text) => {
      if (found.length === 0) return
      faults.push(words(listed([...new Set(found.map((at) => keywords[at] as string))])))
      wrong.push(...found)
    }
    const which = (test: (word: string, at: number) => boolean) =>
      keywords.flatMap((word, at) => (test(word, at) ? [at] : []))
    const joined = which((word) => word.split(SEPARATOR).length > 1)
    const first = firstPlaces(keywords)
    const repeated = which((word, at) => (first.get(normal(word)) as number) < at)
    add(joined, ({ id, en }) => ({
      id: `${id} memuat beberapa kata kunci dalam satu butir`,
      en: `${en} holds several keywords in one item`,
    }))
    add(repeated, ({ id, en }) => ({
      id: `${id} ditulis lebih dari sekali`,
      en: `${en} stands more than once`,
    }))
    add(
      which((word) => sameWords(word, title)),
      ({ id, en }) => ({
        id: `${id} mengulang judul`,
        en: `${en} repeats the title`,
      }),
    )
    add(which(isGeneric), ({ id, en }) => ({
      id: `${id} berlaku untuk semua dataset`,
      en: `${en} fits every dataset`,
    }))
    const useful = keywords.length - new Set(wrong).size
    if (useful < FEWEST && joined.length === 0) faults.unshift(tooFew(keywords.length, useful))
    if (faults.length === 0) return
    yield {
      message: {
        id: `${faults.map(({ id }) => id).join('; ')}.`,
        en: `${faults.map(({ en }) => en).join('; ')}.`,
      },
      ...(joined.length > 0 && { fix: parted(keywords, title) }),
      places:
        wrong.length > 0
          ? [...new Set(wrong)]
              .sort((a, b) => a - b)
              .map((at) => propertyPlace(source, ['keywords', at], keywords[at]))
          : [propertyPlace(source, ['keywords'])],
    }
  },
}

const FEWEST = 3
/** What parts keywords in one item; a comma between digits is part of a number. */
const SEPARATOR = /[,;](?!\d|\s*$)/
const MOST_SHOWN = 7
const GENERIC = new Set(['data', 'dataset', 'tabel', 'csv', 'terbuka', 'satu', 'statistik', 'sektoral'])

function tooFew(all: number, useful: number): Text {
  if (all === 0) return { id: 'Dataset ini tidak punya kata kunci', en: 'The dataset has no keywords' }
  if (useful === all)
    return {
      id: `Hanya ada ${all} kata kunci, sedikitnya ${FEWEST}`,
      en: `There ${all === 1 ? 'is' : 'are'} only ${all} keyword${all === 1 ? '' : 's'}; at least ${FEWEST} are needed`,
    }
  return {
    id: `Hanya ${useful} dari ${all} kata kunci yang berguna, sedikitnya ${FEWEST}`,
    en: `Only ${useful} of ${all} keywords ${useful === 1 ? 'is' : 'are'} of use; at least ${FEWEST} are needed`,
  }
}

function parted(keywords: readonly string[], title: string): Text {
  const parts = keywords.flatMap((word) => word.split(SEPARATOR).map((part) => part.trim()))
  const first = firstPlaces(parts)
  const useful = parts.filter(
    (part, at) => !isGeneric(part) && !sameWords(part, title) && first.get(normal(part)) === at,
  )
  const list = useful.slice(0, MOST_SHOWN).join(', ')
  return {
    id: `Tulis setiap kata kunci sebagai butir sendiri: ${shown(`keywords: [${list}]`)}.`,
    en: `Write each keyword as an item of its own: ${shown(`keywords: [${list}]`)}.`,
  }
}

/** Where each keyword stands first, whatever its capitals and marks. */
function firstPlaces(words: readonly string[]): Map<string, number> {
  const first = new Map<string, number>()
  words.forEach((word, at) => {
    const key = normal(word)
    if (!first.has(key)) first.set(key, at)
  })
  return first
}

function normal(word: string): string {
  return wordsOf(word).join(' ')
}

function isGeneric(word: string): boolean {
  return wordsOf(word).every((part) => GENERIC.has(part))
}
