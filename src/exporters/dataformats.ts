import { datapackage } from './datapackage.ts'
import type { DatasetExporter, TableExporter } from './exporter.ts'
import { json } from './json.ts'
import { parquet } from './parquet.ts'
import { xlsx } from './xlsx.ts'
import { zip } from './zip.ts'

/** The formats of files with data, in the order of the lists of downloads. */
export const DATA_EXPORTERS: readonly (TableExporter | DatasetExporter)[] = [
  xlsx,
  json,
  parquet,
  zip,
  datapackage,
]
