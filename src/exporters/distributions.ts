import type { Dataset } from '../catalog/model.ts'
import type { Text } from '../catalog/problem.ts'
import { datasetFileAddress } from './addresses.ts'
import { csv } from './csv.ts'
import { datasetFiles, tableFiles } from './datafiles.ts'
import type { Publication } from './exporter.ts'

/** A file in which a dataset can be taken. */
export interface Distribution {
  /** Absolute address. */
  address: string
  /** Path beside the page of the dataset. */
  file: string
  /** Machine name of its format. */
  format: string
  title: Text
  mediaType: string
  /** Bytes, where they are known. */
  bytes?: number
  /** SHA-256 in hexadecimal, of the files as submitted. */
  sha256?: string
  /** Name of the table that it holds; absent where it holds the dataset. */
  table?: string
}

/** Every file with the data of a dataset, each table as submitted before its other forms; none of data that is not open. */
export function distributionsOf(publication: Publication, dataset: Dataset): Distribution[] {
  if (dataset.source.value.access !== 'terbuka') return []
  const made = (file: string) => {
    const bytes = publication.sizeOf(dataset, file)
    return {
      address: datasetFileAddress(publication, dataset, file),
      file,
      ...(bytes !== undefined && { bytes }),
    }
  }
  const tables = dataset.resources.flatMap((resource): Distribution[] => {
    const result = publication.tables.get(resource.id)
    if (!result) return []
    const { download, name } = resource
    const { bytes, sha256 } = result
    const source = {
      ...made(download),
      bytes,
      sha256,
      format: csv.id,
      title: csv.title,
      mediaType: csv.mediaType,
    }
    const others = tableFiles(publication, dataset, resource).map(({ exporter, file }) => ({
      ...made(file),
      format: exporter.id,
      title: exporter.title,
      mediaType: exporter.mediaType,
    }))
    return [source, ...others].map((one) => ({ ...one, table: name }))
  })
  const whole = datasetFiles(publication, dataset).map(({ exporter, file }) => ({
    ...made(file),
    format: exporter.id,
    title: exporter.title,
    mediaType: exporter.mediaType,
  }))
  return [...tables, ...whole]
}
