import type { TableDifference } from '../catalog/difference.ts'
import type { Catalog, FileTree, TableResult } from '../catalog/model.ts'
import type { Problem, Text } from '../catalog/problem.ts'
import type { PrincipleReview } from './checklist.ts'
import type { Consequence } from './consequences.ts'
import type { Introduced, IntroducedColumn } from './introduction.ts'
import type { MetadataChange, TextChange } from './metadata.ts'
import type { ScopeReview } from './scope.ts'
import type { StandardChange } from './standards.ts'
import type { RevisedPeriod } from './tables.ts'
import type { ChecksReview, Verdict } from './verdict.ts'

/** A catalog on one side of a change, with what its checks found. */
export interface Side {
  catalog: Catalog
  tree: FileTree
  tables: { get(id: string): TableResult | undefined }
  problems: Problem[]
}

/** What stands at a path of a repository. */
export interface Entry {
  kind: 'file' | 'executable' | 'symlink' | 'submodule'
  /** Bytes. */
  size: number
}

/** What a change does to one path, from the repository's root. */
export interface FileChange {
  path: string
  status: 'added' | 'removed' | 'modified' | 'mode'
  before?: Entry
  after?: Entry
}

/** A change as Git tells it. */
export interface Submitted {
  /** Full ids of commits: what is changed, the change, and where it left. */
  base: string
  head: string
  left: string
  /** Folder of the catalog in the repository with a slash at its end, or nothing. */
  prefix: string
  /** Paths at which it cannot be merged. */
  conflicts: string[]
  changes: FileChange[]
  /** Files that stand under another name now. */
  renames: { from: string; to: string }[]
  /** Account at the Git host that submitted it, where the host tells it. */
  account?: string | undefined
}

/** A change of a catalog explained: what it touches, whether it may be published, and what follows. Plain data. */
export interface Review {
  catalog: { id: string; title: string; asOf: string }
  base: string
  head: string
  scope: ScopeReview
  verdict: Verdict
  checks: ChecksReview
  /** Changes of agreed standards, the gravest first. */
  standards: StandardChange[]
  datasets: DatasetReview[]
  consequences: Consequence[]
  checklist: PrincipleReview[]
}

/** What a change does to a dataset. */
export interface DatasetReview {
  /** `agency/dataset`: its address after, or before where it is removed. */
  id: string
  title: string
  status: 'added' | 'removed' | 'moved' | 'changed'
  /** Its address before, where it was moved. */
  from?: string
  /** Whether its address before differs in capitals alone. */
  isRespelled?: boolean
  /** What it says of itself, where it is new. */
  about?: Introduced[]
  metadata: MetadataChange[]
  texts: TextChange[]
  tables: TableReview[]
}

/** What a change does to a table. */
export interface TableReview {
  name: string
  file: string
  status: 'added' | 'removed' | 'changed'
  /** Rows and columns after, or before where it is removed; absent where it cannot be read. */
  size?: { rows: number; columns: string[] }
  /** Its columns, where it is new. */
  columns?: IntroducedColumn[]
  /** Of a new table the difference from one without rows. */
  difference?: TableDifference
  /** Published figures that are others now, by period, each with the reason that the metadata give. */
  revised: RevisedPeriod[]
  /** Why no cell is shown: it holds personal data. */
  isHidden: boolean
  /** Whether a value looks like the number of a person, though no check calls it one. */
  looksPersonal?: boolean
  /** How the file is written otherwise where no value, row or column is another; empty where its bytes are the same. */
  written?: Text[]
  /** Why there is no difference. */
  unread?: Text
  /** Properties of columns as they are shown. */
  units: Record<string, string>
}
