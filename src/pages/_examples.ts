import type { Problem } from '../catalog/problem.ts'

/** A small catalog that breaks a rule, and what the check says about it. */
export interface Example {
  files: { name: string; text: string }[]
  problems: Problem[]
}

const reports = import.meta.glob<Problem[]>('../rules/fixtures/*/bad/problems.json', {
  eager: true,
  import: 'default',
})
const texts = import.meta.glob<string>('../rules/fixtures/*/bad/**/*.{csv,md,yaml}', {
  eager: true,
  query: '?raw',
  import: 'default',
})

const LONGEST = 1200

/** The fixture of a rule as an example: the files that its problems name, the text cut where it is long. */
export function exampleOf(code: string): Example | undefined {
  const folder = `../rules/fixtures/${code}/bad/`
  const problems = reports[`${folder}problems.json`]
  if (!problems || problems.length === 0) return undefined
  const names = new Set(problems.flatMap((problem) => problem.places.map((place) => place.file)))
  const files = [...names].flatMap((name) => {
    const text = texts[folder + name]
    return text === undefined
      ? []
      : [{ name, text: text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text }]
  })
  return { files: files.slice(0, 2), problems }
}
