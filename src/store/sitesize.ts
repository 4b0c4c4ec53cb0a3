import { CatalogError } from '../catalog/catalogerror.ts'
import type { Text } from '../catalog/problem.ts'
import { fileSize, megabytes } from '../rules/filesizes.ts'
import type { SiteFile } from './sitefiles.ts'

/** Largest site in MB where `catalog.yaml` names no other limit: what the host publishes (1 GB), with room to spare. */
export const USUAL_LIMIT = 800

/** A kind of files of a site, with how many there are and how large they are. */
export interface FormatSize {
  name: Text
  files: number
  bytes: number
}

/** A site above its limit: the data are sound, and yet it must not be published. */
export class SiteTooLarge extends CatalogError {}

const same = (name: string): Text => ({ id: name, en: name })
const FORMATS: readonly (readonly [endings: RegExp, name: Text])[] = [
  [/\.html$/i, { id: 'Halaman (HTML)', en: 'Pages (HTML)' }],
  [/\.(csv|tsv)(\.gz)?$/i, same('CSV')],
  [/\.(json|jsonld|geojson)(\.gz)?$/i, same('JSON')],
  [/\.parquet$/i, same('Parquet')],
  [/\.xlsx$/i, same('Excel')],
  [/\.(zip|gz)$/i, { id: 'Arsip', en: 'Archives' }],
  [/\.(png|jpe?g|webp|avif|gif|svg|ico)$/i, { id: 'Gambar', en: 'Images' }],
  [/\.(woff2?|ttf|otf)$/i, { id: 'Huruf', en: 'Fonts' }],
  [/\.(css|js|mjs)$/i, { id: 'Gaya dan skrip', en: 'Styles and scripts' }],
  [/\.xml$/i, { id: 'Umpan (XML)', en: 'Feeds (XML)' }],
]
const OTHER: Text = { id: 'Lainnya', en: 'Other' }
const NAMED = 5

/** The files of a site by kind, the largest sum first. */
export function sizesByFormat(files: readonly SiteFile[]): FormatSize[] {
  const groups = new Map<Text, FormatSize>()
  for (const { path, bytes } of files) {
    const name = FORMATS.find(([endings]) => endings.test(path))?.[1] ?? OTHER
    const group = groups.get(name) ?? { name, files: 0, bytes: 0 }
    groups.set(name, { name, files: group.files + 1, bytes: group.bytes + bytes })
  }
  return [...groups.values()].sort((a, b) => b.bytes - a.bytes || (a.name.en < b.name.en ? -1 : 1))
}

/** Refuses a site that is larger than its limit in MB, and names its largest datasets and files. */
export function refuseTooLarge(files: readonly SiteFile[], limit = USUAL_LIMIT): void {
  const all = sum(files)
  if (all <= megabytes(limit)) return
  const [has, most] = [fileSize(all), fileSize(megabytes(limit))]
  const [datasets, largest] = [named(byDataset(files)), named(files)]
  const list = (items: readonly Named[], language: 'id' | 'en') =>
    items.map(({ path, bytes }) => `${path} (${fileSize(bytes)[language]})`).join(', ')
  const inDatasets = (language: 'id' | 'en', words: string) =>
    datasets.length === 0 ? '' : ` ${words}: ${list(datasets, language)}.`
  throw new SiteTooLarge(
    {
      id: `Situs yang dibangun sebesar ${has.id}, melebihi batas ${most.id}, jadi tidak diterbitkan.${inDatasets('id', 'Dataset terbesar')} Berkas terbesar: ${list(largest, 'id')}.`,
      en: `The built site has ${has.en}, more than its limit of ${most.en}, so it is not published.${inDatasets('en', 'The largest datasets')} The largest files: ${list(largest, 'en')}.`,
    },
    {
      id: 'Hapus berkas yang tidak diperlukan lagi atau pecah datasetnya. Bila hos menerima situs yang lebih besar, ubah `limits: { site: … }` (dalam MB) di catalog.yaml.',
      en: 'Delete files no longer needed or divide the dataset. If the host takes a larger site, change `limits: { site: … }` (in MB) in catalog.yaml.',
    },
  )
}

interface Named {
  path: string
  bytes: number
}

function sum(files: readonly Named[]): number {
  return files.reduce((total, { bytes }) => total + bytes, 0)
}

function named(items: readonly Named[]): Named[] {
  return items.toSorted((a, b) => b.bytes - a.bytes || (a.path < b.path ? -1 : 1)).slice(0, NAMED)
}

/** Sums by dataset, pages in all languages together. */
function byDataset(files: readonly SiteFile[]): Named[] {
  const sums = new Map<string, number>()
  for (const { path, bytes } of files) {
    const [, dataset] = /^(?:[a-z]{2}\/)?data\/([^/]+\/[^/]+)\//.exec(path) ?? []
    if (dataset !== undefined) sums.set(dataset, (sums.get(dataset) ?? 0) + bytes)
  }
  return [...sums].map(([path, bytes]) => ({ path, bytes }))
}
