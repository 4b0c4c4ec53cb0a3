import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Story, type Who } from '../../src/history/fixtures/story.ts'
import { type BuiltSite, builtSite } from './built.ts'

const WHO: Who = 'Rina <rina@desa-rekaan.example>'
const ID = 'dinas-lampu/lampu-jalan'
const SECRET = '987654'

let story: Story
let site: BuiltSite

beforeAll(async () => {
  story = new Story()
  cpSync('tests/catalogs/small', story.catalog, { recursive: true })
  const table = join(story.catalog, ID, 'lampu-jalan.csv')
  const commit = (on: string) => story.commit(`Per ${on}`, { by: WHO, on })
  commit('2025-01-01')
  writeFileSync(table, readFileSync(table, 'utf8').replace('2022,41,', `2022,${SECRET},`))
  commit('2025-02-01')
  rmSync(table)
  // A story may not show figures of closed data, and refuses the build while it does.
  rmSync(join(story.catalog, '_catalog/stories'), { recursive: true })
  const description = join(story.catalog, ID, 'dataset.md')
  const text = readFileSync(description, 'utf8').replace(
    'access: terbuka',
    'access: tertutup\naccess_note: Sedang ditinjau.\naccess_note_en: Under review.',
  )
  writeFileSync(description, text)
  commit('2025-03-01')
  site = await builtSite(story.catalog)
}, 180_000)
afterAll(() => {
  site?.close()
  story.end()
})

test('what a dataset held while it was open is on no page once it is closed', () => {
  const holding = site.files.filter((file) => {
    const bytes = readFileSync(join(site.folder, file))
    return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString().includes(SECRET)
  })
  expect(holding).toEqual([])
})

test('its versions stay listed', () => {
  const pages = site.files.filter((file) => file.startsWith(`data/${ID}/v/`))
  expect(pages).toEqual(['1', '2', '3', ''].map((version) => join(`data/${ID}/v`, version, 'index.html')))
})

test('its charts in other sites say that it is not published, and lead to its page', () => {
  const embed = site.read(`embed/${ID}/1/index.html`)
  expect(embed).toContain('Data ini tidak dipublikasikan')
  expect(embed).toContain(`href="https://situs.example/data/${ID}/"`)
  expect(embed).not.toMatch(/<chart-view|<table/)
})
