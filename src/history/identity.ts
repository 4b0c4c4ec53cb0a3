/** Someone as a commit names them. The address never leaves `src/history`. */
export interface Person {
  name: string
  email: string
}

const HOST = 'noreply@github.com'
const NOREPLY = /^(?:\d+\+)?([^@+]+)@users\.noreply\.github\.com$/

/** Whether a commit was made by the Git host itself, which is no person. */
export function isHost({ email }: Person): boolean {
  return mailOf(email) === HOST
}

/** The account at the Git host that an address without a mailbox stands for, in small letters. */
export function accountOf({ email }: Person): string | undefined {
  return NOREPLY.exec(mailOf(email))?.[1]
}

/** An address as it is compared: capitals do not count. */
export function mailOf(email: string): string {
  return email.trim().toLowerCase()
}

/** A name that may be published; `undefined` for none, and for one that holds an address. */
export function publicName({ name }: Person): string | undefined {
  return name.trim() === '' || name.includes('@') ? undefined : name.trim()
}

/** The persons whom a message names as those who submitted, wherever in it they stand. */
export function submittedBy(message: string): Person[] {
  if (!/submitted-by/i.test(message)) return []
  return [...message.matchAll(/^submitted-by:[ \t]*(.*)$/gim)].map(([, text = '']) => {
    const [, name = text, email = text] = /^(.*?)\s*<([^<>]*)>\s*$/.exec(text.trim()) ?? []
    return { name, email: email.trim() }
  })
}
