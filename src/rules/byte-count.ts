import { propertyPlace } from './property.ts'
import type { Rule } from './rule.ts'
import { counted, figure, shown, steps } from './wording.ts'

/** A file that is larger or smaller than its metadata say. */
export const rule: Rule = {
  code: 'byte-count',
  hook: 'table',
  severity: 'error',
  title: { id: 'Ukuran berkas tidak cocok', en: 'Size of the file differs' },
  why: {
    id: 'Ukuran yang berbeda biasanya berarti berkas terpotong saat disalin, atau metadata masih milik versi lama.',
    en: 'Another size mostly means that the file was cut short when it was copied, or that the metadata belong to an older version.',
  },
  fix: steps(
    [
      'Bandingkan berkas di folder dataset dengan berkas asalnya: apakah baris terakhirnya sama?',
      'Bila berkasnya terpotong atau tertukar, salin lagi dari sumbernya.',
      'Bila berkasnya benar, perbaiki `bytes` di berkas `dataset.md`, atau hapus: katalog menghitungnya sendiri.',
    ],
    [
      'Compare the file in the folder of the dataset with the original: is its last row the same?',
      'If the file was cut or is another one, copy it again from its source.',
      'If the file is right, correct `bytes` in the file `dataset.md`, or remove it: the catalog counts by itself.',
    ],
  ),
  *check({ result }, { dataset, resource }) {
    const { bytes } = resource.descriptor
    if (bytes === undefined || !result || bytes === result.bytes) return
    const [actual, declared] = [figure(result.bytes), figure(bytes)]
    const gap = counted(Math.abs(result.bytes - bytes), 'bita', 'byte', 'bytes')
    const words = result.bytes < bytes ? { id: 'kurang', en: 'less' } : { id: 'lebih', en: 'more' }
    yield {
      message: {
        id: `Berkas tabel ${shown(resource.name)} berukuran ${actual.id} bita, padahal metadata menyebut ${declared.id}: ${words.id} ${gap.id}.`,
        en: `The file of table ${shown(resource.name)} has ${actual.en} bytes where the metadata say ${declared.en}: ${gap.en} ${words.en}.`,
      },
      fix: {
        id: `Bila berkasnya benar dan utuh, tulis ${shown(`bytes: ${result.bytes}`)} pada metadata, atau hapus \`bytes\`; bila tidak, salin lagi berkasnya dari sumber.`,
        en: `If the file is right and whole, write ${shown(`bytes: ${result.bytes}`)} in the metadata, or remove \`bytes\`; if not, copy the file again from its source.`,
      },
      places: [propertyPlace(dataset.source, ['resources', resource.index, 'bytes'], String(bytes))],
    }
  },
}
