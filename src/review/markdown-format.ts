import type { Language } from '../catalog/problem.ts'
import { bytesOf } from '../catalog/text.ts'
import { literal, withCode } from '../reports/markup.ts'
import { type Block, bars, type CheckState, type Tone } from './blocks.ts'

/** Kept free for the last line. */
const RESERVE = 400

/**
 * The report as Markdown for a comment of the Git host. What does not fit into `most` bytes is left out whole: closed
 * parts first, then what stands last; the last line names what is missing and where the complete report is.
 */
export function markdownReview(
  blocks: readonly Block[],
  language: Language,
  most = Number.POSITIVE_INFINITY,
): string {
  const room = most - RESERVE
  const all = written(blocks, room, () => true)
  // What is folded away is what a reader misses least.
  const { out, left } = all.left.length > 0 ? written(blocks, room, ({ kind }) => kind !== 'fold') : all
  if (left.length === 0) return `${out.join('\n\n')}\n`
  const names = left.map((name) => withCode(name)).join('; ')
  const words = {
    id: `**Tidak muat di komentar ini:** ${names}. Laporan lengkap ada pada berkas HTML yang dilampirkan pada pemeriksaan ini.`,
    en: `**No room in this comment for:** ${names}. The complete report is the HTML file attached to this check.`,
  }[language]
  return `${out.join('\n\n')}\n\n${words.length < RESERVE ? words : `${words.slice(0, RESERVE - 10).replace(/[\s`&][^\s`&]*$/, '')} …`}\n`
}

/** Blocks as long as there is room, and the names of sections that lost some. */
function written(
  blocks: readonly Block[],
  room: number,
  isWanted: (block: Block) => boolean,
): { out: string[]; left: string[] } {
  const out: string[] = []
  const left = new Set<string>()
  let section = ''
  let bytes = 0
  for (const block of blocks) {
    if (block.kind === 'heading' && block.level < 3) section = block.text
    const text = isWanted(block) ? blockText(block) : undefined
    const size = text === undefined ? 0 : bytesOf(text).length + 2
    if (text === undefined || bytes + size > room) left.add(section)
    else if (text !== '') {
      out.push(text)
      bytes += size
    }
  }
  return { out, left: [...left] }
}

const TONES: Record<Tone, (text: string) => string> = {
  loud: (text) => `> **${text}**`,
  care: (text) => `**${text}**`,
  good: (text) => `**${text}**`,
  quiet: (text) => text,
}

/** Marks of a list of checks. */
export const STATE_MARKS: Record<CheckState, string> = {
  ok: '✅',
  care: '⚠️',
  fault: '❌',
  none: '➖',
  open: '☐',
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level + 1)} ${withCode(block.text)}`
    case 'text':
      return block.tone ? TONES[block.tone](withCode(block.text)) : withCode(block.text)
    case 'list':
      return block.items.map((item) => `- ${item.split('\n').map(withCode).join('\n  - ')}`).join('\n')
    case 'checks':
      // Of ticks the rules are in the complete report; what was found or is open needs none to be understood.
      return block.items.map(({ state, text }) => `- ${STATE_MARKS[state]} ${withCode(text)}`).join('\n')
    case 'table': {
      const row = (cells: string[]) => `| ${cells.map(cellText).join(' | ')} |`
      const rule = block.head.map((_, at) => (block.figures.includes(at) ? '---:' : '---'))
      return [row(block.head), `| ${rule.join(' | ')} |`, ...block.rows.map(row)].join('\n')
    }
    case 'series': {
      const { periods, before, after } = block
      const all = [...before, ...after]
      const span = `${periods[0]}–${periods.at(-1)}`
      return `${withCode(block.label)} (${literal(span)}): \`${bars(before, all)}\` → \`${bars(after, all)}\``
    }
    case 'charts':
      // A comment holds no drawings; the complete report does.
      return ''
    case 'fold': {
      const inner = block.blocks.map(blockText).filter((text) => text !== '')
      if (inner.length === 0) return ''
      return `<details><summary>${literal(block.summary.replaceAll('`', ''))}</summary>\n\n${inner.join('\n\n')}\n\n</details>`
    }
  }
}

/** The text of a cell: a code span would end at a bar. */
function cellText(text: string): string {
  return literal(text.replaceAll('`', ''))
}
