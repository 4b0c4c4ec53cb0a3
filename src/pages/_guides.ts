import type { Language } from '../catalog/problem.ts'
import { type Guide, type GuideName, guideOf } from '../components/guides.ts'

const files = import.meta.glob<string>('../guides/*.md', { query: '?raw', import: 'default', eager: true })

/** A guide in a language; every guide is in every language of pages. */
export function guide(name: GuideName, language: Language): Guide {
  const source = files[`../guides/${name}.${language}.md`]
  if (source === undefined) throw new Error(`No guide ${name} in ${language}`)
  return guideOf(source)
}
