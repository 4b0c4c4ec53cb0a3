import { expect, test } from 'vitest'
import { CATALOGS, jsonOf, publishedCatalog } from '../../tests/catalogs/publication.ts'
import { standardNamed } from '../catalog/standards.ts'
import { descriptorOf } from './datapackage.ts'
import { dcat } from './dcat.ts'
import { standardSchema } from './standardschema.ts'

const { publication } = publishedCatalog(CATALOGS.city)
const { catalog } = publication
const PAGE = 'https://data.example/standar/penduduk-distrik/1.1/'

test('an agreed standard is a table schema with its codes as the allowed values', () => {
  const standard = standardNamed(catalog, 'penduduk-distrik@1.1')
  if (!standard) throw new Error('The catalog has no such standard')
  const schema = JSON.parse(standardSchema(standard, catalog, PAGE))
  expect(schema).toMatchObject({ name: 'penduduk-distrik-1.1', version: '1.1', fieldsMatch: 'superset' })
  const [code, year, people] = schema.fields
  expect(code.constraints.enum).toHaveLength(catalog.codeLists.get('distrik')?.rows.length ?? 0)
  expect(year).toMatchObject({ type: 'year', constraints: { required: true } })
  expect(people).toMatchObject({ unit: 'jiwa', constraints: { required: true } })
})

test('the linked data and the data package of a dataset name the page of the version that it follows', () => {
  const graph = (jsonOf(dcat.write(publication)) as { '@graph': Record<string, unknown>[] })['@graph']
  expect(graph.find((node) => node['@id'] === PAGE)).toMatchObject({ '@type': 'dct:Standard' })
  const dataset = graph.find((node) => String(node['@id']).endsWith('/badan-angka/penduduk-distrik/'))
  expect(dataset?.['dct:conformsTo']).toEqual({ '@id': PAGE })
  const followed = catalog.datasets.find(({ id }) => id === 'badan-angka/penduduk-distrik')
  if (!followed) throw new Error('The catalog has no such dataset')
  expect(descriptorOf(publication, followed)).toMatchObject({
    conforms: 'penduduk-distrik@1.1',
    'x-standard': PAGE,
  })
})
