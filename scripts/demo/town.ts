import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { projectRoot } from '../../src/store/project.ts'

/** Someone of the invented city who works with Git. */
export interface Person {
  /** Folder of the own clone; only the persons of the story have one. */
  clone: string
  name: string
  email: string
  /** Account at the Git host. */
  account: string
}

/** The persons of the story; none of them is anybody. */
export const PEOPLE = {
  gardener: person('petugas', 'Petugas Kebun', 'kebun-kota-contoh'),
  verifier: person(
    'pemeriksa',
    'Meja Pemeriksa Data',
    'meja-pemeriksa-contoh',
    'pemeriksa@kota-contoh.example',
  ),
  formerVerifier: person(
    'pemeriksa-lama',
    'Meja Pemeriksa Lama',
    'meja-lama-contoh',
    'pemeriksa-lama@kota-contoh.example',
  ),
  stranger: person('orang-asing', 'Orang Asing', 'orang-asing-contoh'),
  counter: person('petugas-angka', 'Petugas Angka', 'badan-angka-contoh'),
  rainReader: person('petugas-hujan', 'Petugas Hujan', 'air-hujan-contoh'),
  librarian: person('petugas-baca', 'Petugas Baca', 'taman-baca-contoh'),
  tramClerk: person('petugas-trem', 'Petugas Trem', 'trem-perahu-contoh'),
} satisfies Record<string, Person>

function person(
  clone: string,
  name: string,
  account: string,
  email = `1+${account}@users.noreply.github.com`,
): Person {
  return { clone, name, email, account }
}

/** A submission that was merged, as the hub is told of it at once. */
export interface Merged {
  branch: string
  message: string
  /** Texts by path; whatever else is there stays. */
  files: Record<string, string>
  submitted: { by: Person; on: string }
  /** With what the message of the merge tells beside its subject. */
  merged: { by: Person; on: string; note?: string }
}

/** What a command said and how it ended. */
export interface Said {
  status: number
  out: string
  err: string
}

/** A hub and clones in one folder, with the generator and the invented city in them. */
export class Town {
  readonly folder: string
  private day = '2024-02-01'

  constructor(folder: string) {
    this.folder = folder
  }

  /**
   * Founds the city: its first commit holds everything and was pushed directly, as first commits are. `change` is told
   * the folder of the catalog before that commit.
   */
  found(change: (catalog: string) => void = () => {}): void {
    this.run(this.folder, 'git', ['init', '-q', '--bare', '-b', 'main', 'pusat.git'])
    this.clone(PEOPLE.verifier)
    const at = this.at(PEOPLE.verifier)
    for (const path of OWN)
      cpSync(join(projectRoot, path), join(at, path), { recursive: true, filter: isOurs })
    cpSync(join(projectRoot, 'tests/catalogs/kota-contoh'), join(at, 'datasets'), { recursive: true })
    change(join(at, 'datasets'))
    this.write(PEOPLE.verifier, { '.gitignore': 'node_modules\n.cache/\ndist/\n' })
    this.commit(PEOPLE.verifier, 'Dirikan katalog Kota Contoh')
    this.git(PEOPLE.verifier, 'push', '-q', 'origin', 'HEAD:main')
    for (const one of [PEOPLE.gardener, PEOPLE.stranger]) this.clone(one)
  }

  /** Moves the calendar of the story. */
  on(day: string): this {
    this.day = day
    return this
  }

  at({ clone }: Person): string {
    return join(this.folder, clone)
  }

  /** Writes files into a clone; `undefined` removes one. */
  write(who: Person, files: Record<string, string | undefined>): void {
    for (const [path, text] of Object.entries(files)) {
      const file = join(this.at(who), path)
      if (text === undefined) rmSync(file, { recursive: true, force: true })
      else {
        mkdirSync(dirname(file), { recursive: true })
        writeFileSync(file, text)
      }
    }
  }

  read(who: Person, path: string): string {
    return readFileSync(join(this.at(who), path), 'utf8')
  }

  /** Starts a branch at the newest main line. */
  branch(who: Person, name: string): void {
    this.git(who, 'fetch', '-q', 'origin')
    this.git(who, 'checkout', '-q', '-f', '-B', name, 'origin/main')
  }

  commit(who: Person, message: string): string {
    this.git(who, 'add', '-A')
    this.git(who, 'commit', '-q', '-m', message)
    return this.git(who, 'rev-parse', 'HEAD')
  }

  /** Merges a branch of the hub into its main line, as the merge button of a host does. */
  merge(who: Person, branch: string, message = `Gabungkan ${branch}`): string {
    this.branch(who, 'main')
    this.git(who, 'merge', '-q', '--no-ff', '-m', message, `origin/${branch}`)
    this.git(who, 'push', '-q', 'origin', 'main')
    return this.git(who, 'rev-parse', 'HEAD')
  }

  /** Puts submissions and their merges on the main line of the hub, as if each person had done it from the own clone. */
  record(all: readonly Merged[]): void {
    if (all.length === 0) return
    const data = (text: string) => `data ${Buffer.byteLength(text)}\n${text}\n`
    const signed = ({ by, on }: Merged['submitted']) => {
      const who = `${by.name} <${by.email}> ${Date.parse(`${on}T03:00:00Z`) / 1000} +0000\n`
      return `author ${who}committer ${who}`
    }
    const stream = all.map(({ branch, message, files, submitted, merged }, at) => {
      const changes = Object.entries(files)
        .map(([path, text]) => `M 100644 inline ${path}\n${data(text)}`)
        .join('')
      const from = at === 0 ? 'refs/heads/main^0' : `:${2 * at}`
      const own = `commit refs/heads/${branch}\nmark :${2 * at + 1}\n${signed(submitted)}${data(message)}from ${from}\n`
      const merge = `commit refs/heads/main\nmark :${2 * at + 2}\n${signed(merged)}${data([`Gabungkan ${branch}`, merged.note].filter(Boolean).join('\n\n'))}from ${from}\n`
      return `${own}${changes}\n${merge}merge :${2 * at + 1}\n${changes}\n`
    })
    const args = ['fast-import', '--quiet', '--date-format=raw']
    const { status, err } = this.run(join(this.folder, 'pusat.git'), 'git', args, {}, stream.join(''))
    if (status !== 0) throw new Error(`git fast-import: ${err}`)
  }

  /** Output of a Git command that must succeed, with the name and the calendar of the person. */
  git(who: Person, ...args: string[]): string {
    const { status, out, err } = this.try(who, 'git', args)
    if (status !== 0) throw new Error(`git ${args.join(' ')}: ${err}`)
    return out.trim()
  }

  /** Runs a program in a clone and tells how it ended. */
  try(who: Person, program: string, args: string[], more: Record<string, string> = {}): Said {
    const moment = `${this.day}T03:00:00Z`
    return this.run(this.at(who), program, args, {
      GIT_AUTHOR_NAME: who.name,
      GIT_AUTHOR_EMAIL: who.email,
      GIT_COMMITTER_NAME: who.name,
      GIT_COMMITTER_EMAIL: who.email,
      GIT_AUTHOR_DATE: moment,
      GIT_COMMITTER_DATE: moment,
      AS_OF: this.day,
      ...more,
    })
  }

  /** Runs one of the project's own commands on the catalog of a clone. */
  command(who: Person, name: string, args: string[], more: Record<string, string> = {}): Said {
    const script = join(projectRoot, 'scripts', `${name}.ts`)
    const catalog = ['--catalog', join(this.at(who), 'datasets')]
    return this.try(who, process.execPath, [script, ...args, ...catalog], {
      CACHE: join(this.folder, 'cache'),
      ...more,
    })
  }

  private clone(who: Person): void {
    this.run(this.folder, 'git', ['clone', '-q', join(this.folder, 'pusat.git'), who.clone])
    symlinkSync(join(projectRoot, 'node_modules'), join(this.at(who), 'node_modules'))
    // An empty hub has no main line yet.
    this.run(this.at(who), 'git', ['symbolic-ref', 'HEAD', 'refs/heads/main'])
  }

  private run(
    cwd: string,
    program: string,
    args: string[],
    more: Record<string, string> = {},
    input?: string,
  ): Said {
    const { GIT_DIR, GIT_WORK_TREE, GIT_INDEX_FILE, BASE_URL, ...inherited } = process.env
    const env = { ...inherited, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1', ...more }
    const { status, stdout, stderr, error } = spawnSync(program, args, {
      cwd,
      env,
      ...(input !== undefined && { input }),
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    })
    if (error) throw error
    return { status: status ?? 1, out: stdout, err: stderr }
  }
}

/** What of the project is in the city's repository. */
const OWN = [
  'package.json',
  'package-lock.json',
  'scripts',
  'schemas',
  'src',
  '.github',
  '.gitattributes',
  'astro.config.ts',
  'tsconfig.json',
]

function isOurs(path: string): boolean {
  return !/[\\/](node_modules|\.cache)([\\/]|$)/.test(path)
}
