import { describe, expect, test } from 'vitest'
import { memoryTree } from '../../catalog/memory.ts'
import { readCatalog } from '../../catalog/reader.ts'
import type { Answer } from './answer.ts'
import { type FilledForms, filledForms } from './filled.ts'
import { ACTIVITY_FORM, INDICATOR_FORM, VARIABLE_FORM } from './form.ts'
import { formsCsv, formsJson, questionsCsv } from './formfiles.ts'
import { propertyOf, questionsOf } from './gaps.ts'

const CATALOG = `
id: contoh
title: Portal
description: Portal contoh.
notice: Rekaan.
publisher: { name: Badan Data, short: Badan, role: walidata }
place: { name: Kota Rekaan, code: "99.10", system: kemendagri }
baseUrl: https://contoh.example/
languages: [id]
timezone: Asia/Jakarta
brand: { primary: "#143a7b", secondary: "#e4572e", motif: weave }
themes: [{ name: warga, title: Warga, description: Warga., euTheme: SOCI }]
verifiers: []
`
const AGENCY = `---
title: Dinas Pasar Kota Rekaan
short: Dinas Pasar
role: produsen
accounts: []
team: { title: Tim, offices: [{ title: Seksi Harga, role: produsen-data }] }
sop: { status: penyusunan, source: { title: Catatan } }
---
`
const PLAN = `code,title,method,frequency,reference_period,collection_from,collection_to,release_due,office,recommendation,dataset
P-1,Survei harga pasar,survei,bulanan,Januari 2025,2025-01-06,2025-01-31,2025-02-15,Seksi Harga,R-1,dinas-pasar/harga
`

interface Parts {
  activity?: string
  head?: string
  fields?: string
  plan?: string
  producer?: string
}

function forms({
  activity = '{}',
  head = '',
  fields = FIELDS,
  plan = '',
  producer,
}: Parts = {}): FilledForms {
  const descriptor = `---
title: Harga
description: Harga di pasar.
theme: warga
licenses: [{ name: CC-BY-4.0 }]
frequency: bulanan
access: terbuka
contributors: [{ title: "${producer ?? 'Seksi Harga, Dinas Pasar'}", roles: [producer] }]
activity: ${activity}
${head}
resources:
  - name: harga
    path: harga.csv
    schema: { primaryKey: [bulan], fields: [${fields}] }
---
`
  const catalog = readCatalog(
    memoryTree({
      'catalog.yaml': CATALOG,
      'dinas-pasar/agency.md': AGENCY,
      ...(plan && { 'dinas-pasar/plan.csv': plan }),
      'dinas-pasar/harga/dataset.md': descriptor,
      'dinas-pasar/harga/harga.csv': 'bulan,harga\n2025-01,5\n',
    }),
  )
  return filledForms(catalog, catalog.datasets[0] as (typeof catalog.datasets)[0])
}
const FIELDS = '{ name: bulan, type: yearmonth }, { name: harga, type: integer, unit: rupiah }'
const box = (filled: FilledForms, key: string) => filled.activity.get(key) as Answer
const cell = (filled: FilledForms, form: 'variables' | 'indicators', column: string, key: string) =>
  filled[form].find((line) => line.column === column)?.answers.find((one) => one.key === key) as Answer

describe('the forms', () => {
  test('have every block, number and column of the regulation', () => {
    expect(ACTIVITY_FORM.blocks).toHaveLength(9)
    const numbers = ACTIVITY_FORM.blocks.map(({ items }) => items.filter(({ no }) => no).length)
    expect(numbers).toEqual([0, 2, 2, 4, 8, 8, 7, 4, 2])
    expect(VARIABLE_FORM.columns).toHaveLength(12)
    expect(INDICATOR_FORM.columns).toHaveLength(17)
  })

  test('offer no code twice in an item, and ask only after items that come before', () => {
    const seen = new Set<string>()
    for (const item of ACTIVITY_FORM.blocks.flatMap(({ items }) => items)) {
      const codes = (item.codes ?? []).map(({ code }) => code)
      expect(new Set(codes).size, item.key).toBe(codes.length)
      for (const row of item.rows ?? [item]) {
        if (row.when) expect(seen, row.key).toContain(row.when.item)
        seen.add(row.key)
      }
    }
  })
})

describe('the form of the activity', () => {
  test('is filled from the plan first, with the column that says so', () => {
    const filled = forms({ plan: PLAN })
    const file = 'dinas-pasar/plan.csv'
    expect(box(filled, 'judul')).toEqual({
      key: 'judul',
      state: 'answered',
      text: 'Survei harga pasar',
      from: [{ file, property: 'title' }],
    })
    expect(box(filled, 'tahun').text).toBe('2025')
    expect(box(filled, '2.2').text).toBe('Seksi Harga')
    expect(box(filled, '3.3.3')).toMatchObject({
      text: '2025-01-06/2025-01-31',
      from: [
        { file, property: 'collection_from' },
        { file, property: 'collection_to' },
      ],
    })
    expect(box(filled, '8.2.2').text).toBe('2025-02-15')
    expect(box(filled, 'identitas')).toMatchObject({
      text: 'R-1',
      from: [{ file, property: 'recommendation' }],
    })
  })

  test('takes the codes of BPS for method, frequency, sector, area and level', () => {
    const filled = forms({
      activity: '{ method: kompilasi-administrasi, sector: "12" }',
      head: 'spatial: { code: "99.10", system: kemendagri, level: kecamatan }',
    })
    const codes = (key: string) => box(filled, key).codes
    expect([codes('cara'), codes('sektor'), codes('4.1'), codes('4.2')]).toEqual([[3], [12], [2], [3]])
    expect([codes('4.4'), codes('7.4'), codes('8.1.2')]).toEqual([[2], [8], [1]])
    expect(box(filled, '4.5').text).toBe('Kota Rekaan (99.10)')
  })

  test('takes by number what no other property tells', () => {
    const filled = forms({
      activity:
        '{ form: { "3.1": Harga naik., "4.6": [8, 1], "4.7": [16], "6.6.1": 2, "7.1.1": 2, "3.3.4": 2025-02-01/2025-02-05 } }',
    })
    expect(box(filled, '3.1')).toMatchObject({
      text: 'Harga naik.',
      from: [{ file: 'dinas-pasar/harga/dataset.md', property: 'activity.form.3.1' }],
    })
    expect(box(filled, '4.6').codes).toEqual([1, 8])
    expect(box(filled, '6.6.1')).toMatchObject({ state: 'answered', text: '2' })
    expect(box(filled, '7.1.1').codes).toEqual([2])
    expect(box(filled, '3.3.4').text).toBe('2025-02-01/2025-02-05')
  })

  test('leaves a gap, never a guess, and says which property would fill it', () => {
    const filled = forms()
    expect(box(filled, '4.3')).toEqual({
      key: '4.3',
      state: 'gap',
      from: [],
      write: { file: 'dinas-pasar/harga/dataset.md', property: 'activity.form.4.3' },
    })
    expect(box(filled, 'tahun').write).toEqual({ file: 'dinas-pasar/plan.csv', property: 'collection_from' })
    expect(box(filled, 'kode').state).toBe('officer')
  })

  test('asks about samples only of surveys, and waits where the method is not known', () => {
    const state = (method: string) => box(forms({ activity: method && `{ method: ${method} }` }), '5.1').state
    expect(state('survei')).toBe('gap')
    expect(state('kompilasi-administrasi')).toBe('skipped')
    expect(box(forms(), '5.1').state).toBe('waiting')
  })

  test('asks for a sampling frame where the method is one of probability alone', () => {
    const frame = (code: number) =>
      box(forms({ activity: `{ method: survei, form: { "5.3": ${code} } }` }), '5.4').state
    expect([frame(1), frame(8)]).toEqual(['gap', 'skipped'])
    expect(box(forms({ activity: '{ method: pencacahan-lengkap }' }), '5.4').state).toBe('skipped')
  })

  test('tells a recommendation that is not there from one that nobody wrote about', () => {
    const asked = (recommendation: string) =>
      box(forms({ activity: `{ method: survei${recommendation} }` }), 'rekomendasi')
    expect(asked('')).toMatchObject({ state: 'gap' })
    expect(asked(', recommendation: ""')).toMatchObject({ codes: [2] })
    expect(asked(', recommendation: R-7')).toMatchObject({ codes: [1] })
    expect(box(forms({ activity: '{ method: survei, recommendation: "" }' }), 'identitas').state).toBe(
      'skipped',
    )
  })
})

describe('the form of the variables', () => {
  test('has a row for each column, with its type, domain, rules and access', () => {
    const filled = forms({
      fields:
        '{ name: bulan, type: yearmonth, title: Bulan }, { name: harga, type: integer, unit: rupiah, constraints: { required: true, minimum: 0 } }, { name: mutu, type: string, categories: [{ value: A, label: baik }, B] }',
    })
    expect(filled.variables.map(({ column }) => column)).toEqual(['bulan', 'harga', 'mutu'])
    const of = (column: string, key: string) => cell(filled, 'variables', column, key)
    expect(of('bulan', '2').text).toBe('Bulan')
    expect(of('harga', '2')).toMatchObject({
      state: 'gap',
      write: { property: 'resources.harga.schema.fields.harga.title' },
    })
    expect(of('harga', '8').text).toBe('bilangan bulat')
    expect(of('harga', '9').text).toBe('bilangan bulat, rupiah')
    expect(of('mutu', '9').text).toBe('A baik; B')
    expect(of('harga', '10').text).toBe('wajib diisi; ≥ 0')
    expect(of('bulan', '10').text).toBe('bagian kunci baris')
    expect(of('mutu', '10').state).toBe('gap')
    expect(of('harga', '12').codes).toEqual([1])
  })

  test('asks for the question only where people were asked one', () => {
    const state = (method: string) => cell(forms({ activity: method }), 'variables', 'harga', '11').state
    expect(state('{ method: survei }')).toBe('gap')
    expect(state('{ method: kompilasi-administrasi }')).toBe('skipped')
    expect(state('{}')).toBe('waiting')
  })
})

describe('the form of the indicators', () => {
  test('has shares, indices, means and what declares itself, and no counts', () => {
    const columns = (fields: string) => forms({ fields }).indicators.map(({ column }) => column)
    expect(columns(FIELDS)).toEqual([])
    expect(
      columns(
        '{ name: a, type: number, unit: persen }, { name: b, type: number, measure: Indeks }, { name: c, type: integer, unit: jiwa }, { name: d, type: number, formula: a / b }',
      ),
    ).toEqual(['a', 'b', 'd'])
  })

  test('tells composite indicators from those that are built of variables', () => {
    const built = (components: string) =>
      forms({ fields: `{ name: a, type: number, unit: persen, components: [${components}] }` })
    const composite = built(
      '{ name: Harapan hidup, publication: Buku 1 }, { name: Lama sekolah, publication: Buku 2 }',
    )
    const of = (filled: FilledForms, key: string) => cell(filled, 'indicators', 'a', key)
    expect(of(composite, '10').codes).toEqual([1])
    expect(of(composite, '11').text).toBe('Buku 1\nBuku 2')
    expect(of(composite, '13').state).toBe('skipped')
    const simple = built('{ name: Jumlah anak, activity: Penimbangan }')
    expect(of(simple, '10').codes).toEqual([2])
    expect(of(simple, '13').text).toBe('Penimbangan')
    expect(of(simple, '12').state).toBe('skipped')
    expect(of(forms({ fields: '{ name: a, type: number, unit: persen }' }), '11').state).toBe('waiting')
  })
})

describe('what BPS would ask', () => {
  test('counts a question once for each dataset, most asked first', () => {
    const whole = forms({ activity: '{ form: { "4.3": 3 } }' })
    const bare = { ...forms(), dataset: 'dinas-pasar/lain' }
    const questions = questionsOf([whole, bare])
    const find = (key: string) => questions.find((one) => one.key === key && one.form === 'MS-Keg')
    expect(find('4.3')).toMatchObject({ datasets: ['dinas-pasar/lain'], count: 1 })
    expect(find('7.2')).toMatchObject({ datasets: ['dinas-pasar/harga', 'dinas-pasar/lain'] })
    const counts = questions.map(({ datasets }) => datasets.length)
    expect(counts).toEqual(counts.toSorted((a, b) => b - a))
  })

  test('counts the columns that lack the same', () => {
    const concept = questionsOf([forms()]).find(({ form, key }) => form === 'MS-Var' && key === '4')
    expect(concept).toMatchObject({ count: 2, datasets: ['dinas-pasar/harga'], label: 'Konsep' })
    expect(concept && propertyOf(concept)).toBe('concept')
  })

  test('is asked of an agency only about figures that it made itself', () => {
    expect(forms().isOwn).toBe(true)
    expect(forms({ producer: 'Dinas Pasar Kota Rekaan' }).isOwn).toBe(true)
    expect(forms({ producer: 'Seksi Harga' }).isOwn).toBe(true)
    expect(forms({ producer: 'Kantor Statistik' })).toMatchObject({
      isOwn: false,
      producers: ['Kantor Statistik'],
    })
  })

  test('counts what is filled of what is asked', () => {
    const { count, activity, variables } = forms()
    const answers = [...activity.values(), ...variables.flatMap((line) => line.answers)]
    expect(count.answered).toBe(answers.filter(({ state }) => state === 'answered').length)
    expect(count.asked - count.answered).toBe(answers.filter(({ state }) => state === 'gap').length)
  })
})

describe('the files of a filled form', () => {
  test('hold every box with its state and where it comes from, as CSV and as JSON', () => {
    const filled = forms({ plan: PLAN })
    const lines = formsCsv(filled).split('\r\n')
    expect(lines[0]).toBe('form,number,label,table,column,state,answer,codes,from,write')
    expect(lines).toContain(
      'MS-Keg,cara,Cara Pengumpulan Data,,,answered,Survei,2,dinas-pasar/plan.csv#method,',
    )
    expect(lines).toContain(
      'MS-Keg,4.3,Tipe Pengumpulan Data,,,gap,,,,dinas-pasar/harga/dataset.md#activity.form.4.3',
    )
    const boxes = filled.activity.size + filled.variables.length * 12
    expect(lines).toHaveLength(boxes + 2)
    const json = JSON.parse(formsJson(filled))
    expect(json).toMatchObject({ dataset: 'dinas-pasar/harga', source: 'Peraturan BPS 5/2020' })
    expect(json.boxes).toHaveLength(boxes)
  })

  test('list the questions of each agency', () => {
    const [header, first] = questionsCsv([forms()]).split('\r\n')
    expect(header).toBe('agency,form,number,label,datasets,count,property,file')
    expect(first).toMatch(/^dinas-pasar,MS-Keg,/)
  })
})
