import { CatalogError } from '../catalog/catalogerror.ts'

/** Said where Git lacks objects that the history names, as in a clone of a part. */
export function incomplete(): CatalogError {
  return new CatalogError(
    {
      id: 'Git tidak dapat membaca usulan ini: sebagian riwayat atau berkasnya tidak ada di komputer ini.',
      en: 'Git cannot read this submission: some of its history or files are not on this machine.',
    },
    {
      id: 'Ambil seluruh riwayat (git fetch --unshallow), atau klon ulang tanpa --depth dan --filter, lalu ulangi perintah ini.',
      en: 'Fetch the whole history (git fetch --unshallow), or clone anew without --depth and --filter, then repeat this command.',
    },
  )
}
