import type { FieldDescriptor } from '../catalog/descriptors.ts'
import { type Cells, LETTER, NUMERIC_MARK, VALUE } from '../catalog/table.ts'

const POINT = 46
const ZERO = 48

/** Place of the first point of a byte range, or -1. */
export function pointOf(bytes: Uint8Array, start: number, end: number): number {
  for (let at = start; at < end; at++) if (bytes[at] === POINT) return at
  return -1
}

/** Whether digits with a point at `point` may be a whole number with a thousands point: one to three, not from 0, then three. */
export function isThousand(bytes: Uint8Array, start: number, point: number, end: number): boolean {
  const digits = point - start
  return end - point === 4 && digits >= 1 && digits <= 3 && bytes[start] !== ZERO
}

/** Start of a number behind its sign. */
export function behindSign({ bytes, start }: Cells, index: number): number {
  const from = start[index] as number
  return bytes[from] === 43 || bytes[from] === 45 ? from + 1 : from
}

/** Reports each cell that was read as a fraction and may be a whole number with a thousands point. */
export function findThousands(cells: Cells, count: number, report: (index: number) => void): void {
  if (!(cells.anyKinds & NUMERIC_MARK)) return
  const { bytes, end, kinds, status } = cells
  for (let index = 0; index < count; index++) {
    if (status[index] !== VALUE || ((kinds[index] as number) & (NUMERIC_MARK | LETTER)) !== NUMERIC_MARK)
      continue
    const from = behindSign(cells, index)
    const to = end[index] as number
    const point = pointOf(bytes, from, to)
    if (point >= 0 && isThousand(bytes, from, point, to)) report(index)
  }
}

/** Whether a text that is no number shows that points part thousands in its column: `1.234.567`, `1.234,5`, `20,68`. */
export function showsThousandsPoint(text: string): boolean {
  const number = /[+-]?\d[\d.,]*/.exec(text)?.[0].replace(/^[+-]|[.,]+$/g, '') ?? ''
  if (/^\d{1,3}(\.\d{3}){2,}(,\d+)?$|^\d{1,3}\.\d{3},\d+$/.test(number)) return true
  return /^\d+,(\d{1,2}|\d{4,})$/.test(number)
}

/** Whether numbers of a field are written with a plain decimal point and nothing says so expressly. */
export function takesPointForDecimal({ type, decimalChar, groupChar, bareNumber }: FieldDescriptor): boolean {
  return type === 'number' && decimalChar === undefined && !groupChar && bareNumber !== false
}
