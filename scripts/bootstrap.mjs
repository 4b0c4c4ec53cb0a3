/**
 * Brings node_modules to what package-lock.json says before `npm start`, `npm test` and the others. It is plain
 * JavaScript without a dependency, because it runs first, and on whatever Node the machine has.
 */
import { spawn, spawnSync } from 'child_process'
import { createHash } from 'crypto'
import { existsSync, lstatSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'fs'
import { join } from 'path'
import { fileURLToPath } from 'url'

/** Oldest Node that can install, and oldest that runs TypeScript as it is. */
const INSTALLS = [20, 0]
const RUNS = [22, 18]

const root = fileURLToPath(new URL('..', import.meta.url))
const modules = join(root, 'node_modules')
const stamp = join(modules, '.bootstrap')
const lockfile = readFileSync(join(root, 'package-lock.json'))
const wanted = `${createHash('sha256').update(lockfile).digest('hex')} ${process.platform}-${process.arch}\n`
const windows = process.platform === 'win32'

if (!atLeast(process.versions.node, INSTALLS)) {
  stop(
    `Node.js ${process.versions.node} terlalu lama. Pasang Node.js 24 dari https://nodejs.org/, lalu ulangi perintah ini.`,
    `Node.js ${process.versions.node} is too old. Install Node.js 24 from https://nodejs.org/, then repeat this command.`,
  )
}
// A link leads to the packages of another folder, which `npm ci` would delete there.
if (!isLink(modules) && read(stamp) !== wanted) {
  if (!asLocked()) await alone(install)
  mkdirSync(modules, { recursive: true })
  writeFileSync(stamp, wanted)
  dropBrokenNode()
}
if (!atLeast(process.versions.node, RUNS) && !atLeast(projectNode(), RUNS)) {
  stop(
    `Node.js ${process.versions.node} hanya dapat memasang, dan Node.js 24 tidak terpasang dari npm. Pasang Node.js 24 dari https://nodejs.org/ (atau hapus pengaturan ignore-scripts npm dan folder node_modules), lalu ulangi perintah ini.`,
    `Node.js ${process.versions.node} can only install, and Node.js 24 did not come from npm. Install Node.js 24 from https://nodejs.org/ (or remove npm's ignore-scripts setting and the folder node_modules), then repeat this command.`,
  )
}

function isLink(path) {
  return existsSync(path) && lstatSync(path).isSymbolicLink()
}

/** Runs `npm ci`; what it cannot do is said with the next step. */
async function install() {
  if (read(stamp) === wanted) return
  say(
    'Memasang pustaka yang diperlukan ke node_modules; sekitar satu menit …',
    'Installing the libraries needed into node_modules; about a minute …',
  )
  const started = Date.now()
  // Windows cannot delete the running node.exe, which `npm ci` would try.
  const inside = windows && process.execPath.startsWith(modules)
  const how = inside ? ['install', '--no-save'] : ['ci']
  const flags = ['--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error']
  const { failed, words } = await npm([...how, ...flags], () => progress(started))
  if (failed) explain(words)
  const seconds = Math.round((Date.now() - started) / 1000)
  say(`Selesai memasang (${seconds} detik).`, `Installed (${seconds} s).`)
}

/** Runs npm itself, by the Node it belongs to where npm started us, and calls `tick` every second. */
function npm(args, tick) {
  const options = { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] }
  const cli = process.env.npm_execpath
  const child =
    cli && /npm-cli\.[cm]?js$/.test(cli)
      ? spawn(process.env.npm_node_execpath || process.execPath, [cli, ...args], options)
      : spawn('npm', args, { ...options, shell: windows })
  let words = ''
  child.stderr.setEncoding('utf8').on('data', (text) => {
    words += text
    process.stderr.write(text)
  })
  const timer = setInterval(tick, 1000)
  return new Promise((done) => {
    child.on('error', (error) => done({ failed: true, words: String(error) }))
    child.on('close', (code) => done({ failed: code !== 0, words }))
  }).finally(() => clearInterval(timer))
}

/** One line that counts on a terminal, a line every quarter of a minute in a log. */
function progress(started) {
  const seconds = Math.round((Date.now() - started) / 1000)
  if (process.stderr.isTTY) process.stderr.write(`\r… ${seconds} s \r`)
  else if (seconds % 15 === 0) process.stderr.write(`… ${seconds} s\n`)
}

/** Says why npm failed, as far as its words tell, and ends. */
function explain(output) {
  if (
    /E(?:NOTFOUND|AI_AGAIN|CONNREFUSED|CONNRESET|TIMEDOUT|NETUNREACH|HOSTUNREACH|NOTCACHED)|ERR_SOCKET|network/i.test(
      output,
    )
  ) {
    stop(
      'Pustaka tidak dapat diunduh: registry npm tidak terjangkau. Periksa sambungan internet atau proksi (npm config get proxy), lalu ulangi perintah ini.',
      'The libraries could not be downloaded: the npm registry is out of reach. Check the internet connection or the proxy (npm config get proxy), then repeat this command.',
    )
  }
  if (/ENOSPC/.test(output)) {
    stop(
      'Ruang penyimpanan habis. Sediakan sekitar 1 GB, lalu ulangi perintah ini.',
      'The disk is full. Free about 1 GB, then repeat this command.',
    )
  }
  if (/EACCES|EPERM|EBUSY/.test(output)) {
    stop(
      'Folder node_modules tidak dapat diubah. Tutup program yang memakainya, hapus folder itu, lalu ulangi perintah ini.',
      'The folder node_modules cannot be changed. Close the programs that use it, delete the folder, then repeat this command.',
    )
  }
  if (/npm ci` can only install|EUSAGE|EINTEGRITY/.test(output)) {
    stop(
      'package-lock.json tidak cocok dengan package.json atau dengan registry. Ambil kembali kedua berkas itu dari repositori, lalu ulangi perintah ini.',
      'package-lock.json does not agree with package.json or with the registry. Restore both files from the repository, then repeat this command.',
    )
  }
  if (/ENOENT.*npm|npm.*(not found|not recognized)/i.test(output)) {
    stop(
      'npm tidak ditemukan. Pasang Node.js 24 beserta npm dari https://nodejs.org/, lalu ulangi perintah ini.',
      'npm was not found. Install Node.js 24 with npm from https://nodejs.org/, then repeat this command.',
    )
  }
  stop(
    'Pemasangan gagal; pesan npm ada di atas. Hapus folder node_modules, lalu ulangi perintah ini.',
    "The installation failed; npm's message is above. Delete the folder node_modules, then repeat this command.",
  )
}

/** Whether what npm says it installed is what the lockfile says, as after a person's own `npm ci`. */
function asLocked() {
  const hidden = read(join(modules, '.package-lock.json'))
  if (hidden === undefined) return false
  const have = JSON.parse(hidden).packages
  const want = JSON.parse(lockfile.toString('utf8')).packages
  const same = (path) =>
    have[path]?.version === want[path].version && existsSync(join(root, path, 'package.json'))
  return (
    Object.keys(have).every((path) => path in want) &&
    Object.keys(want).every((path) => path === '' || !neededHere(want[path]) || same(path))
  )
}

/** npm leaves out optional packages of other machines, and what only those need, which names no machine. */
function neededHere({ optional, os, cpu, libc }) {
  if (optional && !os && !cpu) return false
  const fits = (list, value) =>
    !list ||
    (list.includes(`!${value}`) ? false : list.some((item) => item === value || item.startsWith('!')))
  return fits(os, process.platform) && fits(cpu, process.arch) && (!libc || fits(libc, libcOfThisMachine()))
}

function libcOfThisMachine() {
  if (process.platform !== 'linux') return undefined
  process.report.excludeNetwork = true
  return process.report.getReport().header.glibcVersionRuntime ? 'glibc' : 'musl'
}

/** Version of the Node that npm puts first on the path of the next step; `0.0` where there is none. */
function projectNode() {
  const command = windows ? '.\\node_modules\\.bin\\node.cmd' : join(modules, '.bin', 'node')
  const result = spawnSync(command, ['--version'], { cwd: root, encoding: 'utf8', shell: windows })
  return result.status === 0 ? result.stdout.trim().replace(/^v/, '') : '0.0'
}

/** A Node from npm that cannot run here (another C library) would stand before the machine's own. */
function dropBrokenNode() {
  if (projectNode() !== '0.0') return
  for (const name of ['node', 'node.cmd', 'node.ps1']) rmSync(join(modules, '.bin', name), { force: true })
}

/** Does the work while no other command of this folder installs; a lock left by a dead process is taken over. */
async function alone(work) {
  const lock = join(root, '.cache', 'installing')
  mkdirSync(join(root, '.cache'), { recursive: true })
  for (let waited = false; ; waited = true) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' })
      break
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
    const owner = Number(read(lock))
    if (owner && !alive(owner)) {
      rmSync(lock, { force: true })
      continue
    }
    if (!waited) say('Menunggu pemasangan oleh perintah lain …', 'Waiting for another command to install …')
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300)
  }
  process.on('exit', () => rmSync(lock, { force: true }))
  await work()
}

function alive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

function read(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

function atLeast(version, [major, minor]) {
  const [a, b] = version.split('.').map(Number)
  return a > major || (a === major && b >= minor)
}

function say(id, en) {
  process.stderr.write(`${id}\n${en}\n`)
}

function stop(id, en) {
  say(`\n${id}`, en)
  process.exit(2)
}
