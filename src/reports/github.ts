import { maskPersonal } from '../catalog/personal.ts'
import type { Language } from '../catalog/problem.ts'
import type { Report } from './report.ts'

/** GitHub shows this many annotations of each severity for one step; more would be dropped without a word. */
const MOST_ANNOTATIONS = 10

/**
 * The report as workflow commands, which GitHub shows as annotations on the changed files. `prefix` leads from
 * the repository's root to the catalog.
 */
export function githubReport({ problems, summary }: Report, language: Language, prefix: string): string {
  const lines: string[] = []
  for (const severity of ['error', 'warning'] as const) {
    const own = problems.filter((problem) => problem.severity === severity)
    for (const problem of own.slice(0, MOST_ANNOTATIONS)) {
      const place = problem.places[0]
      const properties = [
        place && `file=${escapeProperty(prefix + maskPersonal(place.file))}`,
        place?.line && `line=${place.line}`,
        place?.cell === undefined && place?.column && `col=${place.column}`,
        `title=${escapeProperty([problem.code, place?.cell].filter(Boolean).join(' '))}`,
      ].filter(Boolean)
      lines.push(
        `::${severity} ${properties.join(',')}::${escapeData(`${problem.message[language]}\n${problem.fix[language]}`)}`,
      )
    }
    if (own.length > MOST_ANNOTATIONS) {
      const rest = own.length - MOST_ANNOTATIONS
      const words = {
        id: `${rest} masalah lagi tidak ditampilkan di sini; lihat log langkah ini.`,
        en: `${counted(rest, 'more problem')} not shown here; see the log of this step.`,
      }
      lines.push(`::notice::${words[language]}`)
    }
  }
  const { errors, warnings } = summary
  lines.push(
    {
      id: `${errors} kesalahan, ${warnings} peringatan`,
      en: `${counted(errors, 'error')}, ${counted(warnings, 'warning')}`,
    }[language],
  )
  return `${lines.join('\n')}\n`
}

function counted(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? '' : 's'}`
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
