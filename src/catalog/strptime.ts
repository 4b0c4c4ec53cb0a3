import { momentOf } from './moment.ts'

/** A compiled strptime pattern, or the directive in it that cannot be read. */
export type Strptime =
  | { read(text: string): number | undefined }
  | { error: { directive: string; repeated: boolean } }

const DIRECTIVES: Record<string, string> = {
  Y: '(?<Y>\\d{4})',
  y: '(?<y>\\d\\d)',
  m: '(?<m>\\d{1,2})',
  d: '(?<d>\\d{1,2})',
  j: '(?<j>\\d{1,3})',
  H: '(?<H>\\d{1,2})',
  I: '(?<I>\\d{1,2})',
  p: '(?<p>[ap]\\.?m\\.?)',
  M: '(?<M>\\d{1,2})',
  S: '(?<S>\\d{1,2})',
  f: '(?<f>\\d{1,6})',
  z: '(?<z>z|[+-]\\d\\d:?\\d\\d)',
  b: '(?<b>\\p{L}+)',
  a: '(?<a>\\p{L}+)',
}
/** Directives that are another spelling of one above, or several of them. */
const SAME: Record<string, string> = {
  B: '%b',
  h: '%b',
  A: '%a',
  e: '%d',
  Z: '%Z',
  F: '%Y-%m-%d',
  T: '%H:%M:%S',
  R: '%H:%M',
  D: '%m/%d/%y',
  n: ' ',
  t: ' ',
}
const ZONE_NAME = '(?<z>\\p{L}+)'

/** The directives that are understood, for messages. */
export const KNOWN_DIRECTIVES = '%Y %y %m %B %b %d %j %A %a %H %I %p %M %S %f %z %Z %F %T %R %D %%'

/** No date that is written out is longer; it bounds what a pattern of words can be tried on. */
const LONGEST = 100

/**
 * Compiles a pattern of strptime as C and Python know it. Names of months and days may be Indonesian or
 * English, capitals do not count, and a space stands for one or more. Directives that depend on the machine
 * (`%c`, `%x`, `%X`) or name a week (`%U`, `%W`, `%V`) cannot be read.
 */
export function compileStrptime(format: string): Strptime {
  const seen = new Set<string>()
  let source = ''
  const spelt = format.replace(/%([a-zA-Z])/g, (whole, letter: string) =>
    Object.hasOwn(SAME, letter) ? (SAME[letter] as string) : whole,
  )
  for (const [part] of spelt.matchAll(/%.|%$|\s+|[^%\s]/gsu)) {
    if (part === '%%') source += '%'
    else if (part.startsWith('%')) {
      const letter = part.slice(1)
      const pattern =
        letter === 'Z' ? ZONE_NAME : Object.hasOwn(DIRECTIVES, letter) ? DIRECTIVES[letter] : undefined
      const key = letter === 'Z' ? 'z' : letter
      if (pattern === undefined || seen.has(key))
        return { error: { directive: part, repeated: pattern !== undefined } }
      seen.add(key)
      source += pattern
    } else if (part.trim() === '') source += '\\s+'
    else source += part.replace(/[.*+?^${}()|[\]\\/]/, '\\$&')
  }
  const pattern = new RegExp(`^${source}$`, 'iu')
  return {
    read: (text) => {
      const parts = text.length > LONGEST ? undefined : pattern.exec(text)?.groups
      return parts && momentOf(parts)
    },
  }
}

const EXAMPLE: Record<string, string> = {
  Y: '2024',
  y: '24',
  m: '12',
  d: '31',
  j: '366',
  H: '13',
  I: '01',
  p: 'PM',
  M: '45',
  S: '30',
  f: '5',
  z: '+0700',
  Z: 'WIB',
  B: 'Desember',
  b: 'Des',
  h: 'Des',
  A: 'Selasa',
  a: 'Sel',
}

/** The last day of 2024, at a quarter to two, as a pattern writes it; what cannot be read stays as it is. */
export function strptimeExample(format: string): string {
  const spelt = format.replace(/%([eFTRDnt])/g, (_, letter: string) => SAME[letter] as string)
  return spelt.replace(/%(.)/g, (whole, letter: string) =>
    letter === '%' ? '%' : Object.hasOwn(EXAMPLE, letter) ? (EXAMPLE[letter] as string) : whole,
  )
}
