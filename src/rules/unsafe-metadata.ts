import { type Place, shorten, type Text } from '../catalog/problem.ts'
import { unseenIn } from '../catalog/unseen.ts'
import { isFormula } from './formulas.ts'
import { addressesIn, hasActiveMarkup, unsafeAddress, unsafeLink, withoutCode } from './markup.ts'
import type { Rule } from './rule.ts'
import { type Submitted, submittedTexts } from './submitted.ts'
import { shown, steps } from './wording.ts'

/** Metadata, a text below it, a plan or a code list with code, an unsafe link, or characters that steer a screen. */
export const rule: Rule = {
  code: 'unsafe-metadata',
  hook: 'catalog',
  severity: 'error',
  title: { id: 'Metadata yang tidak aman', en: 'Unsafe metadata' },
  why: {
    id: 'Metadata dibaca oleh banyak portal dan aplikasi; kode, tautan berbahaya, dan karakter pengendali di dalamnya dapat menipu atau merugikan pembacanya.',
    en: 'Metadata are read by many portals and apps; code, unsafe links and control characters in them can deceive or harm their readers.',
  },
  fix: steps(
    [
      'Buka berkas yang disebut dengan editor teks biasa dan lihat baris itu.',
      'Hapus kode atau karakternya, dan ketik ulang teksnya tanpa menyalin; tautan ditulis lengkap dengan `https://`.',
      'Kirim ulang; pemeriksaan berjalan sendiri.',
    ],
    [
      'Open the named file in a plain text editor and look at that line.',
      'Remove the code or characters, and type the text again without copying; write links in full with `https://`.',
      'Submit it again; the check runs by itself.',
    ],
  ),
  *check(catalog, facts) {
    for (const submitted of submittedTexts(catalog, facts)) {
      for (const { words, value, at } of faultsOf(submitted)) {
        const place = submitted.place(at)
        const where = whereWords(submitted, place)
        yield {
          message: {
            id: `${where.id} memuat ${words.id}: ${shown(value)}.`,
            en: `${where.en} has ${words.en}: ${shown(value)}.`,
          },
          places: [{ ...place, ...(submitted.kind === 'body' && { value: shorten(value) }) }],
        }
      }
    }
  },
}

/** Faults said of one text; a text with more is written anew. */
const MOST_SAID = 20

interface Fault {
  words: Text
  /** What is shown: the whole value, or of a body what stands on the line near the fault. */
  value: string
  at: number
}

/** The faults of a text, each kind once for a value and once a line for a body. */
function* faultsOf({ text, kind }: Submitted): Generator<Fault> {
  const said = new Set<string>()
  const isNew = ({ words }: { words: Text; at: number }, line: number) => {
    const key = `${line} ${words.en}`
    return !said.has(key) && said.add(key)
  }
  for (const fault of partsOf(text, kind)) {
    const from = kind === 'body' ? text.lastIndexOf('\n', fault.at - 1) + 1 : 0
    if (said.size >= MOST_SAID) return
    if (isNew(fault, from))
      yield { ...fault, value: kind === 'body' ? excerptOf(text, fault.at, from) : text }
  }
}

function* partsOf(text: string, kind: Submitted['kind']): Generator<{ words: Text; at: number }> {
  for (const { at, kind: unseen } of unseenIn(text)) {
    if (unseen !== 'hidden') yield { words: unseen === 'bidi' ? TURNING : CONTROL, at }
  }
  if (kind === 'cell' && isFormula(text)) yield { words: FORMULA, at: 0 }
  if (!/[<&:\\]/.test(text)) return
  const plain = kind === 'body' ? withoutCode(text) : text
  let isActive = false
  for (const { line, at } of kind === 'body' ? linesOf(plain) : [{ line: plain, at: 0 }]) {
    if (!/[<&:\\]/.test(line)) continue
    if (hasActiveMarkup(line)) {
      isActive = true
      yield { words: CODE, at }
    } else {
      const link = unsafeLink(line)
      if (link) yield { words: LINKS[link], at }
    }
  }
  // A tag may reach over several lines.
  if (!isActive && kind === 'body' && hasActiveMarkup(plain)) yield { words: CODE, at: plain.indexOf('<') }
  for (const { address, at } of addressesIn(plain)) {
    const link = unsafeAddress(address)
    if (link) yield { words: LINKS[link], at }
  }
}

function* linesOf(text: string): Generator<{ line: string; at: number }> {
  let at = 0
  for (const line of text.split('\n')) {
    yield { line, at }
    at += line.length + 1
  }
}

const WIDEST = 100

function excerptOf(text: string, at: number, from: number): string {
  const to = text.indexOf('\n', at)
  const end = to < 0 ? text.length : to
  return end - from <= WIDEST
    ? text.slice(from, end)
    : text.slice(Math.max(from, at - 40), Math.min(end, at + 60))
}

function whereWords({ kind }: Submitted, { property, field }: Place): Text {
  if (kind === 'body') return { id: 'Teks di bawah metadata', en: 'The text below the metadata' }
  if (kind === 'cell') return { id: `Kolom ${shown(field ?? '')}`, en: `Column ${shown(field ?? '')}` }
  return { id: `Properti ${shown(property ?? '')}`, en: `The property ${shown(property ?? '')}` }
}

const TURNING: Text = {
  id: 'karakter tak terlihat yang membalik arah tulisan',
  en: 'an unseen character that turns the text round',
}
const CONTROL: Text = {
  id: 'karakter kendali yang tidak terlihat',
  en: 'a control character that cannot be seen',
}
const FORMULA: Text = { id: 'rumus yang dijalankan Excel', en: 'a formula that Excel runs' }
const CODE: Text = { id: 'kode HTML yang dapat dijalankan', en: 'HTML code that can be run' }
const LINKS: Record<NonNullable<ReturnType<typeof unsafeLink>>, Text> = {
  running: { id: 'tautan yang menjalankan kode', en: 'a link that runs code' },
  embedded: { id: 'tautan `data:` yang membawa isi berkas', en: 'a `data:` link that carries a file' },
  local: {
    id: 'tautan ke berkas di komputer atau jaringan kantor',
    en: 'a link to a file on a computer or in the network of an office',
  },
}
