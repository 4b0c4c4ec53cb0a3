import type { Bodies, Catalog, Source } from '../catalog/model.ts'
import { strictText } from '../catalog/text.ts'
import { pathsOf } from './filenames.ts'
import { linkFault } from './link-target.ts'
import { outlineOf } from './markdown-links.ts'
import type { Facts, Finding, Rule } from './rule.ts'
import { counted, didYouMean, listed, shown, steps } from './wording.ts'

/** A link of a text that leads nowhere in the catalog. */
export const rule: Rule = {
  code: 'broken-link',
  hook: 'catalog',
  severity: 'warning',
  title: { id: 'Tautan yang tidak menuju apa pun', en: 'Link that leads nowhere' },
  why: {
    id: 'Pembaca yang mengikuti tautan itu tidak sampai ke penjelasan atau data yang dijanjikan.',
    en: 'A reader who follows the link does not get to the explanation or data that it promises.',
  },
  fix: steps(
    [
      'Buka berkas teksnya pada baris yang disebut.',
      'Tautan ke dataset lain ditulis dengan jalur foldernya, misalnya `../jumlah-penduduk/`, atau alamat lengkap halamannya seperti di peramban; tautan ke situs lain diawali `https://`.',
      'Tautan ke bagian teks ditulis `#` diikuti judulnya dengan huruf kecil dan tanda hubung, misalnya `#cara-menghitung`.',
      'Bila yang dituju sudah dihapus, hapus tautannya dan biarkan kata-katanya.',
    ],
    [
      'Open the text at the line given.',
      'Write a link to another dataset as the path of its folder, such as `../population/`, or as the full address of its page in the browser; a link to another site begins with `https://`.',
      'Write a link to a part of the text as `#` and its heading in small letters with hyphens, such as `#method`.',
      'Where the target was deleted, remove the link and leave its words.',
    ],
  ),
  *check(catalog, facts) {
    for (const { source, introduction } of catalog.agencies) yield* linksOf(source, introduction, facts)
    for (const { source, bodies } of catalog.datasets) yield* linksOf(source, bodies, facts)
  },
}

/** Whether a text may have a link that leads into the catalog; most have none. */
const MAY_LINK = /\]\(|\]:/
/** Guesses compare a target with every file of the catalog. */
const MOST_GUESSES = 5

function* linksOf(source: Source<unknown>, bodies: Bodies, facts: Facts): Generator<Finding> {
  for (const [language, body] of Object.entries(bodies)) {
    if (!MAY_LINK.test(body)) continue
    const { links, anchors } = outlineOf(body)
    const file = fileOf(source.file, language, facts.catalog)
    let guesses = 0
    const broken = links.flatMap((link) => {
      const fault = linkFault(link.target, file, anchors, facts.catalog, guesses < MOST_GUESSES)
      if (fault) guesses++
      return fault ? [{ ...link, ...fault }] : []
    })
    const [first] = broken
    if (first === undefined) continue
    const offset = lineOffset(file, body, facts)
    const places = broken.map(({ target, line, column }) => ({
      file,
      ...(offset !== undefined && { line: line + offset, column }),
      value: target,
    }))
    const asked = didYouMean(first.guess)
    const names = listed([...new Set(broken.map(({ target }) => target))])
    const count = counted(broken.length, 'tautan', 'link leads', 'links lead')
    const guessed = broken.filter(({ guess }) => guess !== undefined)
    yield {
      message:
        broken.length === 1
          ? {
              id: `Tautan ${shown(first.target)} tidak menuju ${AIMS[first.aim].id}.${asked.id}`,
              en: `The link ${shown(first.target)} leads to ${AIMS[first.aim].en}.${asked.en}`,
            }
          : {
              id: `${count.id} tidak menuju apa pun: ${names.id}.`,
              en: `${count.en} nowhere: ${names.en}.`,
            },
      ...(guessed.length > 0 && {
        fix: {
          id: `${guessed.map(({ target, guess }) => `Ganti ${shown(target)} dengan ${shown(guess as string)}`).join('; ')}.`,
          en: `${guessed.map(({ target, guess }) => `Replace ${shown(target)} by ${shown(guess as string)}`).join('; ')}.`,
        },
      }),
      places,
    }
  }
}

const AIMS = {
  file: { id: 'berkas atau folder mana pun di katalog', en: 'no file or folder of the catalog' },
  dataset: { id: 'dataset mana pun di katalog', en: 'no dataset of the catalog' },
  heading: { id: 'judul mana pun dalam teks ini', en: 'no heading of the text' },
}

/** The file that a text stands in: the translation where there is one. */
function fileOf(main: string, language: string, catalog: Catalog): string {
  const translation = main.replace(/\.(md|json)$/, `.${language}.md`).replace('datapackage', 'dataset')
  return pathsOf(catalog).has(translation) ? translation : main
}

/** Lines of a file above the text that ends it; `undefined` where the file cannot be read again. */
function lineOffset(file: string, body: string, facts: Facts): number | undefined {
  const text = strictText(facts.read(file))?.replace(/\r\n?/g, '\n')
  const plain = body.replace(/\r\n?/g, '\n')
  if (!text?.endsWith(plain)) return undefined
  return text.slice(0, text.length - plain.length).split('\n').length - 1
}
