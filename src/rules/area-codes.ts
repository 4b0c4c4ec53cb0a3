import type { SpatialCoverage } from '../catalog/descriptors.ts'
import type { Catalog, Dataset } from '../catalog/model.ts'
import { isUnsure } from './property.ts'
import type { Facts } from './rule.ts'
import { tableColumns } from './table-columns.ts'

/** Levels of administrative areas, the largest first. */
export const LEVELS = ['negara', 'provinsi', 'kabupaten-kota', 'kecamatan', 'kelurahan'] as const

/** A level of administrative areas. */
export type Level = (typeof LEVELS)[number]

type System = SpatialCoverage['system']

/** A column with codes of administrative areas. */
export interface AreaColumn {
  name: string
  system: System
  /** The finest level of its codes; `undefined` where none looks like one. */
  level: Level | undefined
  /** How many different codes it has. */
  distinct: number
  /** Smallest, largest and most frequent codes. */
  codes: string[]
}

const DIGITS: Record<number, Level> = {
  2: 'provinsi',
  4: 'kabupaten-kota',
  6: 'kecamatan',
  7: 'kecamatan',
  10: 'kelurahan',
}

/** The level of an area code of the Ministry of Home Affairs or of BPS, by its digits. */
export function levelOf(code: string): Level | undefined {
  const digits = plain(code)
  return /^\d+$/.test(digits) ? DIGITS[digits.length] : undefined
}

/** A code without the points that one of its spellings has. */
export function plain(code: string): string {
  return code.trim().replaceAll('.', '')
}

/** The columns of a dataset's tables that hold area codes of a system with levels, from their finished profiles. */
export function areaColumns(dataset: Dataset, facts: Facts): AreaColumn[] {
  if (isUnsure(dataset.source, 'resources')) return []
  const { codeLists } = facts.catalog
  return tableColumns(dataset, facts).flatMap(({ resource, columns }) => {
    const published = codeLists.get(resource.descriptor.codes ?? '')
    return columns.flatMap(({ name, min, max, top, distinct }) => {
      const field = resource.fields.find((one) => one.name === name)
      const list = codeLists.get(field?.codes ?? '')
      const system =
        (list && (field?.system ?? list.systems[0]?.system)) ??
        // A code list that is published as a table holds its own codes.
        published?.systems.find(({ column }) => column === name)?.system
      if (system !== 'kemendagri' && system !== 'bps') return []
      const codes = [...new Set([min, max, ...top])].filter((code) => code !== undefined)
      return [{ name, system, level: finest(codes.map(levelOf)), distinct, codes }]
    })
  })
}

/** The finest of some levels. */
export function finest(levels: readonly (Level | undefined)[]): Level | undefined {
  return LEVELS.findLast((level) => levels.includes(level))
}

/** An area code in another system, by a list of the catalog that has both. */
export function translated(
  { code, system }: { code: string; system: string },
  to: string,
  { codeLists }: Catalog,
): string | undefined {
  if (system === to) return code
  for (const { systems, rows } of codeLists.values()) {
    const from = systems.find((one) => one.system === system)?.column
    const wanted = systems.find((one) => one.system === to)?.column
    if (from === undefined || wanted === undefined) continue
    const other = rows.find((row) => row[from] === code)?.[wanted]
    if (other !== undefined && other !== '') return other
  }
  return undefined
}
