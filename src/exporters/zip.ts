import { zipSync } from 'fflate'
import { bytesOf } from '../catalog/text.ts'
import { MESSAGES } from '../i18n/messages.ts'
import { languagesOf } from './addresses.ts'
import { ARCHIVE_CEILING } from './ceiling.ts'
import { datapackage } from './datapackage.ts'
import type { DatasetExporter } from './exporter.ts'
import { readme } from './readme.ts'

/** A ZIP file says a local time and cannot say none: noon of its first day, whatever the time zone. */
const NO_TIME = new Date(1980, 0, 1, 12)

/** A dataset as one archive: its tables, its Data Package and a text to read first in each language of the catalog. */
export const zip: DatasetExporter = {
  of: 'dataset',
  id: 'zip',
  title: { id: 'ZIP', en: 'ZIP' },
  spec: 'https://www.iso.org/standard/60101.html',
  mediaType: 'application/zip',
  use: { id: 'semua berkas sekaligus', en: 'all files at once' },
  most: ARCHIVE_CEILING,
  file: ({ name }) => `${name}.zip`,
  write: (input) => {
    const { publication, dataset, read } = input
    const files: Record<string, Uint8Array> = {}
    for (const language of languagesOf(publication))
      files[MESSAGES[language].take.readmeFile] = bytesOf(readme(publication, dataset, language))
    files[datapackage.file(dataset)] = datapackage.write(input) as Uint8Array
    for (const resource of dataset.resources) files[resource.download] = read(resource)
    return zipSync(files, { level: 6, mtime: NO_TIME })
  },
}
