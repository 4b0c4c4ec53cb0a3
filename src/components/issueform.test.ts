import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { issueForm, letterTo } from './issueform.ts'

const about = { title: 'Penduduk & rumah', address: 'https://data.example/data/a/b/' }

test.each(['error', 'request'] as const)(
  'the form of GitHub for a %s has the fields that are filled in',
  (concern) => {
    const url = new URL(issueForm('https://github.com/kota/data.git', concern, about, 'id'))
    expect(url.origin + url.pathname).toBe('https://github.com/kota/data/issues/new')
    const { template = '', title = '', ...fields } = Object.fromEntries(url.searchParams)
    const form = parse(
      readFileSync(join(import.meta.dirname, '../../.github/ISSUE_TEMPLATE', template), 'utf8'),
    ) as { title: string; body: { id?: string }[] }
    expect(title).toBe(`${form.title}${about.title}`)
    expect(Object.values(fields)).toEqual([about.address])
    for (const field of Object.keys(fields)) expect(form.body.map(({ id }) => id)).toContain(field)
  },
)

test('other hosts get title and text in their own way', () => {
  const gitlab = new URL(issueForm('https://gitlab.com/kota/data/', 'error', about, 'en'))
  expect(gitlab.pathname).toBe('/kota/data/-/issues/new')
  expect(gitlab.searchParams.get('issue[title]')).toBe('Error in the data: Penduduk & rumah')
  const other = new URL(issueForm('https://git.example/kota/data', 'request', about, 'id'))
  expect(other.searchParams.get('body')).toBe(about.address)
})

test('a letter has subject and page, whatever their letters', () => {
  expect(letterTo('data@kota.example', 'error', about, 'id')).toBe(
    'mailto:data@kota.example?subject=Kesalahan%20data%3A%20Penduduk%20%26%20rumah&body=https%3A%2F%2Fdata.example%2Fdata%2Fa%2Fb%2F',
  )
})
