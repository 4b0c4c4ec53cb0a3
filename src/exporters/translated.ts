import type { Catalog } from '../catalog/model.ts'
import type { Language } from '../catalog/problem.ts'
import { LANGUAGES } from '../i18n/languages.ts'

/** A text in the languages that it is written in. */
export type Translated = Partial<Record<Language, string>>

const KNOWN = Object.keys(LANGUAGES) as Language[]

/** The texts of a property, `<property>` in the catalog's first language and `<property>_<language>`; empty ones left out. */
export function translated(object: object | undefined, property: string, first: Language): Translated {
  const values = (object ?? {}) as Record<string, unknown>
  const texts = KNOWN.map((language) => [
    language,
    values[language === first ? property : `${property}_${language}`],
  ])
  return Object.fromEntries(texts.filter(([, text]) => typeof text === 'string' && text.trim() !== ''))
}

/** The text in a language, else in the first one, else in any. */
export function inLanguage(texts: Translated, language: Language, first: Language): string {
  return texts[language] ?? texts[first] ?? Object.values(texts)[0] ?? ''
}

/** What a common or national list calls a code; these lists are in Indonesian and English. */
export function nationalLabel(catalog: Catalog, list: string, code: string | undefined): Translated {
  const row = nationalRow(catalog, list, code)
  return row
    ? { ...(row.label && { id: row.label }), ...(row.label_en && { en: row.label_en }) }
    : code
      ? { id: code }
      : {}
}

/** The name that an authority of the web gives to a code of a national list. */
export function nationalUri(catalog: Catalog, list: string, code: string | undefined): string | undefined {
  return nationalRow(catalog, list, code)?.uri || undefined
}

/** What a place is called in the code lists of the catalog, its own name included. */
export function placeName(
  catalog: Catalog,
  place: { code: string; system: string },
  first: Language,
): Translated {
  const own = catalog.source.value.place
  if (own.code === place.code && own.system === place.system) return translated(own, 'name', first)
  for (const list of catalog.codeLists.values()) {
    const column = list.systems.find(({ system }) => system === place.system)?.column
    if (list.file === undefined || column === undefined) continue
    const row = list.rows.find((row) => row[column] === place.code)
    if (row) return translated(row, list.label, first)
  }
  return {}
}

function nationalRow(
  catalog: Catalog,
  list: string,
  code: string | undefined,
): Record<string, string> | undefined {
  return catalog.codeLists.get(list)?.rows.find((row) => row.code === code)
}
