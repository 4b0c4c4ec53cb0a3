import type { Edition } from './edition.ts'
import { markdown } from './markdown.ts'

/** Names of the guides, which are those of their files and part of their addresses, in the order of the list. */
export const GUIDES = ['mengajukan', 'memverifikasi', 'kebocoran'] as const

export type GuideName = (typeof GUIDES)[number]

/** A guide in one language. */
export interface Guide {
  title: string
  /** The first paragraph. */
  lead: string
  /** What follows, in Markdown. */
  text: string
}

/** A part of a guide for its page: what stands before its first heading, or a main section. */
export interface GuidePart {
  markup: string
  /** Anchor and title of a section; the title is markup. */
  heading?: { id: string; title: string }
}

/** A guide from its file, which begins with a title and a paragraph; throws where it does not. */
export function guideOf(source: string): Guide {
  const [heading = '', lead = '', ...rest] = source.replaceAll('\r\n', '\n').split('\n\n')
  if (!heading.startsWith('# ') || !/^\p{L}/u.test(lead))
    throw new Error('A guide begins with a title and a paragraph')
  return { title: heading.slice(2), lead: lead.replaceAll('\n', ' '), text: rest.join('\n\n') }
}

/** The parts of a guide as markup, with links as the site has them. */
export function guideParts({ text }: Guide, edition: Edition): GuidePart[] {
  const { common } = edition.m
  const markup = markdown(text, {
    level: 2,
    footnotes: common.footnotes,
    table: common.scrollTable,
    cut: common.cut,
    link: (target) => guideLink(target, edition),
  })
  return markup.split(/(?=<h2 )/).map((part) => {
    const [, id, title] = /^<h2 id="([^"]+)">(.+?)<\/h2>/.exec(part) ?? []
    return id && title ? { markup: part, heading: { id, title } } : { markup: part }
  })
}

/**
 * Where a link of a guide leads on the site: to another guide, from the file of a rule to its page, and for other
 * files to the catalog's repository; nowhere where the catalog names none.
 */
export function guideLink(target: string, { site, href }: Edition): string | undefined {
  const [, guide] = /^([a-z-]+)\.(?:id|en)\.md$/.exec(target) ?? []
  if (guide) return href('guide', { guide })
  const [, rule] = /^\.\.\/rules\/([a-z0-9-]+)\.ts$/.exec(target) ?? []
  if (rule) return href('rule', { rule })
  const [, path] = /^\.\.\/\.\.\/(.+)$/.exec(target) ?? []
  const { repository } = site.catalog.source.value
  // Hosts lead from here to the file on the branch that they show first.
  return path && repository ? `${repository.replace(/\/$/, '')}/blob/HEAD/${path}` : undefined
}
