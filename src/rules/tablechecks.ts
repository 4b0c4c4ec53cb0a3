import { isPersonalHeader } from '../catalog/personal-headers.ts'
import type { Problem } from '../catalog/problem.ts'
import type { Block, Cells, Header, TableObserver } from '../catalog/table.ts'
import { Places, problemOf } from './report.ts'
import type { CellCheck, Report, RowCheck, Rule, TableContext } from './rule.ts'

/** A check at work: what it is of, and where it found something. */
interface Running<Check> {
  rule: Rule
  check: Check
  /** Whether its quotations may be of persons. */
  isPersonal: boolean
  /** Made with the first place, since wide tables have very many checks. */
  places?: Places
}

/** Runs the rules of hooks `column` and `rows` while a table goes by; `limit` places are kept of each problem. */
export function checkObserver(
  context: TableContext,
  { rules, limit }: { rules: readonly Rule[]; limit: number },
): TableObserver & { problems(): Problem[] } {
  const file = context.resource.file as string
  const cells: (Running<CellCheck> & { column: number; report(index: number): void })[] = []
  const rows: (Running<RowCheck> & { report: Report })[] = []
  let current: Block | undefined
  let names: ReadonlySet<string> = new Set()
  const placesOf = (running: Running<unknown>) => {
    running.places ??= new Places(file, limit)
    return running.places
  }
  const addCellCheck = (rule: Rule, check: CellCheck, column: number, isPersonal: boolean) => {
    // One function for each check, made once and not for every block.
    const report = (index: number) => placesOf(running).add(current as Block, index, column)
    const running: (typeof cells)[number] = { rule, check, column, isPersonal, report }
    cells.push(running)
  }
  const addRowCheck = (rule: Rule, check: RowCheck, isPersonal: boolean) => {
    const report: Report = (block, index, column) => placesOf(running).add(block, index, column)
    const running: (typeof rows)[number] = { rule, check, isPersonal, report }
    for (const place of check.places ?? []) placesOf(running).put(place)
    rows.push(running)
  }
  return {
    header: (header) => {
      names = new Set([...header.labels, ...header.fields.map((field) => field?.name ?? '')])
      const personal = personalColumns(header)
      for (const rule of rules) {
        if (rule.hook === 'rows') {
          for (const check of rule.check(header, context)) addRowCheck(rule, check, personal.includes(true))
        } else if (rule.hook === 'column') {
          for (const [column, field] of header.fields.entries()) {
            if (!field) continue
            for (const check of rule.check(field, context))
              addCellCheck(rule, check, column, personal[column] === true)
          }
        }
      }
    },
    block: (block) => {
      current = block
      for (const { check, column, report } of cells)
        check.find(block.columns[column] as Cells, block.count, report)
      for (const { check, report } of rows) check.block(block, report)
    },
    again: () => rows.some(({ check }) => check.again?.()),
    reread: (block) => {
      for (const { check, report } of rows) if (check.again?.()) check.reread?.(block, report)
    },
    problems: () => [...cells, ...rows].flatMap((running) => problemsOf(running, names)),
  }
}

/** Which columns hold data of persons by what stands above them. */
function personalColumns({ labels, fields }: Header): boolean[] {
  return labels.map((label, column) => [fields[column]?.name ?? '', label].some(isPersonalHeader))
}

function problemsOf(
  { rule, check, places, isPersonal }: Running<CellCheck | RowCheck>,
  names: ReadonlySet<string>,
): Problem[] {
  if (!places || check.holds?.(places.count) === false) return []
  const { count } = places
  const finding = { message: check.message(count), fix: check.fix?.(), places: places.places, count }
  return [problemOf(rule, finding, isPersonal ? names : undefined)]
}
