import type { Dataset, Resource } from '../catalog/model.ts'
import { DATA_EXPORTERS } from './dataformats.ts'
import type { DatasetExporter, Publication, TableExporter } from './exporter.ts'

type Tables = Pick<Publication, 'tables'>

/** The formats that a table is offered in, each with the name of its file beside the dataset's page. */
export function tableFiles(
  { tables }: Tables,
  dataset: Dataset,
  resource: Resource,
): { exporter: TableExporter; file: string }[] {
  const result = tables.get(resource.id)
  if (!result || dataset.source.value.access !== 'terbuka') return []
  return DATA_EXPORTERS.flatMap((exporter) => {
    if (exporter.of !== 'table' || result.bytes > (exporter.most ?? Number.POSITIVE_INFINITY)) return []
    if (exporter.fits && !exporter.fits(result)) return []
    const file = `${resource.name}.${exporter.ending}`
    // The dataset's own files and those of the whole dataset keep their names.
    return reservedNames(dataset).has(file) ? [] : [{ exporter, file }]
  })
}

/** The name that a file of a table is saved under: away from its page it has to say what it is of. */
export function savedName(dataset: Dataset, file: string): string {
  return file.startsWith(dataset.name) ? file : `${dataset.name}-${file}`
}

/** The files of a dataset as a whole. */
export function datasetFiles(
  { tables }: Tables,
  dataset: Dataset,
): { exporter: DatasetExporter; file: string }[] {
  if (dataset.source.value.access !== 'terbuka') return []
  const own = new Set(dataset.resources.map(({ download }) => download))
  const bytes = dataset.resources.reduce((sum, { id }) => sum + (tables.get(id)?.bytes ?? 0), 0)
  return DATA_EXPORTERS.flatMap((exporter) => {
    if (exporter.of !== 'dataset' || bytes > (exporter.most ?? Number.POSITIVE_INFINITY)) return []
    const file = exporter.file(dataset)
    return own.has(file) ? [] : [{ exporter, file }]
  })
}

function reservedNames(dataset: Dataset): Set<string> {
  const own = dataset.resources.map(({ download }) => download)
  const whole = DATA_EXPORTERS.flatMap((one) => (one.of === 'dataset' ? [one.file(dataset)] : []))
  return new Set([...own, ...whole])
}
