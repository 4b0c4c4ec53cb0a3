import { counted, shown } from '../rules/wording.ts'
import type { Block } from './blocks.ts'
import { type DrawCharts, named, type Speaker } from './document.ts'
import { introductionBlocks } from './introduction-words.ts'
import type { MetadataChange, TextChange } from './metadata.ts'
import type { DatasetReview } from './review.ts'
import { valueText } from './revision-words.ts'
import { tableBlocks } from './table-words.ts'

export { revisionBlocks } from './revision-words.ts'

/** What a change does to each dataset: its metadata, its tables, its charts. */
export function datasetBlocks(
  datasets: readonly DatasetReview[],
  speak: Speaker,
  charts: DrawCharts,
): Block[] {
  return datasets.flatMap((dataset) => {
    const { id, title, status, from, isRespelled, about = [], metadata, texts, tables } = dataset
    const { say } = speak
    const said = {
      added: say('dataset baru', 'new dataset'),
      removed: say('dihapus', 'removed'),
      moved: isRespelled
        ? say(
            `huruf nama foldernya diganti, dari ${shown(from ?? '')}`,
            `capitals of its folder changed, from ${shown(from ?? '')}`,
          )
        : say(`dipindahkan dari ${shown(from ?? '')}`, `moved from ${shown(from ?? '')}`),
      changed: say('diubah', 'changed'),
    }[status]
    const isHidden = tables.some((table) => table.isHidden || table.looksPersonal)
    const drawn = status === 'removed' || isHidden ? [] : charts(id, from)
    return [
      { kind: 'heading', level: 2, text: `${named(title)}: ${said}` },
      { kind: 'text', tone: 'quiet', text: shown(id) },
      ...introductionBlocks(about, speak),
      ...metadataBlocks(metadata, texts, speak),
      ...tables.flatMap((table) => tableBlocks(table, speak)),
      ...(tables.length === 0 && metadata.length + texts.length === 0
        ? [
            {
              kind: 'text',
              text: say('Data dan metadatanya tidak berubah.', 'Its data and metadata stay as they are.'),
            } as const,
          ]
        : []),
      ...(drawn.length > 0
        ? [
            {
              kind: 'fold',
              summary: say(
                `Grafik sebelum dan sesudah (${drawn.length})`,
                `Charts before and after (${drawn.length})`,
              ),
              blocks: drawn.map((chart) => ({ kind: 'charts' as const, ...chart })),
            } as const,
          ]
        : []),
    ]
  })
}

/** Properties that are listed; a new description has a hundred. */
const PROPERTIES = 40

function metadataBlocks(metadata: MetadataChange[], texts: TextChange[], speak: Speaker): Block[] {
  const { say } = speak
  if (metadata.length + texts.length === 0) return []
  const grave = metadata.filter(({ isGrave }) => isGrave)
  const others = metadata.filter(({ isGrave }) => !isGrave)
  const left = metadata.length - PROPERTIES
  const items = [
    ...grave.map((one) => changeText(one, speak, '❗ ')),
    ...others.map((one) => changeText(one, speak)),
  ]
  return [
    { kind: 'heading', level: 3, text: say('Metadata', 'Metadata') },
    ...(items.length > 0 ? [{ kind: 'list', items: items.slice(0, PROPERTIES) } as const] : []),
    ...(left > 0
      ? [
          {
            kind: 'text',
            tone: 'quiet',
            text: say(
              `… dan ${left} properti lagi.`,
              `… and ${counted(left, '', 'more property', 'more properties').en}.`,
            ),
          } as const,
        ]
      : []),
    ...texts.map(
      ({ language, added, removed, lines }): Block => ({
        kind: 'fold',
        summary: say(
          `Teks (${language}): ${added} baris ditambah, ${removed} dihapus`,
          `Text (${language}): ${counted(added, '', 'line', 'lines').en} added, ${removed} removed`,
        ),
        blocks: [
          {
            kind: 'list',
            items: lines.map(({ sign, text }) => `${sign === '+' ? '+' : '−'} ${shown(text)}`),
          },
        ],
      }),
    ),
  ]
}

function changeText({ label, before, after }: MetadataChange, { say, text }: Speaker, mark = ''): string {
  const name = `${mark}${text(label)}`
  const [was, is] = [before && valueText(text(before), say), after && valueText(text(after), say)]
  // Of a whole item nothing more may be known than that it came or went.
  if (was === undefined)
    return after && text(after) !== ''
      ? say(`${name}: ditambah ${is}`, `${name}: added ${is}`)
      : say(`${name}: ditambah`, `${name}: added`)
  if (is === undefined)
    return before && text(before) !== ''
      ? say(`${name}: dihapus (sebelumnya ${was})`, `${name}: removed (was ${was})`)
      : say(`${name}: dihapus`, `${name}: removed`)
  return `${name}: ${was} → ${is}`
}
