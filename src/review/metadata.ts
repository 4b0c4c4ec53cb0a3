import type { ViewDescriptor } from '../catalog/descriptors.ts'
import type { Catalog, Dataset } from '../catalog/model.ts'
import { maskPersonal } from '../catalog/personal.ts'
import type { Text } from '../catalog/problem.ts'
import { isMapping } from '../catalog/yaml.ts'
import { propertyLabel } from './labels.ts'

/** A property of a dataset that is another now. */
export interface MetadataChange {
  /** Path in the metadata, such as `resources[penduduk].schema.fields[tahun].unit`. */
  path: string
  label: Text
  /** Texts as they are shown, codes by their label; absent where the property was not, or is not, there. */
  before?: Text
  after?: Text
  /** Whether it changes who may see or use the data, or what the figures mean. */
  isGrave: boolean
}

/** Lines of a text that are others now. */
export interface TextChange {
  language: string
  added: number
  removed: number
  /** The first of them, in their order. */
  lines: { sign: '+' | '-'; text: string }[]
}

const MOST_LINES = 20
/** What decides who may see and use the data, or what a figure is. */
const GRAVE =
  /^(access|licenses)$|^licenses\[.*\.path$|^resources\b.*\.(unit|type|measure|primaryKey|codes|system)$|^spatial\.system$|^standard\.|^exempt\b/

/** What of the metadata changed, property by property; items of lists are told apart by their names. */
export function metadataChanges(before: Dataset, after: Dataset, catalog: Catalog): MetadataChange[] {
  const retitled = retitledViews(before.source.value.views, after.source.value.views)
  const [old, now] = oneSided(flat(before.source.value, retitled), flat(after.source.value))
  const paths = [...now.keys(), ...[...old.keys()].filter((path) => !now.has(path))]
  return paths.flatMap((path) => {
    const [was, is] = [old.get(path), now.get(path)]
    if (was === is || isOfOneSide(path, old, now)) return []
    return [
      {
        path,
        label: propertyLabel(path),
        ...(was !== undefined && { before: spoken(path, was, catalog) }),
        ...(is !== undefined && { after: spoken(path, is, catalog) }),
        isGrave: GRAVE.test(path),
      },
    ]
  })
}

/** Items of lists that one side has alone are one property each: what matters of them. */
function oneSided(
  ...sides: [Map<string, string>, Map<string, string>]
): [Map<string, string>, Map<string, string>] {
  const items = sides.map((side) => new Set([...side.keys()].flatMap((path) => ITEM.exec(path)?.[1] ?? [])))
  const shortened = (side: Map<string, string>, other: Set<string> | undefined) => {
    const short = new Map<string, string>()
    for (const [path, value] of side) {
      const [, item, property = ''] = ITEM.exec(path) ?? []
      const isAlone = item !== undefined && !other?.has(item)
      if (!isAlone) short.set(path, value)
      else if ((TELLING[item.replace(/\[.*/s, '')] as string[]).includes(property))
        short.set(item, [short.get(item), value].filter(Boolean).join(': '))
      else if (!short.has(item)) short.set(item, '')
    }
    return short
  }
  return [shortened(sides[0], items[1]), shortened(sides[1], items[0])]
}

const ITEM = /^((?:views|revisions|contributors|sources)\[.*\])\.(\w+)$/s

const TELLING: Record<string, string[]> = {
  views: ['type'],
  revisions: ['period', 'reason'],
  contributors: ['roles'],
  sources: ['date'],
}

/** Charts that only their title tells apart from one in the same place: the old title by the new one. */
function retitledViews(
  before: readonly ViewDescriptor[] = [],
  after: readonly ViewDescriptor[] = [],
): ReadonlyMap<string, string> {
  const [was, is] = [before, after].map((views) => new Set(views.map(({ title }) => title)))
  const pairs = after.flatMap((view, at): [string, string][] => {
    const old = before[at]
    if (!old?.title || !view.title || is?.has(old.title) || was?.has(view.title)) return []
    const isSame = (['type', 'resource', 'x', 'y'] as const).every((one) => old[one] === view[one])
    return isSame ? [[old.title, view.title]] : []
  })
  return new Map(pairs)
}

/** Of a column that only one side has, the comparison of the tables speaks. */
function isOfOneSide(
  path: string,
  old: ReadonlyMap<string, string>,
  now: ReadonlyMap<string, string>,
): boolean {
  const field = /^(.*\.fields\[[^\]]*\])\./.exec(path)?.[1]
  return field !== undefined && old.has(`${field}.name`) !== now.has(`${field}.name`)
}

/** Lines of the texts that stand on one side alone. */
export function textChanges(before: Dataset | undefined, after: Dataset | undefined): TextChange[] {
  const languages = new Set([...Object.keys(before?.bodies ?? {}), ...Object.keys(after?.bodies ?? {})])
  return [...languages].flatMap((language) => {
    const [old, now] = [before, after].map((dataset) => linesOf(dataset?.bodies[language] ?? ''))
    const removed = without(old as string[], now as string[])
    const added = without(now as string[], old as string[])
    if (added.length + removed.length === 0) return []
    const lines = [
      ...removed.map((text) => ({ sign: '-' as const, text: withoutPersons(text) })),
      ...added.map((text) => ({ sign: '+' as const, text: withoutPersons(text) })),
    ]
    return [{ language, added: added.length, removed: removed.length, lines: lines.slice(0, MOST_LINES) }]
  })
}

/** Beside the number or address of a person may stand the name, so that nothing of such a text is shown. */
export function withoutPersons(line: string): string {
  return maskPersonal(line) === line ? line : '…'
}

/** Scalar values by their path; lists of scalars are one value. */
function flat(value: unknown, retitled: ReadonlyMap<string, string> = NONE): Map<string, string> {
  const found = new Map<string, string>()
  const walk = (at: unknown, path: string) => {
    if (Array.isArray(at)) {
      const scalars = at.every((item) => !isMapping(item) && !Array.isArray(item))
      if (scalars) found.set(path, at.map(String).join(', '))
      else if (path === 'licenses') {
        found.set(path, at.map(licenceName).join(', '))
        at.forEach((item, index) => {
          // Of the only licence another name is another licence, not one more and one less.
          if (isMapping(item)) walk({ ...item, name: undefined }, `${path}[${index + 1}]`)
        })
      } else {
        const names = namesOf(at)
        at.forEach((item, index) => {
          const name = names[index] ?? ''
          walk(item, `${path}[${(path === 'views' && retitled.get(name)) || name}]`)
        })
      }
    } else if (isMapping(at)) {
      for (const [name, item] of Object.entries(at)) walk(item, path === '' ? name : `${path}.${name}`)
    } else if (at !== undefined && at !== null) found.set(path, String(at))
  }
  walk(value, '')
  return found
}

const NONE: ReadonlyMap<string, string> = new Map()

function licenceName(item: unknown): string {
  const { name, path, title } = isMapping(item) ? item : {}
  return String(name ?? path ?? title ?? '')
}

/** What tells the items of a list apart: a name or title that none shares, else their number from 1. */
function namesOf(items: unknown[]): string[] {
  for (const property of ['name', 'title', 'date', 'check']) {
    const names = items.map((item) => (isMapping(item) ? item[property] : undefined))
    if (names.every((name) => typeof name === 'string') && new Set(names).size === names.length)
      return names as string[]
  }
  return items.map((_, at) => String(at + 1))
}

const LISTS: Record<string, string> = {
  frequency: 'frequency',
  access: 'access',
  'spatial.level': 'spatial-level',
}

/** A property as it is shown: codes by their label, nothing of a text that names a person's number. */
export function spoken(path: string, written: string, { codeLists, source }: Catalog): Text {
  const value = withoutPersons(written)
  const list = codeLists.get(LISTS[path] ?? '')
  const row = list?.rows.find(({ code }) => code === value)
  if (row) return { id: row.label ?? value, en: row.label_en ?? row.label ?? value }
  const theme = path === 'theme' && source.value.themes.find(({ name }) => name === value)
  return theme ? { id: theme.title, en: theme.title_en ?? theme.title } : { id: value, en: value }
}

function linesOf(text: string): string[] {
  return text
    .split(/\r\n?|\n/)
    .map((line) => line.trimEnd())
    .filter((line) => line !== '')
}

function without(lines: string[], others: string[]): string[] {
  const left = new Map<string, number>()
  for (const line of others) left.set(line, (left.get(line) ?? 0) + 1)
  return lines.filter((line) => {
    const count = left.get(line) ?? 0
    if (count > 0) left.set(line, count - 1)
    return count === 0
  })
}
