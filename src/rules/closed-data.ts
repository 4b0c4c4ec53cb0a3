import type { Dataset } from '../catalog/model.ts'
import { isDescription } from './filenames.ts'
import { isUnsure } from './property.ts'
import type { Rule } from './rule.ts'
import { counted, listed, shown, steps } from './wording.ts'

/** A data file in the folder of a dataset that is not open. */
export const rule: Rule = {
  code: 'closed-data',
  hook: 'dataset',
  severity: 'error',
  title: {
    id: 'Berkas data pada dataset yang tidak terbuka',
    en: 'Data file in a dataset that is not open',
  },
  why: {
    id: 'Data terbatas atau tertutup tidak boleh berada di sini: siapa pun yang melihat kiriman ini dapat mengunduhnya.',
    en: 'Limited or closed data must not be here: anyone who can see the submission can download it.',
  },
  fix: steps(
    [
      'Hapus berkas datanya dari folder ini sekarang juga; metadata boleh tetap ada.',
      'Jelaskan pada `access_note` mengapa datanya tidak terbuka dan bagaimana memintanya.',
      'Beri tahu walidata bila berkas itu sudah terlanjur dikirim, agar riwayatnya dibersihkan. Bila datanya memang terbuka, ubah `access` menjadi `terbuka`.',
    ],
    [
      'Delete the data file from this folder at once; the metadata may stay.',
      'Say in `access_note` why the data is not open and how to ask for it.',
      'Tell the data steward if the file has been submitted already, so that its history can be cleaned. If the data is open, change `access` to `terbuka`.',
    ],
  ),
  *check(dataset, { catalog }) {
    if (!isClosed(dataset)) return
    const { folder, source } = dataset
    const files = catalog.files
      .map(({ path }) => path)
      .filter((path) => path.startsWith(`${folder}/`) && !isDescription(path.slice(folder.length + 1)))
    if (files.length === 0) return
    const count = counted(files.length, 'berkas', 'file', 'files')
    const names = listed(files.map((path) => path.slice(folder.length + 1)))
    yield {
      message: {
        id: `Akses dataset ini ${shown(source.value.access)}, tetapi foldernya memuat ${count.id} data: ${names.id}.`,
        en: `The access of this dataset is ${shown(source.value.access)}, but its folder holds ${count.en} of data: ${names.en}.`,
      },
      places: files.map((file) => ({ file })),
    }
  },
}

/** Whether the metadata says that a dataset is not open; a descriptor without a readable `access` says nothing. */
export function isClosed({ source }: Dataset): boolean {
  if (source.value.access === 'terbuka') return false
  return !isUnsure(source, 'access')
}
