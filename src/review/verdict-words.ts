import type { Problem } from '../catalog/problem.ts'
import { ownFix } from '../reports/checks.ts'
import { pathWords, placeWords } from '../reports/words.ts'
import { counted, listed, shown } from '../rules/wording.ts'
import type { Block } from './blocks.ts'
import type { Consequence } from './consequences.ts'
import type { Speaker } from './document.ts'
import type { ChecksReview } from './verdict.ts'

/** Places and problems that are named. */
const PLACES = 3
const PROBLEMS = 40
const MOST_TABLES = 10

/** What the checks found, against what was there before. */
export function verdictBlocks(
  { added, fixed, kept, elsewhere }: ChecksReview,
  consequences: readonly Consequence[],
  speak: Speaker,
): Block[] {
  const { say } = speak
  const blocks: Block[] = [{ kind: 'heading', level: 2, text: say('Pemeriksaan', 'Checks') }]
  if (added.length + fixed.length + kept.length === 0)
    blocks.push({
      kind: 'text',
      text: say('Tidak ada temuan pada yang diubah.', 'Nothing was found in what changed.'),
    })
  const lost = consequences.filter((one) => one.kind === 'code-list' && one.orphans.length > 0) as CodeList[]
  const orphans = new Set(lost.flatMap((list) => list.orphans.map(({ file }) => file)))
  const isLost = ({ code, places: [place] }: Problem) =>
    code === 'unknown-code' && orphans.has(place?.file ?? '')
  const part = (all: Problem[], title: string, first: string[] = []) => {
    if (all.length === 0) return
    const problems = first.length > 0 ? all.filter((problem) => !isLost(problem)) : all
    blocks.push({ kind: 'heading', level: 3, text: `${title} (${all.length})` })
    blocks.push({
      kind: 'list',
      items: [...first, ...problems.slice(0, PROBLEMS).map((problem) => problemText(problem, speak))],
    })
    if (problems.length > PROBLEMS) {
      const left = problems.length - PROBLEMS
      blocks.push({
        kind: 'text',
        tone: 'quiet',
        text: say(
          `… dan ${left} temuan lagi.`,
          `… and ${counted(left, '', 'more finding', 'more findings').en}.`,
        ),
      })
    }
  }
  part(
    added,
    say('Baru', 'New'),
    lost.map((list) => lostCodes(list, speak)),
  )
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
        `Tidak ditampilkan: ${elsewhere} temuan lama di bagian katalog yang tidak disentuh.`,
        `Not shown: ${counted(elsewhere, '', 'older finding', 'older findings').en} in parts of the catalog that are not touched.`,
      ),
    })
  return blocks
}

type CodeList = Extract<Consequence, { kind: 'code-list' }>

/** One sentence for all tables in which a code is unknown since its list lost it. */
function lostCodes({ list, removed, orphans }: CodeList, { say }: Speaker): string {
  const rows = orphans.reduce((sum, one) => sum + one.rows, 0)
  const tables = orphans.slice(0, MOST_TABLES).map((one) => `${shown(one.file)} (${one.rows})`)
  const more = orphans.length - tables.length
  const rest = more > 0 ? say(`, dan ${more} lainnya`, ` and ${more} more`) : ''
  return [
    say(
      `❌ Daftar kode ${shown(list)} kehilangan ${listed(removed).id}: ${rows} baris di ${orphans.length} tabel masih memakainya (${shown('unknown-code')})`,
      `❌ The code list ${shown(list)} lost ${listed(removed).en}: ${counted(rows, '', 'row', 'rows').en} of ${counted(orphans.length, '', 'table', 'tables').en} still use ${removed.length === 1 ? 'it' : 'them'} (${shown('unknown-code')})`,
    ),
    `${tables.join(', ')}${rest}`,
    say(
      '→ Kembalikan yang hilang, atau ubah baris-baris itu lebih dahulu.',
      '→ Put back what is missing, or change these rows first.',
    ),
  ].join('\n')
}

function problemText(problem: Problem, { language, say }: Speaker, withFix = true): string {
  const { code, severity, places, count, message } = problem
  const mark = severity === 'error' ? '❌' : '⚠️'
  // Its cells stand among the revisions above, with the line that the sender has to write below.
  if (code === 'unexplained-revision')
    return [
      say(
        `${mark} ${count} angka terbit diubah tanpa penjelasan: lihat bagian revisi di atas (${shown(code)})`,
        `${mark} ${counted(count, '', 'published figure', 'published figures').en} changed without a reason: see the revisions above (${shown(code)})`,
      ),
      ...(withFix ? [`→ ${oneLine(ownFix(problem, language) ?? firstStep(problem.fix[language]))}`] : []),
    ].join('\n')
  const where = places
    .slice(0, PLACES)
    .map((place) => [shown(pathWords(place)), placeWords(place, language)].filter(Boolean).join(' '))
    .join('; ')
  const more = count - Math.min(places.length, PLACES)
  const rest =
    more > 0
      ? say(`; dan ${more} tempat lain`, `; and ${counted(more, '', 'more place', 'more places').en}`)
      : ''
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
