import { createHash } from 'node:crypto'
import { memoryTree } from '../src/catalog/memory.ts'
import { readTable } from '../src/catalog/pass.ts'
import type { Cells } from '../src/catalog/table.ts'
import { PersonalColumn } from '../src/rules/personal-column.ts'

const COLUMNS = 100_000
/** Columns of one table: they share its rows. */
const WIDTH = 50
const MOST_WRONG = 0.001
const MOST_WRONG_OF_KIND = 0.01

/** A source of numbers from 0 up to 1, the same on every run. */
type Random = () => number

/** Makes the cells of a column, one after the other. */
const KINDS: Record<string, (random: Random) => (row: number) => string> = {
  counts: (random) => {
    const size = 10 ** (1 + random() * 6)
    return () => String(Math.floor(random() * size))
  },
  rupiah: (random) => {
    const size = 10 ** (6 + random() * 7)
    return () => String(Math.floor(size * (0.5 + random())))
  },
  'rupiah with points': (random) => {
    const size = 10 ** (6 + random() * 7)
    return () => String(Math.floor(size * (0.5 + random()))).replace(/\B(?=(\d{3})+$)/g, '.')
  },
  'random codes': (random) => {
    const length = 6 + Math.floor(random() * 15)
    return () => digitsOf(random, length)
  },
  'random codes of 16': (random) => () => digitsOf(random, 16),
  'random codes of 18': (random) => () => digitsOf(random, 18),
  'codes in sequence': (random) => {
    const start = digitsOf(random, 6 + Math.floor(random() * 7))
    return (row) => `${start}${String(row + 1).padStart(4, '0')}`
  },
  'area codes': (random) => {
    const regency = `${11 + Math.floor(random() * 84)}${String(1 + Math.floor(random() * 30)).padStart(2, '0')}`
    return () =>
      `${regency}${String(1 + Math.floor(random() * 30)).padStart(2, '0')}${1001 + Math.floor(random() * 12)}`
  },
  days: (random) => () =>
    `${2000 + Math.floor(random() * 25)}${two(1 + random() * 12)}${two(1 + random() * 28)}`,
  'moments of 14': (random) => () =>
    `${2000 + Math.floor(random() * 25)}${two(1 + random() * 12)}${two(1 + random() * 28)}${two(random() * 24)}${two(random() * 60)}${two(random() * 60)}`,
  coordinates: (random) => {
    const centre = random() * 180 - 90
    return () => (centre + random()).toFixed(4 + Math.floor(random() * 10))
  },
  landlines: (random) => () => `(0${21 + Math.floor(random() * 50)}) ${digitsOf(random, 7)}`,
  'landlines without marks': (random) => {
    const area = `0${2 + Math.floor(random() * 6)}${digitsOf(random, 1)}`
    return () => area + digitsOf(random, 7)
  },
  'school numbers': (random) => () => (random() < 0.5 ? digitsOf(random, 8) : digitsOf(random, 12)),
}

/** Measures how many columns of no person are taken for personal; tells whether the limits hold. */
export async function run(args: string[]): Promise<boolean> {
  const columns = Number(args[0] ?? COLUMNS)
  const names = Object.keys(KINDS)
  const seen = new Map(
    names.map((name) => [name, { columns: 0, wrong: 0, groups: new Map<string, number>() }]),
  )
  const random = randomFrom('personal')
  for (let done = 0; done < columns; ) {
    const width = Math.min(WIDTH, columns - done)
    const kinds = Array.from({ length: width }, (_, at) => names[(done + at) % names.length] as string)
    const rows = 5 + Math.floor(random() * 56)
    for (const [at, groups] of judged(kinds, rows, random).entries()) {
      const of = seen.get(kinds[at] as string)
      if (!of) continue
      of.columns++
      if (groups.length > 0) of.wrong++
      for (const group of groups) of.groups.set(group, (of.groups.get(group) ?? 0) + 1)
    }
    done += width
  }
  let wrong = 0
  let worst = 0
  for (const [name, of] of seen) {
    wrong += of.wrong
    worst = Math.max(worst, of.columns === 0 ? 0 : of.wrong / of.columns)
    const groups = [...of.groups].map(([group, count]) => `${group} ${count}`).join(', ')
    console.log(
      `${name.padEnd(26)}${String(of.columns).padStart(7)}${percent(of.wrong / Math.max(1, of.columns))}  ${groups}`,
    )
  }
  const rate = wrong / columns
  console.log(
    `${'all'.padEnd(26)}${String(columns).padStart(7)}${percent(rate)}  limits ${percent(MOST_WRONG).trim()}, of a kind ${percent(MOST_WRONG_OF_KIND).trim()}`,
  )
  return rate <= MOST_WRONG && worst <= MOST_WRONG_OF_KIND
}

/** What the judge takes each column of a table for. */
function judged(kinds: string[], rows: number, random: Random): string[][] {
  const makers = kinds.map((kind) => (KINDS[kind] as (typeof KINDS)[string])(random))
  const lines = [kinds.map((_, at) => `k${at}`).join(';')]
  for (let row = 0; row < rows; row++) lines.push(makers.map((make) => make(row)).join(';'))
  const tree = memoryTree({ t: lines.join('\n') })
  const judges = kinds.map((_, at) => new PersonalColumn(`k${at}`, undefined))
  const schema = {
    fields: [],
    missingValues: [''],
    fieldsMatch: 'partial' as const,
    dialect: { delimiter: ';', quoteChar: '"' },
  }
  readTable(() => tree.open('t'), schema, [
    {
      block: (block) => {
        for (const [at, judge] of judges.entries())
          judge.find(block.columns[at] as Cells, block.count, () => undefined)
      },
    },
  ])
  return judges.map((judge) => judge.found().map(({ group }) => group))
}

function digitsOf(random: Random, count: number): string {
  return Array.from({ length: count }, () => Math.floor(random() * 10)).join('')
}

function two(value: number): string {
  return String(Math.floor(value)).padStart(2, '0')
}

function percent(share: number): string {
  return `${(share * 100).toFixed(3)} %`.padStart(11)
}

/** Numbers by mulberry32 from a seed in words. */
function randomFrom(seed: string): Random {
  let state = createHash('sha256').update(seed).digest().readUInt32LE()
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
