import type { Text } from '../catalog/problem.ts'
import { propertyPlace } from './property.ts'
import type { Rule } from './rule.ts'
import { shown, steps } from './wording.ts'

/** A file whose checksum is not the one that its metadata give. */
export const rule: Rule = {
  code: 'hash-count',
  hook: 'table',
  severity: 'error',
  title: { id: 'Checksum berkas tidak cocok', en: 'Checksum of the file differs' },
  why: {
    id: 'Pembaca memakai checksum untuk memastikan berkasnya utuh dan tidak diubah; checksum yang salah membuat berkas yang benar tampak rusak.',
    en: 'Readers use the checksum to make sure that the file is whole and unchanged; a wrong one makes a sound file look damaged.',
  },
  fix: steps(
    [
      'Pastikan berkas di folder dataset adalah berkas yang Anda maksud, bukan versi lama atau salinan yang pernah disimpan ulang.',
      'Bila berkasnya benar, ganti `hash` di berkas `dataset.md` dengan checksum yang disebut.',
      'Bila ragu, hapus `hash`: katalog menghitung dan menampilkan checksum sendiri.',
    ],
    [
      'Make sure that the file in the folder of the dataset is the one you mean, not an old version or a copy that was saved again.',
      'If it is, replace `hash` in the file `dataset.md` by the checksum that is named.',
      'If in doubt, remove `hash`: the catalog computes and shows the checksum itself.',
    ],
  ),
  *check({ result }, { dataset, resource }) {
    const { hash } = resource.descriptor
    if (hash === undefined || !result) return
    const actual = `sha256:${result.sha256}`
    const [, algorithm = 'md5', digits] = /^(?:([^:]+):)?(.*)$/.exec(hash) ?? []
    const name = algorithm.toLowerCase().replace('-', '')
    if (name === 'sha256' && digits?.toLowerCase() === result.sha256) return
    yield {
      message:
        name === 'sha256' ? differs(resource.name, hash, result.sha256) : unknown(resource.name, algorithm),
      fix: {
        id: `Bila berkasnya memang yang Anda maksud, tulis ${line(actual)} pada metadata, atau hapus \`hash\`.`,
        en: `If the file is the one you mean, write ${line(actual)} in the metadata, or remove \`hash\`.`,
      },
      places: [propertyPlace(dataset.source, ['resources', resource.index, 'hash'], hash)],
    }
  },
}

function line(actual: string): string {
  return `\`hash: "${actual}"\``
}

/** Digits by which people compare two checksums. */
const FEW = 12

function differs(table: string, hash: string, actual: string): Text {
  const [found, declared] = [actual, hash.slice(hash.indexOf(':') + 1)].map((digits) =>
    shown(`${digits.slice(0, FEW)}…`),
  )
  return {
    id: `Checksum berkas tabel ${shown(table)} berawal ${found}, bukan ${declared}: berkasnya berubah setelah \`hash\` ditulis, atau tertukar.`,
    en: `The checksum of the file of table ${shown(table)} begins with ${found}, not ${declared}: the file changed after \`hash\` was written, or is another one.`,
  }
}

function unknown(table: string, algorithm: string): Text {
  return {
    id: `Checksum ${shown(algorithm)} tabel ${shown(table)} tidak dapat diperiksa; katalog ini hanya menghitung SHA-256.`,
    en: `The ${shown(algorithm)} checksum of table ${shown(table)} cannot be verified; this catalog computes SHA-256 only.`,
  }
}
