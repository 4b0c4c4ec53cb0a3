import { Unzlib } from 'fflate'
import { type PdfDict, PdfName, PdfReader, type PdfValue, PdfWord } from './pdfvalue.ts'

/** A stream: what its dictionary says, and its bytes as they are stored. */
export interface PdfStream {
  dict: PdfDict
  raw: string
}

/** Everything that could be an object of a PDF, wherever it stands: what a reader would never reach is among it. */
export interface PdfObjects {
  /** The last value of each number. */
  byId: Map<number, PdfValue>
  streams: Map<number, PdfStream>
  /** Every value, those of object streams and trailers included. */
  values: PdfValue[]
  /** Whether an object stream could not be opened, or an object not be read to its end, so that what it holds is not known. */
  isOpaque: boolean
}

/** Most bytes that a stream, and all of them, may become; a real document of an office has far fewer. */
const MOST_OF_ONE = 16_000_000
const MOST_OF_ALL = 128_000_000
/** How often a document may read what it is made of, on the average: one whose objects overlap would be read without end. */
const MOST_READS = 4

/** Gathers the objects of a PDF from its bytes, given as characters 0 to 255. */
export function pdfObjects(source: string): PdfObjects {
  const objects: PdfObjects = { byId: new Map(), streams: new Map(), values: [], isOpaque: false }
  const packed: PdfStream[] = []
  const budget = { left: MOST_OF_ALL, reads: MOST_READS * source.length }
  const read = (reader: PdfReader): PdfValue | undefined => nextValue(reader, budget, objects)
  for (const match of source.matchAll(/(\d+)[\0\t\n\f\r ]+\d+[\0\t\n\f\r ]*obj/g)) {
    const reader = new PdfReader(source, match.index + match[0].length)
    const value = read(reader)
    if (budget.reads < 0) return objects
    if (value === undefined) continue
    const id = Number(match[1])
    objects.values.push(value)
    objects.byId.set(id, value)
    if (!(value instanceof Map)) continue
    const stream = streamAfter(reader, value)
    if (!stream) continue
    objects.streams.set(id, stream)
    if (nameIn(value, 'Type') === 'ObjStm') packed.push(stream)
  }
  for (const match of source.matchAll(/\btrailer\b/g)) {
    const value = read(new PdfReader(source, match.index + 7))
    if (budget.reads < 0) return objects
    if (value !== undefined) objects.values.push(value)
  }
  for (const stream of packed) unpack(stream, objects, budget)
  return objects
}

/** The bytes of a stream without its compression; `undefined` where it is packed in another way, or is too large. */
export function streamBytes({ dict, raw }: PdfStream, budget = { left: MOST_OF_ALL }): string | undefined {
  const filter = dict.get('Filter')
  const filters = (Array.isArray(filter) ? filter : filter === undefined ? [] : [filter]).map((one) =>
    one instanceof PdfName ? one.name : '',
  )
  if (filters.length === 0) return raw
  if (filters.length > 1 || !/^(FlateDecode|Fl)$/.test(filters[0] ?? '')) return undefined
  const parameters = dict.get('DecodeParms') ?? dict.get('DP')
  const predictor = parameters instanceof Map ? parameters.get('Predictor') : undefined
  if (typeof predictor === 'number' && predictor > 1) return undefined
  return inflated(raw, budget)
}

/** The name that a dictionary holds under a key. */
export function nameIn(dict: PdfDict, key: string): string | undefined {
  const value = dict.get(key)
  return value instanceof PdfName ? value.name : undefined
}

function streamAfter(reader: PdfReader, dict: PdfDict): PdfStream | undefined {
  const word = reader.next()
  if (!(word instanceof PdfWord) || word.word !== 'stream') return undefined
  const { source } = reader
  const start = reader.at + (source.startsWith('\r\n', reader.at) ? 2 : 1)
  const length = dict.get('Length')
  const told = typeof length === 'number' ? start + length : -1
  const isTold = told > 0 && /^[\r\n ]*endstream/.test(source.slice(told, told + 12))
  const end = isTold ? told : source.indexOf('endstream', start)
  return { dict, raw: source.slice(start, end < 0 ? undefined : end) }
}

/** The next value; what is nested too deeply, or read after all that may be read, makes a document opaque. */
function nextValue(reader: PdfReader, budget: Budget, objects: PdfObjects): PdfValue | undefined {
  const from = reader.at
  const value = reader.next()
  budget.reads -= reader.at - from
  if (reader.isTooDeep || budget.reads < 0) objects.isOpaque = true
  return value
}

/** What may still be done with a document. */
interface Budget {
  /** Bytes that its streams may become. */
  left: number
  /** Characters that may be read. */
  reads: number
}

function unpack(stream: PdfStream, objects: PdfObjects, budget: Budget): void {
  const bytes = streamBytes(stream, budget)
  budget.reads += MOST_READS * (bytes?.length ?? 0)
  const [count, first] = [stream.dict.get('N'), stream.dict.get('First')]
  if (bytes === undefined || typeof count !== 'number' || typeof first !== 'number') {
    objects.isOpaque = true
    return
  }
  const head = new PdfReader(bytes)
  for (let at = 0; at < count; at++) {
    const [id, offset] = [head.next(), head.next()]
    if (typeof id !== 'number' || typeof offset !== 'number') {
      objects.isOpaque = true
      return
    }
    const value = nextValue(new PdfReader(bytes, first + offset), budget, objects)
    if (budget.reads < 0) return
    if (value === undefined) continue
    objects.values.push(value)
    objects.byId.set(id, value)
  }
}

function inflated(raw: string, budget: { left: number }): string | undefined {
  const bytes = Uint8Array.from(raw, (sign) => sign.charCodeAt(0))
  const parts: Uint8Array[] = []
  let size = 0
  const unzlib = new Unzlib((part) => {
    size += part.length
    budget.left -= part.length
    if (size > MOST_OF_ONE || budget.left < 0) throw new RangeError('too large')
    parts.push(part)
  })
  try {
    // A piece at a time, so that a small file that becomes a huge one is stopped on the way.
    for (let at = 0; at < bytes.length; at += 65_536)
      unzlib.push(bytes.subarray(at, at + 65_536), at + 65_536 >= bytes.length)
  } catch (error) {
    // What stood behind the last byte, such as a line end, does no harm; a cut or broken stream gives nothing.
    if (error instanceof RangeError || size === 0) return undefined
  }
  return parts.map(latin1).join('')
}

/** Bytes as characters 0 to 255. */
export function latin1(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return text
}
