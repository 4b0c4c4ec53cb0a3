import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { memoryTree } from '../catalog/memory.ts'
import { readCatalog } from '../catalog/reader.ts'
import { bytesOf } from '../catalog/text.ts'
import { checkWhole } from '../rules/check.ts'
import { rules } from '../rules/index.ts'
import { ASKED_RULES } from './criteria.ts'
import type { ScoreRecord, Verdict } from './criterion.ts'
import { CRITERIA } from './generated/criteria.ts'
import { meanScore, metShare, rateOf, SCORE_PRINCIPLES, type Score, scoreFrom, scoreOf } from './score.ts'
import { UNKNOWNS, type Unknown } from './unknowns.ts'

type Json = Record<string, unknown>

const CATALOG = `id: kota
title: Kota
description: Katalog rekaan.
publisher: { name: Kantor, url: https://kota.example/ }
place: { name: Kota, code: "U-00", system: lokal }
baseUrl: https://kota.example/
languages: [id, en]
timezone: Asia/Jakarta
brand: { primary: "#5b2a6e", secondary: "#c98a1b" }
themes: [{ name: niaga, title: Niaga }]
codes:
  - { name: pasar, title: Pasar, path: _catalog/codes/pasar.csv, label: nama, systems: [{ system: lokal, column: kode }] }
verifiers: [{ office: Kantor, from: "2024-01-01" }]
`

/** The score of a dataset with this descriptor. */
function scored(descriptor: Json, record?: ScoreRecord): Score {
  const files = {
    'catalog.yaml': CATALOG,
    '_catalog/codes/pasar.csv': 'kode,nama\nP-01,Pagi\n',
    'kantor/agency.md': '---\ntitle: Kantor\nshort: Kantor\nrole: produsen\n---\n',
    'kantor/data/datapackage.json': JSON.stringify(descriptor),
    'kantor/data/data.csv': 'kode_pasar,tahun,harga,jumlah\nP-01,2023,5,6\nP-01,2024,7,8\n',
  }
  const tree = memoryTree(
    Object.fromEntries(Object.entries(files).map(([path, text]) => [path, bytesOf(text)])),
  )
  const catalog = readCatalog(tree)
  const dataset = catalog.datasets[0]
  if (!dataset) throw new Error('No dataset')
  const { tables, problems } = checkWhole(tree, catalog, {
    asOf: '2025-01-01',
    limit: 1,
    rules: rules.filter(({ code }) => ASKED_RULES.includes(code)),
    hasher: () => {
      const hash = createHash('sha256')
      return { update: (bytes: Uint8Array) => void hash.update(bytes), digest: () => hash.digest('hex') }
    },
  })
  return scoreOf({ catalog, dataset, tables, problems, ...(record && { record }) })
}

const NAMES = ['kode_pasar', 'tahun', 'harga', 'jumlah']
const TYPES = ['string', 'year', 'integer', 'integer']

const fieldPart = fc.subarray(['concept', 'definition', 'measure', 'unit', 'title', 'constraints'])
const drawn = fc.record({
  whole: fc.subarray([
    'keywords',
    'temporal',
    'spatial',
    'sources',
    'title_en',
    'description_en',
    'activity',
    'licence',
    'contact',
    'access',
  ]),
  standard: fc.subarray(['concept', 'definition', 'classification', 'measure', 'unit']),
  fields: fc.tuple(fieldPart, fieldPart, fieldPart, fieldPart),
  table: fc.subarray(['title', 'primaryKey', 'codes']),
})
type Drawn = typeof drawn extends fc.Arbitrary<infer T> ? T : never

const VALUES: Json = {
  keywords: ['niaga', 'eceran', 'pedagang'],
  temporal: { start: '2023' },
  spatial: { code: 'U-00', system: 'lokal', level: 'titik' },
  sources: [{ title: 'Buku', date: '2024' }],
  title_en: 'Prices',
  description_en: 'Prices of fish in the morning, by market and year.',
  activity: { method: 'survei', sector: '2' },
  constraints: { required: true },
  unit: 'persen',
}

function descriptorOf({ whole, standard, fields, table }: Drawn): Json {
  const given = (names: readonly string[]) =>
    Object.fromEntries(names.map((name) => [name, VALUES[name] ?? `Teks tentang ${name} yang lengkap`]))
  const has = (name: string) => whole.includes(name)
  const own = ['licence', 'contact', 'access']
  return {
    title: 'Harga',
    description: 'Harga eceran ikan di pasar pagi dan pasar sore.',
    theme: 'niaga',
    frequency: 'tahunan',
    access: has('access') ? 'terbuka' : 'terbatas',
    access_note: 'Minta kepada kantor.',
    licenses: [{ name: has('licence') ? 'CC-BY-4.0' : 'tidak-dinyatakan' }],
    contributors: [{ title: 'Kantor', roles: has('contact') ? ['producer', 'contact'] : ['publisher'] }],
    ...given(whole.filter((name) => !own.includes(name))),
    standard: given(standard),
    resources: [
      {
        name: 'data',
        ...(has('access') && { path: 'data.csv' }),
        ...(table.includes('title') && { title: 'Tabel harga' }),
        schema: {
          fields: NAMES.map((name, at) => ({
            name,
            type: TYPES[at],
            ...(at === 0 && table.includes('codes') && { codes: 'pasar' }),
            ...given(fields[at] ?? []),
          })),
          ...(table.includes('primaryKey') && { primaryKey: ['kode_pasar', 'tahun'] }),
        },
      },
    ],
  }
}

/** The same with more written: everything in either. Access stays as it is, since what was closed is looked at when it opens. */
function better(one: Drawn, more: Drawn): Drawn {
  const both = <T>(a: readonly T[], b: readonly T[]) => [...new Set([...a, ...b])]
  const { whole } = more
  return {
    whole: both(
      one.whole,
      whole.filter((name) => name !== 'access'),
    ),
    standard: both(one.standard, more.standard),
    fields: one.fields.map((parts, at) => both(parts, more.fields[at] ?? [])) as Drawn['fields'],
    table: both(one.table, more.table),
  }
}

describe('whatever a dataset says', () => {
  test('saying more never lowers its score, as a whole or by principle', () => {
    fc.assert(
      fc.property(drawn, drawn, (one, more) => {
        const [before, after] = [scored(descriptorOf(one)), scored(descriptorOf(better(one, more)))]
        expect(rateOf(after.whole)).toBeGreaterThanOrEqual((rateOf(before.whole) ?? 0) - 1e-12)
        for (const principle of SCORE_PRINCIPLES)
          expect(rateOf(after.principles[principle]) ?? 1).toBeGreaterThanOrEqual(
            (rateOf(before.principles[principle]) ?? 0) - 1e-12,
          )
      }),
      { numRuns: 60 },
    )
  }, 60_000)

  test('writing one more text at a column where it lacks raises the score', () => {
    const bare: Drawn = { whole: ['access'], standard: [], fields: [[], [], [], []], table: [] }
    for (const part of ['concept', 'definition', 'measure', 'unit', 'title', 'constraints']) {
      const fields = bare.fields.with(2, [part]) as unknown as Drawn['fields']
      const [before, after] = [scored(descriptorOf(bare)), scored(descriptorOf({ ...bare, fields }))]
      expect(rateOf(after.whole), part).toBeGreaterThan(rateOf(before.whole) ?? 1)
    }
  })
})

const verdict: fc.Arbitrary<Verdict> = fc.oneof(
  fc
    .tuple(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 0, max: 50 }))
    .map(([of, met]) => ({ of, met: Math.min(met, of) })),
  fc.constantFrom(...(Object.keys(UNKNOWNS) as Unknown[])).map((unknown) => ({ unknown })),
)
const score = fc
  .array(verdict, { minLength: CRITERIA.length, maxLength: CRITERIA.length })
  .map((verdicts) =>
    scoreFrom(CRITERIA.map((criterion, at) => ({ criterion, verdict: verdicts[at] as Verdict }))),
  )

describe('whatever the verdicts', () => {
  test('what is unknown counts neither as met nor among what is asked', () => {
    fc.assert(
      fc.property(score, (one) => {
        const judged = one.scored.filter(({ verdict }) => metShare(verdict) !== undefined)
        const without = scoreFrom(judged)
        expect([without.whole, without.principles]).toEqual([one.whole, one.principles])
        expect(one.whole.of).toBe(judged.reduce((sum, { criterion }) => sum + criterion.weight, 0))
      }),
    )
  })

  test('an unknown criterion is worse than a met one, and no worse than a missed one', () => {
    fc.assert(
      fc.property(score, fc.nat(CRITERIA.length - 1), (one, at) => {
        const as = (verdict: Verdict) =>
          rateOf(scoreFrom(one.scored.with(at, { ...one.scored[at]!, verdict })).whole)
        const [met, missed, unknown] = [
          as({ met: 1, of: 1 }),
          as({ met: 0, of: 1 }),
          as({ unknown: 'history' }),
        ]
        if (unknown === undefined) return
        expect(met).toBeGreaterThanOrEqual(unknown - 1e-12)
        expect(missed).toBeLessThanOrEqual(unknown + 1e-12)
      }),
    )
  })

  test('the mean of datasets does not depend on their order', () => {
    fc.assert(
      fc.property(fc.array(score, { maxLength: 12 }), fc.infiniteStream(fc.nat()), (all, order) => {
        const shuffled = all
          .map((one) => ({ one, at: order.next().value }))
          .sort((a, b) => a.at - b.at)
          .map(({ one }) => one)
        expect(meanScore(shuffled)).toEqual(meanScore(all))
      }),
    )
  })
})
