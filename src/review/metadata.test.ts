import { describe, expect, test } from 'vitest'
import { edited, HUJAN_MD, OWN, review } from './fixtures/side.ts'

describe('metadata', () => {
  const changes = (edits: Record<string, string>) => review(edits, OWN).datasets[0]?.metadata ?? []

  test('change in words, codes by their label', () => {
    expect(changes(edited(HUJAN_MD, 'tahunan', 'bulanan'))).toEqual([
      {
        path: 'frequency',
        label: { id: 'frekuensi', en: 'frequency' },
        before: { id: 'Tahunan', en: 'Annual' },
        after: { id: 'Bulanan', en: 'Monthly' },
        isGrave: false,
      },
    ])
  })

  test('name the column of a property, and call out what changes its meaning or who may see it', () => {
    expect(changes(edited(HUJAN_MD, /unit: mm }(?=\n {6}primary)/, 'unit: cm }'))).toMatchObject([
      {
        label: { id: 'satuan kolom `curah_hujan`' },
        before: { id: 'mm' },
        after: { id: 'cm' },
        isGrave: true,
      },
    ])
    expect(changes(edited(HUJAN_MD, 'access: terbuka', 'access: terbatas'))).toMatchObject([
      { path: 'access', isGrave: true, after: { id: 'Terbatas', en: 'Restricted' } },
    ])
  })

  test('name an answer of the form MS-Keg by its number', () => {
    const found = changes(
      edited(
        HUJAN_MD,
        /^access:/m,
        'activity: { form: { "3.3.1": 2025-01-06/2025-01-07, "4.6": [1, 8] } }\naccess:',
      ),
    )
    expect(found.map(({ label }) => label)).toEqual([
      { id: 'isian 3.3.1 formulir MS-Keg', en: 'box 3.3.1 of the form MS-Keg' },
      { id: 'isian 4.6 formulir MS-Keg', en: 'box 4.6 of the form MS-Keg' },
    ])
  })

  test('find an item of a list again by its name, wherever it stands now', () => {
    const list = /\[({ title: Kantor Uji.*?}), ({ title: Meja Data.*?})\]/
    expect(changes(edited(HUJAN_MD, list, '[$2, $1]'))).toEqual([])
  })

  test('show lines of the text that are new or gone', () => {
    const { datasets } = review(edited(HUJAN_MD, 'Angka di sini dikarang.', 'Angka di sini\ndikarang.'), OWN)
    expect(datasets[0]?.texts).toEqual([
      {
        language: 'id',
        added: 2,
        removed: 1,
        lines: [
          { sign: '-', text: 'Angka di sini dikarang.' },
          { sign: '+', text: 'Angka di sini' },
          { sign: '+', text: 'dikarang.' },
        ],
      },
    ])
  })
})
