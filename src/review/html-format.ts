import type { Language } from '../catalog/problem.ts'
import { HEAD, STYLE } from '../reports/html-style.ts'
import { codeMarkup, escaped } from '../reports/markup.ts'
import type { Block, CheckItem } from './blocks.ts'
import { STATE_MARKS } from './markdown-format.ts'
import { seriesSvg } from './picture.ts'

/** The report as one HTML document that loads nothing; `chartStyles` are the colours of the charts in it. */
export function htmlReview(
  blocks: readonly Block[],
  language: Language,
  { title, chartStyles = '' }: { title: string; chartStyles?: string },
): string {
  const words = {
    id: {
      name: 'Laporan tinjauan',
      skip: 'Langsung ke isi',
      before: 'Sebelum',
      after: 'Sesudah',
      none: 'tidak ada',
      table: 'Tabel',
      rules: 'aturan',
    },
    en: {
      name: 'Review report',
      skip: 'Skip to content',
      before: 'Before',
      after: 'After',
      none: 'none',
      table: 'Table',
      rules: 'rules',
    },
  }[language]
  let tables = 0
  const body = blocks
    .map((block) => blockMarkup(block, words))
    .join('\n')
    // A region is found by its name, so that each needs its own.
    .replace(/<div class="scroll"/g, () => `<div class="scroll" aria-label="${words.table} ${++tables}"`)
    .replace(MARK, (mark) => PLAIN[mark] ?? mark)
  return `<!doctype html>
<html lang="${language}">
<head>
${HEAD}
<title>${words.name}: ${escaped(title)}</title>
<style>${STYLE}${OWN_STYLE}${chartStyles.replaceAll('</', '<\\/')}</style>
</head>
<body>
<a class="skip" href="#isi">${words.skip}</a>
<main id="isi">
${body}
</main>
</body>
</html>
`
}

type Words = Record<'before' | 'after' | 'none' | 'table' | 'rules', string>

function checkMarkup({ state, text, rules = [] }: CheckItem, words: Words): string {
  const said = `${STATE_MARKS[state]} ${codeMarkup(text)}`
  const behind = rules.map((rule) => `<code>${escaped(rule)}</code>`).join(', ')
  const detail =
    rules.length === 0 ? '' : `<details class="rules"><summary>${words.rules}</summary>${behind}</details>`
  return `<li class="${state}">${said}${detail}</li>`
}

function blockMarkup(block: Block, words: Words): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level}>${codeMarkup(block.text)}</h${block.level}>`
    case 'text':
      return `<p${block.tone ? ` class="${block.tone}"` : ''}>${codeMarkup(block.text)}</p>`
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${item.split('\n').map(codeMarkup).join('<br>')}</li>`).join('')}</ul>`
    case 'checks':
      return `<ul class="checks">${block.items.map((item) => checkMarkup(item, words)).join('')}</ul>`
    case 'table': {
      const cell = (tag: 'th' | 'td') => (text: string, at: number) =>
        `<${tag}${tag === 'th' ? ' scope="col"' : ''}${block.figures.includes(at) ? ' class="figure"' : ''}>${codeMarkup(text)}</${tag}>`
      const rows = block.rows.map((row) => `<tr>${row.map(cell('td')).join('')}</tr>`).join('')
      return `<div class="scroll" role="region" tabindex="0"><table><thead><tr>${block.head.map(cell('th')).join('')}</tr></thead><tbody>${rows}</tbody></table></div>`
    }
    case 'series':
      return `<figure class="series">${seriesSvg(block, words)}<figcaption>${codeMarkup(block.label)}</figcaption></figure>`
    case 'charts':
      return `<figure class="pair"><figcaption>${escaped(block.title)}</figcaption>${side(words.before, block.before, words)}${side(words.after, block.after, words)}</figure>`
    case 'fold':
      return `<details><summary>${codeMarkup(block.summary)}</summary>${block.blocks.map((inner) => blockMarkup(inner, words)).join('\n')}</details>`
  }
}

function side(name: string, svg: string, { none }: Words): string {
  return `<div><p class="quiet">${name}</p>${svg === '' ? `<p>(${none})</p>` : svg}</div>`
}

/** Signs that every font has, for those that only some have. */
const PLAIN: Record<string, string> = {
  '✅': '✓',
  '❌': '✗',
  '⛔': '✗',
  '⚠️': '!',
  '❗': '!',
  '➖': '–',
  '☐': '▢',
}
const MARK = new RegExp(Object.keys(PLAIN).join('|'), 'gu')

const OWN_STYLE = `
:root{--edge:var(--line);--surface:var(--ground)}
p.loud{border:3px solid var(--error);padding:.5rem .75rem;background:var(--error-ground);color:var(--error);font-weight:600}
p.care{border-left:4px dashed var(--warning);padding:.25rem .75rem;background:var(--warning-ground);color:var(--warning);font-weight:600}
p.good{border-left:4px solid var(--line);padding:.25rem .75rem;font-weight:600}
.figure{text-align:right}
.checks{list-style:none;padding-left:0}
.checks li{margin:.25rem 0;overflow-wrap:anywhere}
li{overflow-wrap:anywhere}
details{margin:.75rem 0;border:1px solid var(--line);padding:.25rem .75rem}
details.rules{display:inline-block;margin:0 0 0 .5rem;border:0;padding:0;font-size:.8125rem;color:var(--quiet)}
.rules summary{font-weight:400;padding:0}
summary{cursor:pointer;padding:.25rem 0;font-weight:600}
summary:focus-visible{outline:3px solid var(--link);outline-offset:2px}
figure{margin:1rem 0}
figcaption{color:var(--quiet);font-size:.875rem}
.series svg{display:block;max-width:100%;height:auto}
.pair{display:flex;flex-wrap:wrap;gap:1rem}
.pair figcaption{flex-basis:100%}
.pair div{flex:1 1 20rem;min-width:0}
.pair svg{max-width:100%;height:auto}
`
