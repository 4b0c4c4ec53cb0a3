import type { FieldDescriptor } from '../catalog/descriptors.ts'
import { type PersonalItem, type PersonalKind, personalIn } from '../catalog/personal.ts'
import { type HeaderKind, type HeaderMeaning, headerMeaning } from '../catalog/personal-headers.ts'
import {
  digitsOfCell,
  isScientificNik,
  isShortMobile,
  MOST_DIGITS,
  numberKind,
} from '../catalog/personal-numbers.ts'
import {
  ABSENT,
  BAD,
  type Cells,
  DIGIT,
  LETTER,
  NULL,
  NUMERIC_MARK,
  OTHER,
  QUOTED,
  VALUE,
} from '../catalog/table.ts'
import { textOf } from '../catalog/text.ts'
import { cellText } from './cellcheck.ts'

/** What cells of a column look like; `number` are those under a header that says which number they are. */
export type Group = 'nik' | 'nip' | 'npwp' | 'mobile' | 'short' | 'email' | 'text' | 'number'

/** Cells of one look: how many, and the first of them. */
export interface Tally {
  group: Group
  count: number
  /** Those that are personal in any single cell, whatever the rest of the column holds. */
  sure: number
  example: string
}

/** A cell that is personal by itself: its index in the block, and what in it is personal. */
export interface SureCell {
  index: number
  kind: PersonalKind
  item: string
}

/** Headers of numbers whose digits alone would tell nothing, or that need no further proof. */
const NUMBERS: ReadonlySet<HeaderKind> = new Set<HeaderKind>([
  'nik',
  'nkk',
  'nip',
  'npwp',
  'nisn',
  'nuptk',
  'bpjs',
  'mobile',
  'account',
  'record',
])
/** Digits that a number of a person has at least, some of them lost to a spreadsheet. */
const FEWEST_DIGITS = 8
const FEWEST_HITS = 3
const SHARE = 0.2
/** Of random numbers of 16 digits, 0.4 % look like a NIK; a column of NIK has many times more. */
const CHANCE_SHARE = 0.02
/** So many cells are named one by one; more are a matter of the column. */
const MOST_SINGLE = 5
/** Numbers of one operator that go on in so many ways are no codes in sequence. */
const FEWEST_LEADS = 3
/** Steps from one code in sequence to the next. */
const LONGEST_STEP = 10
/** Types whose values are no numbers of persons; what does not fit them may be. */
const OTHER_TYPES = new Set([
  'date',
  'datetime',
  'time',
  'year',
  'yearmonth',
  'boolean',
  'geopoint',
  'geojson',
  'duration',
])

const digits = new Uint8Array(MOST_DIGITS)

/** Judges one column by all of its cells, without a text for any but the suspicious. */
export class PersonalColumn {
  values = 0
  readonly meaning: HeaderMeaning
  private sixteen = 0
  /** Prefixes of operators that were met: codes in sequence share one, people do not. */
  private readonly operators = new Set<number>()
  /** The two digits behind the operator, and how often a number follows the one above it. */
  private readonly leads = new Set<number>()
  private inSequence = 0
  private last = 0
  /** Cells of the block just looked through that are personal by themselves. */
  readonly sure: SureCell[] = []
  private item: Omit<SureCell, 'index'> | undefined
  private readonly tallies = new Map<Group, Tally>()
  private readonly isNumber: boolean
  private readonly skipsValues: boolean
  private readonly isFigure: boolean
  private readonly isDecimal: boolean

  constructor(label: string, field: FieldDescriptor | undefined) {
    this.meaning = meaningOf([label, field?.name, field?.title])
    this.isNumber = this.meaning.kind !== undefined && NUMBERS.has(this.meaning.kind)
    this.skipsValues = field !== undefined && OTHER_TYPES.has(field.type ?? 'string')
    this.isFigure = field?.unit !== undefined || field?.measure !== undefined
    this.isDecimal = field?.type === 'number' || field?.type === 'integer'
  }

  /** Reports the cells of a block that look personal. */
  find(cells: Cells, count: number, report: (index: number) => void): void {
    const { status, counts, start, end, anyKinds, kinds } = cells
    this.sure.length = 0
    this.values += (counts[VALUE] as number) + (counts[BAD] as number)
    if (!(anyKinds & (DIGIT | OTHER)) || (this.skipsValues && counts[BAD] === 0)) return
    for (let index = 0; index < count; index++) {
      if ((end[index] as number) - (start[index] as number) < FEWEST_DIGITS) continue
      if (!((kinds[index] as number) & (DIGIT | OTHER))) continue
      const state = status[index]
      if (state === NULL || state === ABSENT || (this.skipsValues && state === VALUE)) continue
      this.item = undefined
      const group = this.look(cells, index)
      if (group === undefined) continue
      let tally = this.tallies.get(group)
      if (!tally) {
        tally = { group, count: 0, sure: 0, example: cellText(cells, index).trim() }
        this.tallies.set(group, tally)
      }
      tally.count++
      if (this.item) {
        // Of the sure cells the first is the example: the others may be numbers by chance.
        if (tally.sure++ === 0) tally.example = cellText(cells, index).trim()
        this.sure.push({ index, ...(this.item as Omit<SureCell, 'index'>) })
      }
      report(index)
    }
  }

  /** What the column holds, the most frequent first; empty where its cells only look like it by chance. */
  found(): Tally[] {
    const found = [...this.tallies.values()].filter(
      ({ group, count, sure }) => sure > 0 || this.holds(group, count),
    )
    const isPhone = found.some(({ group }) => group === 'mobile')
    return found.filter(({ group }) => group !== 'short' || !isPhone).sort((a, b) => b.count - a.count)
  }

  /** Whether the column as a whole is no personal one, and only single cells of it are. */
  isSingle(): boolean {
    const found = this.found()
    const sure = found.reduce((sum, tally) => sum + tally.sure, 0)
    if (sure === 0 || sure > MOST_SINGLE || sure >= 0.5 * Math.max(3, this.values)) return false
    return found.every(
      (tally) => tally.sure > 0 && (tally.sure === tally.count || !this.holds(tally.group, tally.count)),
    )
  }

  private holds(group: Group, count: number): boolean {
    const many = count >= FEWEST_HITS || count >= SHARE * this.values
    if (group === 'number') return true
    if (group === 'nik') return many && count >= CHANCE_SHARE * this.sixteen
    if (group !== 'mobile' && group !== 'short') return many
    const phones = this.count('mobile') + this.count('short')
    if (this.meaning.kind === 'phone') return phones >= FEWEST_HITS || phones >= SHARE * this.values
    if (group === 'mobile') {
      const isVaried =
        this.operators.size > 1 || (this.leads.size >= FEWEST_LEADS && this.inSequence < 0.5 * (count - 1))
      return isVaried && count >= FEWEST_HITS && count >= 0.5 * this.values
    }
    return this.operators.size > 2 && phones >= 5 && phones >= 0.8 * this.values
  }

  private count(group: Group): number {
    return this.tallies.get(group)?.count ?? 0
  }

  private look(cells: Cells, index: number): Group | undefined {
    const { bytes } = cells
    const start = cells.start[index] as number
    const end = cells.end[index] as number
    const kind = (cells.kinds[index] as number) & ~QUOTED
    if (!(kind & LETTER)) {
      // Programs write `.0` behind the numbers of a column in which some are missing.
      const isPadded = end - start > FEWEST_DIGITS && bytes[end - 1] === ZERO && bytes[end - 2] === DOT
      const count = digitsOfCell(bytes, start, isPadded ? end - 2 : end, digits)
      if (isPadded && isLongNumber(count)) return this.isNumber ? 'number' : this.padded(count)
      if (count >= FEWEST_DIGITS) return this.number(cells, index, count)
      if (count > 0) return undefined
    } else if (isScientificNik(bytes, start, end)) {
      this.sixteen++
      return this.isNumber ? 'number' : 'nik'
    }
    return looksLikeText(bytes, start, end) ? this.text(cellText(cells, index)) : undefined
  }

  private padded(count: number): Group | undefined {
    if (count === 16) this.sixteen++
    const kind = numberKind(digits, count)
    return kind === 'nik' || kind === 'nip' ? kind : undefined
  }

  /** A cell of digits and marks alone; `digits` holds them. */
  private number(
    { bytes, start, end, kinds, status }: Cells,
    index: number,
    count: number,
  ): Group | undefined {
    const from = start[index] as number
    const marked = ((kinds[index] as number) & NUMERIC_MARK) !== 0
    if (this.isNumber) return 'number'
    if (bytes[from] === MINUS || (marked && this.isDecimal && status[index] === VALUE)) return undefined
    if (count === 16) this.sixteen++
    const kind = numberKind(digits, count)
    if (kind === 'nik' || kind === 'rounded-nik') return 'nik'
    if (kind === 'nip') return 'nip'
    if (this.meaning.isOfficeContact) return undefined
    if (count === 15 && isNpwp(bytes, from, end[index] as number)) {
      this.item = { kind: 'npwp', item: textOf(bytes, from, end[index]) }
      return 'npwp'
    }
    if (this.meaning.isCount) return undefined
    if (kind === 'mobile') {
      // 0.8123… is a fraction and 62.812.345.678 an amount.
      const isFraction = bytes[from] === ZERO && bytes[from + 1] === DOT
      const isAmount = digits[0] !== 0 && marked && bytes[from] !== PLUS
      if (isFraction || isAmount) return undefined
      this.noteOperator(digits[0] === 0 ? 1 : 2)
      this.noteNumber(count)
      return 'mobile'
    }
    if (this.meaning.isInstitutional || marked || this.isFigure || !isShortMobile(digits, count))
      return undefined
    if (count < 10 && this.meaning.kind !== 'phone') return undefined
    this.noteOperator(0)
    return 'short'
  }

  private noteOperator(at: number): void {
    this.operators.add((digits[at + 1] as number) * 10 + (digits[at + 2] as number))
  }

  private noteNumber(count: number): void {
    const at = digits[0] === 0 ? 4 : 5
    this.leads.add((digits[at] as number) * 10 + (digits[at + 1] as number))
    let number = 0
    for (let index = 0; index < count; index++) number = number * 10 + (digits[index] as number)
    if (Math.abs(number - this.last) <= LONGEST_STEP) this.inSequence++
    this.last = number
  }

  private text(text: string): Group | undefined {
    const items = personalIn(text).filter(
      ({ kind }) => !this.meaning.isOfficeContact || kind === 'nik' || kind === 'nip',
    )
    const [first] = items
    if (!first) return undefined
    const sure = items.find((item) => isSure(text, item))
    if (sure) this.item = { kind: sure.kind, item: text.slice(sure.start, sure.end) }
    if (this.isNumber) return 'number'
    const isWhole = items.length === 1 && first.end - first.start === text.trim().length
    return isWhole && first.kind !== 'labelled' ? first.kind : 'text'
  }
}

/** Whether so many digits are those of a NIK or a NIP. */
function isLongNumber(count: number): boolean {
  return count === 16 || count === 18
}

const MINUS = 45
const PLUS = 43
const DOT = 46
const ZERO = 48
const AT = 64

function meaningOf(names: (string | undefined)[]): HeaderMeaning {
  const all = names.flatMap((name) => (name ? [headerMeaning(name)] : []))
  const first = all.find(({ kind, isInstitutional }) => kind || isInstitutional)
  // Whose telephone it is may be said by the title alone.
  const isOpen = first === undefined || first.kind === 'phone' || first.kind === 'email'
  const office = isOpen ? all.find(({ isOfficeContact }) => isOfficeContact) : undefined
  return office ?? first ?? { isInstitutional: false }
}

/** `99.999.999.9-999.999` */
function isNpwp(bytes: Uint8Array, start: number, end: number): boolean {
  return (
    end - start === 20 &&
    [2, 6, 10, 16].every((at) => bytes[start + at] === DOT) &&
    bytes[start + 12] === MINUS
  )
}

/** Whether an item is personal wherever it stands: an address, or a number that words are put to. */
function isSure(text: string, { kind, start, end }: PersonalItem): boolean {
  if (kind === 'email' || kind === 'npwp') return true
  const before = text.slice(0, start)
  const after = text.slice(end)
  const item = text.slice(start, end)
  if (kind === 'labelled') {
    // An office has a telephone line, and a budget has accounts parted by points.
    const isOffice = /tele?pon[^a-z]*$|telp[^a-z]*$/i.test(before) && !/^(0|62)8/.test(item)
    return !isOffice && !(/rek(ening)?[^a-z]*$/i.test(before) && item.includes('.'))
  }
  // Within a link or a longer code digits look like a number of a person by chance.
  return (
    /\p{L}{2}/u.test(before + after) && /(^|[\s:(,;.'"])$/u.test(before) && /^($|[\s:),;.!?'"/])/u.test(after)
  )
}

/** Whether an address or a number long enough may stand in a text. */
function looksLikeText(bytes: Uint8Array, start: number, end: number): boolean {
  let run = 0
  let gap = 0
  for (let at = start; at < end; at++) {
    const byte = bytes[at] as number
    if (byte === AT && at > start) return true
    if (byte >= 48 && byte <= 57) {
      gap = 0
      if (++run > FEWEST_DIGITS) return true
    } else if (++gap > 2 || (byte !== 32 && byte !== MINUS && byte !== DOT && byte !== 40 && byte !== 41))
      run = 0
  }
  return false
}
