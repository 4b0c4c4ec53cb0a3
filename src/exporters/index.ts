import type { Exporter } from './exporter.ts'
import { json } from './json.ts'
import { parquet } from './parquet.ts'

/** Every format that a catalog is published in, in the order of the lists of downloads. */
export const EXPORTERS: readonly Exporter[] = [json, parquet]
