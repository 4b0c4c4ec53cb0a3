import type { FieldDescriptor } from '../catalog/descriptors.ts'
import type { ColumnProfile } from '../catalog/model.ts'
import { formatNumber, numberMarks } from '../i18n/format.ts'
import { visible } from '../i18n/texts.ts'
import type { Edition } from './edition.ts'
import { cellText, columnStyle } from './rows.ts'

/** A frequent value of a column as people read it. */
export interface TopValue {
  /** As written in the table. */
  value: string
  text: string
  /** Number of its rows in the language of the page, after ≈ where it is estimated. */
  count: string
  /** Part of the filled rows from 0 to 100. */
  share: number
}

/** Values that are listed. */
const MOST = 5
/** Longest value that is listed whole. */
const LONGEST = 60
/** Different values from which on an amount is shown by its distribution rather than by its values. */
const MANY = 8

/** The most frequent values of a column; none where hardly any repeats, or where amounts have a distribution. */
export function topValues(
  field: FieldDescriptor,
  profile: ColumnProfile | undefined,
  edition: Edition,
): TopValue[] {
  if (!profile || profile.values === 0) return []
  const [first] = profile.top
  const style = { ...columnStyle(field, []), labels: edition.labels(field) }
  const isSpread = style.grouped && profile.distinct > MANY
  // A list of values that each stand once or twice says nothing.
  const isRepeated = first !== undefined && first.count > 1 && profile.distinct * 1.5 < profile.values
  if (isSpread || !isRepeated || profile.distinct < 2) return []
  const { language } = edition
  return profile.top.slice(0, MOST).map(({ value, count }) => {
    const text = labelOf(field, value, edition) ?? cellText(value, style, numberMarks(language))
    return {
      value,
      text: visible(text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text),
      count: (profile.estimated ? '≈ ' : '') + formatNumber(count, language),
      share: Math.min(100, (count / profile.values) * 100),
    }
  })
}

/** A small chart of the distribution of an amount, with its median; nothing where it has too few values. */
export function distribution(
  field: FieldDescriptor,
  profile: ColumnProfile | undefined,
  { language, m }: Edition,
): { chart: string; median: string } | undefined {
  const { histogram, quantiles, distinct = 0 } = profile ?? {}
  if (!columnStyle(field, []).grouped || !histogram || !quantiles || distinct <= MANY) return undefined
  const median = formatNumber(Number(quantiles[2].toPrecision(6)), language)
  return { chart: histogramMarkup(histogram.counts), median: `${m.dictionary.median}: ${median}` }
}

/** Bars of equal width side by side, from the smallest values to the largest; told in words beside it. */
export function histogramMarkup(counts: readonly number[]): string {
  const most = Math.max(...counts)
  const bars = counts.map((count, at) => {
    // A bar of few values among many must still be seen.
    const height = count === 0 ? 0 : Math.max(1, (count / most) * HEIGHT)
    return `<rect class="top" x="${at * STEP}" y="${(HEIGHT - height).toFixed(1)}" width="${STEP - 1}" height="${height.toFixed(1)}"/>`
  })
  const width = counts.length * STEP
  return `<svg class="spark" viewBox="0 0 ${width} ${HEIGHT}" width="${width}" height="${HEIGHT}" aria-hidden="true" focusable="false">${bars.join('')}</svg>`
}

const STEP = 6
const HEIGHT = 36

/** The name that a code list has for a code, beside the code itself where both are of use. */
function labelOf(field: FieldDescriptor, code: string, edition: Edition): string | undefined {
  if (field.codes === undefined || edition.labels(field)) return undefined
  const label = edition.code(field.codes, code, field.system)
  return label.text === code ? undefined : `${label.text} (${code})`
}
