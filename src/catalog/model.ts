import type {
  AgencyDescriptor,
  AgreedStandard,
  CatalogDescriptor,
  DatasetDescriptor,
  FieldDescriptor,
  ResourceDescriptor,
  Roadmap,
  TableSchemaDescriptor,
  ViewDescriptor,
  Withdrawals,
} from './descriptors.ts'

/** One file of a catalog as its store lists it. Nothing but regular files is ever opened. */
export interface FileEntry {
  /** Path inside the catalog, with forward slashes. */
  path: string
  kind: 'file' | 'symlink' | 'other'
  /** Size in bytes. */
  size: number
}

/** Paths of files: whether one is there, or all of them in their order, which may be slow. */
export interface Paths extends Iterable<string> {
  has(path: string): boolean
}

/** What the reader needs of a catalog's files; disk, memory and browser provide it. */
export interface FileTree {
  /** Every file, sorted by path; of a tree of which a part is read, the files of that part. */
  list(): FileEntry[]
  entry(path: string): FileEntry | undefined
  /** Where `list` gives a part: the paths of all files. */
  all?: Paths
  /** The bytes of a small file, such as a descriptor. */
  read(path: string): Uint8Array
  /** The bytes of a table in pieces; each call starts at the beginning. */
  open(path: string): Iterable<Uint8Array>
  /** The same catalog before, where this is a change of it. */
  former?: FormerTree
}

/** A catalog as it was before a change. */
export interface FormerTree extends FileTree {
  /** Whether a file is another now, new or gone. */
  differs(path: string): boolean
}

/** Where a property stands in its file; both count from 1. */
export interface Position {
  line: number
  column: number
}

/** Names and indexes that lead to a property, outermost first. */
export type PropertyPath = readonly (string | number)[]

/** A fault of a descriptor against its schema or its syntax. */
export interface Violation {
  path: PropertyPath
  position: Position
  message: { id: string; en: string }
  /** The property that a misspelt or foreign name at `path` stands for. */
  meant?: PropertyPath
  /** What to do, where it is more than to correct the property. */
  fix?: { id: string; en: string }
  value?: string
}

/** A metadata file: its value, made whole where the file is not, and what was wrong with it. */
export interface Source<T> {
  file: string
  value: T
  violations: Violation[]
  /** Position of a property, or of the nearest one around it that exists. */
  locate(path: PropertyPath): Position
}

/** Markdown texts by language tag; the catalog's first language is always there. */
export type Bodies = Record<string, string>

/** A list of codes, the city's own or a national one, that columns refer to by `codes`. */
export interface CodeList {
  name: string
  title: string
  /** Path inside the catalog, or `undefined` for a national list of `schemas/codes/`. */
  file?: string
  /** Column of the code in each code system; the first is the default. */
  systems: { system: string; column: string }[]
  /** Column of the label people read. */
  label: string
  /** Whether its codes are places, where its declaration says so. */
  places?: boolean
  /** The list one level above, and the column with its code in the first system of that list. */
  parent?: { codes: string; column: string }
  /** Rows of the list as text by column. */
  rows: Record<string, string>[]
  /** Where its places stand on a tile map. */
  tiles?: Tiles
}

/** The tile map of a code list. */
export interface Tiles {
  /** Column and row from 1, and a short label, by the code in the first system of the list. */
  places: Map<string, { column: number; row: number; label: string }>
  /** Remark on the positions, and its translations. */
  note?: string
  [translation: `note_${string}`]: string
}

/** A producer of data: a folder with `agency.md`. */
export interface Agency {
  /** Folder name, which is its address. */
  name: string
  source: Source<AgencyDescriptor>
  introduction: Bodies
}

/** A table of a dataset. */
export interface Resource {
  /** `agency/dataset/resource`. */
  id: string
  name: string
  /** Path inside the catalog; `undefined` where the declared path is unsafe or absent. */
  file?: string
  /** Path of the file under the dataset's address. */
  download: string
  /** Index in `resources` of the descriptor. */
  index: number
  descriptor: ResourceDescriptor
  fields: FieldDescriptor[]
  primaryKey: string[]
  foreignKeys: ForeignKey[]
  missingValues: string[]
  fieldsMatch: FieldsMatch
  dialect: Dialect
}

/** How columns of a file may differ from the fields of its schema (Table Schema v2 `fieldsMatch`). */
export type FieldsMatch = NonNullable<TableSchemaDescriptor['fieldsMatch']>

/** Reference from fields of a table to fields of another (Table Schema `foreignKeys`). */
export interface ForeignKey {
  fields: string[]
  /** `agency/dataset/resource` of the parent table. */
  resource: string
  parentFields: string[]
}

/** How the bytes of a table are to be read (Data Package v2 Table Dialect). */
export interface Dialect {
  delimiter: string
  quoteChar: string
}

/** A dataset: a folder with `dataset.md` or `datapackage.json`. */
export interface Dataset {
  /** `agency/dataset`, which is its address. */
  id: string
  agency: string
  name: string
  /** Folder inside the catalog. */
  folder: string
  source: Source<DatasetDescriptor>
  bodies: Bodies
  resources: Resource[]
}

/** An agreed format of data of one kind, in one version. */
export interface Standard {
  name: string
  version: string
  source: Source<AgreedStandard>
}

/** A document of a catalog as a file. */
export interface DocumentRecord {
  /** Size in bytes and SHA-256 in hexadecimal. */
  bytes: number
  sha256: string
}

/** A data collection plan (Rencana Pengumpulan Data): `plan.csv` of an agency. */
export interface Plan {
  file: string
  agency: string
  labels: string[]
  rows: PlanEntry[]
}

/** A row of a plan: its cells that have a value by column, and what its schema says against them. */
export interface PlanEntry {
  line: number
  /** Row as a spreadsheet counts; the header is 1. */
  row: number
  value: Record<string, string>
  faults: Omit<Violation, 'position'>[]
}

/** A whole catalog as read; tables are read by the pass. */
export interface Catalog {
  source: Source<CatalogDescriptor>
  agencies: Agency[]
  datasets: Dataset[]
  codeLists: Map<string, CodeList>
  roadmap?: Source<Roadmap>
  /** By name, the oldest version of each first. */
  standards: Standard[]
  withdrawn?: Source<Withdrawals>
  plans: Plan[]
  files: FileEntry[]
  /** Where a part was read: the paths of all files, so that what was not read is not taken for missing. */
  all?: Paths
  /** Metadata files that could not be read as what their name says. */
  broken: Source<unknown>[]
}

/** Distribution of one column, from the same pass as its checks. */
export interface ColumnProfile {
  name: string
  /** Type declared in the schema; `string` for a column that the schema does not name. */
  type: string
  /** Cells with a value that fits the type. */
  values: number
  /** Cells that are empty or a declared missing value. */
  nulls: number
  /** Number of different values; an estimate (±2 %) where `estimated`. */
  distinct: number
  /** True above 10,000 different values: distinct, quantiles and top values are then estimates. */
  estimated: boolean
  /** Smallest and largest value as written: numbers and dates by size, text by code unit. */
  min?: string
  max?: string
  /** Arithmetic mean of a numeric column. */
  mean?: number
  /** Quantiles 0.05, 0.25, 0.5, 0.75, 0.95 of a numeric column. */
  quantiles?: [number, number, number, number, number]
  /** Up to ten most frequent values with their counts, most frequent first. */
  top: { value: string; count: number }[]
  /** Equal-width bins from `min` to `max` of a numeric column. */
  histogram?: { from: number; to: number; counts: number[] }
}

/** What one pass over a table found. */
export interface TableResult {
  file: string
  /** Size in bytes and SHA-256 in hexadecimal of the file as it is. */
  bytes: number
  sha256: string
  /** Data rows, without header and blank rows. */
  rows: number
  labels: string[]
  columns: ColumnProfile[]
  /** First rows as text, one array per row in the order of `labels`. */
  preview: string[][]
  /** One entry per declared view of this table, for the charts. */
  views: ViewData[]
  /** Charts made from the structure of a table whose dataset declares none. */
  suggested?: { view: ViewDescriptor; data: ViewData }[]
}

/** The points of a declared view, aggregated in the pass. */
export interface ViewData {
  /** Index in `views` of the descriptor. */
  view: number
  /** Categories or periods of the x axis, in order of appearance. */
  x: string[]
  series: { name: string /** One number per x, `null` where there is none. */; values: (number | null)[] }[]
  /** What the values rest on, where a column of the table says so with a code. */
  basis?: {
    /** Name of the column. */
    field: string
    /** A code per series and x, empty where the rows name none, `null` where they name several. */
    codes: (string | null)[][]
  }
  /** True where more than 500 categories or 20 series were met and the rest left out. */
  truncated: boolean
}
