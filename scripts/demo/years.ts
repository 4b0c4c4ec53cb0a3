import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { addDays } from '../../src/catalog/period.ts'
import { filesUpTo } from './cut.ts'
import { PEOPLE, type Person, type Town } from './town.ts'

/** The day on which the invented city founds its catalog, two years of releases before the story of one dataset ends. */
export const FOUNDED = '2023-01-02'

/** Newest period of each dataset that the catalog is founded with; the others come later. */
const AT_FIRST: Record<string, string> = {
  'badan-angka/penduduk-distrik': '2022',
  'dinas-air-hujan/curah-hujan': '2022-12',
  'dinas-air-hujan/sambungan-air': '2022',
  'dinas-taman-baca/anggaran-buku': '2022',
  'dinas-taman-baca/anggota': '2022-12',
  'dinas-trem-perahu/penumpang': '2022-11',
}
const LATER = [
  'badan-angka/kode-distrik',
  'dinas-kebun-kota/pohon-jalan',
  'dinas-kebun-kota/taman-kota',
  'dinas-taman-baca/usulan-warga',
  'dinas-trem-perahu/halte',
]

/** A submission: the day of its merge, the dataset, the newest period it brings, and whether nobody else looked or two did. */
type Submission = readonly [day: string, dataset: string, upTo: string, looked?: 'alone' | 'twice']

const TRAMS = 'dinas-trem-perahu/penumpang'
const RAIN = 'dinas-air-hujan/curah-hujan'
const WISHES = 'dinas-taman-baca/usulan-warga'
const MEMBERS = 'dinas-taman-baca/anggota'

/** What the agencies submitted in two years and the weeks after them, by the day of the merge. */
const SUBMISSIONS: readonly Submission[] = [
  ['2023-01-16', TRAMS, '2022-12'],
  ['2023-02-08', TRAMS, '2023-01'],
  ['2023-03-01', 'dinas-taman-baca/anggaran-buku', '2023'],
  ['2023-03-08', TRAMS, '2023-02'],
  ['2023-04-10', TRAMS, '2023-03'],
  ['2023-04-14', RAIN, '2023-03'],
  ['2023-05-08', TRAMS, '2023-04'],
  ['2023-06-15', TRAMS, '2023-05'],
  ['2023-07-07', TRAMS, '2023-06'],
  ['2023-07-17', RAIN, '2023-06'],
  ['2023-08-08', TRAMS, '2023-07'],
  ['2023-09-11', TRAMS, '2023-08'],
  ['2023-10-09', TRAMS, '2023-09'],
  ['2023-10-16', RAIN, '2023-09'],
  ['2023-11-08', TRAMS, '2023-10'],
  ['2023-12-08', TRAMS, '2023-11'],
  ['2023-12-18', 'badan-angka/penduduk-distrik', '2023'],
  ['2024-01-12', RAIN, '2023-12'],
  ['2024-01-24', TRAMS, '2023-12'],
  ['2024-01-30', 'dinas-air-hujan/sambungan-air', '2023'],
  ['2024-02-08', TRAMS, '2024-01'],
  ['2024-02-14', 'dinas-taman-baca/anggaran-buku', '2024'],
  // The official merges it himself, which counts for nothing until the desk has looked.
  ['2024-03-08', TRAMS, '2024-02', 'alone'],
  ['2024-03-20', TRAMS, '2024-02'],
  ['2024-04-08', TRAMS, '2024-03'],
  ['2024-04-15', RAIN, '2024-03'],
  ['2024-04-29', 'badan-angka/kode-distrik', '2024', 'twice'],
  ['2024-05-02', WISHES, '2024-03'],
  ['2024-05-08', TRAMS, '2024-04'],
  ['2024-06-07', TRAMS, '2024-05'],
  ['2024-07-08', TRAMS, '2024-06'],
  ['2024-07-12', RAIN, '2024-06'],
  ['2024-07-15', WISHES, '2024-06'],
  ['2024-07-30', 'dinas-trem-perahu/halte', '2024'],
  ['2024-08-14', 'dinas-kebun-kota/taman-kota', '2024-06'],
  ['2024-08-14', MEMBERS, '2024-07'],
  ['2024-09-10', TRAMS, '2024-08'],
  ['2024-09-30', MEMBERS, '2024-08'],
  ['2024-10-08', TRAMS, '2024-09'],
  ['2024-10-15', MEMBERS, '2024-09'],
  ['2024-10-22', RAIN, '2024-09'],
  ['2024-11-08', TRAMS, '2024-10'],
  ['2024-12-02', WISHES, '2024-09'],
  ['2024-12-09', TRAMS, '2024-11'],
  ['2024-12-16', MEMBERS, '2024-11'],
  ['2024-12-20', 'badan-angka/penduduk-distrik', '2024', 'twice'],
  ['2025-01-10', TRAMS, '2024-12'],
  ['2025-01-14', RAIN, '2024-12'],
  ['2025-01-20', 'dinas-kebun-kota/pohon-jalan', '2024-12-28'],
  ['2025-01-28', 'dinas-air-hujan/sambungan-air', '2024'],
  ['2025-02-10', WISHES, '2024-12'],
  ['2025-02-17', 'dinas-kebun-kota/taman-kota', '2024-12'],
  ['2025-02-20', MEMBERS, '2024-12'],
]

const OFFICIALS: Record<string, Person> = {
  'badan-angka': PEOPLE.counter,
  'dinas-air-hujan': PEOPLE.rainReader,
  'dinas-kebun-kota': PEOPLE.gardener,
  'dinas-taman-baca': PEOPLE.librarian,
  'dinas-trem-perahu': PEOPLE.tramClerk,
}

/** What the desk writes into a merge of priority data that the supervising office has looked at. */
const SUPERVISED = 'Approved-by: Ruang Baku Mutu <mutu@kota-contoh.example>'

/** The last day on which the old desk verified. */
const OLD_DESK_UNTIL = '2023-12-31'

/** Founds the city two years before, with the data that it had then. */
export function foundEarlier(town: Town): void {
  town.on(FOUNDED).found((catalog) => {
    for (const dataset of LATER) rmSync(join(catalog, dataset), { recursive: true })
    for (const [dataset, upTo] of Object.entries(AT_FIRST))
      town.write(PEOPLE.verifier, pathsOf(dataset, upTo))
  })
}

/** Plays the submissions of the agencies after one day and up to another, each merged by the desk of its time. */
export function playYears(town: Town, after: string, until: string): void {
  const played = SUBMISSIONS.filter(([day]) => day > after && day <= until)
  // One process of Git instead of a dozen for each of them.
  town.record(
    played.map(([day, dataset, upTo, looked]) => {
      const alone = looked === 'alone'
      const official = OFFICIALS[dataset.split('/')[0] as string] as Person
      const desk = day <= OLD_DESK_UNTIL ? PEOPLE.formerVerifier : PEOPLE.verifier
      const files = pathsOf(dataset, upTo)
      return {
        branch: `${dataset.replace('/', '-')}-${day}`,
        message: `Tambah ${dataset.split('/')[1]} sampai ${upTo}`,
        files: alone ? withoutWords(files) : files,
        submitted: { by: official, on: addDays(day, -1) },
        merged: { by: alone ? official : desk, on: day, ...(looked === 'twice' && { note: SUPERVISED }) },
      }
    }),
  )
}

/** Tables without the metadata beside them, which are then left for the next submission. */
function withoutWords(files: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(files).filter(([path]) => path.endsWith('.csv')))
}

function pathsOf(dataset: string, upTo: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(filesUpTo(dataset, upTo)).map(([name, text]) => [`datasets/${dataset}/${name}`, text]),
  )
}
