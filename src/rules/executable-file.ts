import type { Catalog, FileEntry } from '../catalog/model.ts'
import { baseName } from '../catalog/path.ts'
import type { Text } from '../catalog/problem.ts'
import { strictText } from '../catalog/text.ts'
import { hasActiveMarkup, unsafeLink } from './markup.ts'
import type { Facts, Rule } from './rule.ts'
import { shown, steps } from './wording.ts'

/** A file that runs on the computer of whoever opens it: a program, a script, a workbook with macros, an active page. */
export const rule: Rule = {
  code: 'executable-file',
  hook: 'catalog',
  severity: 'error',
  title: { id: 'Berkas yang dapat dijalankan', en: 'File that can be run' },
  why: {
    id: 'Pembaca yang membuka berkas dari portal resmi memercayainya; program, skrip, dan makro dapat merusak komputernya.',
    en: 'Readers trust a file of an official portal; programs, scripts and macros can harm their computer.',
  },
  fix: steps(
    [
      'Hapus berkas itu dari folder katalog; data tidak memerlukan program.',
      'Bila isinya data, simpan sebagai CSV UTF-8; bila dokumen, simpan sebagai PDF.',
      'Bila Anda tidak mengenal berkas itu, jangan membukanya dan laporkan kepada walidata.',
    ],
    [
      'Delete the file from the folder of the catalog; data need no programs.',
      'If it holds data, save them as CSV UTF-8; if it is a document, save it as PDF.',
      'If you do not know the file, do not open it, and report it to the data steward.',
    ],
  ),
  *check(catalog, facts) {
    const known = readElsewhere(catalog)
    for (const entry of catalog.files) {
      if (entry.kind !== 'file') continue
      const kind = byName(entry.path) ?? (known(entry.path) ? undefined : byContent(entry, facts))
      if (kind === undefined) continue
      const name = shown(entry.path)
      const fix = FIXES[kind]
      yield {
        message: { id: `${name} ${WORDS[kind].id}.`, en: `${name} ${WORDS[kind].en}.` },
        ...(fix && { fix }),
        places: [{ file: entry.path }],
      }
    }
  },
}

type Kind =
  | 'program'
  | 'script'
  | 'macro'
  | 'hidden-macro'
  | 'hidden-program'
  | 'hidden-script'
  | 'page'
  | 'picture'

const ENDINGS: [Kind, Set<string>][] = [
  [
    'program',
    new Set(
      'exe dll com scr pif cpl sys ocx drv msi msp appx msix gadget app dmg pkg deb rpm appimage apk aab ipa jar class so dylib'.split(
        ' ',
      ),
    ),
  ],
  [
    'script',
    new Set(
      'bat cmd ps1 psm1 psd1 vb vbs vbe js jse mjs cjs ws wsf wsh wsc sct hta sh bash zsh ksh csh command applescript scpt reg lnk url scf msc desktop'.split(
        ' ',
      ),
    ),
  ],
  ['macro', new Set('xlsm xlsb xltm xlam xla xll docm dotm pptm potm ppsm ppam sldm'.split(' '))],
]
/** Pages that a browser would show as pages of the portal; elsewhere no file of this kind is listed at all. */
const PAGE = /^_catalog\/.*\.(?:html?|xhtml?|xht|shtml|mht|mhtml|svgz|xsl|xslt)$/i

function byName(path: string): Kind | undefined {
  // Windows drops points and spaces at an end, so that `x.exe.` runs as `x.exe`.
  const name = baseName(path).replace(/[\s.]+$/, '')
  const ending = /\.([^.\s]+)$/.exec(name)?.[1]?.toLowerCase()
  if (ending === undefined) return undefined
  return ENDINGS.find(([, endings]) => endings.has(ending))?.[0] ?? (PAGE.test(path) ? 'page' : undefined)
}

/** Bytes by which programs are known, in hexadecimal. */
const PROGRAMS = [
  '7f454c46',
  'feedface',
  'feedfacf',
  'cefaedfe',
  'cffaedfe',
  'cafebabe',
  '6465780a',
  '4d534346',
]
const HEAD = 512
/** A workbook or picture larger than this is not read to its end. */
const LARGEST_READ = 16 * 1024 * 1024

function byContent({ path, size }: FileEntry, facts: Facts): Kind | undefined {
  if (size < 4) return undefined
  const head = facts.head(path, HEAD)
  const signature = Array.from(head.subarray(0, 4), (byte) => byte.toString(16).padStart(2, '0')).join('')
  // Two letters alone may begin a text; a program of Windows has NUL bytes right behind them.
  if (PROGRAMS.includes(signature) || (signature.startsWith('4d5a') && head.includes(0)))
    return 'hidden-program'
  if (/^#! ?\//.test(String.fromCharCode(...head.subarray(0, 4)))) return 'hidden-script'
  if (size > LARGEST_READ) return undefined
  if (signature === '504b0304' && holds(facts.read(path), 'vbaProject.bin')) return 'hidden-macro'
  if (/\.svg$/i.test(path) && isActivePicture(strictText(facts.read(path)))) return 'picture'
  return undefined
}

function isActivePicture(text: string | undefined): boolean {
  if (text === undefined) return false
  const links = [...text.matchAll(/(?:href|src)\s*=\s*(["'])(.*?)\1/gis)].map((match) => match[2] as string)
  const isRunning = (link: string) => ['running', 'local'].includes(unsafeLink(link.trim()) ?? '')
  return (
    hasActiveMarkup(text) ||
    /<(?:\w+:)?(?:script|foreignObject|handler)\b/i.test(text) ||
    links.some(isRunning)
  )
}

/** Whether bytes hold an ASCII text. */
function holds(bytes: Uint8Array, text: string): boolean {
  const first = text.charCodeAt(0)
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    let length = 1
    while (length < text.length && bytes[at + length] === text.charCodeAt(length)) length++
    if (length === text.length) return true
  }
  return false
}

/** Tables and descriptors, which other rules read: a program in their place is no table and no metadata. */
function readElsewhere({ datasets, source, plans, standards }: Catalog): (path: string) => boolean {
  const tables = new Set([
    ...datasets.flatMap(({ resources }) => resources.flatMap(({ file }) => file ?? [])),
    ...(source.value.codes ?? []).map(({ path }) => path),
    ...plans.map(({ file }) => file),
    ...standards.map((standard) => standard.source.file),
  ])
  return (path) =>
    tables.has(path) ||
    /^(catalog\.yaml|_catalog\/(?:roadmap|withdrawn)\.yaml)$/.test(path) ||
    /\/(agency|dataset)(\.[a-z]{2})?\.md$|\/datapackage\.json$/.test(path)
}

const WORDS: Record<Kind, Text> = {
  program: { id: 'adalah program', en: 'is a program' },
  script: {
    id: 'adalah skrip atau pintasan yang berjalan bila diklik',
    en: 'is a script or shortcut that runs when it is clicked',
  },
  macro: {
    id: 'adalah berkas Office dengan makro, yaitu program di dalam dokumen',
    en: 'is an Office file with macros, that is, a program inside a document',
  },
  'hidden-macro': {
    id: 'memuat makro Office, walaupun akhiran namanya tidak menyebutkannya',
    en: 'holds macros of Office, although its ending does not say so',
  },
  'hidden-program': {
    id: 'sebenarnya program yang diberi akhiran lain: isinya diawali tanda pengenal program',
    en: 'is in truth a program under another ending: it begins with the bytes of a program',
  },
  'hidden-script': {
    id: 'sebenarnya skrip: isinya diawali `#!`, tanda untuk menjalankannya',
    en: 'is in truth a script: it begins with `#!`, the mark by which it is run',
  },
  page: {
    id: 'adalah halaman web, yang dapat menjalankan kode atas nama portal',
    en: 'is a web page, which can run code in the name of the portal',
  },
  picture: {
    id: 'adalah gambar SVG yang memuat kode atau tautan yang dapat dijalankan',
    en: 'is an SVG picture with code or links that can be run',
  },
}

const SAVE_PLAIN: Text = {
  id: 'Buka berkas aslinya, simpan tabelnya sebagai CSV UTF-8 atau dokumennya sebagai PDF, lalu hapus berkas ini dari folder katalog.',
  en: 'Open the original, save the table as CSV UTF-8 or the document as PDF, then delete this file from the folder of the catalog.',
}

const FIXES: Partial<Record<Kind, Text>> = {
  macro: SAVE_PLAIN,
  'hidden-macro': SAVE_PLAIN,
  page: {
    id: 'Tulis halamannya sebagai Markdown (`.mdx`) di `_catalog/pages`, atau simpan sebagai PDF; lalu hapus berkas ini.',
    en: 'Write the page as Markdown (`.mdx`) in `_catalog/pages`, or save it as PDF; then delete this file.',
  },
  picture: {
    id: 'Simpan ulang gambarnya sebagai PNG, atau ekspor SVG tanpa skrip dari aplikasi gambar (Plain SVG).',
    en: 'Save the picture as PNG, or export it without scripts from the drawing program (Plain SVG).',
  },
}
