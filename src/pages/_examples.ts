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

const BASE_DATASET = 'dinas/data/'
const LONGEST = 1200

/** The fixture of a rule as an example: the files that its problems name, the text cut where it is long. */
export function exampleOf(code: string): Example | undefined {
  const folder = `../rules/fixtures/${code}/bad/`
  const problems = reports[`${folder}problems.json`]
  if (!problems || problems.length === 0) return undefined
  const names = new Set(problems.flatMap((problem) => problem.places.map((place) => place.file)))
  const files = [...names].flatMap((name) => {
    // A fixture that holds only a dataset stands for the one of the base catalog.
    const text = texts[folder + name] ?? texts[folder + name.replace(BASE_DATASET, '')]
    return text === undefined
      ? []
      : [{ name, text: text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text }]
  })
  const [shown] = files
  // One file with its own findings is read; several are not.
  if (!shown) return { files: [], problems: problems.slice(0, 1) }
  const own = problems.filter((problem) => problem.places.some((place) => place.file === shown.name))
  return { files: [shown], problems: own.slice(0, 3) }
}
