import type { FieldDescriptor } from '../catalog/descriptors.ts'
import type { CodeList } from '../catalog/model.ts'
import type { Language } from '../catalog/problem.ts'
import { visible } from '../i18n/texts.ts'

/** The words for the codes or categories of a field; a value without words stands for itself. */
export function labels(
  field: FieldDescriptor | undefined,
  language: Language,
  codeLists: ReadonlyMap<string, CodeList>,
): (value: string) => string {
  const words = new Map<string, string>()
  const list = field?.codes === undefined ? undefined : codeLists.get(field.codes)
  const column = (list?.systems.find(({ system }) => system === field?.system) ?? list?.systems[0])?.column
  if (list && column) {
    const label =
      list.rows[0] && `${list.label}_${language}` in list.rows[0] ? `${list.label}_${language}` : list.label
    for (const row of list.rows) words.set(row[column] ?? '', row[label] || row[list.label] || '')
  }
  const categories: unknown = field?.categories
  for (const category of Array.isArray(categories) ? categories : []) {
    if (typeof category !== 'object' || category === null) continue
    const label = translated(category, 'label', language)
    if (label) words.set(String(category.value), label)
  }
  return (value) => words.get(value) || value
}

/** A title with its unit in brackets. */
export function axisTitle(name: string, unit: string): string {
  return unit === '' ? name : `${name} (${unit})`
}

/** Title of a field in a language, else its name as words. */
export function title(field: FieldDescriptor | undefined, name: string, language: Language): string {
  return text(field, 'title', language) || name.replaceAll('_', ' ')
}

/** Title of a column of codes that shows labels instead, such as `Kecamatan` for `Kode kecamatan`. */
export function labelTitle(field: FieldDescriptor | undefined, name: string, language: Language): string {
  const whole = title(field, name, language)
  const rest = whole.replace(language === 'id' ? /^kode\s+/i : /\s+code$/i, '')
  return rest.charAt(0).toUpperCase() + rest.slice(1)
}

/** Title or unit of a field in a language; empty where there is none. */
export function text(
  field: FieldDescriptor | undefined,
  property: 'title' | 'unit',
  language: Language,
): string {
  return field ? (translated(field, property, language) ?? '') : ''
}

/** A text property in a language, else as it is. */
export function translated(of: object, property: string, language: Language): string | undefined {
  const value =
    (of as Record<string, unknown>)[`${property}_${language}`] ?? (of as Record<string, unknown>)[property]
  return typeof value === 'string' && value !== '' ? visible(value) : undefined
}

/** A title inside a sentence; abbreviations keep their capitals. */
export function lowered(text: string): string {
  return /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text
}
