import type { Text } from '../catalog/problem.ts'

/** Why a criterion cannot be judged: it counts neither as met nor as missed. */
export const UNKNOWNS = {
  closed: {
    id: 'Data tidak terbuka, jadi tabelnya tidak dapat dilihat.',
    en: 'The data are not open, so that their tables cannot be looked at.',
  },
  shut: {
    id: 'Data tidak terbuka, jadi lisensinya tidak dinilai.',
    en: 'The data are not open, so that their licence is not judged.',
  },
  tables: { id: 'Tidak ada tabel yang dijelaskan.', en: 'No table is described.' },
  fields: { id: 'Tidak ada kolom yang dijelaskan.', en: 'No column is described.' },
  figures: { id: 'Tidak ada kolom angka.', en: 'There is no column of figures.' },
  groups: {
    id: 'Kunci tabel tidak memuat kolom teks pengelompok.',
    en: 'The keys of the tables have no text columns that group the figures.',
  },
  codes: { id: 'Tidak ada kolom kode.', en: 'There is no code column.' },
  bound: {
    id: 'Tidak ada kolom kode yang terikat pada daftar dan berisi.',
    en: 'No code column that is bound to a list has values.',
  },
  systems: {
    id: 'Daftar kodenya hanya punya satu sistem.',
    en: 'Its code lists have one system only.',
  },
  language: { id: 'Katalog ini berbahasa satu.', en: 'The catalog has one language.' },
  schedule: {
    id: 'Tidak ada jadwal yang dapat dipegang: frekuensinya ad-hoc, atau periodenya tidak diketahui.',
    en: 'There is no schedule to hold it to: its frequency is ad hoc, or its periods are not known.',
  },
  releases: {
    id: 'Belum ada rilis dalam rencana yang sudah jatuh tempo.',
    en: 'No release of a plan is due yet.',
  },
  history: {
    id: 'Riwayatnya tidak ada di salinan ini.',
    en: 'Its history is not in this copy.',
  },
  revisions: {
    id: 'Angka yang sudah terbit belum pernah diubah.',
    en: 'No published figure has been changed.',
  },
  licence: {
    id: 'Lisensinya tidak ada dalam daftar lisensi, jadi tidak diketahui apakah terbuka.',
    en: 'Its licence is not in the list of licences, so that nobody can say whether it is open.',
  },
} as const satisfies Record<string, Text>

/** A reason why a criterion cannot be judged. */
export type Unknown = keyof typeof UNKNOWNS
