/** The pre-push hook: `node scripts/gate.ts REMOTE URL`, with the lines of Git on standard input. */
import { spawnSync } from 'node:child_process'
import { readFileSync, realpathSync } from 'node:fs'
import { relative } from 'node:path'
import { maskPersonal } from '../src/catalog/personal.ts'
import type { Language } from '../src/catalog/problem.ts'
import { outgoing, pushedRefs } from '../src/history/outgoing.ts'
import { type GateResult, gate, type Leak } from '../src/store/gate.ts'
import { catalogFolder } from '../src/store/identity.ts'
import { CLEAN, command, PROBLEMS } from './command.ts'
import { ROOT } from './steps.ts'

/** Findings that are listed; the rest is a number. */
const SHOWN = 20

const WORDS = {
  id: {
    stopped: 'Pengiriman dihentikan: ada data pribadi (UU 27/2022). Belum ada yang terkirim.',
    past: '(sudah dihapus, tetapi masih ikut terkirim dalam riwayat)',
    more: (count: number) => `  … dan ${count} temuan lain`,
    unread: (count: number, names: string) =>
      `! ${count} berkas tidak dapat diperiksa otomatis (${names}); periksa sendiri isinya.`,
    undo: (base: string | undefined) => [
      'Cara memperbaiki:',
      '  1. Simpan salinan pekerjaan Anda di luar folder ini.',
      base
        ? `  2. Jalankan: git reset --soft ${base} (isi folder tidak berubah, hanya commit yang belum terkirim dibuka).`
        : '  2. Mintalah bantuan Walidata untuk membuka commit yang belum terkirim.',
      '  3. Hapus kolom atau berkasnya, lalu: git add -A, git commit, dan git push lagi.',
      '  Menghapus pada commit berikutnya tidak cukup: riwayatnya ikut terkirim.',
      '  Ragu atau sudah pernah terkirim? Segera hubungi Walidata. Jangan memakai --no-verify.',
    ],
  },
  en: {
    stopped: 'The push was stopped: it holds personal data (Law 27/2022). Nothing has been sent.',
    past: '(deleted since, but still sent with the history)',
    more: (count: number) => `  … and ${count} more`,
    unread: (count: number, names: string) =>
      `! ${count} ${count === 1 ? 'file' : 'files'} cannot be looked through automatically (${names}); do it yourself.`,
    undo: (base: string | undefined) => [
      'How to put it right:',
      '  1. Keep a copy of your work outside this folder.',
      base
        ? `  2. Run: git reset --soft ${base} (the folder stays as it is; only commits not yet sent are opened).`
        : '  2. Ask the data steward to help you open the commits that are not sent yet.',
      '  3. Delete the column or the file, then git add -A, git commit and git push again.',
      '  Deleting it in another commit is not enough: the history is sent, too.',
      '  In doubt, or sent before? Tell the data steward at once. Do not use --no-verify.',
    ],
  },
}

await command(() => {
  const remote = process.argv[2] ?? 'origin'
  const root = spawnSync('git', ['rev-parse', '--show-toplevel'], {
    cwd: ROOT,
    encoding: 'utf8',
  }).stdout.trim()
  const way = relative(realpathSync(root), realpathSync(catalogFolder())).replaceAll('\\', '/')
  const prefix = way === '' || way.startsWith('..') ? '' : `${way}/`
  const refs = pushedRefs(readFileSync(0, 'utf8'))
  const seen: (GateResult & { base: string | undefined })[] = refs.map((ref) => {
    const objects = outgoing(root, ref, remote, process.argv[3])
    return { ...gate(objects, prefix), base: objects.base() }
  })
  const leaks = seen.flatMap((result) => result.leaks)
  const unread = [...new Set(seen.flatMap((result) => result.unread))]
  for (const language of ['id', 'en'] as const) {
    if (unread.length > 0)
      say(WORDS[language].unread(unread.length, maskPersonal(unread.slice(0, 5).join(', '))))
    if (leaks.length > 0) say(...stopped(leaks, language, seen.find(({ base }) => base)?.base))
  }
  return leaks.length > 0 ? PROBLEMS : CLEAN
})

function stopped(leaks: Leak[], language: Language, base: string | undefined): string[] {
  const words = WORDS[language]
  const lines = leaks.slice(0, SHOWN).map(({ where, message, isPast }) => {
    return `  ✗ ${printable(maskPersonal(where))}: ${printable(message[language])}${isPast ? ` ${words.past}` : ''}`
  })
  const more = leaks.length > SHOWN ? [words.more(leaks.length - SHOWN)] : []
  return ['', words.stopped, ...lines, ...more, ...words.undo(base?.slice(0, 12))]
}

/** Names of files may not steer the terminal. */
function printable(text: string): string {
  return text.replace(/\p{C}/gu, '·')
}

function say(...lines: string[]): void {
  process.stderr.write(`${lines.join('\n')}\n`)
}
