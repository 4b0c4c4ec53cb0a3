import type { OtherFormat } from './exporter.ts'

/** The tables as their producers submitted them: CSV (RFC 4180) in UTF-8. */
export const csv: OtherFormat = {
  of: 'source',
  id: 'csv',
  title: { id: 'CSV', en: 'CSV' },
  spec: 'https://www.rfc-editor.org/rfc/rfc4180',
  mediaType: 'text/csv',
  use: { id: 'berkas asli, untuk semua program', en: 'the file as submitted, for every program' },
}
