import type { Language } from '../catalog/problem.ts'

/** Values and places as text, ready to be put into a sentence. */
export interface Sentences {
  nothing: string
  single(name: string, value: string, x: string): string
  change(name: string, direction: -1 | 0 | 1, first: Point, last: Point): string
  /** A course by way of its turning points, each above or below those before and after it. */
  course(name: string, first: Point, turns: Turn[], last: Point): string
  constant(name: string, value: string, first: string, last: string): string
  highest(value: string, x: string[]): string
  lowest(value: string, x: string[]): string
  missing(x: string[]): string
  ranking(name: string, highest: Point, lowest: Point): string
  /** Values side by side, without comparing them. */
  values(name: string, points: Point[]): string
  /** The same under a heading, and in a period. */
  under(heading: string, points: Point[]): string
  during(period: string, points: Point[]): string
  equal(name: string, value: string): string
  largest(part: Point, share: string, total: string): string
  snapshot(x: string, highest: Point, lowest: Point): string
  since(x: string, up: number, down: number): string
  groups(name: string, highest: Point, lowest: Point): string
  scatter(count: number, x: [string, string, string], y: [string, string, string]): string
  /** Names of categories that share a value. */
  names(names: string[]): string
}

/** A value with the name of its place. */
export interface Point {
  value: string
  x: string
}

/** A highest or lowest point of a course. */
export interface Turn extends Point {
  high: boolean
}

const FEW = 3

/** The sentences of every language. */
export const SENTENCES: Record<Language, Sentences> = {
  id: {
    nothing: 'Tidak ada nilai yang dapat ditampilkan.',
    single: (name, value, x) => `${name} ${value} (${x})`,
    change: (name, direction, first, last) =>
      direction === 0
        ? `${name} sama pada ${first.x} dan ${last.x}, yaitu ${first.value}`
        : `${name} ${direction > 0 ? 'naik' : 'turun'} dari ${first.value} (${first.x}) menjadi ${last.value} (${last.x})`,
    course: (name, first, turns, last) => {
      const parts = turns.map(({ high, value, x }, at) => {
        const verb = high ? 'naik' : 'turun'
        const from = at === 0 ? `${verb} dari ${first.value} (${first.x})` : verb
        return `${from} ke ${high ? 'puncak' : 'titik terendah'} ${value} (${x})`
      })
      const end = turns.at(-1)?.high ? 'turun' : 'naik'
      return `${name} ${parts.join(', ')}, lalu ${end} ke ${last.value} (${last.x})`
    },
    constant: (name, value, first, last) => `${name} tetap ${value} dari ${first} sampai ${last}`,
    highest: (value, x) => `tertinggi ${value}${placesId(x)}`,
    lowest: (value, x) => `terendah ${value}${placesId(x)}`,
    missing: (x) =>
      x.length > FEW ? `${x.length} periode tanpa data` : `tanpa data untuk ${list(x, 'dan')}`,
    ranking: (name, highest, lowest) =>
      `${name} tertinggi ada pada ${highest.x} (${highest.value}), terendah pada ${lowest.x} (${lowest.value})`,
    values: (name, points) => `${prefix(name)}${list(points.map(valued), 'dan')}`,
    under: (heading, points) => `${heading}: ${list(points.map(valued), 'dan')}`,
    during: (period, points) => `pada ${period} ${list(points.map(valued), 'dan')}`,
    equal: (name, value) => `${name} sama besar di semuanya: ${value}`,
    largest: (part, share, total) =>
      `Bagian terbesar adalah ${part.x}: ${part.value}, ${share} persen dari ${total}`,
    snapshot: (x, highest, lowest) =>
      `pada ${x} tertinggi ${highest.x} (${highest.value}) dan terendah ${lowest.x} (${lowest.value})`,
    since: (x, up, down) =>
      `sejak ${x}, ${list([up > 0 ? `${up} naik` : '', down > 0 ? `${down} turun` : ''].filter(Boolean), 'dan') || 'semuanya tetap'}`,
    groups: (name, highest, lowest) =>
      `${prefix(name)}tertinggi ${highest.value} (${highest.x}), terendah ${lowest.value} (${lowest.x})`,
    scatter: (count, x, y) =>
      `${count} titik: ${x[0]} ${x[1]} sampai ${x[2]}, ${y[0]} ${y[1]} sampai ${y[2]}`,
    names: (names) =>
      names.length > FEW ? `${names[0]} dan ${names.length - 1} lainnya` : list(names, 'dan'),
  },
  en: {
    nothing: 'There are no values to show.',
    single: (name, value, x) => `${name}: ${value} (${x})`,
    change: (name, direction, first, last) =>
      direction === 0
        ? `${name} was the same in ${first.x} and ${last.x}, at ${first.value}`
        : `${name} ${direction > 0 ? 'rose' : 'fell'} from ${first.value} (${first.x}) to ${last.value} (${last.x})`,
    course: (name, first, turns, last) => {
      const parts = turns.map(({ high, value, x }, at) => {
        const verb = high ? 'rose' : 'fell'
        const from = at === 0 ? `${verb} from ${first.value} (${first.x})` : verb
        return `${from} to a ${high ? 'peak' : 'low'} of ${value} (${x})`
      })
      const end = turns.at(-1)?.high ? 'fell' : 'rose'
      return `${name} ${parts.join(', ')}, then ${end} to ${last.value} (${last.x})`
    },
    constant: (name, value, first, last) => `${name} stayed at ${value} from ${first} to ${last}`,
    highest: (value, x) => `highest ${value}${placesEn(x)}`,
    lowest: (value, x) => `lowest ${value}${placesEn(x)}`,
    missing: (x) => (x.length > FEW ? `no data for ${x.length} periods` : `no data for ${list(x, 'and')}`),
    ranking: (name, highest, lowest) =>
      `${name}: highest in ${highest.x} (${highest.value}), lowest in ${lowest.x} (${lowest.value})`,
    values: (name, points) => `${prefix(name)}${list(points.map(valued), 'and')}`,
    under: (heading, points) => `${heading}: ${list(points.map(valued), 'and')}`,
    during: (period, points) => `in ${period} ${list(points.map(valued), 'and')}`,
    equal: (name, value) => `${name}: the same throughout, ${value}`,
    largest: (part, share, total) =>
      `The largest part is ${part.x}: ${part.value}, ${share} percent of ${total}`,
    snapshot: (x, highest, lowest) =>
      `in ${x} highest ${highest.x} (${highest.value}) and lowest ${lowest.x} (${lowest.value})`,
    since: (x, up, down) =>
      `since ${x}, ${list([up > 0 ? `${up} rose` : '', down > 0 ? `${down} fell` : ''].filter(Boolean), 'and') || 'none has changed'}`,
    groups: (name, highest, lowest) =>
      `${prefix(name)}highest ${highest.value} (${highest.x}), lowest ${lowest.value} (${lowest.x})`,
    scatter: (count, x, y) => `${count} points: ${x[0]} ${x[1]} to ${x[2]}, ${y[0]} ${y[1]} to ${y[2]}`,
    names: (names) =>
      names.length > FEW ? `${names[0]} and ${names.length - 1} others` : list(names, 'and'),
  },
}

function placesId(x: string[]): string {
  return x.length > FEW ? `, sebanyak ${x.length} kali` : ` pada ${list(x, 'dan')}`
}

function placesEn(x: string[]): string {
  return x.length > FEW ? `, ${x.length} times` : ` in ${list(x, 'and')}`
}

function valued({ x, value }: Point): string {
  return `${x} ${value}`
}

function prefix(name: string): string {
  return name === '' ? '' : `${name}: `
}

function list(items: string[], and: string): string {
  if (items.length < 2) return items[0] ?? ''
  return `${items.slice(0, -1).join(', ')} ${and} ${items[items.length - 1]}`
}
