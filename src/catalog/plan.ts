import { KNOWN } from './generated/properties.ts'
import { judgePlanRow } from './judge.ts'
import type { Plan } from './model.ts'
import { Scanner } from './scan.ts'
import { textOf } from './text.ts'

/** Columns that every plan must have, by `schemas/plan.schema.json`. */
export const PLAN_REQUIRED: readonly string[] = judgePlanRow({}).map(({ path }) => String(path[0]))

/** Names of all columns that a plan may have, translations left out. */
export const PLAN_COLUMNS: readonly string[] = KNOWN.plan['']?.names ?? []

/** Whether a plan may have a column: one of the schema, a translation of one, or an extension `x-…`. */
export function isPlanColumn(label: string): boolean {
  const base = /^(.+)_[a-z]{2}$/.exec(label)?.[1]
  if (PLAN_COLUMNS.includes(label) || label.startsWith('x-')) return true
  return base !== undefined && (KNOWN.plan['']?.translated ?? []).includes(base)
}

/** Reads a data collection plan, `plan.csv`: its rows, each judged by the schema of a plan's row. */
export function readPlan(file: string, agency: string, source: Iterable<Uint8Array>): Plan {
  const plan: Plan = { file, agency, labels: [], rows: [] }
  let row = 0
  new Scanner({ delimiter: ',', quoteChar: '"' }).run(source, {
    row: ({ bytes, starts, ends }, width, line) => {
      row++
      const cells = Array.from({ length: width }, (_, at) => textOf(bytes, starts[at], ends[at]))
      if (row === 1) plan.labels = cells
      else if (cells.some((cell) => cell !== '')) {
        const filled = plan.labels.flatMap((label, at) => {
          const cell = cells[at] ?? ''
          return cell !== '' && isPlanColumn(label) ? [[label, cell] as const] : []
        })
        const value = Object.fromEntries(filled)
        // What a missing column lacks is said once, of the column.
        const faults = judgePlanRow(value).filter(({ path }) => plan.labels.includes(String(path[0])))
        plan.rows.push({ line, row, value, faults })
      }
    },
    flush: () => {},
  })
  return plan
}
