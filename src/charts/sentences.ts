import type { Language } from '../catalog/problem.ts'

/** Values and places as text, ready to be put into a sentence. */
export interface Sentences {
  nothing: string
  single(name: string, value: string, x: string): string
  change(name: string, direction: -1 | 0 | 1, first: Point, last: Point): string
  constant(name: string, value: string, first: string, last: string): string
  highest(value: string, x: string[]): string
  lowest(value: string, x: string[]): string
  missing(x: string[]): string
  ranking(name: string, highest: Point, lowest: Point, count: number): string
  equal(name: string, value: string, count: number): string
  largest(part: Point, share: string, total: string): string
  snapshot(name: string, x: string, highest: Point, lowest: Point, count: number): string
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
    constant: (name, value, first, last) => `${name} tetap ${value} dari ${first} sampai ${last}`,
    highest: (value, x) => `tertinggi ${value}${placesId(x)}`,
    lowest: (value, x) => `terendah ${value}${placesId(x)}`,
    missing: (x) =>
      x.length > FEW ? `${x.length} periode tanpa data` : `tanpa data untuk ${list(x, 'dan')}`,
    ranking: (name, highest, lowest, count) =>
      `${name} tertinggi ada pada ${highest.x} (${highest.value}), terendah pada ${lowest.x} (${lowest.value}), dari ${count} kategori`,
    equal: (name, value, count) => `${name} sama besar, ${value}, pada ${count} kategori`,
    largest: (part, share, total) =>
      `Bagian terbesar adalah ${part.x}: ${part.value}, ${share} persen dari ${total}`,
    snapshot: (name, x, highest, lowest, count) =>
      `${prefix(name)}pada ${x} tertinggi ${highest.x} (${highest.value}) dan terendah ${lowest.x} (${lowest.value}) dari ${count} deret`,
    since: (x, up, down) => `sejak ${x}, ${up} deret naik dan ${down} turun`,
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
    constant: (name, value, first, last) => `${name} stayed at ${value} from ${first} to ${last}`,
    highest: (value, x) => `highest ${value}${placesEn(x)}`,
    lowest: (value, x) => `lowest ${value}${placesEn(x)}`,
    missing: (x) => (x.length > FEW ? `no data for ${x.length} periods` : `no data for ${list(x, 'and')}`),
    ranking: (name, highest, lowest, count) =>
      `${name}: highest in ${highest.x} (${highest.value}), lowest in ${lowest.x} (${lowest.value}), of ${count} categories`,
    equal: (name, value, count) => `${name}: the same, ${value}, in ${count} categories`,
    largest: (part, share, total) =>
      `The largest part is ${part.x}: ${part.value}, ${share} percent of ${total}`,
    snapshot: (name, x, highest, lowest, count) =>
      `${prefix(name)}in ${x} highest ${highest.x} (${highest.value}) and lowest ${lowest.x} (${lowest.value}) of ${count} series`,
    since: (x, up, down) => `since ${x}, ${up} series rose and ${down} fell`,
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

function prefix(name: string): string {
  return name === '' ? '' : `${name}: `
}

function list(items: string[], and: string): string {
  if (items.length < 2) return items[0] ?? ''
  return `${items.slice(0, -1).join(', ')} ${and} ${items[items.length - 1]}`
}
