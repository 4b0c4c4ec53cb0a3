import { describe, expect, it } from 'vitest'
import { Random } from '../../tests/random.ts'
import { rule } from './ambiguous-number.ts'
import { cellsOf, checkColumn } from './fixtures/tables.ts'
import { rule as typeError } from './type-error.ts'

const found = (field: string, values: readonly string[]) =>
  cellsOf(checkColumn([rule], `{ name: nilai, type: number${field} }`, values))

describe('a point before three digits', () => {
  it('is doubtful in a column of things that are counted', () => {
    expect(found(', unit: jiwa', ['82.534', '912', '79650'])).toEqual(['A2'])
    expect(found(', unit: Rp', ['12.500'])).toEqual(['A2'])
    expect(found(', unit: rupiah/kg', ['12.500', '900'])).toEqual(['A2'])
    expect(cellsOf(checkColumn([rule], '{ name: jumlah_siswa, type: number }', ['1.204', '98']))).toEqual([
      'A2',
    ])
  })

  it('is doubtful where nothing is said of the column and all fractions have three digits', () => {
    expect(found('', ['1.234'])).toEqual(['A2'])
    expect(found('', ['1.234', '-5.600', '17'])).toEqual(['A2', 'A3'])
  })

  it('is doubtful beside fractions of another fixed length', () => {
    expect(found('', ['82.534', '20.68'])).toEqual(['A2'])
    expect(found(', unit: km²', ['14.90', '20.68', '4.630', '3.50', '9.12'])).toEqual(['A4'])
  })

  it('is doubtful in a measured column whose other figures are whole and below a thousand', () => {
    expect(found(', unit: ton', ['850', '1.234', '997', '12.050'])).toEqual(['A3', 'A5'])
  })

  it('is a decimal point where the metadata says so', () => {
    for (const field of [
      ', decimalChar: "."',
      ', unit: persen',
      ', unit: miliar rupiah',
      ', unit: ribu jiwa',
      ', unit: derajat',
      ', unit: per 1.000 kelahiran hidup, measure: Rasio',
      ', constraints: { maximum: 100 }',
    ])
      expect(found(field, ['1.234', '82.534', '7'])).toEqual([])
    expect(
      cellsOf(
        checkColumn([rule], '{ name: rata_rata_anggota, type: number, unit: orang }', ['3.825', '4.125']),
      ),
    ).toEqual([])
    expect(cellsOf(checkColumn([rule], '{ name: bujur, type: number }', ['98.672', '98.701']))).toEqual([])
  })

  it('is a decimal point beside figures that can be nothing but fractions', () => {
    for (const other of ['0.125', '1234.567', '1.2345', '1.5e3', '12345'])
      expect(found('', ['1.234', '82.534', other])).toEqual([])
    expect(found('', ['1.234', '82.534', '4.63', '5.1'])).toEqual([])
    expect(found('', ['1.234', '12.34', '123.4', '5.678'])).toEqual([])
  })

  it('is left to the error where the column settles the matter', () => {
    for (const other of ['1.234.567', '1.234,5', '20,68', 'Rp 1.234.567,00']) {
      const values = ['82.534', other, '12']
      expect(found('', values)).toEqual([])
      const problems = checkColumn([typeError], '{ name: nilai, type: number }', values)
      expect(cellsOf(problems).sort()).toEqual(['A2', 'A3'])
      expect(problems.find(({ places }) => places[0]?.cell === 'A2')?.fix.id).toContain(
        'Tulis `82534` untuk `82.534`',
      )
    }
    expect(checkColumn([typeError], '{ name: nilai, type: number }', ['82.534', 'tiga'])).toHaveLength(1)
  })
})

describe('thousands of clean columns', () => {
  const random = new Random(7)
  const rows = () => 1 + random.below(60)
  const column = (value: () => string) => Array.from({ length: rows() }, value)
  const spans = [1, 10, 100, 1000, 100_000]

  it('of counts give nothing', () => {
    for (let round = 0; round < 150; round++) {
      const span = random.pick([10, 1000, 100_000, 10_000_000])
      expect(
        found(
          random.pick(['', ', unit: jiwa', ', unit: ton']),
          column(() => String(random.below(span))),
        ),
      ).toEqual([])
    }
  })

  it('of measured decimals with one to four digits give nothing, fixed or without zeros at the end', () => {
    for (let round = 0; round < 400; round++) {
      const digits = 1 + random.below(4)
      const span = random.pick(spans)
      const trimmed = random.below(2) === 0
      const unit = random.pick(['km²', 'ha', 'ton', 'kg', 'persen', 'indeks', 'miliar rupiah', 'mm', 'tahun'])
      const values = column(() => {
        const text = (random.next() * span).toFixed(digits)
        return trimmed ? String(Number(text)) : text
      })
      // A measure that happens to be whole beside three digits: once in a thousand cells.
      const whole = values.some((value) => /^[1-9]\d{0,2}$/.test(value)) && digits === 3
      if (!whole) expect(found(`, unit: ${unit}`, values), values.join(' ')).toEqual([])
    }
  })

  it('of decimals without a unit give nothing but for three digits', () => {
    for (let round = 0; round < 200; round++) {
      const digits = random.pick([1, 2, 4, 5])
      const span = random.pick(spans)
      expect(
        found(
          '',
          column(() => (random.next() * span).toFixed(digits)),
        ),
      ).toEqual([])
    }
  })

  it('of coordinates, percentages and years give nothing', () => {
    for (let round = 0; round < 150; round++) {
      const digits = 1 + random.below(6)
      for (const [field, low, span] of [
        ['{ name: lintang, type: number }', 3.4, 0.4],
        ['{ name: koordinat_x, type: number }', 98.5, 0.3],
        ['{ name: persentase_miskin, type: number }', 0, 100],
        ['{ name: capaian, type: number, unit: "%" }', 0, 100],
        ['{ name: tahun, type: number }', 1990, 40],
      ] as const) {
        const values = column(() =>
          low === 1990 ? String(low + random.below(span)) : (low + random.next() * span).toFixed(digits),
        )
        expect(cellsOf(checkColumn([rule], field, values))).toEqual([])
      }
    }
  })

  it('of counts show each injected thousands point at its cell', () => {
    for (let round = 0; round < 200; round++) {
      const values = column(() => String(random.below(100_000)))
      const at = random.below(values.length)
      const figure = 1000 + random.below(900_000)
      values[at] = String(figure).replace(/(\d{3})$/, '.$1')
      expect(found(', unit: orang', values)).toEqual([`A${at + 2}`])
    }
  })
})
