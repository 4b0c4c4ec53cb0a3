/** A name, such as `/Type`, with its escapes undone and without its slash. */
export class PdfName {
  readonly name: string
  constructor(name: string) {
    this.name = name
  }
}

/** A reference to a numbered object. */
export class PdfRef {
  readonly id: number
  constructor(id: number) {
    this.id = id
  }
}

/** A string of bytes, one character each. */
export class PdfBytes {
  readonly bytes: string
  constructor(bytes: string) {
    this.bytes = bytes
  }
}

/** An operator of a content stream, or a word of the syntax such as `stream`. */
export class PdfWord {
  readonly word: string
  constructor(word: string) {
    this.word = word
  }
}

export type PdfDict = Map<string, PdfValue>
export type PdfValue = number | PdfName | PdfRef | PdfBytes | PdfWord | PdfDict | PdfValue[]

/** Values nested more deeply are no document of an office. */
const DEEPEST = 60
const LINE_END = /[\r\n]/g
const SPACE = /[\0\t\n\f\r ]/
const REGULAR = /[^\0\t\n\f\r ()<>[\]{}/%]+/y
const REFERENCE = /(\d+)[\0\t\n\f\r ]+\d+[\0\t\n\f\r ]+R(?![^\0\t\n\f\r ()<>[\]{}/%])/y
const ESCAPES: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

/** Reads the values of a PDF (ISO 32000) one after the other from bytes given as characters 0 to 255. */
export class PdfReader {
  at: number
  /** Whether something was nested too deeply to be read. */
  isTooDeep = false
  readonly source: string

  constructor(source: string, at = 0) {
    this.source = source
    this.at = at
  }

  /** The next value; `undefined` at the end, and for a closing bracket. */
  next(depth = 0): PdfValue | undefined {
    this.skip()
    const { source, at } = this
    const sign = source[at]
    if (sign === undefined) return undefined
    if (depth > DEEPEST) {
      this.isTooDeep = true
      return undefined
    }
    if (sign === '(') return this.literal()
    if (sign === '/') return new PdfName(undone(this.regular(at + 1)))
    if (sign === '<') return source[at + 1] === '<' ? this.dict(depth) : this.hex()
    if (sign === '[') return this.list(depth)
    if (sign === ']' || sign === '>' || sign === ')' || sign === '{' || sign === '}') {
      this.at += source.startsWith('>>', at) ? 2 : 1
      return sign === '{' || sign === '}' ? this.next(depth) : undefined
    }
    REFERENCE.lastIndex = at
    const reference = REFERENCE.exec(source)
    if (reference) {
      this.at = REFERENCE.lastIndex
      return new PdfRef(Number(reference[1]))
    }
    const word = this.regular(at)
    return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(word) ? Number(word) : new PdfWord(word)
  }

  private skip(): void {
    for (;;) {
      const sign = this.source[this.at]
      if (sign === undefined) return
      if (sign === '%') {
        LINE_END.lastIndex = this.at
        this.at = LINE_END.exec(this.source)?.index ?? this.source.length
      } else if (SPACE.test(sign)) this.at++
      else return
    }
  }

  private regular(from: number): string {
    REGULAR.lastIndex = from
    const word = REGULAR.exec(this.source)?.[0] ?? ''
    this.at = Math.max(from + word.length, this.at + 1)
    return word
  }

  private dict(depth: number): PdfDict {
    const dict: PdfDict = new Map()
    this.at += 2
    for (;;) {
      const key = this.next(depth + 1)
      if (!(key instanceof PdfName)) return dict
      const value = this.next(depth + 1)
      if (value === undefined) return dict
      dict.set(key.name, value)
    }
  }

  private list(depth: number): PdfValue[] {
    const list: PdfValue[] = []
    this.at++
    for (let value = this.next(depth + 1); value !== undefined; value = this.next(depth + 1)) list.push(value)
    return list
  }

  private hex(): PdfBytes {
    const end = this.source.indexOf('>', this.at)
    const digits = this.source.slice(this.at + 1, end < 0 ? undefined : end).replace(/[^\da-f]/gi, '')
    this.at = end < 0 ? this.source.length : end + 1
    const even = digits.length % 2 === 0 ? digits : `${digits}0`
    return new PdfBytes(even.replace(/../g, (pair) => String.fromCharCode(Number.parseInt(pair, 16))))
  }

  private literal(): PdfBytes {
    const { source } = this
    let depth = 1
    // In pieces as they stand: signs joined one by one take many times the memory.
    const pieces: string[] = []
    let at = this.at + 1
    let from = at
    for (; at < source.length; at++) {
      const sign = source[at] as string
      if (sign === '\\') {
        pieces.push(source.slice(from, at))
        const octal = /[0-7]{1,3}/y
        octal.lastIndex = at + 1
        const code = octal.exec(source)?.[0]
        if (code !== undefined) pieces.push(String.fromCharCode(Number.parseInt(code, 8) & 255))
        else if (!/[\r\n]/.test(source[at + 1] ?? ''))
          pieces.push(ESCAPES[source[at + 1] ?? ''] ?? source[at + 1] ?? '')
        at += code?.length ?? 1
        from = at + 1
        continue
      }
      if (sign === '(') depth++
      if (sign === ')' && --depth === 0) break
    }
    pieces.push(source.slice(from, at))
    this.at = at + 1
    return new PdfBytes(pieces.join(''))
  }
}

function undone(name: string): string {
  return name.replace(/#([\da-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}
