import { isMetadataFile } from '../catalog/metadatafile.ts'
import type { Dataset } from '../catalog/model.ts'
import type { AddressParams } from '../i18n/addresses.ts'
import { site } from './_site.ts'

/**
 * How many charts an address is kept for of what shows none any more: how many there were is not known where the
 * content is gone.
 */
const KEPT = 12

/** Addresses of charts of datasets that were withdrawn, or are closed and were open once. */
export function formerCharts(): { params: AddressParams }[] {
  const { withdrawn, datasets, datasetById } = site()
  const ids = [
    ...[...withdrawn.keys()].filter((id) => !datasetById.has(id)),
    ...datasets.filter(wasOpen).map(({ id }) => id),
  ]
  return ids.flatMap((id) => {
    const [agency = '', dataset = ''] = id.split('/')
    return Array.from({ length: KEPT }, (_, at) => ({ params: { agency, dataset, chart: String(at + 1) } }))
  })
}

/** Whether a dataset is closed and a version of it had more than its description. */
function wasOpen({ id, source }: Dataset): boolean {
  if (source.value.access === 'terbuka') return false
  return site()
    .versions.of(id)
    .some(({ files }) => files.some(({ name }) => !isMetadataFile(name)))
}
