import type { Dataset, Resource } from '../catalog/model.ts'
import type { CatalogExporter, DatasetExporter, Publication, TableExporter } from './exporter.ts'
import { EXPORTERS } from './index.ts'

/** A file that the catalog is published as besides its own files. */
export type ExportedFile =
  | { exporter: TableExporter; dataset: Dataset; resource: Resource; file: string }
  | { exporter: DatasetExporter; dataset: Dataset; file: string }
  | { exporter: CatalogExporter; file: string }

/** The formats that a table is offered in, each with the name of its file beside the dataset's page. */
export function tableFiles(
  publication: Pick<Publication, 'tables'>,
  dataset: Dataset,
  resource: Resource,
): { exporter: TableExporter; file: string }[] {
  const result = publication.tables.get(resource.id)
  if (!result || dataset.source.value.access !== 'terbuka') return []
  return EXPORTERS.flatMap((exporter) => {
    if (exporter.of !== 'table' || result.bytes > (exporter.most ?? Number.POSITIVE_INFINITY)) return []
    const file = `${resource.name}.${exporter.ending}`
    // The dataset's own files and those of the whole dataset keep their names.
    return namesOf(dataset).has(file) ? [] : [{ exporter, file }]
  })
}

/** The files of a dataset as a whole. */
export function datasetFiles(dataset: Dataset): { exporter: DatasetExporter; file: string }[] {
  if (dataset.source.value.access !== 'terbuka') return []
  const own = new Set(dataset.resources.map(({ download }) => download))
  return EXPORTERS.flatMap((exporter) => {
    if (exporter.of !== 'dataset') return []
    const file = exporter.file(dataset)
    return own.has(file) ? [] : [{ exporter, file }]
  })
}

/** Every file that the exporters make of a catalog. */
export function* exportedFiles(publication: Publication): Generator<ExportedFile> {
  for (const dataset of publication.catalog.datasets) {
    for (const resource of dataset.resources) {
      for (const { exporter, file } of tableFiles(publication, dataset, resource))
        yield { exporter, dataset, resource, file }
    }
    for (const { exporter, file } of datasetFiles(dataset)) yield { exporter, dataset, file }
  }
  for (const exporter of EXPORTERS) if (exporter.of === 'catalog') yield { exporter, file: exporter.path }
}

function namesOf(dataset: Dataset): Set<string> {
  const own = dataset.resources.map(({ download }) => download)
  return new Set([...own, ...datasetFiles(dataset).map(({ file }) => file)])
}
