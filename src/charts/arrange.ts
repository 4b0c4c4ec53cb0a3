import type { ViewData } from '../catalog/model.ts'

/** The points of a view in the order they are shown. */
export interface Arranged {
  x: string[]
  series: ViewData['series']
  /** Categories left out by `top`. */
  left: number
  /** Whether they were added up as a last category, named by an empty text. */
  others: boolean
}

/** How the points are to be ordered and cut. */
export interface Order {
  /** By x, by value rising or falling, or as they came. */
  by: 'x' | 'y' | '-y' | 'none'
  /** Only that many of the largest. */
  top?: number
  /** The rest of a sum becomes one more category instead of being left out. */
  others?: boolean
}

const collator = new Intl.Collator('en', { numeric: true })

/** Sorts and cuts the points of a view; ties stay in order of appearance, missing values come last. */
export function arrange(data: Pick<ViewData, 'x' | 'series'>, { by, top, others = false }: Order): Arranged {
  const { x, series } = data
  const size = x.map((_, at) => total(series, at))
  const order = x.map((_, at) => at)
  const falling = (a: number, b: number) => compareSizes(size[b] ?? null, size[a] ?? null, size[a] ?? null)
  let kept = order
  let left: number[] = []
  if (top !== undefined && top < x.length) {
    const ranked = [...order].sort(falling)
    const chosen = new Set(ranked.slice(0, top))
    kept = order.filter((at) => chosen.has(at))
    left = order.filter((at) => !chosen.has(at))
  }
  if (by === 'x') kept = [...kept].sort((a, b) => collator.compare(x[a] as string, x[b] as string))
  else if (by === '-y') kept = [...kept].sort(falling)
  else if (by === 'y') {
    kept = [...kept].sort((a, b) => compareSizes(size[a] ?? null, size[b] ?? null, size[a] ?? null))
  }
  const rest = others && left.length > 0
  return {
    x: rest ? [...kept.map((at) => x[at] as string), ''] : kept.map((at) => x[at] as string),
    series: series.map(({ name, values }) => ({
      name,
      values: [
        ...kept.map((at) => values[at] ?? null),
        ...(rest ? [sum(left.map((at) => values[at] ?? null))] : []),
      ],
    })),
    left: left.length,
    others: rest,
  }
}

/** Sum of the values that are there, to twelve digits; `null` where none is. */
export function sum(values: readonly (number | null)[]): number | null {
  let total: number | null = null
  for (const value of values) if (value !== null) total = (total ?? 0) + value
  return total === null ? null : Number(total.toPrecision(12))
}

function total(series: ViewData['series'], at: number): number | null {
  return sum(series.map(({ values }) => values[at] ?? null))
}

function compareSizes(low: number | null, high: number | null, first: number | null): number {
  if (low === null || high === null) return low === high ? 0 : first === null ? 1 : -1
  return low - high
}
