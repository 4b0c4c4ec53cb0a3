/** `npm run setup`: has Git look for personal data before every push of this clone. */
import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { CatalogError } from '../src/catalog/catalogerror.ts'
import { CLEAN, command, options } from './command.ts'
import { ROOT } from './steps.ts'

/** By this line a hook is known as ours, so that it may be renewed. */
const MARK = '# Satu Data: personal data gate'

/** Plain sh, since Git for Windows runs hooks by its own sh; a Node that cannot be started stops the push, too. */
const HOOK = `#!/bin/sh
${MARK} (npm run setup)
root=$(git rev-parse --show-toplevel) || exit 1
# A branch that begins without the history of the others has no gate.
if [ ! -f "$root/scripts/hooks/pre-push" ]; then
  echo "✗ Tidak ada yang dikirim: cabang ini tidak memuat pemeriksa data pribadi (scripts/hooks/pre-push)." >&2
  echo "  Gabungkan cabang utama ke cabang ini (git merge --allow-unrelated-histories origin/main), atau pindahkan pekerjaan Anda ke cabang yang dibuat dari cabang utama. Lalu ulangi git push." >&2
  echo "✗ Nothing was sent: this branch lacks the check for personal data (scripts/hooks/pre-push)." >&2
  echo "  Merge the main branch into this one (git merge --allow-unrelated-histories origin/main), or move your work to a branch that was made from the main one. Then push again." >&2
  exit 1
fi
sh "$root/scripts/hooks/pre-push" "$@"
`

/** How another hook calls ours. */
const CALL = 'sh "$(git rev-parse --show-toplevel)/scripts/hooks/pre-push" "$@" || exit 1'

await command(() => {
  options({}, 'npm run setup')
  const hook = hookFile()
  const known = existsSync(hook) ? readFileSync(hook, 'utf8') : undefined
  if (known !== undefined && !known.includes(MARK)) throw foreignHook(hook)
  mkdirSync(dirname(hook), { recursive: true })
  writeFileSync(hook, HOOK)
  chmodSync(hook, 0o755)
  console.log('✓ Mulai sekarang, data pribadi dicari pada setiap git push dari folder ini.')
  console.log('✓ From now on, every git push of this folder is looked through for personal data.')
  return CLEAN
})

/** Where Git of this clone looks for the hook; a folder that other clones share is not written to. */
function hookFile(): string {
  const folder = git('rev-parse', '--git-path', 'hooks')
  const common = git('rev-parse', '--git-common-dir')
  if (folder === undefined || common === undefined) {
    throw new CatalogError(
      { id: 'Folder ini bukan klon Git.', en: 'This folder is no clone of Git.' },
      {
        id: 'Klon repositorinya dengan git clone, lalu ulangi perintah ini di sana.',
        en: 'Clone the repository with git clone, then repeat this command there.',
      },
    )
  }
  const hooks = resolve(ROOT, folder)
  const isOwn = [ROOT, resolve(ROOT, common)].some((own) => {
    const way = relative(own, hooks)
    return way !== '' && !way.startsWith('..') && resolve(own, way) === hooks
  })
  if (!isOwn) throw sharedFolder(hooks)
  return join(hooks, 'pre-push')
}

function git(...args: string[]): string | undefined {
  const { status, stdout } = spawnSync('git', args, { cwd: ROOT, encoding: 'utf8' })
  return status === 0 ? stdout.trim() : undefined
}

function foreignHook(hook: string): CatalogError {
  return new CatalogError(
    {
      id: `Sudah ada pre-push lain di "${hook}", yang tidak kami ubah.`,
      en: `There is another pre-push at "${hook}", which we leave as it is.`,
    },
    {
      id: `Tambahkan baris ini di bawah baris pertamanya: ${CALL}`,
      en: `Add this line below its first line: ${CALL}`,
    },
  )
}

function sharedFolder(hooks: string): CatalogError {
  return new CatalogError(
    {
      id: `core.hooksPath menunjuk ke "${hooks}", yang dipakai repositori lain juga.`,
      en: `core.hooksPath points to "${hooks}", which other repositories use, too.`,
    },
    {
      id: 'Jalankan: git config --local core.hooksPath .git/hooks, lalu ulangi perintah ini.',
      en: 'Run: git config --local core.hooksPath .git/hooks, then repeat this command.',
    },
  )
}
