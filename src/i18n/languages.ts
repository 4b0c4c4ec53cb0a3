import type { Language } from '../catalog/problem.ts'

/** Languages that the pages have words for, with their tags of BCP 47 and their own names. */
export const LANGUAGES: Record<Language, { locale: string; name: string }> = {
  id: { locale: 'id-ID', name: 'Indonesia' },
  en: { locale: 'en-GB', name: 'English' },
}

/** Those of a catalog's languages that the pages have words for, in the catalog's order. */
export function pageLanguages(declared: readonly string[]): Language[] {
  const known = declared.filter((tag): tag is Language => Object.hasOwn(LANGUAGES, tag))
  return known.length > 0 ? known : ['id']
}
