import type { Language } from '../catalog/problem.ts'
import { en } from './en.ts'
import { id, type Messages } from './id.ts'

/** The texts of the pages in each language. */
export const MESSAGES: Record<Language, Messages> = { id, en }
