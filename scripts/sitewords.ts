import { formatNumber } from '../src/i18n/format.ts'
import { fileSize } from '../src/rules/filesizes.ts'
import type { Provenance } from '../src/store/provenance.ts'
import type { SiteFile } from '../src/store/sitefiles.ts'
import { sizesByFormat } from '../src/store/sitesize.ts'

/** What a built site holds, by kind of files, as lines for a terminal. */
export function sizeTable(files: readonly SiteFile[]): string {
  const rows = sizesByFormat(files).map(({ name, files, bytes }) => [
    name.id === name.en ? name.id : `${name.id} / ${name.en}`,
    formatNumber(files, 'id'),
    fileSize(bytes).id,
  ])
  const all = files.reduce((sum, { bytes }) => sum + bytes, 0)
  rows.push(['Jumlah / Total', formatNumber(files.length, 'id'), fileSize(all).id])
  const widths = [0, 1, 2].map((at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)))
  return rows
    .map(([name = '', count = '', size = '']) =>
      [
        name.padEnd(widths[0] ?? 0),
        count.padStart(widths[1] ?? 0),
        'berkas / files',
        size.padStart(widths[2] ?? 0),
      ].join('  '),
    )
    .map((line) => `  ${line}\n`)
    .join('')
}

/** How many pictures of pages a site has, as a line for a terminal. */
export function pictureLine({ drawn, kept }: { drawn: number; kept: number }): string {
  const [all, fresh] = [drawn + kept, drawn].map((count) => formatNumber(count, 'id'))
  return `  ${all} gambar pratinjau, ${fresh} digambar baru / previews, ${fresh} drawn anew\n`
}

/** Why nobody can build the same site from its commit again, or nothing where everybody can. */
export function unprovable({ files }: Provenance): string {
  switch (files) {
    case 'committed':
      return ''
    case 'changed':
      return '! Ada berkas yang belum di-commit: situs ini tidak dapat dibangun ulang dari commit-nya saja.\n! Some files are not committed: this site cannot be built again from its commit alone.\n'
    case 'unknown':
      return '! Commit katalog atau program tidak diketahui (tanpa Git): salinan situs ini tidak dapat dibuktikan.\n! The commit of the catalog or of the program is not known (no Git): copies of this site cannot be proved.\n'
  }
}
