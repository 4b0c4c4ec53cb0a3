import type { Withdrawal } from '../catalog/descriptors.ts'
import type { Text } from '../catalog/problem.ts'
import type { Block } from '../review/blocks.ts'

/** The newest versions of a dataset that are all compared with each other. */
export const COMPARED = 12

/** Someone who had a part in a version: an agency of the catalog, a verifying office, or a name. */
export interface Party {
  /** Folder of the agency. */
  agency?: string
  /** Texts `office` and `office_<language>`. */
  office?: object
  name?: string
}

/** A file of a version. */
export interface VersionFileRecord {
  name: string
  /** Bytes. */
  size: number
  /** SHA-256 in hexadecimal, where its bytes are known. */
  sha256?: string
  /** Where it is inside the site, without base path; absent where it is not kept. */
  address?: string
  isCompressed: boolean
}

/** What the checks found in a version. */
export interface ChecksThen {
  /** How many rules it was checked with. */
  rules: number
  errors: number
  warnings: number
  /** The day `YYYY-MM-DD` on which they found it; absent where they were made for this site. */
  date?: string
  /** How many places each rule found; a rule that is no more has no title. */
  found: { code: string; count: number; title?: Text }[]
}

/** The second check of a version: by whom, where it counts, and in words. */
export interface ApprovalRecord {
  approver?: Party
  words: Text
}

/** A version of a dataset as its pages show it; no address of a person is in it. */
export interface VersionRecord {
  /** `agency/dataset`. */
  dataset: string
  /** From 1; 0 stands for the dataset itself, where it was withdrawn. */
  number: number
  /** Day on which it was published, `YYYY-MM-DD`. */
  date: string
  /** Moment for feeds (ISO 8601, UTC). */
  moment: string
  commit: string
  isNewest: boolean
  isRemoval: boolean
  summary: Text
  submitters: Party[]
  submitted?: string
  verifier?: Party
  isVerified: boolean
  /** Whether it is verified, in words, and each further reason why not. */
  verification: Text[]
  signature?: Text
  /** Of priority data, where the history is known: whether a data supervisor checked it a second time. */
  approval?: ApprovalRecord
  /** Absent where nothing was kept and its files are not here. */
  checks?: ChecksThen
  /** Its score in the four principles from 0 to 1, as its files have it by the criteria of today; absent where they are not here. */
  four?: number
  /** Changes of published figures by column and period, and how many of them its metadata explain; absent where it cannot be compared. */
  revisions?: { explained: number; all: number }
  files: VersionFileRecord[]
  /** Numbers of the versions that it has a comparison with, older ones first. */
  comparisons: number[]
  /** Why nothing else is said of it. */
  withdrawn?: Withdrawal
}

/** What the pages of versions ask for. */
export interface VersionBook {
  /** Versions of a dataset, newest first, what is left of withdrawn ones among them; none where none is known. */
  of(dataset: string): VersionRecord[]
  /** What is left of withdrawn datasets, one record for each. */
  withdrawn(): VersionRecord[]
  /** Versions of all datasets, newest first. */
  all(): VersionRecord[]
  /** What changed from one version to another; `undefined` where the content of one is not here. */
  difference(dataset: string, from: number, to: number, language: 'id' | 'en'): Block[] | undefined
  /** What is said of a copy that has no whole history; nothing otherwise. */
  state?: Text
}
