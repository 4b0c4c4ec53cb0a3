import { describe, expect, it, test } from 'vitest'
import { isPrivateEmail, maskPersonal, personalIn } from './personal.ts'
import { digitsOfCell, isScientificNik, isShortMobile, MOST_DIGITS, numberKind } from './personal-numbers.ts'
import { bytesOf } from './text.ts'

const kinds = (text: string) => personalIn(text).map(({ kind }) => kind)
const digits = new Uint8Array(MOST_DIGITS)
const cellKind = (text: string) => {
  const bytes = bytesOf(text)
  return numberKind(digits, digitsOfCell(bytes, 0, bytes.length, digits))
}
const scientific = (text: string) => isScientificNik(bytesOf(text), 0, bytesOf(text).length)

// The district 99 exists nowhere: these numbers belong to nobody.
describe('a number by its digits', () => {
  test.each([
    ['1271990101900001', 'nik'],
    ["'1271990101900001", 'nik'],
    ['12.71.99.010190.0001', 'nik'],
    ['1271 9901 0190 0001', 'nik'],
    ['1271\u00a09901\u00a00190\u00a00001', 'nik'],
    ['1271994101900001', 'nik'],
    ['1271997102900001', undefined],
    ['3273992902000010', 'nik'],
    ['1271990101900000', 'rounded-nik'],
    ['1271003101900001', undefined],
    ['1271990113900001', undefined],
    ['1271993202900001', undefined],
    ['1250990101900001', undefined],
    ['9901990101900001', undefined],
    ['198001012005011001', 'nip'],
    ['19800101 200501 1 001', 'nip'],
    ['199005052023212001', 'nip'],
    ['198001012005013001', undefined],
    ['198013012005011001', undefined],
    ['198001011990011001', undefined],
    ['081234567890', 'mobile'],
    ['0812-3456-7890', 'mobile'],
    ['+62 812 3456 7890', 'mobile'],
    ['6281234567890', 'mobile'],
    ['081234567', undefined],
    ['08123456789012345', undefined],
    ['0801234567', undefined],
    ['0614567890', undefined],
    ['10210001', undefined],
    ['131112710001', undefined],
    ['1271011001', undefined],
    ['', undefined],
    ['Sukarame', undefined],
  ])('reads %j as %s', (text, kind) => expect(cellKind(text)).toBe(kind))

  it('takes a mobile number without its 0 for one only when it is asked', () => {
    const of = (text: string) => {
      const bytes = bytesOf(text)
      return isShortMobile(digits, digitsOfCell(bytes, 0, bytes.length, digits))
    }
    expect(['81234567890', '8951234567'].map(of)).toEqual([true, true])
    expect(['80123456789', '8123456', '71234567890', '8123456789012'].map(of)).toEqual([
      false,
      false,
      false,
      false,
    ])
  })

  it('knows a NIK that became a power of ten', () => {
    expect(['1,27101E+15', '1.27199e+15', '3,2E+15', '3,20E+15', '1,2719901019E15'].map(scientific)).toEqual([
      true,
      true,
      false,
      false,
      true,
    ])
    expect(['1,27101E+12', '9,97101E+15', '127101E+15', '1,27101', ''].map(scientific)).toEqual([
      false,
      false,
      false,
      false,
      false,
    ])
  })
})

describe('personal items of a text', () => {
  test.each([
    ['NIK 1271990101900001 dan 3273994505850002.', ['nik', 'nik']],
    ['a;1271990101900001;2024', ['nik']],
    ['1271990101900001 2024', ['nik']],
    ['1.271.990.101.900.001', ['nik']],
    ['NIP. 19800101 200501 1 001', ['nip']],
    ['NPWP 12.345.678.9-012.345', ['npwp']],
    ['WA: 0812-3456-7890 (Ibu Contoh)', ['mobile']],
    ['(0812) 3456-7890', ['mobile']],
    ['(+62) 812 3456 7890', ['mobile']],
    ['hubungi budi.contoh@gmail.com, ya', ['email']],
    ['NISN: 0051234567', ['labelled']],
    ['No. BPJS 0001234567890', ['labelled']],
    ['nomor rekening 1234567890', ['labelled']],
    ['no_hp,81234567890', ['labelled']],
  ])('in %j are %j', (text, wanted) => expect(kinds(text)).toEqual(wanted))

  test.each([
    'Penduduk 2.435.252 jiwa pada 31-12-2024',
    '12.71.01.1001 12.71.01.1002 12.71.01.1003',
    '1271011001 127102 127103 1271021001',
    '127101 127102 127103 127104 127105',
    'NPSN 10210001, NSM 131112710001',
    'Rp 62.812.345.678 dan 62.812.345.678.900',
    '3.595195,98.672223; 0.8123456789',
    '2019 2020 2021 2022 2023 2024',
    '20240101 20240201 20240301 20240401',
    'data@dinkes.kota-contoh.go.id, info@kota-contoh.org, data@dinduk.kota-contoh.example, sdn060801@gmail.com',
    'telepon (061) 4567890',
    'nipah 1234567890, nikel 1234567890, statistik 1234567890',
    'bpjs 2024',
    'https://kota-contoh.example/a/1234567890123456789012',
    '978-602-438-123-4 ISBN',
    'esbuild@0.28.2 dan npm@10.2',
    '\u00a0',
  ])('none is in %j', (text) => expect(kinds(text)).toEqual([]))

  it('leaves boxes of public bodies and offices alone, but not the name of a person', () => {
    const addresses = [
      'data@medan.go.id',
      'budi@sch.id',
      'kominfo@gmail.com',
      'dinas.contoh@yahoo.com',
      'budi@gmail.com',
      'dinasti@gmail.com',
      'infoku@gmail.com',
    ]
    expect(addresses.filter(isPrivateEmail)).toEqual([
      'budi@gmail.com',
      'dinasti@gmail.com',
      'infoku@gmail.com',
    ])
  })

  it('takes no longer than the text for text that almost matches', () => {
    const texts = ['a.'.repeat(30_000), '1 '.repeat(30_000), '08 '.repeat(30_000), 'nik '.repeat(20_000)]
    const started = performance.now()
    for (const text of texts) expect(personalIn(`${text}@`)).toEqual([])
    expect(performance.now() - started).toBeLessThan(20_000)
  })
})

describe('masking', () => {
  test.each([
    ['1271990101900001', '1271****01'],
    ["'1271990101900001", "'127****01"],
    [' 12-71 9901.01900001 ', ' 12-7****01 '],
    ['x,1271990101900001,y', 'x,1271****01,y'],
    ['081234567890', '081****0'],
    ['a@gmail.com', '****m'],
    ['budi.contoh@gmail.com', 'budi****om'],
    ['tidak ada apa-apa', 'tidak ada apa-apa'],
    ['NIK: 1271010000000001', 'NIK: 1271****01'],
    ['', ''],
  ])('makes %j %j', (text, masked) => expect(maskPersonal(text)).toBe(masked))

  it('keeps at most four characters at the beginning and two at the end, and masks nothing twice', () => {
    for (const item of [
      '1271990101900001',
      '198001012005011001',
      '+62 812 3456 7890',
      'siti_contoh@yahoo.co.id',
    ]) {
      const masked = maskPersonal(item)
      const [head = '', tail = ''] = masked.split('****')
      expect(head.length).toBeLessThanOrEqual(4)
      expect(tail.length).toBeLessThanOrEqual(2)
      expect(item.startsWith(head) && item.endsWith(tail)).toBe(true)
      expect(maskPersonal(masked)).toBe(masked)
    }
  })
})
