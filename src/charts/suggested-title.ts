import type { ViewDescriptor } from '../catalog/descriptors.ts'
import type { Language } from '../catalog/problem.ts'
import { formatDate } from '../i18n/format.ts'
import { lowered, title } from './field-texts.ts'
import type { Column } from './suggest.ts'

/** What a suggested chart shows: a figure, or a count of rows, by a column and perhaps another, in a period. */
interface Shown {
  figure?: Column
  by: Column
  and?: Column | undefined
  period?: string | undefined
  top?: number
}

/** Title of a suggested chart, in both languages. */
export function suggestedTitle(shown: Shown): Pick<ViewDescriptor, 'title' | 'title_en'> {
  return { title: written(shown, 'id'), title_en: written(shown, 'en') }
}

function written({ figure, by, and, period, top }: Shown, language: Language): string {
  const words = WORDS[language]
  const name = ({ field }: Column) => lowered(bare(title(field, field.name, language)))
  const what = figure ? title(figure.field, figure.field.name, language) : words.rows
  const subject = top === undefined ? what : words.largest(what, top)
  const parts = and ? words.both(name(by), name(and)) : name(by)
  return `${capital(subject)} ${words.by} ${parts}${period === undefined ? '' : `, ${formatDate(period, language)}`}`
}

const WORDS: Record<
  Language,
  { rows: string; by: string; both(a: string, b: string): string; largest(what: string, top: number): string }
> = {
  id: {
    rows: 'Jumlah baris',
    by: 'menurut',
    both: (a, b) => `${a} dan ${b}`,
    largest: (what, top) => `${what} (${top} terbesar)`,
  },
  en: {
    rows: 'Number of rows',
    by: 'by',
    both: (a, b) => `${a} and ${b}`,
    largest: (what, top) => `${what} (${top} largest)`,
  },
}

/** A title without the word for code or name: people think of the thing. */
function bare(text: string): string {
  return text.replace(/^(kode|nama)\s+/i, '').replace(/\s+(code|name)$/i, '')
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
