import { CatalogError } from '../src/catalog/catalogerror.ts'
import type { Language, Text } from '../src/catalog/problem.ts'
import { formatDate, formatNumber } from '../src/i18n/format.ts'
import { printable } from '../src/reports/printable.ts'
import type { Difference, Fault } from '../src/store/compare.ts'
import type { Provenance } from '../src/store/provenance.ts'
import { PROVENANCE_FILE, SUMS_FILE } from '../src/store/sums.ts'

/** What is said beside the result, so that nobody takes it for more than it is. */
export const NOTES = {
  web: {
    id: 'Lewat alamat hanya berkas yang terdaftar, dan beberapa nama yang sering ditambahkan, yang dapat diperiksa. Berkas lain di sana tidak terlihat.',
    en: 'By an address only the files that are listed, and some names that are often added, can be checked. Other files there are not seen.',
  },
  quick: {
    id: `Salinan hanya dicocokkan dengan ${SUMS_FILE} miliknya sendiri. Itu menunjukkan berkas yang rusak, tetapi tidak membuktikan asalnya: siapa pun yang mengubah situs dapat mengubah daftarnya juga.`,
    en: `The copy is only checked against its own ${SUMS_FILE}. That shows damaged files, but does not prove where they come from: whoever changes a site can change its list too.`,
  },
  noStatement: {
    id: `${PROVENANCE_FILE} tidak ada, jadi daftar itu sendiri tidak dapat dicocokkan.`,
    en: `There is no ${PROVENANCE_FILE}, so the list itself cannot be checked.`,
  },
  building: {
    id: '… Membangun situs dari commit ini',
    en: '… Building the site of this commit',
  },
  mirror: (baseUrl: string): Text => ({
    id: `Situs ini dibangun untuk alamat lain: ${baseUrl}`,
    en: `This site was built for another address: ${baseUrl}`,
  }),
}

/** What is said where nothing differs. */
export const VERDICTS = {
  same: (count: number, { catalog, asOf, baseUrl }: Provenance): Text => {
    const commit = catalog.commit?.slice(0, 12)
    return {
      id: `✓ Sama: ${files(count, 'id')} salinan ini persis seperti hasil ${commit ? `commit ${commit}` : 'berkas di sini'}, keadaan per ${formatDate(asOf.date, 'id')}, untuk ${baseUrl}`,
      en: `✓ Same: ${files(count, 'en')} of this copy are exactly what ${commit ? `commit ${commit} produces` : 'the files here produce'} as of ${formatDate(asOf.date, 'en')} for ${baseUrl}`,
    }
  },
  listed: (count: number): Text => ({
    id: `✓ Cocok: ${files(count, 'id')} sesuai dengan ${SUMS_FILE} milik salinan ini.`,
    en: `✓ Agrees: ${files(count, 'en')} are as the ${SUMS_FILE} of this copy says.`,
  }),
}

const FAULTS: Record<Fault, Text> = {
  changed: { id: 'berbeda', en: 'differs' },
  missing: { id: 'tidak ada', en: 'missing' },
  extra: { id: 'berlebih', en: 'in excess' },
  'no-file': { id: 'bukan berkas biasa', en: 'no plain file' },
  elsewhere: { id: 'dialihkan ke situs lain', en: 'leads to another site' },
  slow: { id: 'tidak selesai dikirim', en: 'never sent to its end' },
  refused: { id: 'tidak dapat diambil', en: 'cannot be fetched' },
  unsafe: { id: 'jalur terlarang dalam daftar', en: 'forbidden path in the list' },
  'unreadable-line': { id: 'baris yang tidak terbaca', en: 'unreadable line' },
}

/** One line for each file that is not as it should be, and one that counts them. */
export function* differenceLines(
  differences: readonly Difference[],
  compared: number,
  language: Language,
): Generator<string> {
  const widest = Math.max(...differences.map(({ fault }) => FAULTS[fault][language].length))
  for (const { path, fault } of differences)
    yield `  ${FAULTS[fault][language].padEnd(widest)}  ${printable(path)}`
  yield {
    id: `✗ Tidak sama: ${formatNumber(differences.length, 'id')} temuan; ${files(compared, 'id')} dibandingkan.`,
    en: `✗ Not the same: ${differences.length === 1 ? '1 finding' : `${formatNumber(differences.length, 'en')} findings`}; ${files(compared, 'en')} compared.`,
  }[language]
}

/** The copy does not say where it comes from. */
export function noStatement(): CatalogError {
  return new CatalogError(
    { id: `Salinan ini tidak memiliki ${PROVENANCE_FILE}.`, en: `This copy has no ${PROVENANCE_FILE}.` },
    {
      id: 'Periksa apakah yang disebut adalah beranda situs. Tanpa berkas itu asal salinan tidak diketahui.',
      en: 'Check that it is the home page of the site that is named. Without that file nobody knows where the copy comes from.',
    },
  )
}

/** The copy has no list to check it against. */
export function noSums(): CatalogError {
  return new CatalogError(
    { id: `Salinan ini tidak memiliki ${SUMS_FILE}.`, en: `This copy has no ${SUMS_FILE}.` },
    {
      id: 'Periksa apakah yang disebut adalah beranda situs.',
      en: 'Check that it is the home page of the site that is named.',
    },
  )
}

/** The copy does not answer. */
export function unreachable(path: string, why: Fault): CatalogError {
  const words = FAULTS[why]
  return new CatalogError(
    { id: `${path} pada salinan ini ${words.id}.`, en: `${path} of this copy: ${words.en}.` },
    {
      id: 'Periksa alamat dan sambungan internet. Bila situs beralih ke alamat lain, sebut alamat itu.',
      en: 'Check the address and the connection. Where the site leads to another address, name that one.',
    },
  )
}

/** The commit that is checked out gives no site to compare with. */
export function notBuilt(words: string): CatalogError {
  const last = printable(words.trim().split('\n').slice(-3).join(' ')).slice(-600)
  return new CatalogError(
    {
      id: `Situs dari commit ini tidak dapat dibangun: ${last}`,
      en: `The site of this commit cannot be built: ${last}`,
    },
    { id: 'Lihat penyebabnya dengan: npm run build', en: 'See why with: npm run build' },
  )
}

function files(count: number, language: Language): string {
  const number = formatNumber(count, language)
  return language === 'id' ? `${number} berkas` : `${number} ${count === 1 ? 'file' : 'files'}`
}
