import type { TableDimensions } from '../catalog/descriptors.ts'
import type { Text } from '../catalog/problem.ts'
import { isMisread } from './labels.ts'
import { propertyPlace } from './property.ts'
import type { Finding, Rule } from './rule.ts'
import { counted, figure, rowCount, shown, steps } from './wording.ts'

/** A table with more or fewer rows or columns than its metadata allow. */
export const rule: Rule = {
  code: 'table-dimensions',
  hook: 'table',
  severity: 'error',
  title: { id: 'Ukuran tabel di luar batas', en: 'Size of the table outside its limits' },
  why: {
    id: 'Tabel yang jauh lebih kecil atau lebih besar dari biasanya hampir selalu terpotong, tersalin dua kali, atau tertukar.',
    en: 'A table that is far smaller or larger than usual was nearly always cut, copied twice, or exchanged for another.',
  },
  fix: steps(
    [
      'Buka berkas di Excel atau LibreOffice dan bandingkan baris dan kolom terakhirnya dengan sumber asli.',
      'Lengkapi yang tertinggal, atau hapus yang tersalin dua kali.',
      'Bila ukurannya memang berubah, sesuaikan `dimensions` di berkas `dataset.md`.',
    ],
    [
      'Open the file in Excel or LibreOffice and compare its last row and column with the source.',
      'Add what is lacking, or delete what was copied twice.',
      'If the size did change, adjust `dimensions` in the file `dataset.md`.',
    ],
  ),
  *check({ result, header }, context) {
    const { dataset, resource } = context
    const { dimensions } = resource.descriptor
    if (!dimensions || !result || !header || isMisread(header)) return
    const path = ['resources', resource.index, 'dimensions']
    const [rows, fields] = [result.rows, header.labels.length]
    for (const { name, isRow, least } of LIMITS) {
      const limit = dimensions[name]
      const actual = isRow ? rows : fields
      const other = dimensions[opposite(name)]
      // Limits that nothing can meet are said once, whatever the size.
      const contrary = limit !== undefined && other !== undefined && (least ? limit > other : limit < other)
      if (limit === undefined || (contrary && !least)) continue
      const place = propertyPlace(dataset.source, [...path, name], String(limit))
      if (contrary) yield { ...impossible(name, limit, other), places: [place] }
      // A table without any row is reported as such.
      else if (actual > 0 && (least ? actual < limit : actual > limit))
        yield { message: outside(resource.name, isRow, actual, limit, least), places: [place] }
    }
  },
}

type Name = 'minRows' | 'maxRows' | 'minFields' | 'maxFields'

const LIMITS: { name: Name; isRow: boolean; least: boolean }[] = [
  { name: 'minRows', isRow: true, least: true },
  { name: 'maxRows', isRow: true, least: false },
  { name: 'minFields', isRow: false, least: true },
  { name: 'maxFields', isRow: false, least: false },
]

function opposite(name: Name): Name & keyof TableDimensions {
  return (name.startsWith('min') ? name.replace('min', 'max') : name.replace('max', 'min')) as Name
}

function outside(table: string, isRow: boolean, actual: number, limit: number, least: boolean): Text {
  const size = isRow ? rowCount(actual) : counted(actual, 'kolom', 'column', 'columns')
  const edge = figure(limit)
  return {
    id: `Tabel ${shown(table)} memuat ${size.id}${isRow ? ' data' : ''}, padahal menurut metadata ${least ? 'paling sedikit' : 'paling banyak'} ${edge.id}.`,
    en: `The table ${shown(table)} has ${size.en}${isRow ? ' of data' : ''}, where the metadata ask for ${least ? 'at least' : 'at most'} ${edge.en}.`,
  }
}

function impossible(name: Name, limit: number, other: number): Pick<Finding, 'message' | 'fix'> {
  const [low, high] = [shown(`${name}: ${limit}`), shown(`${opposite(name)}: ${other}`)]
  return {
    message: {
      id: `Batas ukuran tabel tidak dapat dipenuhi: ${low} lebih besar daripada ${high}.`,
      en: `The limits of the table's size cannot be met: ${low} is greater than ${high}.`,
    },
    fix: { id: 'Perbaiki salah satu batasnya.', en: 'Correct one of the two.' },
  }
}
