import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { EVERYTHING } from './query.ts'
import { tableOfRecords } from './records.ts'
import { answer } from './result.ts'
import { resultXlsx } from './resultxlsx.ts'

test('a workbook has the shown rows with numbers as numbers, dates as dates and texts as texts', async () => {
  const table = tableOfRecords(
    [
      { kode: '0012', tinggi: 12.5, tanggal: '2024-01-31', sehat: true },
      { kode: '=1+1', tinggi: null, tanggal: null, sehat: false },
    ],
    [
      { name: 'kode', kind: 'text' },
      { name: 'tinggi', kind: 'number' },
      { name: 'tanggal', kind: 'date' },
      { name: 'sehat', kind: 'boolean' },
    ],
  )
  const file = await resultXlsx(
    answer(table, EVERYTHING),
    ['Kode', 'Tinggi', 'Tanggal', 'Sehat'],
    'Pohon: [2024]',
  )
  const parts = unzipSync(new Uint8Array(await file.arrayBuffer()))
  const text = (path: string) => new TextDecoder().decode(parts[path])
  const sheet = text('xl/worksheets/sheet1.xml')
  expect(sheet).toContain('<v>12.5</v>')
  // The day by Excel's count.
  expect(sheet).toContain('<v>45322</v>')
  expect(sheet).not.toContain('<f>')
  expect(text('xl/sharedStrings.xml')).toContain('0012')
  expect(text('xl/workbook.xml')).toContain('Pohon   2024')
})
