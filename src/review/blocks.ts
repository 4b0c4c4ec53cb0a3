/**
 * A part of a report, whatever it is written as. In texts what stands between backticks is quoted; all of a text is
 * taken as it is by every format, so that nothing submitted becomes markup.
 */
export type Block =
  | { kind: 'heading'; level: 1 | 2 | 3; text: string }
  | { kind: 'text'; text: string; tone?: Tone }
  /** Further lines of an item stand below its first. */
  | { kind: 'list'; items: string[] }
  | { kind: 'checks'; items: CheckItem[] }
  | {
      kind: 'table'
      head: string[]
      rows: string[][] /** Columns, from 0, that hold figures. */
      figures: number[]
    }
  | { kind: 'series'; label: string; periods: string[]; before: Value[]; after: Value[] }
  | { kind: 'charts'; title: string /** SVG of our own drawing. */; before: string; after: string }
  | { kind: 'fold'; summary: string; blocks: Block[] }

/** A point of the checklist; `rules` are the codes of the checks behind it, for those who ask. */
export interface CheckItem {
  state: CheckState
  text: string
  rules?: readonly string[]
}

/** How loudly a text is said. */
export type Tone = 'loud' | 'good' | 'care' | 'quiet'

/** Whether a point of the checklist is answered, and how. */
export type CheckState = 'ok' | 'care' | 'fault' | 'open' | 'none'

type Value = number | null

/** Both series of a picture in the same scale, as characters of eight heights; a gap is a point. */
export function bars(values: readonly Value[], all: readonly Value[]): string {
  const known = all.filter((value): value is number => value !== null)
  const [least, most] = [Math.min(...known, 0), Math.max(...known, 0)]
  const span = most - least || 1
  return values
    .map((value) => (value === null ? '·' : (STEPS[Math.round(((value - least) / span) * 7)] ?? '·')))
    .join('')
}

const STEPS = [...'▁▂▃▄▅▆▇█']
