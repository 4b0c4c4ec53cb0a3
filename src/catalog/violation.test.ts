import { describe, expect, test } from 'vitest'
import { KNOWN } from './generated/properties.ts'
import { validateCatalog, validateDataset, validatePlanRow } from './generated/validators.js'
import { nearest } from './nearest.ts'
import { type Known, violations } from './violation.ts'

const whole = {
  title: 'Jumlah Penduduk',
  description: 'Uji.',
  theme: 'kependudukan',
  licenses: [{ name: 'CC-BY-4.0' }],
  frequency: 'tahunan',
  access: 'tertutup',
  access_note: 'Kirim surat.',
  contributors: [{ title: 'Dinas Contoh', roles: ['producer'] }],
}

function of(changes: Record<string, unknown>) {
  const value = { ...whole, ...changes }
  return validateDataset(value) ? [] : violations(validateDataset.errors ?? [], value, KNOWN.dataset)
}

describe('violations', () => {
  test('are none for a whole descriptor, with translations and extensions of one’s own', () => {
    expect(of({ title_en: 'Population', keywords_en: ['people'], 'x-catatan': { bebas: true } })).toEqual([])
  })

  test('carry the path, the value as text, both languages and the next step', () => {
    expect(of({ spatial: { code: 12.71, system: 'kemendagri' } })).toEqual([
      {
        path: ['spatial', 'code'],
        value: '12.71',
        message: {
          id: '`code` harus ditulis di dalam tanda petik.',
          en: '`code` must be written in quotes.',
        },
        fix: { id: 'Tulis `code: "12.71"`.', en: 'Write `code: "12.71"`.' },
      },
    ])
  })

  test('are one where several keywords refuse the same value', () => {
    expect(of({ frequency: 7 })).toHaveLength(1)
    expect(of({ activity: { sector: 2 } })).toHaveLength(1)
    expect(of({ access: 'terbuka', resources: 'penduduk.csv' })).toHaveLength(1)
    expect(of({ aliases: [''] })).toHaveLength(1)
  })

  test('lead into lists by number, also where a name looks like one', () => {
    const views = [{ type: 'bar', title: 'A', x: 'a', y: 'b', filter: { '0': null, 'a/b~c': [null] } }]
    expect(of({ views }).map(({ path }) => path)).toEqual([
      ['views', 0, 'filter', '0'],
      ['views', 0, 'filter', 'a/b~c', 0],
    ])
  })

  test('name a wrong property once and do not also miss what it stands for', () => {
    const { access, ...rest } = whole
    const value = { ...rest, acces: access }
    validateDataset(value)
    const found = violations(validateDataset.errors ?? [], value, KNOWN.dataset)
    expect(found.map(({ path, message }) => [path, message.en])).toEqual([
      [['acces'], 'The property `acces` is not known. Did you mean `access`?'],
    ])
  })

  test('do not suggest a name that is there already', () => {
    expect(of({ titles: 'X' }).map(({ message, fix }) => [message.en, fix?.en])).toEqual([
      ['The property `titles` is not known.', 'Remove `titles`, or write it as `x-titles` if you need it.'],
    ])
  })

  test('are not confused by names of JavaScript', () => {
    const value = { ...whole, ...JSON.parse('{"__proto__": 1, "constructor": 2}') }
    Object.defineProperty(value, '__proto__', { value: 1, enumerable: true })
    validateDataset(value)
    const paths = violations(validateDataset.errors ?? [], value, KNOWN.dataset).map(({ path }) => path)
    expect(paths).toContainEqual(['constructor'])
    expect(paths).toContainEqual(['__proto__'])
  })

  test('show hostile names short, on one line and as code', () => {
    const name = `a\n\u202e\`<b>${'x'.repeat(500)}`
    const message = of({ [name]: 1 })[0]?.message.en ?? ''
    expect(message).toMatch(/^The property `a\\u000a\\u202e'<b>x+…` is not known\.$/)
    expect(message.length).toBeLessThan(200)
    expect(of({ keywords: 'k'.repeat(500) })[0]?.fix?.en).toBe(
      'Write each item on a line of its own that begins with `-`.',
    )
  })

  test.each([null, [], 'teks', 7])('say of %j that it is not a descriptor', (value) => {
    expect(validateCatalog(value)).toBe(false)
    const found = violations(validateCatalog.errors ?? [], value, KNOWN.catalog)
    expect(found).toHaveLength(1)
    expect(found[0]?.path).toEqual([])
    expect(found[0]?.message.en).toMatch(/^The content of the file /)
  })

  test('explain a column of a plan', () => {
    const row = {
      code: 'P-01',
      title: 'Data',
      method: 'survei',
      frequency: 'tahunan',
      office: 'Bidang',
      priority: 'yes',
    }
    expect(validatePlanRow(row)).toBe(false)
    expect(violations(validatePlanRow.errors ?? [], row, KNOWN.plan)).toMatchObject([
      { path: ['priority'], value: 'yes', fix: { id: 'Pilih salah satu: `ya`, `tidak`.' } },
    ])
  })

  test('hold both languages and end as sentences wherever they arise', () => {
    for (const known of Object.values(KNOWN) as Known[]) {
      for (const [place, { description }] of Object.entries(known)) {
        expect(description.id, place).toMatch(/\S.*\.$/)
        expect(description.en, place).toMatch(/\S.*\.$/)
      }
    }
  })
})

describe('the nearest word', () => {
  const names = [
    'title',
    'titleLong',
    'access_note',
    'primaryKey',
    'y',
    'id',
    'dua-tahunan',
    'tahunan',
    'bulanan',
  ]
  test.each([
    ['titel', 'title'],
    ['tilte', 'title'],
    ['Title', 'title'],
    ['titl', 'title'],
    ['accessNote', 'access_note'],
    ['primary-key', 'primaryKey'],
    ['Dua Tahunan', 'dua-tahunan'],
    ['tahunann', 'tahunan'],
    ['warna', undefined],
    ['x', undefined],
    ['', undefined],
    [':', undefined],
  ])('to %j is %j', (word, expected) => {
    expect(nearest(word, names)).toBe(expected)
  })
})
