import { baseName, folded } from '../catalog/path.ts'
import type { Text } from '../catalog/problem.ts'
import type { Rule } from './rule.ts'
import { listed, shown, steps } from './wording.ts'

/** Files or folders whose names are one and the same on Windows and macOS. */
export const rule: Rule = {
  code: 'case-conflict',
  hook: 'catalog',
  severity: 'error',
  title: { id: 'Nama berkas yang bertabrakan', en: 'Names that collide' },
  why: {
    id: 'Windows dan macOS menganggap kedua nama itu sama: saat katalog disalin ke sana, satu berkas menimpa yang lain.',
    en: 'Windows and macOS take both names for the same: when the catalog is copied there, one file overwrites the other.',
  },
  fix: steps(
    [
      'Bandingkan isi kedua berkas; biasanya salah satunya salinan lama.',
      'Hapus salinan itu, atau beri nama yang berbeda lebih dari huruf besar dan kecilnya, misalnya dengan tahun.',
      'Sesuaikan `path` di berkas `dataset.md` bila nama tabel berubah.',
    ],
    [
      'Compare what the two files hold; mostly one of them is an old copy.',
      'Delete that copy, or give it a name that differs by more than capitals, such as by the year.',
      'Change `path` in the file `dataset.md` if a table got a new name.',
    ],
  ),
  *check({ files }) {
    const known = new Map<string, string[]>()
    const seen = new Set<string>()
    for (const { path } of files) {
      const parts = path.split('/')
      for (let depth = 1; depth <= parts.length; depth++) {
        const prefix = parts.slice(0, depth).join('/')
        if (seen.has(prefix)) continue
        seen.add(prefix)
        // Names below folders that collide already are not compared again.
        const folder = parts.slice(0, depth - 1).join('/')
        const key = `${folder}/${folded(parts[depth - 1] as string)}`
        known.set(key, [...(known.get(key) ?? []), prefix])
      }
    }
    for (const names of known.values()) {
      if (names.length < 2) continue
      const all = listed(names)
      const words = new Set(names.map((name) => baseName(name).normalize('NFC'))).size > 1 ? CASE : ACCENT
      yield {
        message: {
          id: `${all.id} hanya berbeda ${words.id}.`,
          en: `${all.en} differ only in ${words.en}.`,
        },
        fix: {
          id: `Hapus atau ganti nama salah satu, misalnya ${shown(baseName(names.at(-1) as string))}.`,
          en: `Delete or rename one of them, such as ${shown(baseName(names.at(-1) as string))}.`,
        },
        places: names.map((name) => ({ file: name })),
      }
    }
  },
}

const CASE: Text = { id: 'huruf besar dan kecilnya', en: 'their capitals' }
const ACCENT: Text = {
  id: 'cara huruf beraksennya disimpan, misalnya é sebagai satu atau dua karakter',
  en: 'how accented letters are stored, such as é as one character or two',
}
