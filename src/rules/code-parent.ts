import type { Text } from '../catalog/problem.ts'
import { type Cells, VALUE } from '../catalog/table.ts'
import { placeIn } from './cellcheck.ts'
import { type CodeColumn, codeColumns } from './code-columns.ts'
import type { RowCheck, Rule } from './rule.ts'
import { cellCount, shown, steps } from './wording.ts'

/** A code that does not lie in the code of a higher level in the same row. */
export const rule: Rule = {
  code: 'code-parent',
  hook: 'rows',
  severity: 'error',
  title: {
    id: 'Kode tidak terletak di dalam kode induknya',
    en: 'Code that does not lie in its parent code',
  },
  why: {
    id: 'Satu baris menunjuk dua wilayah yang berbeda, sehingga jumlah per wilayah induk dan per wilayah bawahan tidak akan sama.',
    en: 'One row points at two different places, so that totals by the higher level and by the lower level will not agree.',
  },
  fix: steps(
    [
      'Lihat pada sumbernya, wilayah mana yang dimaksud baris itu.',
      'Perbaiki kode yang salah; pada kode Kemendagri, kode kelurahan selalu diawali kode kecamatannya.',
      'Bila satu kolom bergeser satu baris, biasanya hanya satu kolom yang ikut diurutkan: urutkan seluruh tabel sekaligus, lalu simpan kembali sebagai CSV UTF-8.',
    ],
    [
      'See in the source which place the row is about.',
      'Correct the wrong code; codes of the Ministry of Home Affairs begin with the code of the level above.',
      'Where a column has moved by a row, mostly one column alone was sorted: sort the whole table at once, then save it again as CSV UTF-8.',
    ],
  ),
  check: (header, context) => {
    const columns = codeColumns(header, context)
    return columns.flatMap((child) =>
      parentsOf(child, columns).map(({ parent, inside }) => parentCheck(child, parent, inside)),
    )
  },
}

/** Whether a code of the lower level lies in one of the higher; `undefined` where the two do not stand in that relation. */
type Inside = (child: number, parent: number) => boolean | undefined

/**
 * The columns by which a code is judged: the one of the list that its own list names as parent, else those of the
 * next higher level in the same code system, whose codes then begin alike.
 */
function parentsOf(child: CodeColumn, columns: CodeColumn[]): { parent: CodeColumn; inside: Inside }[] {
  const others = columns.filter((other) => other !== child && other.part === child.part)
  const { parent: declared } = child.list
  const listed = others.filter(({ list }) => list.name === declared?.codes)
  const parent = listed.find(({ system }) => system === child.system) ?? listed[0]
  if (declared && parent) return [{ parent, inside: declaredInside(child, parent, declared.column) }]
  const lead = LEADS[child.system ?? '']
  if (!lead) return []
  const longest = (column: CodeColumn) =>
    Math.max(...column.codes.rows.map((row) => (row[column.key] ?? '').length))
  const shortest = Math.min(...child.codes.rows.map((row) => (row[child.key] ?? '').length))
  const above = others.filter((other) => other.system === child.system && longest(other) < shortest)
  const next = Math.max(...above.map(longest))
  return others
    .filter((other) =>
      other.list === child.list
        ? other.system === child.system
        : above.includes(other) && longest(other) === next,
    )
    .map((parent) => ({ parent, inside: prefixInside(child, parent, lead) }))
}

function declaredInside({ codes }: CodeColumn, parent: CodeColumn, column: string): Inside {
  const first = parent.list.systems[0]?.column ?? ''
  return (low, high) => {
    const wanted = codes.rows[low]?.[column]
    return wanted ? wanted === parent.codes.rows[high]?.[first] : undefined
  }
}

/** What the codes below a code begin with, or nothing where it is not spelt as its system has it. */
const LEADS: Record<string, (child: string, parent: string) => string | undefined> = {
  kemendagri: (child, parent) => (child.includes('.') ? `${parent}.` : undefined),
  bps: (child, parent) => (/^\d+$/.test(child) ? parent : undefined),
}

function prefixInside(
  child: CodeColumn,
  parent: CodeColumn,
  leadOf: (child: string, parent: string) => string | undefined,
): Inside {
  return (low, high) => {
    const [below, above] = [child.codes.set.key(low), parent.codes.set.key(high)]
    const lead = below.length > above.length ? leadOf(below, above) : undefined
    return lead === undefined ? undefined : below.startsWith(lead)
  }
}

function parentCheck(child: CodeColumn, parent: CodeColumn, inside: Inside): RowCheck {
  const verdicts = new Map<number, boolean | undefined>()
  const lowOf = placeIn(child.codes.set)
  const highOf = placeIn(parent.codes.set)
  const { size } = parent.codes.set
  let first: { low: number; high: number } | undefined
  return {
    block: (block, report) => {
      const lows = block.columns[child.column] as Cells
      const highs = block.columns[parent.column] as Cells
      for (let at = 0; at < block.count; at++) {
        if (lows.status[at] !== VALUE || highs.status[at] !== VALUE) continue
        const low = lowOf(lows, at)
        if (low < 0) continue
        const high = highOf(highs, at)
        if (high < 0) continue
        const pair = low * size + high
        let verdict = verdicts.get(pair)
        if (verdict === undefined && !verdicts.has(pair)) {
          verdict = inside(low, high)
          verdicts.set(pair, verdict)
        }
        if (verdict !== false) continue
        first ??= { low, high }
        report(block, at, child.column)
      }
    },
    message: (count) => {
      const cells = cellCount(count)
      const [low, high] = [codeName(child, first?.low), codeName(parent, first?.high)]
      return {
        id: `Kolom ${shown(child.field.name)} berisi ${cells.id} dengan kode yang tidak terletak di dalam kode pada kolom ${shown(parent.field.name)}, misalnya ${low} di samping ${high}.`,
        en: `Column ${shown(child.field.name)} has ${cells.en} with a code that does not lie in the code of column ${shown(parent.field.name)}, such as ${low} beside ${high}.`,
      }
    },
    fix: () => fixOf(child, parent, first, inside),
  }
}

function codeName({ codes, list }: CodeColumn, index = 0): string {
  const code = codes.set.key(index)
  const label = codes.rows[index]?.[list.label]
  return label && label !== code ? `${shown(code)} (${label})` : shown(code)
}

function fixOf(
  child: CodeColumn,
  parent: CodeColumn,
  first: { low: number; high: number } | undefined,
  inside: Inside,
): Text {
  const low = codeName(child, first?.low)
  const level = (index: number) => parent.codes.set.key(index).length
  const wanted = parent.codes.rows.findIndex(
    (_, high) => level(high) === level(first?.high ?? 0) && inside(first?.low ?? 0, high) === true,
  )
  const high = wanted < 0 ? undefined : codeName(parent, wanted)
  const wrong = codeName(parent, first?.high)
  return {
    id: `${high ? `${low} terletak di ${high}: tulis kode itu` : 'Tulis kode induk yang benar'} pada kolom ${shown(parent.field.name)}, atau ganti kode pada kolom ${shown(child.field.name)} dengan kode di dalam ${wrong}.`,
    en: `${high ? `${low} lies in ${high}: write that code` : 'Write the right parent code'} in column ${shown(parent.field.name)}, or change the code of column ${shown(child.field.name)} to one inside ${wrong}.`,
  }
}
