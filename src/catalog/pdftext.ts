import { nameIn, type PdfObjects, streamBytes } from './pdfobjects.ts'
import { PdfBytes, type PdfDict, PdfName, PdfReader, PdfRef, type PdfValue, PdfWord } from './pdfvalue.ts'

type Decode = (bytes: string) => string

/** The text that the pages of a PDF show, as far as their fonts tell which characters they draw. */
export function pdfText(objects: PdfObjects): string {
  const { byId, streams } = objects
  const budget = { left: 64_000_000 }
  const fonts = new Map<PdfValue, Decode>()
  const texts: string[] = []
  const shown = new Set<number>()
  const show = (id: number, resources: PdfDict | undefined): void => {
    const stream = streams.get(id)
    if (!stream || shown.has(id)) return
    shown.add(id)
    const bytes = streamBytes(stream, budget)
    if (bytes !== undefined)
      texts.push(contentText(bytes, (name) => fontOf(name, { resources, objects, known: fonts, budget })))
  }
  for (const page of byId.values()) {
    if (!(page instanceof Map) || nameIn(page, 'Type') !== 'Page') continue
    const contents = byReference(page.get('Contents'), byId)
    const ids = Array.isArray(contents) ? contents : [page.get('Contents')]
    for (const one of ids) if (one instanceof PdfRef) show(one.id, resourcesOf(page, byId))
  }
  for (const [id, { dict }] of streams)
    if (nameIn(dict, 'Subtype') === 'Form') show(id, asDict(byReference(dict.get('Resources'), byId)))
  return texts.join('\n')
}

function byReference(value: PdfValue | undefined, byId: PdfObjects['byId']): PdfValue | undefined {
  return value instanceof PdfRef ? byId.get(value.id) : value
}

function asDict(value: PdfValue | undefined): PdfDict | undefined {
  return value instanceof Map ? value : undefined
}

/** Resources of a page, or of the nearest node above it that has some. */
function resourcesOf(page: PdfDict, byId: PdfObjects['byId']): PdfDict | undefined {
  let node: PdfDict | undefined = page
  for (let step = 0; node && step < 30; step++) {
    const resources = asDict(byReference(node.get('Resources'), byId))
    if (resources) return resources
    node = asDict(byReference(node.get('Parent'), byId))
  }
  return undefined
}

const plain: Decode = (bytes) => bytes

interface Fonts {
  resources: PdfDict | undefined
  objects: PdfObjects
  known: Map<PdfValue, Decode>
  /** Bytes that streams may still become. */
  budget: { left: number }
}

function fontOf(name: string, { resources, objects, known, budget }: Fonts): Decode {
  const { byId, streams } = objects
  const font = asDict(byReference(asDict(byReference(resources?.get('Font'), byId))?.get(name), byId))
  if (!font) return plain
  const found = known.get(font)
  if (found) return found
  const map = font.get('ToUnicode')
  const stream = map instanceof PdfRef ? streams.get(map.id) : undefined
  const bytes = stream && streamBytes(stream, budget)
  // Without a map, the numbers of a composite font are glyphs and no characters.
  const decode = bytes !== undefined ? mapped(bytes) : nameIn(font, 'Subtype') === 'Type0' ? () => '' : plain
  known.set(font, decode)
  return decode
}

/** Most characters of a font: there are no more in Unicode's first planes. */
const MOST_CHARACTERS = 200_000

/** What the map of a font makes of the bytes of a string. */
function mapped(cmap: string): Decode {
  const characters = new Map<string, string>()
  const reader = new PdfReader(cmap)
  const stack: PdfValue[] = []
  let width = 1
  let room = MOST_CHARACTERS
  const bytesAt = (at: number) => (stack[at] instanceof PdfBytes ? stack[at].bytes : '')
  for (let value = reader.next(), empty = 0; empty < 100; value = reader.next()) {
    if (value === undefined) {
      if (reader.at >= cmap.length) break
      empty++
    } else if (!(value instanceof PdfWord)) stack.push(value)
    else {
      if (value.word === 'endbfchar')
        for (let at = 0; at + 1 < stack.length; at += 2) characters.set(bytesAt(at), utf16(bytesAt(at + 1)))
      if (value.word === 'endbfrange') for (let at = 0; at + 2 < stack.length; at += 3) range(at)
      stack.length = 0
    }
  }
  for (const code of characters.keys()) width = Math.max(width, code.length)
  return (bytes) => {
    let text = ''
    for (let at = 0; at < bytes.length; at += width) text += characters.get(bytes.slice(at, at + width)) ?? ''
    return text
  }

  function range(at: number): void {
    const [low, high, to] = [bytesAt(at), bytesAt(at + 1), stack[at + 2]]
    const size = Math.min(numberOf(high) - numberOf(low), 65_535)
    for (let step = 0; step <= size && room > 0; step++, room--) {
      const item = Array.isArray(to) ? to[step] : to
      if (!(item instanceof PdfBytes)) continue
      const text = utf16(item.bytes)
      const last = text.charCodeAt(text.length - 1)
      const shifted = Array.isArray(to) ? text : text.slice(0, -1) + String.fromCharCode(last + step)
      characters.set(codeOf(numberOf(low) + step, low.length), shifted)
    }
  }
}

function numberOf(bytes: string): number {
  return [...bytes].reduce((sum, sign) => sum * 256 + sign.charCodeAt(0), 0)
}

function codeOf(value: number, length: number): string {
  let code = ''
  for (let rest = value; code.length < length; rest = Math.floor(rest / 256))
    code = String.fromCharCode(rest % 256) + code
  return code
}

function utf16(bytes: string): string {
  let text = ''
  for (let at = 0; at + 1 < bytes.length; at += 2)
    text += String.fromCharCode(bytes.charCodeAt(at) * 256 + bytes.charCodeAt(at + 1))
  return text
}

/** Moves in a line of text of more thousandths of its size than this part two words. */
const WORD_GAP = -200
/** Some programs place each letter by itself; no letter is wider than this part of its size. */
const WIDEST_LETTER = 1.2

function contentText(bytes: string, fontNamed: (name: string) => Decode): string {
  const reader = new PdfReader(bytes)
  let decode: Decode = plain
  let size = 0
  let text = ''
  let written = 0
  let stack: PdfValue[] = []
  const write = (value: PdfValue | undefined): void => {
    if (value instanceof PdfBytes) {
      const words = decode(value.bytes)
      written += words.length
      text += words
    } else if (typeof value === 'number' && value < WORD_GAP) text += ' '
    else if (Array.isArray(value)) value.forEach(write)
  }
  const move = ([x, y]: PdfValue[]): string => {
    if (y !== 0) return '\n'
    return written === 1 && typeof x === 'number' && x < size * WIDEST_LETTER ? '' : ' '
  }
  while (reader.at < bytes.length) {
    const value = reader.next()
    if (value === undefined) continue
    if (!(value instanceof PdfWord)) {
      stack.push(value)
      continue
    }
    const { word } = value
    if (word === 'Tf') {
      const [name, points] = stack
      decode = name instanceof PdfName ? fontNamed(name.name) : plain
      size = typeof points === 'number' ? points : 0
    } else if (word === 'Tj' || word === 'TJ' || word === "'" || word === '"') {
      if (word.length === 1) text += '\n'
      written = 0
      write(stack.at(-1))
    } else if (word === 'Td' || word === 'TD') text += move(stack)
    else if (/^(T\*|Tm|ET)$/.test(word)) text += '\n'
    else if (word === 'BI') {
      // An inline picture is bytes, and no text.
      const end = bytes.indexOf('EI', reader.at)
      reader.at = end < 0 ? bytes.length : end + 2
    }
    stack = []
  }
  return text.replace(/^\n+/, '').replace(/\n{2,}/g, '\n')
}
