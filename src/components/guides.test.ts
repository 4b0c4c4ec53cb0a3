import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { en } from '../i18n/en.ts'
import { outlineOf } from '../rules/markdown-links.ts'
import type { Edition } from './edition.ts'
import { GUIDES, guideLink, guideOf, guideParts } from './guides.ts'

const FOLDER = join(import.meta.dirname, '../guides')
const read = (name: string, language: string) =>
  readFileSync(join(FOLDER, `${name}.${language}.md`), 'utf8').replaceAll('\r\n', '\n')

/** As much of an edition as a guide asks for. */
const edition = (repository?: string) =>
  ({
    m: en,
    site: { catalog: { source: { value: { repository } } } },
    href: (kind: string, params: Record<string, string>) => `/en/${kind}/${Object.values(params).join('/')}/`,
  }) as unknown as Edition

describe('the guides', () => {
  test('are each one file per language, and no other file is there', () => {
    const files = GUIDES.flatMap((name) => ['en', 'id'].map((language) => `${name}.${language}.md`))
    expect(readdirSync(FOLDER).sort()).toEqual(files.sort())
  })

  test.each(GUIDES)(
    '%s says the same in both languages: the same parts, tables, commands and links',
    (name) => {
      const [id, other] = ['id', 'en'].map((language) => shapeOf(read(name, language), language))
      expect(id?.parts.length).toBeGreaterThan(5)
      expect(other).toEqual(id)
    },
  )

  test.each(GUIDES)('%s links only to what there is, in the repository and on the site', (name) => {
    for (const language of ['id', 'en']) {
      const { links, anchors } = outlineOf(read(name, language))
      const relative = links.map(({ target }) => target).filter((target) => !/^https:/.test(target))
      const missing = relative.filter((target) =>
        target.startsWith('#') ? !anchors.has(target.slice(1)) : !existsSync(join(FOLDER, target)),
      )
      expect(missing).toEqual([])
      const lost = relative.filter(
        (target) => !target.startsWith('#') && !guideLink(target, edition('https://git.example/a')),
      )
      expect(lost).toEqual([])
    }
  })
})

describe('a guide', () => {
  test('begins with its title and what it is for', () => {
    expect(guideOf('# Judul\r\n\r\nUntuk siapa,\r\ndan apa.\r\n\r\n## Satu\r\n')).toEqual({
      title: 'Judul',
      lead: 'Untuk siapa, dan apa.',
      text: '## Satu\n',
    })
    expect(() => guideOf('# Judul\n\n## Satu\n\nIsi.\n')).toThrow()
  })

  test('is cut at its main sections, each with the anchor that it is reached by', () => {
    const guide = guideOf('# A\n\nB.\n\nC.\n\n## The `file`\n\n### Part\n\n## Last & least\n')
    expect(guideParts(guide, edition())).toEqual([
      { markup: '<p>C.</p>\n' },
      {
        markup: '<h2 id="teks-the-file">The <code>file</code></h2>\n<h3 id="teks-part">Part</h3>\n',
        heading: { id: 'teks-the-file', title: 'The <code>file</code>' },
      },
      {
        markup: '<h2 id="teks-last--least">Last &#x26; least</h2>',
        heading: { id: 'teks-last--least', title: 'Last &#x26; least' },
      },
    ])
  })

  test.each([
    ['kebocoran.en.md', '/en/guide/kebocoran/'],
    ['../rules/small-count.ts', '/en/rule/small-count/'],
    ['../../schemas/README.md', 'https://git.example/a/blob/HEAD/schemas/README.md'],
    ['../components/guides.ts', undefined],
  ])('leads from %s to %s', (target, address) => {
    expect(guideLink(target, edition('https://git.example/a/'))).toBe(address)
  })

  test('has no link to a repository that the catalog does not name', () => {
    expect(guideLink('../../schemas/README.md', edition())).toBeUndefined()
  })
})

/** What of a text does not depend on its language. */
function shapeOf(text: string, language: string) {
  const lines = text.split('\n')
  const { links } = outlineOf(text)
  return {
    parts: lines.flatMap((line) => /^(#+ |\||```\w*|\d+\. |- )/.exec(line.trim())?.[1] ?? []),
    commands: lines.flatMap((line) => /^ *(npm run [a-z]+|git [a-z-]+|sha256sum)/.exec(line)?.[1] ?? []),
    links: links
      .map(({ target }) => (target.startsWith('#') ? '#' : target.replace(`.${language}.md`, '.md')))
      .sort(),
  }
}
