import type { DatasetDescriptor } from '../catalog/descriptors.ts'
import type { Text } from '../catalog/problem.ts'
import { newWords, sameWords, wordsOf } from './plain-words.ts'
import { isUnsure, propertyPlace } from './property.ts'
import type { Finding, Rule } from './rule.ts'
import { shown, steps } from './wording.ts'

/** A description that says no more than the title. */
export const rule: Rule = {
  code: 'empty-description',
  hook: 'dataset',
  severity: 'warning',
  title: { id: 'Uraian yang tidak menjelaskan apa pun', en: 'Description that says nothing' },
  why: {
    id: 'Uraian adalah yang pertama dibaca orang di daftar dan mesin pencari. Bila isinya hanya judul, mereka tidak tahu apa yang dihitung, di mana, kapan, dan menurut siapa.',
    en: 'The description is what people read first in lists and search engines. Where it only repeats the title, they cannot tell what was counted, where, when and by whom.',
  },
  fix: steps(
    [
      'Buka `dataset.md` dan cari `description`.',
      'Tulis satu sampai tiga kalimat yang menyebut apa yang dihitung, wilayah dan waktunya, serta siapa yang mendata.',
      'Bacalah tanpa judulnya: orang yang belum mengenal datanya harus tetap paham.',
    ],
    [
      'Open `dataset.md` and find `description`.',
      'Write one to three sentences that name what was counted, for which area and time, and by whom.',
      'Read it without the title: someone who does not know the data must still understand it.',
    ],
  ),
  *check({ source }, { catalog }) {
    if (isUnsure(source, 'description') || isUnsure(source, 'title')) return
    const { languages } = catalog.source.value
    for (const language of languages) {
      const ending = language === languages[0] ? '' : `_${language}`
      const title = textOf(source.value, `title${ending}`) || source.value.title
      const property = `description${ending}`
      const description = textOf(source.value, property)
      const fault = description === '' ? undefined : faultOf(description, title)
      if (fault === undefined) continue
      const found: Finding = {
        message: {
          id: `\`${property}\` ${fault.id}: ${shown(description)}.`,
          en: `\`${property}\` ${fault.en}: ${shown(description)}.`,
        },
        places: [propertyPlace(source, [property], description)],
      }
      yield found
    }
  },
}

/** A text that people leave where they mean to write one. */
const PLACEHOLDER =
  /^(-+|\.+|tbd|todo|n\/?a|xxx*|isi(kan)? (uraian|deskripsi|di sini).*|lorem ipsum.*|deskripsi|uraian|description)\.?$/i

const FEWEST_WORDS = 4
/** A single new word, such as the year, does not make a description. */
const FEWEST_NEW = 2

function faultOf(description: string, title: string): Text | undefined {
  if (PLACEHOLDER.test(description.trim())) return { id: 'belum diisi', en: 'is not filled in' }
  if (sameWords(description, title)) return { id: 'sama dengan judul', en: 'is the same as the title' }
  if (wordsOf(description).length < FEWEST_WORDS)
    return { id: 'terlalu pendek untuk menjelaskan datanya', en: 'is too short to explain the data' }
  if (newWords(description, title) < FEWEST_NEW)
    return { id: 'hanya mengulang judul', en: 'only repeats the title' }
  return undefined
}

function textOf(value: DatasetDescriptor, property: string): string {
  const text = (value as unknown as Record<string, unknown>)[property]
  return typeof text === 'string' ? text : ''
}
