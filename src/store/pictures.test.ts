import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { pictureShelf } from './pictures.ts'
import { rasteriser } from './rasteriser.ts'

let folder: string
let drawn: string[]

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pictures-'))
  drawn = []
})
afterEach(() => rmSync(folder, { recursive: true }))

const draw = async () => (svg: string) => {
  drawn.push(svg)
  return new TextEncoder().encode(`png of ${svg}`)
}
const shelf = () => pictureShelf(join(folder, 'cache'), draw)

test('a picture is drawn once, however many pages have it and however often the site is built', async () => {
  const first = shelf()
  first.add('a/og.png', '<svg>1</svg>')
  first.add('b/og.png', '<svg>1</svg>')
  expect(await first.place(join(folder, 'one'))).toEqual({ drawn: 1, kept: 1 })
  const second = shelf()
  second.add('a/og.png', '<svg>1</svg>')
  second.add('c/og.png', '<svg>2</svg>')
  expect(await second.place(join(folder, 'two'))).toEqual({ drawn: 1, kept: 1 })
  expect(drawn).toEqual(['<svg>1</svg>', '<svg>2</svg>'])
  expect(readFileSync(join(folder, 'two/a/og.png'), 'utf8')).toBe('png of <svg>1</svg>')
  expect(existsSync(join(folder, 'two/b/og.png'))).toBe(false)
})

test('a picture that is too large stops the build', async () => {
  const large = pictureShelf(join(folder, 'cache'), async () => () => new Uint8Array(300_001))
  large.add('og.png', '<svg/>')
  await expect(large.place(join(folder, 'site'))).rejects.toThrow(/og\.png has 300001 bytes/)
})

test('text is drawn in the font of the site in both weights, the same at every run', async () => {
  const [one, other] = [await rasteriser(), await rasteriser()]
  const svg = (weight: number, family: string) =>
    `<svg xmlns="http://www.w3.org/2000/svg" width="120" height="40"><text y="30" font-size="24" font-family="${family}" font-weight="${weight}">Medan Ł</text></svg>`
  const sum = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
  const plain = sum(one(svg(400, 'Plus Jakarta Sans')))
  expect(sum(other(svg(400, 'Plus Jakarta Sans')))).toBe(plain)
  expect(sum(one(svg(600, 'Plus Jakarta Sans')))).not.toBe(plain)
  expect(sum(one('<svg xmlns="http://www.w3.org/2000/svg" width="120" height="40"/>'))).not.toBe(plain)
})
