import { shorten, type Text } from '../catalog/problem.ts'
import { unseenIn } from '../catalog/unseen.ts'
import { withoutUnseen } from './bidi-character.ts'
import { mixedWord } from './lookalikes.ts'
import type { Finding, Rule } from './rule.ts'
import { shown, steps } from './wording.ts'

/** A file or folder whose name Windows cannot hold, or that is not what it seems to be. */
export const rule: Rule = {
  code: 'unsafe-name',
  hook: 'catalog',
  severity: 'error',
  title: { id: 'Nama berkas yang tidak aman', en: 'Unsafe file name' },
  why: {
    id: 'Katalog dengan nama seperti ini tidak dapat disalin ke komputer Windows, atau pembaca mengira berkasnya berkas lain.',
    en: 'A catalog with such a name cannot be copied to a Windows computer, or its readers take the file for another one.',
  },
  fix: steps(
    [
      'Ganti nama berkas atau foldernya: huruf kecil Latin, angka, titik, dan tanda hubung sudah cukup, misalnya `penduduk-2024.csv`.',
      'Ketik nama barunya; jangan menyalinnya dari tempat lain.',
      'Sesuaikan `path` di berkas `dataset.md` bila nama tabel berubah.',
    ],
    [
      'Rename the file or folder: small Latin letters, digits, points and hyphens are enough, such as `population-2024.csv`.',
      'Type the new name; do not copy it from elsewhere.',
      'Change `path` in the file `dataset.md` if a table got a new name.',
    ],
  ),
  *check({ files }) {
    const seen = new Set<string>()
    for (const { path } of files) {
      const parts = path.split('/')
      for (const [at, name] of parts.entries()) {
        const prefix = parts.slice(0, at + 1).join('/')
        if (seen.has(prefix)) continue
        seen.add(prefix)
        const fault = faultOf(name)
        if (fault) yield finding(prefix, path, name, fault, at < parts.length - 1)
      }
    }
  },
}

type Fault = 'device' | 'sign' | 'unseen' | 'edge' | 'mixed' | 'long'

const DEVICE = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)\s*(?:\.|$)/i
const SIGNS = /[<>:"|?*\\]/
const LONGEST = 255

/** Why a name is unsafe, or nothing. */
export function faultOf(name: string): Fault | undefined {
  if (/[\t\r\n]/.test(name) || unseenIn(name).length > 0) return 'unseen'
  if (SIGNS.test(name)) return 'sign'
  if (DEVICE.test(name)) return 'device'
  if (/^\s|[\s.]$/.test(name)) return 'edge'
  if (name.length > LONGEST) return 'long'
  return mixedWord(name) ? 'mixed' : undefined
}

/** A name like the one given that every system can hold. */
export function safeName(name: string): string {
  const plain = withoutUnseen(name)
    .replace(/[<>:"|?*\\\s]+/g, '-')
    .replace(/^-+|[-.]+$|-+(?=\.)/g, '')
  const word = mixedWord(plain)
  const latin = word ? plain.replace(word.word, word.latin) : plain
  if (latin === '') return 'berkas'
  return DEVICE.test(latin) ? `data-${latin}` : latin.slice(-100)
}

function finding(prefix: string, path: string, name: string, fault: Fault, isFolder: boolean): Finding {
  const what: Text = isFolder ? { id: 'folder', en: 'folder' } : { id: 'berkas', en: 'file' }
  const words = WORDS[fault](name)
  return {
    message: {
      id: `Nama ${what.id} ${shown(name)} ${words.id}.`,
      en: `The name of the ${what.en} ${shown(name)} ${words.en}.`,
    },
    fix: {
      id: `Ganti nama ${what.id} ini, misalnya menjadi ${shown(safeName(name))}; ketik nama barunya, jangan menyalinnya.`,
      en: `Rename this ${what.en}, such as to ${shown(safeName(name))}; type the new name, do not copy it.`,
    },
    places: [{ file: isFolder ? prefix : path, value: shorten(name) }],
  }
}

const WORDS: Record<Fault, (name: string) => Text> = {
  device: (name) => {
    const device = shown((/^[^.\s]+/.exec(name)?.[0] ?? name).toUpperCase())
    return {
      id: `dipakai Windows untuk perangkat ${device}, sehingga tidak dapat dibuat di sana`,
      en: `belongs to the device ${device} of Windows, so that it cannot be made there`,
    }
  },
  sign: (name) => {
    const sign = shown(SIGNS.exec(name)?.[0] ?? '')
    return {
      id: `memuat tanda ${sign}, yang tidak boleh ada dalam nama di Windows`,
      en: `holds ${sign}, which no name may have on Windows`,
    }
  },
  unseen: () => ({
    id: 'memuat karakter yang tidak terlihat, sehingga nama itu bukan yang tampak di layar',
    en: 'holds characters that cannot be seen, so that it is not what the screen shows',
  }),
  edge: () => ({
    id: 'diawali spasi atau diakhiri spasi atau titik, yang dibuang oleh Windows',
    en: 'begins with a space or ends with a space or point, which Windows drops',
  }),
  long: (name) => ({
    id: `terlalu panjang: ${name.length} karakter, padahal paling banyak ${LONGEST}`,
    en: `is too long: ${name.length} characters, where ${LONGEST} are the most`,
  }),
  mixed: (name) => {
    const { letter, word } = mixedWord(name) as NonNullable<ReturnType<typeof mixedWord>>
    return {
      id: `memuat huruf asing ${shown(letter)} yang mirip huruf Latin pada ${shown(word)}`,
      en: `has the foreign letter ${shown(letter)}, which looks like a Latin one, in ${shown(word)}`,
    }
  },
}
