import type { Problem } from '../catalog/problem.ts'
import { ownFix } from '../reports/checks.ts'
import { pathWords, placeWords } from '../reports/words.ts'
import { shown } from '../rules/wording.ts'
import type { Block } from './blocks.ts'
import type { Speaker } from './document.ts'
import type { ChecksReview } from './verdict.ts'

/** Places and problems that are named. */
const PLACES = 3
const PROBLEMS = 40

/** What the checks found, against what was there before. */
export function verdictBlocks({ added, fixed, kept, elsewhere }: ChecksReview, speak: Speaker): Block[] {
  const { say } = speak
  const blocks: Block[] = [{ kind: 'heading', level: 2, text: say('Pemeriksaan', 'Checks') }]
  if (added.length + fixed.length + kept.length === 0)
    blocks.push({
      kind: 'text',
      text: say('Tidak ada temuan pada yang diubah.', 'Nothing was found in what changed.'),
    })
  const part = (problems: Problem[], title: string) => {
    if (problems.length === 0) return
    blocks.push({ kind: 'heading', level: 3, text: `${title} (${problems.length})` })
    blocks.push({
      kind: 'list',
      items: problems.slice(0, PROBLEMS).map((problem) => problemText(problem, speak)),
    })
    if (problems.length > PROBLEMS) {
      const left = problems.length - PROBLEMS
      blocks.push({
        kind: 'text',
        tone: 'quiet',
        text: say(`… dan ${left} temuan lagi.`, `… and ${left} more findings.`),
      })
    }
  }
  part(added, say('Baru', 'New'))
  part(kept, say('Sudah ada sebelumnya', 'Still there'))
  if (fixed.length > 0)
    blocks.push({
      kind: 'fold',
      summary: say(
        `Diperbaiki oleh kiriman ini (${fixed.length})`,
        `Fixed by this submission (${fixed.length})`,
      ),
      blocks: [
        {
          kind: 'list',
          items: fixed.slice(0, PROBLEMS).map((problem) => problemText(problem, speak, false)),
        },
      ],
    })
  if (elsewhere > 0)
    blocks.push({
      kind: 'text',
      tone: 'quiet',
      text: say(
        `${elsewhere} temuan lama di bagian katalog yang tidak disentuh tidak ditampilkan.`,
        `${elsewhere} older findings in parts of the catalog that are not touched are not shown.`,
      ),
    })
  return blocks
}

function problemText(problem: Problem, { language, say }: Speaker, withFix = true): string {
  const { code, severity, places, count, message } = problem
  const mark = severity === 'error' ? '❌' : '⚠️'
  // Its cells stand among the revisions above, with the line that the sender has to write below.
  if (code === 'unexplained-revision')
    return [
      say(
        `${mark} ${count} angka terbit diubah tanpa penjelasan: lihat bagian revisi di atas (${shown(code)})`,
        `${mark} ${count} published figures changed without a reason: see the revisions above (${shown(code)})`,
      ),
      ...(withFix ? [`→ ${oneLine(ownFix(problem, language) ?? firstStep(problem.fix[language]))}`] : []),
    ].join('\n')
  const where = places
    .slice(0, PLACES)
    .map((place) => [shown(pathWords(place)), placeWords(place, language)].filter(Boolean).join(' '))
    .join('; ')
  const more = count - Math.min(places.length, PLACES)
  const rest = more > 0 ? say(`; dan ${more} tempat lain`, `; and ${more} more places`) : ''
  const fix = withFix ? (ownFix(problem, language) ?? firstStep(problem.fix[language])) : undefined
  return [
    `${mark} ${oneLine(message[language])} (${shown(code)})`,
    `${where}${rest}`,
    ...(fix === undefined ? [] : [`→ ${oneLine(fix)}`]),
  ].join('\n')
}

function firstStep(steps: string): string {
  return (steps.split('\n')[0] ?? '').replace(/^1\. /, '')
}

function oneLine(text: string): string {
  return text.replaceAll('\n', ' ')
}
