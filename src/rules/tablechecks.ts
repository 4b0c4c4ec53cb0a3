import { isPersonalHeader } from '../catalog/personal-headers.ts'
import type { Problem } from '../catalog/problem.ts'
import { BAD, type Block, type Cells, type Header, type TableObserver } from '../catalog/table.ts'
import { Places, problemOf } from './report.ts'
import type { CellCheck, Report, RowCheck, Rule, TableContext } from './rule.ts'

/** A check at work: what it is of, and where it found something. */
interface Running<Check> {
  rule: Rule
  check: Check
  /** The column it looks at, from 0; -1 for a check of rows. */
  column: number
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
  const cells: (Running<CellCheck> & { report(index: number): void })[] = []
  const rows: (Running<RowCheck> & { report: Report })[] = []
  const bad = rules.filter((rule) => rule.hook === 'column' && rule.checkBad)
  const metBad = new Set<number>()
  let current: Block | undefined
  let names: ReadonlySet<string> = new Set()
  let personal: boolean[] = []
  const placesOf = (running: Running<unknown>) => {
    running.places ??= new Places(file, limit)
    return running.places
  }
  const addCellCheck = (rule: Rule, check: CellCheck, column: number) => {
    // One function for each check, made once and not for every block.
    const report = (index: number) => placesOf(running).add(current as Block, index, column)
    const running: (typeof cells)[number] = {
      rule,
      check,
      column,
      isPersonal: personal[column] === true,
      report,
    }
    cells.push(running)
  }
  const addRowCheck = (rule: Rule, check: RowCheck) => {
    const report: Report = (block, index, column) => placesOf(running).add(block, index, column)
    const isPersonal = personal.includes(true)
    const running: (typeof rows)[number] = { rule, check, column: -1, isPersonal, report }
    for (const place of check.places ?? []) placesOf(running).put(place)
    rows.push(running)
  }
  const addBadChecks = ({ index, field }: Cells) => {
    if (!field || metBad.has(index)) return
    metBad.add(index)
    for (const rule of bad)
      if (rule.hook === 'column')
        for (const check of rule.checkBad?.(field, context) ?? []) addCellCheck(rule, check, index)
  }
  return {
    header: (header) => {
      names = new Set([...header.labels, ...header.fields.map((field) => field?.name ?? '')])
      personal = personalColumns(header)
      for (const rule of rules) {
        if (rule.hook === 'rows') {
          for (const check of rule.check(header, context)) addRowCheck(rule, check)
        } else if (rule.hook === 'column') {
          for (const [column, field] of header.fields.entries())
            if (field) for (const check of rule.check(field, context)) addCellCheck(rule, check, column)
        }
      }
    },
    block: (block) => {
      current = block
      for (const column of block.columns) if ((column.counts[BAD] as number) > 0) addBadChecks(column)
      for (const { check, column, report } of cells)
        check.find(block.columns[column] as Cells, block.count, report)
      for (const { check, report } of rows) check.block(block, report)
    },
    again: () => rows.some(({ check }) => check.again?.()),
    reread: (block) => {
      for (const { check, report } of rows) if (check.again?.()) check.reread?.(block, report)
    },
    problems: () => {
      // By rule and column, whichever check was made first.
      const place = new Map(rules.map((rule, at) => [rule, at]))
      const found = [...cells, ...rows].filter(({ places }) => places)
      const order = ({ rule, column }: Running<unknown>) => (place.get(rule) as number) * 1e5 + column
      return found.sort((a, b) => order(a) - order(b)).flatMap((running) => problemsOf(running, names))
    },
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
