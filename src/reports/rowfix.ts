import type { Catalog, Resource } from '../catalog/model.ts'
import type { Language, Place, Problem, Text } from '../catalog/problem.ts'
import { fixesOf } from '../rules/type-error.ts'
import { shown } from '../rules/wording.ts'
import { checkOf } from './checks.ts'

/** Words for one place of a problem, whose own words name the first of its places as an example. */
export class RowWords {
  private readonly resources: Map<string, Resource>
  /** Values that are not of the type of their column, by table and column: what one of them means may hang on the others. */
  private readonly values: Map<string, string[]>

  private readonly fixes = new Map<string, (value: string) => Text | undefined>()

  constructor(problems: readonly Problem[], { datasets }: Catalog) {
    this.resources = new Map(
      datasets.flatMap((dataset) =>
        dataset.resources.flatMap((one) => (one.file ? [[one.file, one] as const] : [])),
      ),
    )
    const places = problems.flatMap((problem) => (problem.code === TYPED ? problem.places : []))
    this.values = new Map(
      [...Map.groupBy(places, columnOf)].map(([column, own]) => [
        column,
        [...new Set(own.flatMap(({ value }) => value ?? []))].slice(0, MOST_VALUES),
      ]),
    )
  }

  /** What is wrong, with the value of the place where the words give an example. */
  message({ message, places }: Problem, { value }: Place, language: Language): string {
    const example = places[0]?.value
    const text = message[language]
    if (value === undefined || example === undefined || value === example) return text
    const [such, here] = { id: ['misalnya', 'di sini'], en: ['such as', 'here'] }[language] as [
      string,
      string,
    ]
    return text.replace(`${such} ${shown(example)}`, () => `${here} ${shown(value)}`)
  }

  /** The next step for the place; the steps of the check where that of the problem is for another one. */
  fix(problem: Problem, place: Place, language: Language): string {
    if (place === problem.places[0]) return problem.fix[language]
    const own = this.ownFix(problem, place)
    if (own) return own[language]
    const rule = checkOf(problem.code)
    return rule && isForAnother(problem, place, language) ? rule.fix[language] : problem.fix[language]
  }

  private ownFix({ code }: Problem, place: Place): Text | undefined {
    if (code !== TYPED || place.value === undefined || place.column === undefined) return undefined
    const column = columnOf(place)
    let fixes = this.fixes.get(column)
    if (!fixes) {
      const resource = this.resources.get(place.file)
      const field = resource?.fields.find(({ name }) => name === place.field)
      fixes = resource && field ? fixesOf(field, resource, this.values.get(column) ?? []) : () => undefined
      this.fixes.set(column, fixes)
    }
    return fixes(place.value)
  }
}

const TYPED = 'type-error'
/** Values of a column among which other habits are looked for. */
const MOST_VALUES = 1000

function columnOf({ file, column }: Place): string {
  return `${file}\n${column}`
}

/** Whether a step names a value or a figure, and not that of the place. */
function isForAnother({ fix, places }: Problem, { value }: Place, language: Language): boolean {
  const text = fix[language]
  if (value !== undefined && text.includes(shown(value))) return false
  const named = text.match(/`[^`]+`/g) ?? []
  const example = places[0]?.value
  return named.some(
    (one) =>
      (example !== undefined && one === shown(example)) ||
      /^`[+-]?\d[\d.,:/T-]*`$/.test(one.replace(/^`0`$/, '')),
  )
}
