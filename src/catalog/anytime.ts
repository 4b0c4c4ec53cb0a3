import { momentOf } from './moment.ts'

const DATES = [
  '(?<Y>\\d{4})[-/.](?<m>\\d{1,2})[-/.](?<d>\\d{1,2})',
  '(?<Y>\\d{4})(?<m>\\d\\d)(?<d>\\d\\d)',
  '(?<d>\\d{1,2})(?<mark>[-/. ])(?<m>\\d{1,2})\\k<mark>(?<Y>\\d{4})',
  '(?:(?<a>\\p{L}+),? )?(?<d>\\d{1,2})[-/. ](?<b>\\p{L}+)\\.?[-/. ](?<Y>\\d{4})',
  '(?:(?<a>\\p{L}+),? )?(?<b>\\p{L}+)\\.? (?<d>\\d{1,2}),? (?<Y>\\d{4})',
]
const TIME =
  '(?<H>\\d{1,2})[:.](?<M>\\d\\d)(?:[:.](?<S>\\d\\d)(?:[.,](?<f>\\d{1,9}))?)?(?: ?(?<p>[ap]\\.?m\\.?))?(?: ?(?<z>z|[+-]\\d\\d:?\\d\\d|utc|gmt|wib|wita|wit))?'

const SHAPES = {
  date: DATES.map(whole),
  time: [whole(TIME)],
  datetime: DATES.flatMap((date) => [whole(`${date}(?:t|,? )${TIME}`), whole(date)]),
}

function whole(source: string): RegExp {
  return new RegExp(`^${source}$`, 'iu')
}

const LONGEST = 100

/**
 * Reader of the format `any` (Table Schema): a date with the year or the day first, never the month as a
 * figure, or with the name of the month, Indonesian or English; a time with colons or points. Years have four digits.
 */
export function readAny(type: keyof typeof SHAPES): (text: string) => number | undefined {
  return (text) => {
    const trimmed = text.length > LONGEST ? '' : text.trim()
    for (const shape of SHAPES[type]) {
      const parts = shape.exec(trimmed)?.groups
      const moment = parts && momentOf(parts)
      if (moment !== undefined) return moment
    }
    return undefined
  }
}
