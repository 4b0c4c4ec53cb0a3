import { readFrontMatter } from '../catalog/frontmatter.ts'
import type { Language, Text } from '../catalog/problem.ts'
import { type Reference, referencesIn, type StoryFault } from './reference.ts'

/** A story of the catalog in one language. */
export interface Story {
  /** Name in its address. */
  name: string
  language: Language
  /** Path inside the catalog. */
  file: string
  title: string
  description: string
  /** The day `YYYY-MM-DD` that it was written. */
  date: string
  references: Reference[]
  faults: StoryFault[]
}

/** Where the stories of a catalog stand: `<name>.<language>.mdx`. */
export const STORY_FILE = /^_catalog\/stories\/([a-z0-9]+(?:-[a-z0-9]+)*)\.(id|en)\.mdx$/

/** Reads a story; `undefined` where the name of its file is none of a story. */
export function readStory(file: string, text: string): Story | undefined {
  const [, name, language] = STORY_FILE.exec(file) ?? []
  if (name === undefined) return undefined
  const { value, violations, body } = readFrontMatter(text)
  const firstLine = lineCount(text) - lineCount(body) + 1
  const { references, faults } = referencesIn(body, firstLine)
  const properties = (value ?? {}) as Record<string, unknown>
  const textOf = (property: string) => {
    const found = properties[property]
    return typeof found === 'string' ? found.trim() : ''
  }
  const story = {
    name,
    language: language as Language,
    file,
    title: textOf('title'),
    description: textOf('description'),
    date: textOf('date'),
    references,
    faults: [...violations.map(({ position, message }) => ({ line: position.line, message })), ...faults],
  }
  if (violations.length === 0) {
    for (const property of ['title', 'description'] as const)
      if (story[property] === '') story.faults.push({ line: 1, message: lacking(property) })
    if (!/^\d{4}-\d{2}-\d{2}$/.test(story.date)) story.faults.push({ line: 1, message: NO_DATE })
  }
  return story
}

function lacking(property: string): Text {
  return {
    id: `\`${property}\` belum diisi di antara kedua baris \`---\`.`,
    en: `\`${property}\` is not given between the two lines \`---\`.`,
  }
}

const NO_DATE: Text = {
  id: '`date` harus berupa tanggal dalam tanda kutip, misalnya `"2026-01-31"`.',
  en: '`date` must be a day in quotes, such as `"2026-01-31"`.',
}

function lineCount(text: string): number {
  return text.split(/\r\n|\n|\r/).length
}
