import type { Catalog, Dataset, Resource, TableResult } from '../catalog/model.ts'
import type { Text } from '../catalog/problem.ts'
import type { TypedTable } from './typedtable.ts'

/** What is published: the public part of a checked catalog, and what is said of it as a whole. */
export interface Publication {
  catalog: Catalog
  /** Results by `Resource.id`. */
  tables: { get(id: string): TableResult | undefined }
  /** Absolute address of the site, ending in `/`. */
  baseUrl: string
  /** The day `YYYY-MM-DD` that everything is shown for. */
  asOf: string
  /** Commit that is published, where there is one. */
  commit?: string
  /** What the history tells of a dataset; nothing where it has no version. */
  versionOf(dataset: string): PublishedVersion | undefined
  /** Bytes of a file that was made of a dataset; nothing where it is not known yet. */
  sizeOf(dataset: Dataset, file: string): number | undefined
}

/** The newest version of a dataset. */
export interface PublishedVersion {
  number: number
  /** Days `YYYY-MM-DD` of the first and of this version. */
  issued: string
  modified: string
  isVerified: boolean
}

/** A form in which the catalog is published. */
export interface Format {
  /** Machine name, unique among all formats. */
  id: string
  title: Text
  /** Address of the standard that it follows. */
  spec: string
  mediaType: string
  /** What it is for, in a few words. */
  use: Text
}

/** A form that no exporter writes: the catalog's own files, and what pages and the site as a whole hold. */
export interface OtherFormat extends Format {
  of: 'source' | 'page' | 'site'
}

/** A table as a file of another format. */
export interface TableExporter extends Format {
  of: 'table'
  /** Ending of the file's name, without the dot. */
  ending: string
  /** Largest table in bytes of CSV that the format is offered for. */
  most?: number
  /** Whether its files hold values alone: other metadata of the dataset do not change them. */
  isPlain?: boolean
  /** Whether the format has room for a table, where it has limits of its own. */
  fits?(result: Pick<TableResult, 'rows' | 'labels'>): boolean
  write(input: TableInput): Uint8Array | Promise<Uint8Array>
}

/** A table that is exported. */
export interface TableInput {
  publication: Publication
  dataset: Dataset
  resource: Resource
  result: TableResult
  /** Its values, read at the first call. */
  table(): TypedTable
}

/** A dataset as one file beside its tables. */
export interface DatasetExporter extends Format {
  of: 'dataset'
  /** Name of the file. */
  file(dataset: Dataset): string
  /** Most bytes of CSV, all tables together, that the format is offered for. */
  most?: number
  write(input: DatasetInput): Uint8Array
}

/** A dataset that is exported. */
export interface DatasetInput {
  publication: Publication
  dataset: Dataset
  /** The bytes of a table as its file has them. */
  read(resource: Resource): Uint8Array
}

/** The whole catalog as files at the top of the site. */
export interface CatalogExporter extends Format {
  of: 'catalog'
  /** Path of the file inside the site. */
  path: string
  write(publication: Publication): Uint8Array
}

export type Exporter = TableExporter | DatasetExporter | CatalogExporter
