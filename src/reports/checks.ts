import type { Language, Problem } from '../catalog/problem.ts'
import { rules } from '../rules/index.ts'
import type { RuleText } from '../rules/rule.ts'

const byCode = new Map<string, RuleText>(rules.map((rule) => [rule.code, rule]))

/** Title, reason and steps of the check that a code names; `undefined` for a code of another version. */
export function checkOf(code: string): RuleText | undefined {
  return byCode.get(code)
}

/** The next step of a problem where it differs from the steps of its check, which a report says once. */
export function ownFix({ code, fix }: Problem, language: Language): string | undefined {
  return fix[language] === byCode.get(code)?.fix[language] ? undefined : fix[language]
}

/** The checks that found something, in the order in which checks are listed. */
export function checksIn(problems: readonly Problem[]): RuleText[] {
  const codes = new Set(problems.map(({ code }) => code))
  return rules.filter(({ code }) => codes.has(code))
}
