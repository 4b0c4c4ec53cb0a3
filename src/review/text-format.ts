import { printable } from '../reports/printable.ts'
import { type Block, bars } from './blocks.ts'
import { STATE_MARKS } from './markdown-format.ts'

/** The report as lines for a terminal; nothing submitted steers it. */
export function textReview(blocks: readonly Block[]): string {
  return `${blocks
    .flatMap((block) => linesOf(block))
    .join('\n')
    .trim()}\n`
}

function linesOf(block: Block): string[] {
  const plain = (text: string) => printable(text)
  switch (block.kind) {
    case 'heading': {
      const text = plain(block.text)
      return block.level === 3 ? ['', text] : ['', text, (block.level === 1 ? '=' : '-').repeat(text.length)]
    }
    case 'text':
      return [plain(block.text)]
    case 'list':
      return block.items.flatMap((item) => {
        const [first = '', ...rest] = item.split('\n').map(plain)
        return [`  • ${first}`, ...rest.map((line) => `    ${line}`)]
      })
    case 'checks':
      return block.items.map(({ state, text, rules = [] }) => {
        const behind = rules.length === 0 ? '' : `  [${rules.join(', ')}]`
        return `  ${STATE_MARKS[state]} ${plain(text)}${plain(behind)}`
      })
    case 'table':
      return tableLines(
        [block.head, ...block.rows].map((row) => row.map((cell) => plain(cell).replaceAll('`', ''))),
        block.figures,
      )
    case 'series': {
      const all = [...block.before, ...block.after]
      return [
        `  ${plain(block.label)} (${plain(`${block.periods[0]}–${block.periods.at(-1)}`)}): ${bars(block.before, all)} → ${bars(block.after, all)}`,
      ]
    }
    case 'charts':
      return []
    case 'fold': {
      const inner = block.blocks.flatMap(linesOf)
      return inner.length === 0 ? [] : [`  ${plain(block.summary)}:`, ...inner]
    }
  }
}

const WIDEST = 48

function tableLines(rows: string[][], figures: number[]): string[] {
  const cut = (text: string, most = WIDEST) => (text.length > most ? `${text.slice(0, most - 1)}…` : text)
  const [head = [], ...body] = rows
  // What a column is called is never cut, unless no screen would hold it.
  const shown = [
    head.map((name) => cut(name, 2 * WIDEST)),
    ...body.map((row) => row.map((cell) => cut(cell))),
  ]
  const widths = head.map((_, at) => Math.max(...shown.map((row) => row[at]?.length ?? 0)))
  return shown.map((row) => {
    const cells = row.map((cell, at) => {
      const width = widths[at] ?? 0
      return figures.includes(at) ? cell.padStart(width) : cell.padEnd(width)
    })
    return `  ${cells.join('  ')}`.trimEnd()
  })
}
