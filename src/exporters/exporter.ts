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
}

/** The newest version of a dataset. */
export interface PublishedVersion {
  number: number
  /** Days `YYYY-MM-DD` of the first and of this version. */
  issued: string
  modified: string
  isVerified: boolean
}

/** A format that the catalog is published in besides its own files. */
interface Format {
  /** Machine name, unique among all exporters. */
  id: string
  title: Text
  /** Address of the standard that the files follow. */
  spec: string
  mediaType: string
}

/** A table as a file of another format. */
export interface TableExporter extends Format {
  of: 'table'
  /** Ending of the file's name, without the dot. */
  ending: string
  /** Largest table in bytes of CSV that the format is offered for. */
  most?: number
  write(input: TableInput): Uint8Array
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
