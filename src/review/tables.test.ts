import { describe, expect, test } from 'vitest'
import { documentOf } from './document.ts'
import { edited, FILES, HUJAN, HUJAN_MD, OWN, review } from './fixtures/side.ts'
import { jsonReview, textReview } from './formats.ts'

test.each([
  ['\r\n', (text: string) => text.replaceAll('\n', '\r\n'), 'Hanya akhir baris (LF → CRLF) yang berubah'],
  ['a mark', (text: string) => `\ufeff${text}`, 'Hanya penanda BOM di awal berkas ditambah yang berubah'],
  [
    'quotes',
    (text: string) => text.replace('K-01', '"K-01"'),
    'tidak ada angka atau nilai lain yang berubah',
  ],
])('a file that is only written otherwise, with %s, has no figure that changed', (_, write, said) => {
  const result = review({ [HUJAN]: write(FILES[HUJAN] as string) }, OWN)
  const words = textReview(documentOf(result, 'id'))
  expect(words).toContain(said)
  expect(words).not.toContain('hujan: diubah')
  expect(result.consequences.map(({ kind }) => kind)).toEqual(['pages'])
})

describe('a new dataset', () => {
  const files = (csv = FILES[HUJAN] as string) => ({
    'dinas-air/banjir/dataset.md': (FILES[HUJAN_MD] as string).replace('title: Curah', 'title: Banjir'),
    'dinas-air/banjir/hujan.csv': csv,
  })

  test('shows what a person has to judge of it', () => {
    const words = textReview(documentOf(review(files(), OWN), 'id'))
    for (const part of [
      'lisensi: CC-BY-4.0',
      'akses: Terbuka',
      'sumber: ❗ tidak disebut',
      'produsen: Kantor Uji',
      'periode yang dicakup: 2022 – 2024',
      'frekuensi: Tahunan',
      '5 baris pertama',
    ])
      expect(words).toContain(part)
    expect(words).toMatch(/curah_hujan +Angka +number +mm/)
    expect(words).toMatch(/2023 +– +340 +baru; dari 2022: \+6,3 %/)
  })

  test('shows no number of a person among its first rows, and fails for it', () => {
    const csv = (FILES[HUJAN] as string).replace('2022,110', '2022,1101990101900001')
    const result = review(files(csv), OWN)
    expect(result.verdict).toBe('fail')
    expect(jsonReview(result)).not.toContain('1101990101900001')
    expect(textReview(documentOf(result, 'id')).slice(0, 400)).toContain('BERHENTI')
  })
})

describe('what a change could hide', () => {
  const nik = '1101990101900001'

  test('an identity number among figures is masked, called out and never a figure of the report', () => {
    const result = review(edited(HUJAN, '2024,130', `2024,${nik}`), OWN)
    expect(result.datasets[0]?.tables[0]).toMatchObject({ looksPersonal: true, difference: { measures: [] } })
    expect(result.verdict).toBe('fail')
    for (const format of [jsonReview(result), textReview(documentOf(result, 'id'))])
      expect(format.replace(/\D/g, '')).not.toContain(nik)
    expect(textReview(documentOf(result, 'id'))).toContain('tampak seperti nomor pribadi')
  })

  test('such a number fails the change until a person has judged its column', () => {
    const exempt =
      'exempt: [{ check: personal-data, field: curah_hujan, reason: Bukan nomor orang., approved_by: Meja Pemeriksa }]\naccess:'
    const judged = review(
      { ...edited(HUJAN, '2024,130', `2024,${nik}`), ...edited(HUJAN_MD, 'access:', exempt) },
      OWN,
    )
    expect(judged.checks.counts.errors).toBe(0)
    expect(judged.verdict).toBe('warn')
    expect(textReview(documentOf(judged, 'id')).split('\n').slice(0, 8).join(' ')).toContain('pengecualian')
  })

  test('a revision behind a new name of its table is still one', () => {
    const renamed = (FILES[HUJAN_MD] as string)
      .replace('- name: hujan', '- name: curah')
      .replace('path: hujan.csv', 'path: curah.csv')
    const result = review(
      {
        [HUJAN_MD]: renamed,
        [HUJAN]: undefined,
        'dinas-air/hujan/curah.csv': (FILES[HUJAN] as string).replace('2023,120', '2023,125'),
      },
      OWN,
    )
    expect(result.datasets[0]?.tables).toMatchObject([
      { name: 'curah', status: 'changed', revised: [{ period: '2023', column: 'curah_hujan', count: 1 }] },
    ])
  })

  test('a column under another name whose figures are others too may be renamed, and says what speaks for it', () => {
    const renamed = {
      [HUJAN]: (FILES[HUJAN] as string)
        .replace('curah_hujan', 'hujan_mm')
        .replaceAll(/,(\d{3})\n/g, (_, figure: string) => `,${Number(figure) + (figure > '125' ? 5 : 0)}\n`),
      [HUJAN_MD]: (FILES[HUJAN_MD] as string).replaceAll('curah_hujan', 'hujan_mm'),
    }
    const result = review(renamed, OWN)
    expect(result.datasets[0]?.tables[0]?.difference?.columns).toMatchObject({
      renamed: [],
      likely: [{ before: 'curah_hujan', after: 'hujan_mm', because: ['values', 'unit', 'title', 'place'] }],
    })
    expect(result.verdict).toBe('warn')
    const words = textReview(documentOf(result, 'id'))
    expect(words).toContain('mungkin diganti namanya menjadi `hujan_mm` (33 % nilainya sama')
    expect(words.split('\n').slice(0, 6).join(' ')).toContain('mungkin diganti namanya')
  })

  test('published rows that are gone stand where the revisions do, and at the top', () => {
    const words = textReview(documentOf(review(edited(HUJAN, 'K-01,2022,110\n', ''), OWN), 'id'))
    expect(words).toContain('Baris terbit yang dihapus (1)')
    expect(words.indexOf('1 baris terbit dihapus')).toBeLessThan(words.indexOf('Lingkup'))
  })

  test('a new year in which something is missing is said at the top, with the year before', () => {
    const result = review(
      { ...edited(HUJAN, /$/, 'K-01,2025,140\n'), ...edited(HUJAN_MD, 'end: "2024"', 'end: "2025"') },
      OWN,
    )
    expect(result.verdict).toBe('warn')
    const words = textReview(documentOf(result, 'id'))
    expect(words.split('\n').slice(0, 5).join(' ')).toContain('`2025` hanya berisi 1 angka')
    expect(words).toContain('baru; dari 2024: -61 %; 1 angka, sebelumnya 2')
    expect(words).not.toContain('seluruh tabel')
  })

  test('another licence is one change, in words and at the top', () => {
    const words = textReview(documentOf(review(edited(HUJAN_MD, 'CC-BY-4.0', 'CC-BY-SA-4.0'), OWN), 'id'))
    expect(words.match(/lisensi: `CC-BY-4.0` → `CC-BY-SA-4.0`/g)).toHaveLength(2)
    expect(words).not.toContain('ditambah `CC')
  })

  test('another unit without another figure is said', () => {
    const result = review(edited(HUJAN_MD, /unit: mm }(?=\n {6}primary)/, 'unit: cm }'), OWN)
    expect(textReview(documentOf(result, 'id'))).toContain('tidak satu pun angkanya berubah')
  })

  test('accounts that may submit afterwards are named', () => {
    const result = review(edited('dinas-air/agency.md', '[petugas-air]', '[petugas-air, penyusup]'), OWN)
    expect(result.scope.outside).toMatchObject([{ accounts: { added: ['penyusup'], removed: [] } }])
    expect(textReview(documentOf(result, 'id'))).toContain('boleh mengirim sesudah ini: `penyusup`')
  })
})
