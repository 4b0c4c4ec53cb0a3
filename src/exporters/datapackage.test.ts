import { Ajv } from 'ajv'
import { describe, expect, test } from 'vitest'
import { CATALOGS, jsonOf, publishedCatalog, VERSION } from '../../tests/catalogs/publication.ts'
import profile from '../../tests/standards/datapackage-2.0.json' with { type: 'json' }
import { formats } from '../catalog/formats.ts'
import { datapackage } from './datapackage.ts'

interface Package {
  [property: string]: unknown
  resources: { name: string; path: string; bytes: number; hash: string; schema: { fields: object[] } }[]
}

const ajv = new Ajv({ strict: false, allErrors: true })
for (const [name, format] of Object.entries(formats)) ajv.addFormat(name, format)
for (const name of ['uri', 'email', 'date-time'])
  if (!ajv.formats[name]) ajv.addFormat(name, name === 'uri' ? /^[a-z][a-z0-9+.-]*:/i : /./)
const judge = ajv.compile<Package>(profile)

function packagesOf(folder: string, version = VERSION) {
  const { publication, tree } = publishedCatalog(folder, version)
  return publication.catalog.datasets
    .filter(({ source }) => source.value.access === 'terbuka')
    .map((dataset) => {
      const read = ({ file }: { file?: string }) => tree.read(file as string)
      const bytes = datapackage.write({ publication, dataset, read })
      return { dataset, tree, publication, descriptor: jsonOf(bytes) as Package }
    })
}

describe.each(Object.entries(CATALOGS))('the Data Packages of the %s catalog', (_, folder) => {
  const all = packagesOf(folder)

  test('are as the profile of Data Package 2.0 has it', () => {
    expect(all.length).toBeGreaterThan(1)
    for (const { dataset, descriptor } of all) {
      judge(descriptor)
      expect(judge.errors ?? [], dataset.id).toEqual([])
    }
  })

  test('name the bytes and the checksum of each file, and every column of it', () => {
    for (const { dataset, descriptor, tree, publication } of all) {
      expect(descriptor.resources).toHaveLength(dataset.resources.length)
      for (const [at, { bytes, hash, path, schema }] of descriptor.resources.entries()) {
        const resource = dataset.resources[at]
        expect(path).toBe(resource?.download)
        expect(bytes).toBe(tree.read(resource?.file as string).length)
        expect(hash).toBe(`sha256:${publication.tables.get(resource?.id as string)?.sha256}`)
        expect(hash).toMatch(/^sha256:[0-9a-f]{64}$/)
        expect(schema.fields).toHaveLength(resource?.fields.length ?? -1)
      }
    }
  })
})

describe('a Data Package', () => {
  const found = packagesOf(CATALOGS.small).find(({ dataset }) => dataset.name === 'lampu-jalan')
  if (!found) throw new Error('No dataset')
  const { descriptor } = found

  test('keeps translations and what this catalog adds, and says who publishes it', () => {
    expect(descriptor).toMatchObject({
      title_en: 'Street Lamps by Hamlet',
      frequency: 'tahunan',
      spatial: { code: 'D-00', system: 'lokal', level: 'kelurahan' },
      standard: { unit_en: 'lamps' },
      contributors: [
        { title: 'Regu Tangga', roles: ['producer'] },
        { title: 'Gudang Lampu', roles: ['contact'] },
        { roles: ['publisher'], path: 'https://data.example/produsen/dinas-lampu/' },
      ],
      licenses: [{ name: 'CC-BY-4.0', path: 'https://creativecommons.org/licenses/by/4.0/' }],
    })
  })

  test('has the permanent address of its newest version and the number of the ledger', () => {
    expect(descriptor.id).toBe('https://data.example/data/dinas-lampu/lampu-jalan/v/3/')
    expect(descriptor.version).toBe('3')
  })

  test('says in which package the table is that a key refers to', () => {
    expect(JSON.stringify(descriptor.resources)).toContain(
      '"package":"https://data.example/data/balai-angka/dusun/datapackage.json"',
    )
  })

  test.each([
    ['without tables', { ...descriptor, resources: [] }],
    [
      'with a checksum that is none',
      { ...descriptor, resources: [{ ...descriptor.resources[0], hash: 'x y' }] },
    ],
    [
      'with a column of no type of the standard',
      {
        ...descriptor,
        resources: [{ ...descriptor.resources[0], schema: { fields: [{ name: 'a', type: 'text' }] } }],
      },
    ],
  ])('%s does not pass', (_, broken) => {
    expect(judge(broken)).toBe(false)
  })
})
