import { completeStandard } from '../catalog/complete.ts'
import { judgeStandard } from '../catalog/judge.ts'
import type { FormerTree, Standard } from '../catalog/model.ts'
import { sourceOf } from '../catalog/source.ts'
import { agreedText, STANDARDS, standardAt, standardId } from '../catalog/standards.ts'
import { strictText } from '../catalog/text.ts'
import { readYaml } from '../catalog/yaml.ts'
import type { Finding, Rule } from './rule.ts'
import { listed, shown, steps } from './wording.ts'

/** A version of a standard that says something else than it did, or is gone. */
export const rule: Rule = {
  code: 'changed-standard',
  hook: 'catalog',
  severity: 'error',
  varies: true,
  title: { id: 'Standar diubah tanpa versi baru', en: 'A standard changed without a new version' },
  why: {
    id: 'Dataset mengikuti versi yang sudah disepakati semua pihak. Bila isinya berganti diam-diam, tidak ada lagi yang tahu apa yang disepakati, dan data lama tampak salah.',
    en: 'Datasets follow the version that all parties agreed to. Where it changes in silence, nobody knows any more what was agreed, and older data seem wrong.',
  },
  fix: steps(
    [
      'Kembalikan berkas versi lama seperti semula.',
      'Salin menjadi berkas baru dengan nomor versi berikutnya, misalnya `1.1.yaml`, lalu tulis perubahannya, tanggal kesepakatan, dan para pihaknya di sana.',
      'Jelaskan pada `changes` apa yang berubah. Terjemahan boleh ditambahkan pada versi lama.',
    ],
    [
      'Put the file of the old version back as it was.',
      'Copy it to a new file with the next version, such as `1.1.yaml`, and write the change, the day of the agreement and the parties there.',
      'Say in `changes` what is different. Translations may be added to the old version.',
    ],
  ),
  *check({ standards, datasets }, { former }) {
    if (!former) return
    const now = new Map(standards.map((standard) => [standard.source.file, standard]))
    const followers = (id: string) =>
      datasets.filter(({ source }) => source.value.conforms === id).map((dataset) => dataset.id)
    for (const { path, kind } of former.list()) {
      if (kind !== 'file' || !path.startsWith(STANDARDS) || !former.differs(path)) continue
      const old = standardIn(former, path)
      const standard = now.get(path)
      if (!old || (standard && agreedText(standard) === agreedText(old))) continue
      yield finding(old, standard, followers(standardId(old)))
    }
  },
}

function finding(old: Standard, now: Standard | undefined, followers: string[]): Finding {
  const names = listed(followers)
  const by = {
    id: followers.length > 0 ? ` Yang mengikutinya: ${names.id}.` : '',
    en: followers.length > 0 ? ` Followed by ${names.en}.` : '',
  }
  const id = shown(standardId(old))
  return {
    message: {
      id: `Standar ${id} ${now ? 'isinya berubah, padahal versinya sama' : 'dihapus'}.${by.id}`,
      en: `The standard ${id} ${now ? 'says something else under the same version' : 'was deleted'}.${by.en}`,
    },
    places: [{ file: old.source.file }],
  }
}

/** The standard that a file held before. */
function standardIn(tree: FormerTree, file: string): Standard | undefined {
  const named = standardAt(file)
  if (!named) return undefined
  const { source } = sourceOf(
    file,
    () => strictText(tree.read(file)),
    readYaml,
    judgeStandard,
    completeStandard(named.name),
    (compute) => compute(),
  )
  return { ...named, source }
}
