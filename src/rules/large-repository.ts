import { fileSize, megabytes } from './filesizes.ts'
import type { Rule } from './rule.ts'
import { counted, shown, steps } from './wording.ts'

/** What GitHub Pages publishes at most and GitHub recommends for a repository. */
const MOST_BYTES = megabytes(1024)
/** From here on the next datasets should be planned for. */
const NEAR = MOST_BYTES * 0.75
const NAMED = 5

/** A catalog whose files come near what the host publishes. */
export const rule: Rule = {
  code: 'large-repository',
  hook: 'catalog',
  severity: 'warning',
  title: { id: 'Katalog hampir penuh', en: 'Catalog nearly full' },
  why: {
    id: 'GitHub Pages menerbitkan situs paling besar 1 GB; di atas itu pembaruan berikutnya tidak terbit dan pembaca melihat data lama.',
    en: 'GitHub Pages publishes sites of 1 GB at most; beyond that the next update is not published and readers see old data.',
  },
  fix: steps(
    [
      'Lihat berkas terbesar yang disebut, dan hapus yang tidak diperlukan lagi.',
      'Pindahkan dokumen dan gambar besar ke situs perangkat daerah, lalu tulis alamatnya di berkas `dataset.md`.',
      'Bila katalog memang perlu lebih besar, rencanakan hos lain untuk situsnya bersama walidata.',
    ],
    [
      'Look at the largest files that are named, and delete those no longer needed.',
      'Move large documents and pictures to the website of the agency and write their addresses in the file `dataset.md`.',
      'If the catalog has to be larger, plan another host for the site together with the data steward.',
    ],
  ),
  *check({ files }) {
    const regular = files.filter(({ kind }) => kind === 'file')
    const sum = regular.reduce((total, { size }) => total + size, 0)
    if (sum < NEAR) return
    const largest = regular.toSorted((a, b) => b.size - a.size).slice(0, NAMED)
    const names = (language: 'id' | 'en') =>
      largest.map(({ path, size }) => `${shown(path)} (${fileSize(size)[language]})`).join(', ')
    const [has, number] = [fileSize(sum), counted(regular.length, 'berkas', 'file', 'files')]
    const share = Math.round((sum / MOST_BYTES) * 100)
    yield {
      message: {
        id: `Katalog memuat ${number.id} sebesar ${has.id}, yaitu ${share} % dari 1.024 MB yang dapat diterbitkan. Yang terbesar: ${names('id')}.`,
        en: `The catalog holds ${number.en} of ${has.en}, which is ${share}% of the 1,024 MB that can be published. The largest: ${names('en')}.`,
      },
      places: largest.map(({ path }) => ({ file: path })),
    }
  },
}
