import { isMisread } from './labels.ts'
import { propertyPlace } from './property.ts'
import type { Rule } from './rule.ts'
import { counted, figure, listed, shown, steps } from './wording.ts'

/** A table with another number of columns than its metadata say. */
export const rule: Rule = {
  code: 'field-count',
  hook: 'table',
  severity: 'error',
  title: { id: 'Jumlah kolom tidak cocok', en: 'Number of columns differs' },
  why: {
    id: 'Kolom yang hilang atau bertambah memutus program dan grafik yang mengandalkan bentuk tabel yang diumumkan.',
    en: 'Columns that are lost or new break the programs and charts that rely on the announced form of the table.',
  },
  fix: steps(
    [
      'Buka berkas di Excel atau LibreOffice dan hitung judul kolom di baris 1.',
      'Kembalikan kolom yang terhapus, atau hapus kolom bantu dan kolom kosong di ujung kanan.',
      'Bila isi berkas sudah benar, perbaiki `stats.fields` di berkas `dataset.md`.',
    ],
    [
      'Open the file in Excel or LibreOffice and count the column names in row 1.',
      'Put back a column that was deleted, or delete scratch columns and empty ones at the right end.',
      'If the file is right, correct `stats.fields` in the file `dataset.md`.',
    ],
  ),
  *check({ header }, context) {
    const { dataset, resource } = context
    const declared = resource.descriptor.stats?.fields
    if (declared === undefined || !header || isMisread(header)) return
    const count = header.labels.length
    if (count === declared) return
    const [actual, wanted, names] = [
      counted(count, 'kolom', 'column', 'columns'),
      figure(declared),
      listed(header.labels),
    ]
    yield {
      message: {
        id: `Tabel ${shown(resource.name)} memuat ${actual.id}, padahal metadata menyebut ${wanted.id}; kolomnya: ${names.id}.`,
        en: `The table ${shown(resource.name)} has ${actual.en} where the metadata say ${wanted.en}; they are ${names.en}.`,
      },
      fix: {
        id: `Kembalikan kolom yang terhapus atau hapus kolom yang berlebih. Bila berkasnya benar, tulis ${shown(`fields: ${count}`)} di dalam \`stats\` pada metadata.`,
        en: `Put back a column that was deleted, or delete one too many. If the file is right, write ${shown(`fields: ${count}`)} in \`stats\` of the metadata.`,
      },
      places: [
        propertyPlace(dataset.source, ['resources', resource.index, 'stats', 'fields'], String(declared)),
      ],
    }
  },
}
