import type { Dataset } from '../catalog/model.ts'
import type { Language } from '../catalog/problem.ts'
import { type LocalText, visible } from '../i18n/texts.ts'
import type { Site } from './site.ts'

/** A keyword of a dataset. */
export interface Keyword {
  /** The name of its page: small letters and digits of the catalog's first language, joined by `-`. */
  name: string
  label: LocalText
}

/** The keywords of a dataset in a language. A translation that has as many words stands for them one by one. */
export function keywordsOf(dataset: Dataset, language: Language, first: Language): Keyword[] {
  const of = dataset.source.value
  const words = listOf(of.keywords)
  const own = language === first ? [] : listOf(of[`keywords_${language}`])
  const isTranslated = own.length === words.length
  const found = words.map((word, at): Keyword => {
    const label =
      language === first
        ? { text: visible(word) }
        : isTranslated
          ? { text: visible(own[at]!) }
          : { text: visible(word), language: first }
    return { name: keywordName(word), label }
  })
  return found.filter(({ name }, at) => name !== '' && found.findIndex((one) => one.name === name) === at)
}

/** Datasets that share a keyword. */
export interface KeywordGroup extends Keyword {
  datasets: Dataset[]
}

/** The keywords of a site in a language by the names of their pages, in the order of the alphabet. */
export function keywordGroups(site: Site, language: Language): ReadonlyMap<string, KeywordGroup> {
  const known = groups.get(site)?.get(language)
  if (known) return known
  const found = new Map<string, KeywordGroup>()
  for (const dataset of site.datasets) {
    for (const keyword of keywordsOf(dataset, language, site.first)) {
      const group = found.get(keyword.name)
      if (group) group.datasets.push(dataset)
      else found.set(keyword.name, { ...keyword, datasets: [dataset] })
    }
  }
  const inOrder = new Intl.Collator(language)
  const sorted = new Map(
    [...found].sort(
      ([, a], [, b]) => inOrder.compare(a.label.text, b.label.text) || (a.name < b.name ? -1 : 1),
    ),
  )
  const all = groups.get(site) ?? new Map<Language, Map<string, KeywordGroup>>()
  groups.set(site, all.set(language, sorted))
  return sorted
}

const groups = new WeakMap<Site, Map<Language, Map<string, KeywordGroup>>>()

function listOf(list: unknown): string[] {
  return Array.isArray(list) ? list.map((word) => String(word).trim()).filter((word) => word !== '') : []
}

function keywordName(word: string): string {
  return word
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
}
