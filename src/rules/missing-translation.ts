import type { Catalog, Dataset, PropertyPath } from '../catalog/model.ts'
import { isUnread, propertyPlace } from './property.ts'
import type { Finding, Rule } from './rule.ts'
import { counted, listed, shown, steps } from './wording.ts'

/** Texts of a dataset that are not there in another language of the catalog. */
export const rule: Rule = {
  code: 'missing-translation',
  hook: 'dataset',
  severity: 'warning',
  title: { id: 'Terjemahan belum lengkap', en: 'Missing translation' },
  why: {
    id: 'Portal ini berbahasa lebih dari satu. Teks tanpa terjemahan tampil dalam bahasa pertama, sehingga sebagian pembaca tidak memahami apa arti angkanya.',
    en: 'The portal speaks more than one language. A text without a translation is shown in the first one, so that some readers do not understand what the figures mean.',
  },
  fix: steps(
    [
      'Buka `dataset.md` pada baris yang disebut.',
      'Di bawah setiap teks tulis terjemahannya dengan nama yang sama dan akhiran bahasanya, misalnya `title_en` di bawah `title`.',
      'Terjemahan teks di bawah metadata ditulis dalam berkas sendiri, misalnya `dataset.en.md`, di folder yang sama.',
    ],
    [
      'Open `dataset.md` at the lines given.',
      'Below each text write its translation under the same name with the ending of the language, such as `title_en` below `title`.',
      'The translation of the text below the metadata is a file of its own, such as `dataset.en.md`, in the same folder.',
    ],
  ),
  *check(dataset, { catalog }) {
    if (isUnread(dataset.source)) return
    for (const language of catalog.source.value.languages.slice(1)) {
      const found = findingOf(dataset, language, catalog)
      if (found) yield found
    }
  },
}

function findingOf(dataset: Dataset, language: string, catalog: Catalog): Finding | undefined {
  const { source, bodies } = dataset
  const first = catalog.source.value.languages[0] as string
  const missing = [...textsOf(dataset)].filter(({ object, name }) => {
    const values = object as Record<string, unknown>
    if (!isText(values[name]) || isText(values[`${name}_${language}`])) return false
    return name !== 'unit' || !isEverywhere(values[name] as string, catalog)
  })
  const lacksBody = isText(bodies[first]) && !isText(bodies[language])
  const places = missing.map(({ path, name }) => propertyPlace(source, [...path, name]))
  if (lacksBody) places.push({ file: source.file })
  if (places.length === 0) return undefined
  const count = counted(places.length, 'teks', 'text has', 'texts have')
  const kinds = [...new Set(missing.map(({ kind, name }) => `${kind}${name}`))]
  const names = listed([...kinds, ...(lacksBody ? [`dataset.${language}.md`] : [])])
  return {
    message: {
      id: `${count.id} belum punya terjemahan ${WORDS[language]?.id ?? shown(language)}: ${names.id}.`,
      en: `${count.en} no ${WORDS[language]?.en ?? shown(language)} translation: ${names.en}.`,
    },
    places,
  }
}

const WORDS: Record<string, { id: string; en: string }> = {
  id: { id: 'bahasa Indonesia', en: 'Indonesian' },
  en: { id: 'bahasa Inggris', en: 'English' },
}

interface TextProperty {
  object: object
  path: PropertyPath
  name: string
  /** What it belongs to, before its name. */
  kind: string
}

/** Every text of a dataset that a page shows as its own words. */
function* textsOf({ source, resources }: Dataset): Generator<TextProperty> {
  const of = source.value
  for (const name of ['title', 'description', 'access_note']) yield { object: of, path: [], name, kind: '' }
  for (const { descriptor, fields, index } of resources) {
    const path = ['resources', index]
    for (const name of ['title', 'description']) yield { object: descriptor, path, name, kind: 'resources.' }
    for (const [at, field] of fields.entries()) {
      const place = [...path, 'schema', 'fields', at]
      for (const name of ['title', 'description', 'definition', 'unit'])
        yield { object: field, path: place, name, kind: 'fields.' }
    }
  }
  for (const [at, view] of (of.views ?? []).entries()) {
    for (const name of ['title', 'note']) yield { object: view, path: ['views', at], name, kind: 'views.' }
  }
}

/** Whether a unit is written the same in every language, such as `km²`. */
function isEverywhere(unit: string, { codeLists }: Catalog): boolean {
  if (!/\p{L}/u.test(unit)) return true
  return codeLists.get('unit')?.rows.some((row) => row.label === unit && row.label_en === unit) ?? false
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== ''
}
