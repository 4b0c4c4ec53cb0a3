import type { Text } from '../catalog/problem.ts'
import { codePoint, unseenIn } from '../catalog/unseen.ts'
import { withoutUnseen } from './bidi-character.ts'
import { mixedWord } from './lookalikes.ts'
import { hasActiveMarkup, markupIn, withoutCode, withoutMarkup } from './markup.ts'
import type { Rule } from './rule.ts'
import { type Submitted, submittedTexts } from './submitted.ts'
import { shown, steps } from './wording.ts'

/** Metadata or a text below it with invisible characters, look-alike letters, or HTML that readers do not see as meant. */
export const rule: Rule = {
  code: 'untidy-metadata',
  hook: 'catalog',
  severity: 'warning',
  title: { id: 'Sisa salinan di dalam metadata', en: 'Traces of copying in the metadata' },
  why: {
    id: 'Teks yang disalin dari web atau PDF membawa karakter tak terlihat, huruf asing, atau kode HTML, sehingga dataset tidak ditemukan dan teksnya tampil keliru.',
    en: 'Text copied from the web or a PDF brings invisible characters, foreign letters or HTML, so that the dataset is not found and the text looks wrong.',
  },
  fix: steps(
    [
      'Buka berkas metadata pada baris yang disebut dengan editor teks biasa.',
      'Ketik ulang kata itu; bila menyalin, tempelkan sebagai teks biasa (Ctrl+Shift+V).',
      'Ganti kode HTML dengan teks biasa, atau di bawah metadata dengan Markdown: `**tebal**`, `*miring*`, `[teks](https://…)`.',
    ],
    [
      'Open the metadata file at that line in a plain text editor.',
      'Type the word again; if you copy it, paste it as plain text (Ctrl+Shift+V).',
      'Replace HTML by plain text, or below the metadata by Markdown: `**bold**`, `*italic*`, `[text](https://…)`.',
    ],
  ),
  *check(catalog, facts) {
    for (const submitted of submittedTexts(catalog, facts)) {
      for (const { words, fix, at } of faultsOf(submitted)) {
        const place = submitted.place(at)
        const name = place.property ?? place.field
        const where: Text =
          name === undefined
            ? { id: 'Teks di bawah metadata', en: 'The text below the metadata' }
            : { id: shown(name), en: shown(name) }
        yield {
          message: { id: `${where.id} memuat ${words.id}.`, en: `${where.en} has ${words.en}.` },
          ...(fix && { fix }),
          places: [place],
        }
      }
    }
  },
}

interface Fault {
  words: Text
  fix?: Text
  at: number
}

function* faultsOf({ text, kind }: Submitted): Generator<Fault> {
  const hidden = unseenIn(text).filter((one) => one.kind === 'hidden')
  const [first] = hidden
  if (first) {
    const near = shown(nearby(text, first.at))
    yield {
      words: {
        id: `karakter tak terlihat ${codePoint(first.character)}${timesOf(hidden.length).id} di dekat ${near}`,
        en: `the invisible character ${codePoint(first.character)}${timesOf(hidden.length).en} near ${near}`,
      },
      ...(kind !== 'body' && { fix: written(withoutUnseen(text)) }),
      at: first.at,
    }
  }
  const mixed = mixedWord(text)
  if (mixed) {
    const { word, latin, letter } = mixed
    yield {
      words: {
        id: `huruf asing ${shown(letter)} (${codePoint(letter)}) yang mirip huruf Latin di dalam ${shown(word)}`,
        en: `the foreign letter ${shown(letter)} (${codePoint(letter)}), which looks like a Latin one, in ${shown(word)}`,
      },
      fix: {
        id: `Ketik ulang ${shown(latin)} untuk ${shown(word)} dengan papan ketik biasa; jangan menyalinnya.`,
        en: `Type ${shown(latin)} again for ${shown(word)} on a plain keyboard; do not copy it.`,
      },
      at: text.indexOf(word),
    }
  }
  if (!/[<&]/.test(text)) return
  const plain = kind === 'body' ? withoutCode(text) : text
  // Entities in Markdown are shown as what they stand for.
  const markup = kind === 'body' ? tagIn(plain) : markupIn(plain)
  if (markup === undefined || hasActiveMarkup(plain)) return
  yield {
    words: {
      id: `kode HTML ${shown(markup)}, ${kind === 'body' ? 'yang tidak ditampilkan' : 'yang tampil sebagaimana ditulis'}`,
      en: `HTML ${shown(markup)}, ${kind === 'body' ? 'which is not shown' : 'which is shown as it is written'}`,
    },
    ...(kind !== 'body' && { fix: written(withoutMarkup(text)) }),
    at: plain.indexOf(markup),
  }
}

/** What stands around a character on its line. */
function nearby(text: string, at: number): string {
  const before =
    text
      .slice(Math.max(0, at - 20), at)
      .split('\n')
      .at(-1) ?? ''
  const after = text.slice(at, at + 20).split('\n', 1)[0] ?? ''
  return (before + after).replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '')
}

function tagIn(markdown: string): string | undefined {
  const found = markupIn(markdown)
  return found?.startsWith('<') ? found : undefined
}

function timesOf(count: number): Text {
  return count === 1 ? { id: '', en: '' } : { id: ` (${count} kali)`, en: ` (${count} times)` }
}

function written(text: string): Text {
  return { id: `Tulis ${shown(text)}.`, en: `Write ${shown(text)}.` }
}
