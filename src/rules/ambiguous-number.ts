import type { FieldDescriptor } from '../catalog/descriptors.ts'
import { BAD, type Cells, LETTER, NUMERIC_MARK, VALUE } from '../catalog/table.ts'
import { cellCheck, cellText } from './cellcheck.ts'
import { type NumberKind, numberKind } from './number-kind.ts'
import type { CellCheck, Rule } from './rule.ts'
import { behindSign, isThousand, pointOf, showsThousandsPoint, takesPointForDecimal } from './thousands.ts'
import { cellCount, shown, steps } from './wording.ts'

/** A figure such as `82.534` that is read as a fraction, in a column where the point may part thousands. */
export const rule: Rule = {
  code: 'ambiguous-number',
  hook: 'column',
  severity: 'warning',
  title: { id: 'Angka yang dapat dibaca dua cara', en: 'Figure that can be read in two ways' },
  why: {
    id: 'Titik pada CSV adalah tanda desimal: `82.534` orang terbaca sebagai 82 orang lebih, seribu kali terlalu kecil, tanpa ada yang gagal.',
    en: 'A point in a CSV is the decimal mark: `82.534` people are read as a little over 82, a thousand times too few, and nothing fails.',
  },
  fix: steps(
    [
      'Lihat pada sumbernya apakah titik itu memisahkan ribuan atau tanda desimal.',
      'Bila memisahkan ribuan: buka berkas Excel aslinya (.xlsx), bukan CSV-nya, blok kolom, pilih Format Cells > Number, hapus centang "Use 1000 Separator", lalu simpan kembali sebagai CSV UTF-8.',
      'Bila tanda desimal: biarkan datanya dan tulis `decimalChar: "."` pada kolom itu di berkas `dataset.md`.',
    ],
    [
      'See in the source whether the point parts thousands or is the decimal mark.',
      'If it parts thousands: open the original Excel file (.xlsx), not the CSV, select the column, choose Format Cells > Number, uncheck "Use 1000 Separator", then save the file again as CSV UTF-8.',
      'If it is the decimal mark: leave the data as they are and write `decimalChar: "."` at the column in the file `dataset.md`.',
    ],
  ),
  check: (field) => {
    const kind = takesPointForDecimal(field) ? numberKind(field) : 'fraction'
    return kind === 'fraction' ? [] : [thousandsCheck(field, kind)]
  },
}

function thousandsCheck(field: FieldDescriptor, kind: NumberKind): CellCheck {
  const met = new Spellings()
  const check = cellCheck((cells, count, report) => met.read(cells, count, report), {
    message: (count, example) => {
      const cells = cellCount(count)
      const [whole, fraction] = example.split('.')
      const because = reason(field, kind, met)
      return {
        id: `Kolom ${shown(field.name)} berisi ${cells.id} seperti ${shown(example)}, yang terbaca sebagai ${whole} koma ${fraction}; ${because.id}, sehingga titiknya mungkin memisahkan ribuan.`,
        en: `Column ${shown(field.name)} has ${cells.en} such as ${shown(example)}, read as ${whole} and a fraction; ${because.en}, so the point may part thousands.`,
      }
    },
    fix: (example) => {
      const whole = example.replace('.', '')
      return {
        id: `Bila titik pada ${shown(example)} memisahkan ribuan, tulis ${shown(whole)}: buka berkas Excel aslinya (.xlsx), bukan CSV-nya, blok kolom, lalu pilih Format Cells > Number tanpa "Use 1000 Separator". Bila titik itu tanda desimal, biarkan datanya dan tulis \`decimalChar: "."\` pada kolom ini di metadata.`,
        en: `If the point of ${shown(example)} parts thousands, write ${shown(whole)}: open the original Excel file (.xlsx), not the CSV, select the column and choose Format Cells > Number without "Use 1000 Separator". If it is the decimal mark, leave the data and write \`decimalChar: "."\` at this column in the metadata.`,
      }
    },
  })
  return { ...check, holds: (count) => met.areDoubtful(kind, count) }
}

function reason({ unit, name }: FieldDescriptor, kind: NumberKind, met: Spellings) {
  if (kind === 'count') {
    const what = shown(unit ?? name)
    return { id: `${what} dihitung dengan bilangan bulat`, en: `${what} is counted in whole numbers` }
  }
  if (met.isMixed)
    return {
      id: 'jumlah angka di belakang titik berbeda dari sel lain',
      en: 'other cells have another number of digits behind the point',
    }
  return {
    id: 'semua pecahannya tepat tiga angka',
    en: 'every fraction has exactly three digits',
  }
}

const ZERO = 48

/** How the numbers of a column are written, from which it is told what its points mean. */
class Spellings {
  /** Whole numbers from 1 to 999, and from 1000 written without a point. */
  private small = 0
  private large = 0
  /** Fractions of one and of two digits. */
  private short = [0, 0, 0]
  /** Fractions that can be nothing else: `0.125`, `1234.567`, `1.2345`, `1.5e3`. */
  private sure = 0
  /** Fractions that end in 0, as a fixed number of digits writes them. */
  private padded = 0
  /** Digits of all fractions where they agree: a fixed number of significant digits. */
  private digits = -1
  private sameDigits = true
  /** A cell such as `1.234.567` that settles the matter, which is an error of its own. */
  private settled = false

  read(cells: Cells, count: number, report: (index: number) => void): void {
    const { bytes, end, kinds, status, number } = cells
    for (let index = 0; index < count; index++) {
      if (status[index] !== VALUE) {
        if (status[index] === BAD && !this.settled) this.readBad(cellText(cells, index))
        continue
      }
      const kind = kinds[index] as number
      if (!(kind & NUMERIC_MARK)) {
        const value = number[index] as number
        if (value >= 1000) this.large++
        else if (value > 0) this.small++
        continue
      }
      if (kind & LETTER) {
        this.sure++
        continue
      }
      const from = behindSign(cells, index)
      const to = end[index] as number
      const point = pointOf(bytes, from, to)
      const fraction = to - point - 1
      if (point < 0 || fraction === 0) continue
      if (isThousand(bytes, from, point, to)) report(index)
      else if (fraction < 3) this.short[fraction] = (this.short[fraction] as number) + 1
      else this.sure++
      if (bytes[to - 1] === ZERO) this.padded++
      const digits = to - from - 1
      if (this.digits < 0) this.digits = digits
      else if (digits !== this.digits) this.sameDigits = false
    }
  }

  private readBad(text: string): void {
    if (showsThousandsPoint(text)) this.settled = true
    else if (/\d,\d{3}(,\d{3})*\.\d/.test(text)) this.sure++
  }

  get isMixed(): boolean {
    return (this.short[1] as number) + (this.short[2] as number) > 0
  }

  /** Whether `hits` cells such as `82.534` may well be whole numbers. */
  areDoubtful(kind: NumberKind, hits: number): boolean {
    const [, one, two] = this.short as [number, number, number]
    if (this.settled || this.sure > 0) return false
    if (kind === 'count') return true
    if (this.isMixed) {
      // Programs write either a fixed number of digits or none of the zeros at the end: not both in one column.
      if ((one > 0 && two > 0) || this.sameDigits) return false
      return this.padded > 0 || (kind === 'unknown' && hits <= one + two)
    }
    if (this.large > 0) return false
    // A fraction of three digits happens to be whole once in a thousand.
    return kind === 'unknown' || this.small > 0
  }
}
