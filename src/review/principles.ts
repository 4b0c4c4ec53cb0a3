import type { Text } from '../catalog/problem.ts'

/** The four principles of Satu Data Indonesia (Perpres 39/2019), and what a verifier answers for beside them. */
export const PRINCIPLES = [
  'standard',
  'metadata',
  'interoperability',
  'codes',
  'figures',
  'protection',
] as const
export type Principle = (typeof PRINCIPLES)[number]

/** What each is called. */
export const PRINCIPLE_NAMES: Record<Principle, Text> = {
  standard: { id: 'Standar Data', en: 'Data standard' },
  metadata: { id: 'Metadata', en: 'Metadata' },
  interoperability: { id: 'Interoperabilitas', en: 'Interoperability' },
  codes: { id: 'Kode Referensi dan Data Induk', en: 'Reference codes and master data' },
  figures: { id: 'Kewajaran angka', en: 'Plausible figures' },
  protection: { id: 'Pelindungan dan keamanan', en: 'Protection and safety' },
}

/** A point of the checklist: what is asked, and the checks that answer it. */
export interface Point {
  title: Text
  checks: readonly string[]
}

/** The points of each principle; every check stands under one of them. */
export const POINTS: Record<Principle, readonly Point[]> = {
  standard: [
    {
      title: { id: 'Konsep, definisi, dan satuan tertulis', en: 'Concept, definition and unit are written' },
      checks: ['incomplete-standard', 'missing-definition', 'missing-unit'],
    },
    {
      title: { id: 'Sesuai standar yang disepakati', en: 'As the agreed standard has it' },
      checks: ['unknown-standard', 'standard-mismatch', 'newer-standard', 'changed-standard'],
    },
  ],
  metadata: [
    {
      title: { id: 'Metadata lengkap dan sah', en: 'The metadata are complete and valid' },
      checks: [
        'metadata-error',
        'untidy-metadata',
        'empty-description',
        'weak-keywords',
        'missing-contact',
        'missing-translation',
        'broken-link',
        'view-error',
      ],
    },
    {
      title: { id: 'Akses dan lisensi dinyatakan', en: 'Access and licence are stated' },
      checks: ['closed-data', 'licence-not-open'],
    },
    {
      title: { id: 'Dokumen dapat dibuka dan dibaca', en: 'Documents can be opened and read' },
      checks: ['document-type', 'document-text'],
    },
    {
      title: { id: 'Waktu dan wilayah sesuai dengan data', en: 'Time and area fit the data' },
      checks: ['temporal-mismatch', 'spatial-mismatch', 'stale-data'],
    },
    {
      title: { id: 'Rencana lengkap dan runtut', en: 'The plan is complete and in order' },
      checks: ['plan-dates', 'plan-priority', 'plan-frequency', 'plan-recommendation'],
    },
    {
      title: { id: 'Revisi dijelaskan', en: 'Revisions are explained' },
      checks: ['unexplained-revision'],
    },
  ],
  interoperability: [
    {
      title: { id: 'Berkas dapat dibaca di mana pun', en: 'The files can be read anywhere' },
      checks: [
        'source-error',
        'encoding-error',
        'line-end',
        'nul-byte',
        'unknown-file',
        'case-conflict',
        'unsafe-name',
        'large-file',
        'large-upload',
        'large-repository',
      ],
    },
    {
      title: { id: 'Kolom sesuai dengan skema', en: 'The columns fit the schema' },
      checks: [
        'title-row',
        'blank-label',
        'duplicate-label',
        'missing-label',
        'extra-label',
        'incorrect-label',
        'empty-column',
      ],
    },
    {
      title: { id: 'Setiap baris adalah data', en: 'Every row is data' },
      checks: [
        'subheader-row',
        'repeated-header',
        'note-row',
        'keyless-total',
        'blank-row',
        'missing-cell',
        'extra-cell',
      ],
    },
    {
      title: { id: 'Nilai bertipe benar', en: 'The values are of their type' },
      checks: [
        'type-error',
        'constraint-error',
        'ambiguous-number',
        'serial-date',
        'range-as-date',
        'extra-space',
        'row-constraint',
      ],
    },
    {
      title: { id: 'Kunci unik dan hitungan cocok', en: 'Keys are unique and counts agree' },
      checks: [
        'primary-key',
        'unique-error',
        'duplicate-row',
        'hash-count',
        'byte-count',
        'row-count',
        'field-count',
        'table-dimensions',
      ],
    },
  ],
  codes: [
    {
      title: {
        id: 'Kode ada di daftarnya, dengan nama yang benar',
        en: 'Codes are in their list, with the right name',
      },
      checks: ['unknown-code', 'code-system', 'code-name', 'name-spelling', 'code-parent'],
    },
    {
      title: { id: 'Kode utuh dan rujukannya ada', en: 'Codes are whole and what they refer to is there' },
      checks: ['decimal-code', 'cut-code', 'lost-zero', 'foreign-key'],
    },
  ],
  figures: [
    {
      title: { id: 'Jumlah dan rasio cocok', en: 'Totals and ratios agree' },
      checks: ['total-error', 'totals-row', 'total-mismatch', 'ratio-mismatch', 'over-100'],
    },
    {
      title: { id: 'Deret waktu wajar', en: 'Series are plausible' },
      checks: ['repeated-period', 'period-gap', 'unit-slip'],
    },
  ],
  protection: [
    {
      title: { id: 'Tidak ada data pribadi', en: 'There is no personal data' },
      checks: ['personal-data', 'personal-text', 'small-count'],
    },
    {
      title: { id: 'Tidak ada yang berbahaya bila dibuka', en: 'Nothing is dangerous to open' },
      checks: [
        'formula-cell',
        'unsafe-cell',
        'markup-cell',
        'control-character',
        'bidi-character',
        'invisible-character',
        'mixed-script',
        'unsafe-metadata',
        'unsafe-path',
        'executable-file',
        'document-content',
      ],
    },
  ],
}
