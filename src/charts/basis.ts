import type { ViewData } from '../catalog/model.ts'
import type { Language } from '../catalog/problem.ts'
import type { Arranged } from './arrange.ts'
import { WORDS } from './words.ts'

/** What the values of a chart rest on, such as a census, a secondary source or nothing that was confirmed. */
export interface ChartBasis {
  /** Title of the column that says so. */
  title: string
  /** A text per series and x; empty where there is no value. */
  of: string[][]
}

/** Most names of periods, places or series that a remark lists. */
const MOST_NAMES = 6

/** The basis of the arranged points, which are found by series and x; `undefined` where the view has none. */
export function basisOf(
  data: ViewData,
  arranged: Pick<Arranged, 'x' | 'series'>,
  { title, label, language }: { title: string; label(code: string): string; language: Language },
): ChartBasis | undefined {
  if (!data.basis) return undefined
  const words = WORDS[language]
  const { codes } = data.basis
  const place = new Map(data.x.map((x, at) => [x, at]))
  const number = new Map(data.series.map(({ name }, at) => [name, at]))
  const shown = new Set(arranged.x)
  const of = arranged.series.map(({ name, values }) => {
    const own = codes[number.get(name) ?? -1] ?? []
    const others = new Set(data.x.flatMap((x, at) => (shown.has(x) ? [] : [own[at] ?? null])))
    const one = others.size === 1 ? [...others][0] : null
    return arranged.x.map((x, at) => {
      if ((values[at] ?? null) === null) return ''
      const found = place.get(x)
      const code = (found === undefined ? one : own[found]) ?? null
      return code === null ? words.mixedBasis : code === '' ? words.noBasis : label(code)
    })
  })
  return { title, of }
}

/**
 * A remark that says what the values rest on: one thing for all, or each with the x or series it belongs to, or,
 * where these are many or mixed, with a count of values.
 */
export function basisNote(
  { title, of }: ChartBasis,
  x: readonly string[],
  series: readonly string[],
  language: Language,
): string {
  const words = WORDS[language]
  const texts = [...new Set(of.flat().filter(Boolean))]
  if (texts.length === 1) return `${title}: ${words.allValues(texts[0] as string)}`
  const whole = of.flat().filter(Boolean).length
  const byX = textsByX(of)
  const bySeries = of.map((own) => [...new Set(own.filter(Boolean))])
  const [names, tellApart] = isEachOne(byX) ? [x, byX] : isEachOne(bySeries) ? [series, bySeries] : []
  const parts = texts.map((text) => {
    const own = names?.filter((_, at) => tellApart?.[at]?.[0] === text)
    if (own && own.length <= MOST_NAMES) return `${text} (${own.join(', ')})`
    return words.someValues(text, of.flat().filter((item) => item === text).length, whole)
  })
  return `${title}: ${parts.join('; ')}.`
}

/** What one value rests on, in brackets after it, where not all values of a chart rest on the same. */
export function basisAfter(basis: ChartBasis | undefined): (series: number, at: number) => string {
  const isMixed = new Set(basis?.of.flat().filter(Boolean)).size > 1
  return (series, at) => {
    const text = isMixed ? basis?.of[series]?.[at] : ''
    return text ? ` (${text})` : ''
  }
}

/** The basis per x alone, where all series agree on it. */
export function basisByX({ of }: ChartBasis): string[] | undefined {
  const byX = textsByX(of)
  return isEachOne(byX) ? byX.map(([text = '']) => text) : undefined
}

function textsByX(of: string[][]): string[][] {
  return (of[0] ?? []).map((_, at) => [...new Set(of.map((own) => own[at] ?? '').filter(Boolean))])
}

function isEachOne(groups: string[][]): boolean {
  return groups.every(({ length }) => length <= 1)
}
