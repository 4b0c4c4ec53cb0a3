import { digitsOfCell, MOST_DIGITS, numberKind } from './personal-numbers.ts'
import { bytesOf } from './text.ts'

/** Kinds of personal data that a text shows without a header. */
export type PersonalKind = 'nik' | 'nip' | 'npwp' | 'mobile' | 'email' | 'labelled'

/** A personal item inside a text, from character `start` up to `end`. */
export interface PersonalItem {
  kind: PersonalKind
  start: number
  end: number
}

/** Personal items of a text in their order, none inside another. A number that only looks like one may be among them. */
export function personalIn(text: string): PersonalItem[] {
  const found: PersonalItem[] = []
  const whole = wholeNumber(text)
  if (whole) return [whole]
  // Most texts have neither, and need not be searched by each pattern.
  if (text.includes('@')) {
    for (const { 0: address, index } of text.matchAll(EMAIL))
      if (isPrivateEmail(address)) found.push({ kind: 'email', start: index, end: index + address.length })
  }
  if (/\d[\d .()\u00a0-]{6}/.test(text)) {
    const digits = text.replace(/\D+/g, '').length
    if (digits >= 16)
      for (const { 0: run, index } of text.matchAll(NUMBER_RUN)) found.push(...numbersIn(run, index))
    for (const [kind, pattern, fewest] of [
      ['npwp', NPWP, 15],
      ['nik', SCIENTIFIC, 12],
      ['mobile', MOBILE, 10],
    ] as const) {
      if (digits < fewest) continue
      for (const { 0: item, index } of text.matchAll(pattern))
        found.push({ kind, start: index, end: index + item.length })
    }
    for (const match of text.matchAll(LABELLED)) {
      const end = match.index + match[0].length
      found.push({ kind: 'labelled', start: end - (match[1] as string).length, end })
    }
  }
  return apart(found)
}

/** A text with every personal item in it masked, such as `3201****01`; the rest as it is. */
export function maskPersonal(text: string): string {
  let masked = ''
  let from = 0
  for (const { start, end } of personalIn(text)) {
    masked += text.slice(from, start) + maskWhole(text.slice(start, end))
    from = end
  }
  return from === 0 ? text : masked + text.slice(from)
}

/** Stands for what is masked, whatever its length. */
const HIDDEN = '****'

/** One personal item, of which at most the first four and the last two characters can still be read. */
export function maskWhole(item: string): string {
  if (item.includes(HIDDEN)) return item
  const letters = [...item]
  const name = letters.indexOf('@')
  const head = Math.min(
    4,
    Math.floor((name > 0 ? Math.min(name, letters.length / 2) : letters.length / 2) / 2),
  )
  const tail = Math.min(2, Math.floor(letters.length / 8))
  return `${letters.slice(0, head).join('')}${HIDDEN}${letters.slice(letters.length - tail).join('')}`
}

/** Whether an address belongs to a person: not to a public body or a school, no office box, no example. */
export function isPrivateEmail(address: string): boolean {
  const at = address.lastIndexOf('@')
  const domain = address.slice(at + 1).toLowerCase()
  if (PUBLIC_DOMAIN.test(domain) || EXAMPLE_DOMAIN.test(domain)) return false
  return !OFFICE_BOX.test(address.slice(0, at))
}

const EMAIL =
  /(?<![\w.%+-])[\w.%+-]+@[a-z\d](?:[a-z\d-]*[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]*[a-z\d])?)*\.[a-z]{2,}(?![\w-])/gi
const PUBLIC_DOMAIN = /(^|\.)(go|desa|mil|ac|sch)\.id$/
const EXAMPLE_DOMAIN = /(^|\.)(example|test|invalid|localhost|example\.(com|org|net))$/
/** Names of boxes that an office opens, not a person. */
const OFFICE_BOX =
  /^(info|informasi|data|satudata|opendata|admin|administrasi|humas|ppid|sekretariat|kontak|contact|layanan|pelayanan|pengaduan|support|bantuan|help|helpdesk|office|kantor|redaksi|webmaster|hello|halo|git|no-?reply|walidata|wali-?data|dinas|dinkes|disdik|disdukcapil|diskominfo|kominfo|puskesmas|rsud|kelurahan|kecamatan|bps|sdn?|smpn?|sman?|smkn?)(?![a-z])/i

/** Digits with at most one mark between two of them. */
const NUMBER_RUN = /\d(?:[ .\u00a0-]?\d){15,}/g
const NPWP = /(?<!\d)\d{2}\.\d{3}\.\d{3}\.\d-\d{3}\.\d{3}(?!\d)/g
const SCIENTIFIC = /(?<![\d.,])[1-9][.,]\d{9,14}e\+?15(?!\d)/gi
const MOBILE = /(?<!\d|\d\.)(?:\(?\+62\)?[ .\u00a0-]?|62|\(?0)8[1235789]\d\)?(?:[ .\u00a0-]?\d){6,9}(?!\d)/g
/** A number behind the name of a document, in which the digits alone would tell nothing. */
const LABELLED =
  /(?<![a-z])(?:nisn|nuptk|bpjs|npwp|nik|nkk|nip|(?:no|nomor|nomer)[.\s_]{0,2}(?:hp|wa|whatsapp|ktp|kk|telepon|telp|rekening|rek|paspor))(?![a-z])[^\d\n]{0,20}?(\d(?:[ .\u00a0-]?\d){8,})(?!\d)/gi

/** How people and spreadsheets group the digits of a NIK and a NIP. */
const GROUPINGS = new Set([
  '16',
  '4 4 4 4',
  '6 6 4',
  '6 10',
  '12 4',
  '2 2 2 6 4',
  '2 2 2 2 2 2 4',
  '1 3 3 3 3 3',
  '18',
  '8 6 1 3',
  '8 6 4',
  '3 3 3 3 3 3',
])
const MOST_GROUPS = 7

function* numbersIn(run: string, offset: number): Generator<PersonalItem> {
  const groups = [...run.matchAll(/\d+/g)]
  for (let first = 0; first < groups.length; first++) {
    const start = groups[first]?.index as number
    let sizes = ''
    let mark = ''
    for (let last = first; last < Math.min(groups.length, first + MOST_GROUPS); last++) {
      const [digits] = groups[last] as RegExpExecArray
      const at = groups[last]?.index as number
      if (last > first + 1 && run[at - 1] !== mark) break
      mark = run[at - 1] ?? ''
      sizes += sizes === '' ? digits.length : ` ${digits.length}`
      if (!GROUPINGS.has(sizes)) continue
      const kind = kindOf(run.slice(start, at + digits.length))
      if (kind) yield { kind, start: offset + start, end: offset + at + digits.length }
    }
  }
}

/** A text that is one number and nothing else, whatever stands between its digits. */
function wholeNumber(text: string): PersonalItem | undefined {
  if (text.length < 9 || text.length > 60 || !/^[\s']*\+?[\d .\u00a0-]+$/.test(text)) return undefined
  const item = text.trim()
  const kind = kindOf(item)
  const start = text.indexOf(item)
  return kind && { kind, start, end: start + item.length }
}

const digits = new Uint8Array(MOST_DIGITS)

function kindOf(number: string): PersonalKind | undefined {
  const bytes = bytesOf(number)
  const kind = numberKind(digits, digitsOfCell(bytes, 0, bytes.length, digits))
  // An amount such as 62.812.345.678 is written like a number with its country code.
  if (kind === 'mobile' && /^\d{1,3}(\.\d{3})+$/.test(number) && !number.startsWith('0')) return undefined
  return kind === 'rounded-nik' ? 'nik' : kind
}

/** The items in their order; of two that overlap one that spans both, with the kind of the longer. */
function apart(items: PersonalItem[]): PersonalItem[] {
  const sorted = items.sort((a, b) => a.start - b.start || b.end - a.end)
  const kept: PersonalItem[] = []
  for (const item of sorted) {
    const last = kept.at(-1)
    if (!last || item.start >= last.end) kept.push({ ...item })
    else {
      if (last.kind === 'labelled' || item.end - item.start > last.end - last.start) last.kind = item.kind
      last.end = Math.max(last.end, item.end)
    }
  }
  return kept
}
