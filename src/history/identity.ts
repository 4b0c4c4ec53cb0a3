import { visible } from '../i18n/texts.ts'

/** Someone as a commit names them. The address never leaves `src/history`. */
export interface Person {
  name: string
  email: string
}

/** Letters of a line that are looked at: what is longer names no one. */
const LONGEST = 500

const HOST = 'noreply@github.com'
const NOREPLY = /^(?:\d+\+)?([^@+]+)@users\.noreply\.github\.com$/

/** Whether a commit was made by the Git host itself, which is no person. */
export function isHost(person: Person): boolean {
  return marksOf(person).mail === HOST
}

/** An address as it is compared, capitals apart, and the account at the Git host that one without a mailbox stands for. */
export interface Marks {
  mail: string
  account: string | undefined
}

const marked = new WeakMap<Person, Marks>()

/** What someone is recognised by. */
export function marksOf(person: Person): Marks {
  const known = marked.get(person)
  if (known) return known
  const mail = person.email.trim().toLowerCase()
  const marks = { mail, account: NOREPLY.exec(mail)?.[1] }
  marked.set(person, marks)
  return marks
}

/** A name that may be published; `undefined` for none, and for one that holds an address. */
export function publicName({ name }: Person): string | undefined {
  return name.trim() === '' || name.includes('@') ? undefined : visible(name.trim())
}

/** The persons whom a message names as those who submitted, wherever in it they stand. */
export function submittedBy(message: string): readonly Person[] {
  return /submitted-by/i.test(message) ? namedIn(message, /^submitted-by:[ \t]*(.*)$/gim) : NOBODY
}

/**
 * The persons whom a message names as those who approved, in its last paragraph, which is one of such lines alone: hosts
 * put title and text of a submission, which are the submitter's words, before what they write themselves.
 */
export function approvedBy(message: string): readonly Person[] {
  if (!/approved-by/i.test(message)) return NOBODY
  const paragraphs = message
    .replaceAll('\r', '')
    .trim()
    .split(/\n[ \t]*\n/)
  const last = paragraphs.length > 1 ? (paragraphs.at(-1) ?? '') : ''
  const isOfLines = last.split('\n').every((line) => /^[\w-]+: ?\S/.test(line))
  return isOfLines ? namedIn(last, /^approved-by:[ \t]*(.*)$/gim) : NOBODY
}

function namedIn(message: string, line: RegExp): readonly Person[] {
  return [...message.matchAll(line)].map(([, text = '']) => {
    const [, name = text, email = text] = /^(.*?)\s*<([^<>]*)>$/.exec(text.trim().slice(0, LONGEST)) ?? []
    return { name, email: email.trim() }
  })
}

const NOBODY: readonly Person[] = []
