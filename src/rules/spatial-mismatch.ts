import type { Catalog, Dataset, Source } from '../catalog/model.ts'
import { nearest } from '../catalog/nearest.ts'
import { type AreaColumn, areaColumns, finest, LEVELS, type Level, plain, translated } from './area-codes.ts'
import { isUnsure, losesNames, propertyPlace } from './property.ts'
import type { Finding, Rule } from './rule.ts'
import { didYouMean, listed, shown, steps } from './wording.ts'

/** A place or level in the metadata that is not that of the data. */
export const rule: Rule = {
  code: 'spatial-mismatch',
  hook: 'dataset',
  severity: 'warning',
  title: { id: 'Wilayah tidak sesuai dengan data', en: 'Place that does not fit the data' },
  why: {
    id: 'Orang memilih data menurut wilayahnya. Bila wilayah atau tingkatnya keliru, data kecamatan tidak ditemukan oleh yang mencarinya, atau angka wilayah lain terbaca sebagai angka kota ini.',
    en: 'People choose data by the place. Where place or level is wrong, figures by district are not found by those who look for them, or figures of another place are read as those of this one.',
  },
  fix: steps(
    [
      'Buka `dataset.md` dan cari `spatial`.',
      'Pada `code` tulis kode wilayah yang dicakup seluruh tabel, dalam sistem pada `system`; pada `level` tulis wilayah terkecil yang punya angka sendiri.',
      'Bila yang keliru adalah kode pada tabel, perbaiki kolom kodenya, lalu simpan kembali sebagai CSV UTF-8.',
    ],
    [
      'Open `dataset.md` and find `spatial`.',
      'In `code` write the code of the area that the whole table covers, in the system of `system`; in `level` write the smallest areas that have a figure of their own.',
      'Where the codes in the table are wrong, correct their column and save the file again as CSV UTF-8.',
    ],
  ),
  *check(dataset, facts) {
    const { source } = dataset
    const { spatial, access } = source.value
    if (spatial === undefined || isUnsure(source, 'spatial')) return
    const { catalog } = facts
    const unknown = unknownPlace(source, spatial, catalog)
    if (unknown) yield unknown
    if (access !== 'terbuka') return
    const columns = areaColumns(dataset, facts)
    if (!unknown) yield* outside(source, spatial, columns, catalog)
    yield* levelFault(dataset, columns)
  },
}

interface Code {
  code: string
  system: string
}

function isWithin(code: string, place: string): boolean {
  const [inner, outer] = [plain(code), plain(place)]
  return inner.startsWith(outer)
}

/** A code that neither is near the catalog's place nor stands in one of its lists. */
function unknownPlace(
  source: Source<unknown>,
  { code, system }: Code,
  catalog: Catalog,
): Finding | undefined {
  const { place } = catalog.source.value
  if (isUnsure(catalog.source, 'place') || losesNames(catalog.source, 'codes') || place.code === '')
    return undefined
  const known = [...(place.system === system ? [place.code] : []), ...codesIn(system, catalog)]
  if (known.includes(code)) return undefined
  const home = translated(place, system, catalog)
  // An area that has no list of its own may be right; one of another place, or another spelling, is not.
  const isSpelt = system !== 'kemendagri' || /^\d{2}(\.\d{2}){0,2}(\.\d{4})?$/.test(code)
  if (system !== 'lokal' && isSpelt && home !== undefined && (isWithin(code, home) || isWithin(home, code)))
    return undefined
  if (known.length === 0) return undefined
  const other = SYSTEMS.find((one) => one !== system && codesIn(one, catalog).includes(code))
  const guess = nearest(code, known)
  const asked = didYouMean(other === undefined ? guess : undefined)
  return {
    message: {
      id: `Kode wilayah ${shown(code)} (${shown(system)}) bukan kode ${place.name} dan tidak ada di daftar kode mana pun.${asked.id}`,
      en: `The area code ${shown(code)} (${shown(system)}) is not that of ${place.name} and stands in no code list.${asked.en}`,
    },
    ...(other !== undefined
      ? {
          fix: {
            id: `Kode itu dari sistem lain: tulis \`system: ${other}\`, atau ganti kodenya.`,
            en: `The code is one of another system: write \`system: ${other}\`, or change the code.`,
          },
        }
      : guess !== undefined && {
          fix: {
            id: `Tulis \`code: "${guess}"\` pada \`spatial\`, bila itu yang dimaksud.`,
            en: `Write \`code: "${guess}"\` in \`spatial\`, if that is meant.`,
          },
        }),
    places: [propertyPlace(source, ['spatial', 'code'], code)],
  }
}

const SYSTEMS = ['kemendagri', 'bps'] as const

function codesIn(system: string, { codeLists }: Catalog): string[] {
  return [...codeLists.values()].flatMap(({ systems, rows, file }) => {
    const column = systems.find((one) => one.system === system)?.column
    return column === undefined || file === undefined ? [] : rows.map((row) => row[column] ?? '')
  })
}

/** Codes of other places than the declared one; a larger place that it belongs to is there to compare with. */
function* outside(
  source: Source<unknown>,
  spatial: Code,
  columns: readonly AreaColumn[],
  catalog: Catalog,
): Generator<Finding> {
  for (const { name, system, codes } of columns) {
    const place = translated(spatial, system, catalog)
    if (place === undefined) continue
    const others = codes.filter((code) => !isWithin(code, place) && !isWithin(place, code))
    if (others.length === 0) continue
    const all = listed(others)
    yield {
      message: {
        id: `Wilayah pada metadata ${shown(spatial.code)}, tetapi kolom ${shown(name)} memuat kode wilayah lain: ${all.id}.`,
        en: `The place in the metadata is ${shown(spatial.code)}, but column ${shown(name)} holds codes of other places: ${all.en}.`,
      },
      places: [propertyPlace(source, ['spatial', 'code'], spatial.code)],
    }
  }
}

/** Words in names of columns by the level they speak of. */
const NAMED: Partial<Record<Level, RegExp>> = {
  'kabupaten-kota': /kabupaten|kota|regency|city/i,
  kecamatan: /kecamatan|distrik|district/i,
  kelurahan: /kelurahan|desa|village|ward/i,
}

/** A level that is finer or coarser than the codes of the data. */
function* levelFault({ source, resources }: Dataset, columns: readonly AreaColumn[]): Generator<Finding> {
  const level = source.value.spatial?.level
  const at = LEVELS.indexOf(level as Level)
  if (level === undefined || at < 0) return
  const found = finest(columns.map((column) => column.level))
  const divided = finest(columns.filter(({ distinct }) => distinct > 1).map((column) => column.level))
  const isFiner = divided !== undefined && LEVELS.indexOf(divided) > at
  // Places may also be told by name alone.
  const byName = LEVELS.slice(at).some((one) => {
    const pattern = NAMED[one]
    return pattern && resources.some(({ fields }) => fields.some(({ name }) => pattern.test(name)))
  })
  const isCoarser = found !== undefined && LEVELS.indexOf(found) < at && !byName
  const right = isFiner ? divided : isCoarser ? found : undefined
  if (right === undefined) return
  const names = listed([
    ...new Set(columns.filter((column) => column.level === right).map(({ name }) => name)),
  ])
  yield {
    message: {
      id: `Tingkat wilayah pada metadata ${shown(level)}, tetapi kode terkecil dalam data ${shown(right)} (kolom ${names.id}).`,
      en: `The level in the metadata is ${shown(level)}, but the smallest codes in the data are of ${shown(right)} (column ${names.en}).`,
    },
    fix: {
      id: `Bila setiap ${right.replace('-', '/')} punya angka sendiri, tulis \`level: ${right}\` pada \`spatial\`.`,
      en: `If each of these areas has a figure of its own, write \`level: ${right}\` in \`spatial\`.`,
    },
    places: [propertyPlace(source, ['spatial', 'level'], level)],
  }
}
