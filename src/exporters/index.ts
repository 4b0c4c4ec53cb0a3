import { csv } from './csv.ts'
import { DATA_EXPORTERS } from './dataformats.ts'
import { dcat } from './dcat.ts'
import type { Exporter, OtherFormat } from './exporter.ts'
import { schemaorg } from './schemaorg.ts'
import { sitemap } from './sitemap.ts'

/** Every format that files of a catalog are made in. */
export const EXPORTERS: readonly Exporter[] = [...DATA_EXPORTERS, dcat]

/** Every form in which a catalog is published, the files as they are first. */
export const FORMATS: readonly (Exporter | OtherFormat)[] = [csv, ...EXPORTERS, schemaorg, sitemap]
