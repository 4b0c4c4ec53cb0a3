import type { Language } from '../catalog/problem.ts'
import { en } from './en.ts'
import { id, type Messages } from './id.ts'

/** The texts of the pages in each language. */
export const MESSAGES: Record<Language, Messages> = { id, en }

/** The word for a code of a closed list, or the code itself where the list does not have it. */
export function word(list: Record<string, string>, code: string | undefined): string {
  return code === undefined ? '' : (list[code] ?? code)
}
