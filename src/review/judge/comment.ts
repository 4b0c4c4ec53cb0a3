import type { Language, Text } from '../../catalog/problem.ts'
import type { Outcome } from './outcome.ts'
import { STATUSES } from './status.ts'

/** By this line, which no reader sees, a comment is known as ours. */
export const MARKER = '<!-- satu-data/judge -->'

/** The Git host takes no longer comment. */
export const LONGEST_COMMENT = 65_536

/** What a comment says besides the report. */
export interface CommentFrame {
  /** The commit that was judged. */
  head: string
  /** Address of the run, which holds the complete report. */
  run: string
  language: Language
}

/** The comment on a pull request: which commit was judged, and the report, cut where it is longer than the host takes. */
export function commentOf(report: string, outcome: Outcome, { head, run, language }: CommentFrame): string {
  const opening = `${MARKER}\n${judged(head)[language]}\n\n`
  const { description } = STATUSES[outcome.verdict]
  const body =
    outcome.verdict === 'unjudged' || report.trim() === '' ? `**${description[language]}**\n` : report
  const closing = `\n\n${complete(run)[language]}\n`
  const room = LONGEST_COMMENT - opening.length - closing.length
  if (body.length <= room) return opening + body + closing
  const notice = `\n\n${CUT[language]}`
  return opening + cutAt(body, room - notice.length) + notice + closing
}

/** Whether a comment, by its text and its author, is one that we wrote before. */
export function isOwnComment(body: unknown, author: unknown): boolean {
  return author === 'github-actions[bot]' && typeof body === 'string' && body.startsWith(MARKER)
}

/** The beginning of a text up to the end of a line, with what was open there closed. */
function cutAt(text: string, room: number): string {
  const fence = '\n```'
  const details = '\n</details>'
  const spare = fence.length + 8 * details.length
  const line = text.lastIndexOf('\n', room - spare)
  // A single line as long as that is cut in it, but not between the halves of a character.
  const cut =
    line > room / 2 ? text.slice(0, line) : text.slice(0, room - spare).replace(/[\ud800-\udbff]$/, '')
  const isFenced = (cut.match(/^\s*```/gm)?.length ?? 0) % 2 === 1
  const open = (cut.match(/<details\b/g)?.length ?? 0) - (cut.match(/<\/details>/g)?.length ?? 0)
  return cut + (isFenced ? fence : '') + details.repeat(Math.min(8, Math.max(0, open)))
}

function judged(head: string): Text {
  return {
    id: `Penilaian atas komit ${head.slice(0, 10)}, dihitung oleh cabang utama; usulan ini tidak dapat mengubah penilainya.`,
    en: `Review of commit ${head.slice(0, 10)}, computed by the main branch; the submission cannot change its judge.`,
  }
}

function complete(run: string): Text {
  return {
    id: `Laporan lengkap dengan grafik dan pratinjau situs: [unduh di bagian Artifacts](${run}).`,
    en: `The complete report with charts, and a preview of the site: [download under Artifacts](${run}).`,
  }
}

const CUT: Text = {
  id: '**Laporan ini terlalu panjang untuk satu komentar; selebihnya ada dalam laporan lengkap.**',
  en: '**This report is too long for a comment; the rest is in the complete report.**',
}
