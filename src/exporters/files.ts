import type { Dataset, Resource } from '../catalog/model.ts'
import { datasetFiles, tableFiles } from './datafiles.ts'
import type { CatalogExporter, DatasetExporter, Publication, TableExporter } from './exporter.ts'
import { EXPORTERS } from './index.ts'

/** A file with data that the catalog is published as besides its own files. */
export type DataFile =
  | { exporter: TableExporter; dataset: Dataset; resource: Resource; file: string }
  | { exporter: DatasetExporter; dataset: Dataset; file: string }

/** A file at the top of the site. */
export interface CatalogFile {
  exporter: CatalogExporter
  file: string
}

/** Every file with data that the exporters make of a catalog, those of a table one after the other. */
export function* dataFiles(publication: Publication): Generator<DataFile> {
  for (const dataset of publication.catalog.datasets) {
    for (const resource of dataset.resources) {
      for (const { exporter, file } of tableFiles(publication, dataset, resource))
        yield { exporter, dataset, resource, file }
    }
    for (const { exporter, file } of datasetFiles(publication, dataset)) yield { exporter, dataset, file }
  }
}

/** Every file that the exporters make of a catalog as a whole. */
export function catalogFiles(): CatalogFile[] {
  return EXPORTERS.flatMap((exporter) =>
    exporter.of === 'catalog' ? [{ exporter, file: exporter.path }] : [],
  )
}
