import { describe, expect, test } from 'vitest'
import type { FieldDescriptor } from '../catalog/descriptors.ts'
import type { ColumnProfile } from '../catalog/model.ts'
import { numberMarks } from '../i18n/format.ts'
import { cellText, columnStyle, columnWidth, constantColumns, tableBody } from './rows.ts'

const field = (type: string, more = {}) => ({ name: 'x', type, ...more }) as FieldDescriptor
const show = (of: FieldDescriptor | undefined, cell: string, missing: string[] = ['']) =>
  tableBody([[cell]], [columnStyle(of, missing)], numberMarks('id'))

describe('table body', () => {
  test('numbers have the marks of the language, codes and years stay as they are', () => {
    expect(show(field('integer'), '2435252')).toBe('<tr><td class="n">2.435.252')
    expect(show(field('number'), '8.50')).toBe('<tr><td class="n">8,50')
    expect(show(field('year'), '2020')).toBe('<tr><td class="n">2020')
    expect(show(field('string'), '12.71')).toBe('<tr><td>12.71')
    expect(show(field('integer', { codes: 'koridor' }), '12345')).toBe('<tr><td>12345')
    expect(show(undefined, '12345')).toBe('<tr><td>12345')
  })

  test('what is missing is a dash, not a zero', () => {
    expect(show(field('integer'), '')).toBe('<tr><td class="n none">–')
    expect(show(field('string'), 'n.a.', ['', 'n.a.'])).toBe('<tr><td class="none">–')
    expect(
      tableBody([['a']], [columnStyle(undefined, []), columnStyle(undefined, [])], numberMarks('en')),
    ).toBe('<tr><td>a<td class="none">–')
  })

  test('submitted text never becomes markup', () => {
    expect(show(field('string'), '<img src=x onerror="a">&')).toBe(
      '<tr><td>&lt;img src=x onerror=&quot;a&quot;&gt;&amp;',
    )
    expect(show(field('integer'), '<b>1</b>')).toBe('<tr><td class="n">&lt;b&gt;1&lt;/b&gt;')
  })
})

describe('columns that say the same in every row', () => {
  const column = (distinct: number, nulls = 0) =>
    ({ distinct, nulls, values: 5 - nulls, estimated: false }) as ColumnProfile
  const constant = (columns: ColumnProfile[], rows = 5) => constantColumns({ rows, columns })

  test('are those filled with one value throughout', () => {
    expect(constant([column(1), column(5), column(1, 1), column(1)])).toEqual([0, 3])
  })

  test('are none in a table of one row, nor where nothing else would be left', () => {
    expect(
      constant(
        [
          { ...column(1), values: 1 },
          { ...column(1), values: 1 },
        ],
        1,
      ),
    ).toEqual([])
    expect(constant([column(1), column(1)])).toEqual([])
  })

  test('are left out of the rows', () => {
    const style = columnStyle(field('string'), [])
    expect(tableBody([['12.71', 'a']], [style, style], numberMarks('id'), [1])).toBe('<tr><td>a')
  })
})

describe('the text of a cell', () => {
  test('is cut where it is longer than anyone reads', () => {
    const text = cellText('x'.repeat(1_000_000), columnStyle(undefined, []), numberMarks('id'))
    expect(text).toHaveLength(1001)
  })
})

describe('the width of a column', () => {
  const widthOf = (of: FieldDescriptor, cells: string[], labels?: Map<string, string>) =>
    columnWidth(
      cells.map((cell) => [cell]),
      0,
      { ...columnStyle(of, []), labels },
    )

  test('grows with its longest text', () => {
    expect(widthOf(field('string'), ['12.71', ''])).toBeUndefined()
    expect(widthOf(field('date'), ['2024-03-10'])).toBe('short')
    expect(widthOf(field('string'), ['', 'Dinas Kesehatan, dikutip koran'])).toBe('long')
    expect(widthOf(field('string'), ['x', 'kata '.repeat(20)])).toBe('longest')
  })

  test('is that of the labels where codes are shown by them', () => {
    expect(widthOf(field('string'), ['a'], new Map([['a', 'Sumber sekunder yang dikutip']]))).toBe('long')
  })

  test('of figures is what they need', () => {
    expect(widthOf(field('number'), ['123456789.123456789'])).toBeUndefined()
  })
})
