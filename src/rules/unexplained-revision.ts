import type { RevisionDescriptor } from '../catalog/descriptors.ts'
import { isFigure, isRemark } from '../catalog/figures.ts'
import { eachKeyed, KeyedFigures, type KeyNames } from '../catalog/keyedfigures.ts'
import type { Resource } from '../catalog/model.ts'
import { type Block, type Cells, NULL, VALUE } from '../catalog/table.ts'
import { cellText } from './cellcheck.ts'
import { formerDataset } from './former-dataset.ts'
import { isUnsure } from './property.ts'
import { Places } from './report.ts'
import { explanationOf, newRevisions } from './revisions.ts'
import type { Facts, Finding, Rule } from './rule.ts'
import { counted, shown, steps } from './wording.ts'

/** A figure that was published and is another now, without a word why. */
export const rule: Rule = {
  code: 'unexplained-revision',
  hook: 'dataset',
  severity: 'warning',
  varies: true,
  title: {
    id: 'Angka yang sudah terbit diubah tanpa penjelasan',
    en: 'Published figure changed without a reason',
  },
  why: {
    id: 'Angka lama sudah dikutip. Pembaca yang menemukan angka lain tanpa penjelasan tidak tahu mana yang benar, dan berhenti percaya pada keduanya.',
    en: 'The old figure has been quoted. Readers who find another one without a word do not know which is right, and stop trusting both.',
  },
  fix: steps(
    [
      'Bandingkan sel yang disebut dengan sumbernya: bila angka lama yang benar, kembalikan.',
      'Bila angka baru yang benar, tambahkan satu baris pada `revisions` di berkas `dataset.md` dengan tanggal, periode, dan alasannya.',
      'Tulis alasannya untuk pembaca, misalnya: "Angka sementara diganti angka tetap dari BPS." Kata seperti "perbaikan" saja tidak menjelaskan apa pun.',
      'Sebut `period` pada setiap baris: alasan tanpa periode tidak berlaku untuk angka yang punya periode. Untuk beberapa tahun, tulis satu baris per tahun.',
    ],
    [
      'Compare the named cell with its source: if the old figure is right, put it back.',
      'If the new one is right, add a line to `revisions` in the file `dataset.md` with the date, the period and the reason.',
      'Write the reason for readers, such as: "Preliminary figures replaced by the final ones of BPS." A word like "correction" alone explains nothing.',
      'Name the `period` in each line: a reason without one does not hold for figures that have a period. For several years write one line a year.',
    ],
  ),
  *check(dataset, facts) {
    const { former } = facts
    if (!former || dataset.source.value.access !== 'terbuka' || isUnsure(dataset.source, 'revisions')) return
    const changed = dataset.resources.filter(({ file }) => file && former.differs(file))
    const before = changed.length === 0 ? undefined : formerDataset(former, dataset)
    if (before?.source.value.access !== 'terbuka') return
    const explained = newRevisions(dataset, before)
    for (const resource of changed) {
      const old = before.resources.find(({ name }) => name === resource.name)
      if (!old?.file || former.entry(old.file)?.kind !== 'file' || !facts.tables.get(resource.id)) continue
      const finding = revised(resource, old, explained, facts)
      if (finding) yield finding
    }
  },
}

/** Places kept of one table: no report shows more. */
const MOST_PLACES = 100_000

function revised(
  resource: Resource,
  old: Resource,
  explained: readonly RevisionDescriptor[],
  { former, open, asOf }: Facts,
): Finding | undefined {
  const names = namesOf(resource, old)
  if (!names) return undefined
  const figures = new KeyedFigures(() => former?.open(old.file as string) ?? [], old, names)
  if (!figures.isUnique) return undefined
  const time = resource.fields.find(({ type }) => type === 'year' || type === 'yearmonth' || type === 'date')
  const places = new Places(resource.file as string, MOST_PLACES)
  let first: { cell: string; from: number; to: string; period: string } | undefined
  eachKeyed(
    () => open(resource.file as string),
    resource,
    names,
    (block, index, key, columns) => {
      const place = figures.placeOf(key)
      if (place < 0) return
      let period: string | undefined
      columns.forEach((column, figure) => {
        const from = figures.at(place, figure)
        const cells = block.columns[column]
        if (!cells || Number.isNaN(from) || isSame(cells, index, from)) return
        period ??= periodOf(block, index, time?.name)
        if (explanationOf(period, explained)) return
        places.add(block, index, column)
        first ??= { cell: places.places[0]?.cell ?? '', from, to: cellText(cells, index), period }
      })
    },
  )
  if (!first) return undefined
  const { cell, from, to, period } = first
  const many = counted(places.count, 'angka', 'figure', 'figures')
  const now =
    to.trim() === ''
      ? { id: 'dikosongkan', en: 'was emptied' }
      : { id: `menjadi ${shown(to)}`, en: `became ${shown(to)}` }
  const line = `- { date: "${asOf}"${period === '' ? '' : `, period: "${period}"`}, reason: … }`
  return {
    message: {
      id: `${many.id} yang sudah terbit pada tabel ${shown(resource.name)} diubah tanpa penjelasan, misalnya sel ${cell}: ${shown(String(from))} ${now.id}.`,
      en: `${many.en} published in table ${shown(resource.name)} changed without a reason, such as cell ${cell}: ${shown(String(from))} ${now.en}.`,
    },
    fix: {
      id: `Bila angka barunya benar, tulis di bawah \`revisions:\` pada metadata: \`${line}\` dengan alasannya; bila tidak, kembalikan angka lamanya.`,
      en: `If the new figures are right, write below \`revisions:\` in the metadata: \`${line}\` with the reason; else put the old ones back.`,
    },
    places: places.places,
    count: places.count,
  }
}

/** The fields by which rows are found again, and those that are compared; `undefined` where there are none. */
function namesOf(resource: Resource, old: Resource): KeyNames | undefined {
  const there = new Map(old.fields.map((field) => [field.name, field]))
  const isKey = ({ name }: { name: string }) => resource.primaryKey.includes(name)
  const keys = resource.fields.filter((field) =>
    resource.primaryKey.length > 0 ? isKey(field) : !isRemark(field, resource),
  )
  const figures = resource.fields.filter(
    (field) => isFigure(field, resource) && isFigure(there.get(field.name), old),
  )
  if (keys.length === 0 || figures.length === 0 || !keys.every(({ name }) => there.has(name)))
    return undefined
  return { key: keys.map(({ name }) => name), figures: figures.map(({ name }) => name) }
}

/** Whether a cell still says the figure, however it is written. A cell that says none for another fault is left to it. */
function isSame({ status, number }: Cells, index: number, before: number): boolean {
  if (status[index] === VALUE) return number[index] === before || Number.isNaN(number[index] as number)
  return status[index] !== NULL
}

function periodOf(block: Block, index: number, time: string | undefined): string {
  const cells = block.columns.find(({ field }) => field !== undefined && field.name === time)
  return cells?.status[index] === VALUE ? cellText(cells, index) : ''
}
