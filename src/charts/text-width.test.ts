import { expect, test } from 'vitest'
import { fitText, LABEL, textWidth, wrapText } from './text-width.ts'

test('text is shortened to a width, and left alone where it fits', () => {
  const cut = fitText('Dinas Pemberdayaan Perempuan', 100, LABEL)
  expect(cut).toMatch(/^Dinas Pemb.*…$/)
  expect(textWidth(cut, LABEL)).toBeLessThanOrEqual(100)
  expect(fitText('Dinas', 100, LABEL)).toBe('Dinas')
})

test('text breaks at spaces and loses no word', () => {
  const lines = wrapText('Dinas Pemberdayaan Perempuan dan Perlindungan Anak', 120, LABEL)
  expect(lines.length).toBeGreaterThan(1)
  expect(lines.join(' ')).toBe('Dinas Pemberdayaan Perempuan dan Perlindungan Anak')
})

test('characters outside the font have a width, too', () => {
  expect(textWidth('統', LABEL)).toBe(12.5)
  expect(textWidth('Ж', LABEL)).toBe(7.5)
})
