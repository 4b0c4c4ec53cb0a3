import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Random } from '../../tests/random.ts'
import type { Problem } from '../catalog/problem.ts'
import { rule as codeName } from './code-name.ts'
import { rule as codeParent } from './code-parent.ts'
import { check, filesOf, treeOf } from './fixtures/check.ts'
import { cellsOf } from './fixtures/tables.ts'
import { rule as nameSpelling } from './name-spelling.ts'
import type { Rule } from './rule.ts'

const base = filesOf(join(import.meta.dirname, 'fixtures/code-parent/good'))
const metadata = readFileSync(
  join(import.meta.dirname, 'fixtures/code-parent/good/dinas/data/dataset.md'),
  'utf8',
)
const random = new Random(11)

const names = [
  'Sei Contoh I',
  'Sei Contoh II',
  'Pulo Rekaan',
  'Kota Ulang I',
  'Tegal Coba',
  'Tegal-Coba Hilir',
  'M A S J I D',
  'Suka Uji',
]
const places = names.map((name, at) => ({
  code: `99.01.0${(at % 2) + 1}.10${String(at + 10)}`,
  bps: `99010${(at % 2) + 1}00${String(90 - at)}`,
  name,
  bpsName: name === 'Pulo Rekaan' ? 'P. Rekaan' : name,
  parent: `99.01.0${(at % 2) + 1}`,
}))
const catalog = readFileSync(
  join(import.meta.dirname, 'fixtures/code-parent/good/catalog.yaml'),
  'utf8',
).replace('wilayah.csv\n    label: nama', 'wilayah.csv\n    label: nama_kecamatan')

function problems(rules: Rule[], fields: string[], rows: string[][]): Problem[] {
  const names = fields.map((field) => /name: (\w+)/.exec(field)?.[1])
  const head = metadata.replace(/( +- \{ name.*\n)+/, fields.map((field) => `        - ${field}\n`).join(''))
  return check(
    treeOf({
      ...base,
      'catalog.yaml': catalog,
      '_catalog/codes/wilayah.csv':
        'kode,kode_bps,nama_kecamatan\n99.01.01,9901010,Uji Utara\n99.01.02,9901020,Uji Timur\n99.01.20,9901030,Uji Barat\n',
      '_catalog/codes/kelurahan.csv': `kode,kode_bps,nama_kelurahan,nama_bps,kode_kecamatan\n${places
        .map(({ code, bps, name, bpsName, parent }) => [code, bps, name, bpsName, parent].join())
        .join('\n')}\n`,
      'dinas/data/dataset.md': head,
      'dinas/data/data.csv': `${[names, ...rows].map((row) => row.join()).join('\n')}\n`,
    }),
    rules,
  )
}

const CODE = '{ name: kode_kelurahan, type: string, codes: kelurahan, system: kemendagri }'
const NAME = '{ name: nama_kelurahan, type: string }'
const named = (rules: Rule[], rows: string[][]) => cellsOf(problems(rules, [CODE, NAME], rows))

describe('a name beside its code', () => {
  it('may be spelt with other capitals, spaces, hyphens, numerals and levels, and as one of the systems has it', () => {
    const spellings: ((name: string) => string)[] = [
      (name) => name.toUpperCase(),
      (name) => `Kel. ${name}`,
      (name) => `KELURAHAN ${name.toLowerCase()}`,
      (name) => name.replaceAll(' ', '  '),
      (name) => name.replaceAll(' ', '-'),
      (name) => name.replace(/ II$/, ' 2').replace(/ I$/, ' 1'),
      (name) => name.replace('M A S J I D', 'Masjid').replace('Pulo', 'P.'),
      (name) => ` ${name} `,
    ]
    for (let round = 0; round < 60; round++) {
      const rows = Array.from({ length: 1 + random.below(30) }, () => {
        const { code, name } = random.pick(places)
        return [code, random.pick(spellings)(name)]
      })
      expect(named([codeName, nameSpelling], rows), rows.join(' | ')).toEqual([])
    }
  })

  it('that belongs to another code is an error at exactly its cell', () => {
    for (let round = 0; round < 40; round++) {
      const rows = Array.from({ length: 2 + random.below(30) }, () => random.pick(places)).map(
        ({ code, name }) => [code, name],
      )
      const at = random.below(rows.length)
      const other = random.pick(names.filter((name) => name !== rows[at]?.[1]))
      rows[at] = [rows[at]?.[0] as string, other.toUpperCase()]
      expect(named([codeName], rows)).toEqual([`B${at + 2}`])
      expect(named([nameSpelling], rows)).toEqual([])
    }
  })

  it('that belongs to no code is a warning', () => {
    const rows = places.map(({ code, name }) => [code, name])
    rows[3] = [rows[3]?.[0] as string, 'Kota Ulung I']
    expect(named([codeName], rows)).toEqual([])
    expect(named([nameSpelling], rows)).toEqual(['B5'])
  })

  it('is told from a column that names something else', () => {
    const rows = places.map(({ code }, at) => [code, `SD Rekaan ${at}`])
    const vague = ['{ name: kode, type: string, codes: kelurahan }', '{ name: nama, type: string }']
    expect(problems([codeName, nameSpelling], vague, rows)).toEqual([])
    const school = [CODE, '{ name: nama_sekolah, type: string }']
    expect(problems([codeName, nameSpelling], school, rows)).toEqual([])
    const kecamatan = [
      CODE,
      '{ name: kode_kecamatan_tujuan, type: string, codes: wilayah }',
      '{ name: nama_kecamatan_tujuan, type: string }',
    ]
    expect(
      problems([codeName, nameSpelling], kecamatan, [[places[0]?.code as string, '99.01.02', 'Uji Timur']]),
    ).toEqual([])
  })

  it('is judged by the code of the level below where it has none of its own', () => {
    const rows = places.slice(0, 2).map(({ code }) => [code, 'Uji Utara'])
    const isOf = (name: string) =>
      cellsOf(problems([codeName], [CODE, `{ name: ${name}, type: string }`], rows))
    expect(isOf('nama_kecamatan')).toEqual(['B3'])
    expect(isOf('nama')).toEqual([])
  })
})

describe('a code beside the code of a higher level', () => {
  const fields = ['{ name: kode_kecamatan, type: string, codes: wilayah, system: bps }', CODE]
  const bpsOf: Record<string, string> = { '99.01.01': '9901010', '99.01.02': '9901020' }

  it('lies in it, in whatever system the two are written', () => {
    for (let round = 0; round < 40; round++) {
      const rows = Array.from({ length: 1 + random.below(30) }, () => random.pick(places)).map(
        ({ code, parent }) => [bpsOf[parent] as string, code],
      )
      expect(problems([codeParent], fields, rows)).toEqual([])
      const at = random.below(rows.length)
      rows[at] = [rows[at]?.[0] === '9901010' ? '9901020' : '9901010', rows[at]?.[1] as string]
      expect(cellsOf(problems([codeParent], fields, rows))).toEqual([`B${at + 2}`])
    }
  })

  it('is not compared with the code of another place of the same row', () => {
    const other = [
      '{ name: kode_kecamatan_tujuan, type: string, codes: wilayah }',
      CODE.replace('kelurahan,', 'kelurahan_asal,'),
    ]
    expect(problems([codeParent], other, [['99.01.02', places[0]?.code as string]])).toEqual([])
  })
})
