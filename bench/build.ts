import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { writeBareSite } from './bare.ts'
import { writeCatalog } from './catalog.ts'
import { type Cost, measure } from './measure.ts'
import { formatTable } from './table.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const ASTRO = join(ROOT, 'node_modules/astro/bin/astro.mjs')
const SIZES = [100, 1000, 5000]
const MOST_TIMES_BARE = 3
const MOST_BYTES_AT_1000 = 2 ** 30
/** Time per page may differ by this much between sizes and still be called flat. */
const FLAT = 1.15

interface Row extends Cost {
  datasets: number
  run: 'bare' | 'cold' | 'warm'
  pages: number
}

/** Measures builds of generated catalogs beside bare Astro sites of as many pages; true where every limit holds. */
export async function run(args: string[]): Promise<boolean> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { bare: { type: 'boolean' }, keep: { type: 'boolean' } },
  })
  const sizes = positionals.length ? positionals.map(Number) : SIZES
  if (sizes.some((size) => !Number.isInteger(size) || size < 1))
    throw new Error('Sizes are numbers of datasets.')
  console.error(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}`)
  const rows: Row[] = []
  for (const datasets of sizes) {
    const folder = mkdtempSync(join(tmpdir(), 'bench-build-'))
    try {
      const own = values.bare ? [] : await buildCatalog(folder, datasets)
      const pages = own[0]?.pages ?? datasets * 2
      rows.push(await buildBare(folder, datasets, pages), ...own)
    } finally {
      if (values.keep) console.error(`Kept ${folder}`)
      else rmSync(folder, { recursive: true, force: true })
    }
  }
  const limits = judge(rows)
  console.log(
    formatTable(
      ['datasets', 'run', 'pages', 'total s', 'cpu s', 'ms/page', '× bare', '× bare cpu', 'peak MiB'],
      rows.map(cells(rows)),
    ),
  )
  console.log(limits.map(({ holds, text }) => `${holds ? 'holds ' : 'MISSED'}  ${text}`).join('\n'))
  return limits.every(({ holds }) => holds)
}

async function buildCatalog(folder: string, datasets: number): Promise<Row[]> {
  const catalog = join(folder, 'catalog')
  const out = join(folder, 'dist')
  writeCatalog(catalog, datasets)
  const rows: Row[] = []
  for (const run of ['cold', 'warm'] as const) {
    console.error(`${datasets} datasets, ${run} cache …`)
    const args = ['scripts/build.ts', '--catalog', catalog, '--out', out]
    const cost = await measure(args, { cwd: ROOT, env: { CACHE: join(folder, 'cache') } })
    rows.push({ datasets, run, pages: countPages(out), ...cost })
  }
  return rows
}

async function buildBare(folder: string, datasets: number, pages: number): Promise<Row> {
  console.error(`${pages} bare pages …`)
  const site = join(folder, 'bare')
  mkdirSync(site)
  writeBareSite(site, pages, join(ROOT, 'node_modules'))
  const cost = await measure([ASTRO, 'build', '--silent', '--root', site], { cwd: site })
  const printed = countPages(join(site, 'dist'))
  if (printed !== pages) throw new Error(`The bare site printed ${printed} of ${pages} pages.`)
  return { datasets, run: 'bare', pages, ...cost }
}

function countPages(folder: string): number {
  if (!existsSync(folder)) return 0
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.html'))
    .length
}

function perPage(row: Row): number {
  return (row.seconds * 1000) / row.pages
}

function timesBare(row: Row, rows: Row[]): number {
  const bare = bareOf(row, rows)
  return bare ? perPage(row) / perPage(bare) : Number.NaN
}

/** Both printed as many pages, so that processor times compare as they are. */
function cpuTimesBare(row: Row, rows: Row[]): number | undefined {
  const cpu = bareOf(row, rows)?.cpu
  return row.cpu !== undefined && cpu ? row.cpu / cpu : undefined
}

function bareOf(row: Row, rows: Row[]): Row | undefined {
  return rows.find((other) => other.run === 'bare' && other.datasets === row.datasets)
}

function cells(rows: Row[]): (row: Row) => string[] {
  return (row) => [
    String(row.datasets),
    row.run,
    String(row.pages),
    row.seconds.toFixed(1),
    row.cpu?.toFixed(1) ?? '',
    perPage(row).toFixed(2),
    row.run === 'bare' ? '' : timesBare(row, rows).toFixed(2),
    row.run === 'bare' ? '' : (cpuTimesBare(row, rows)?.toFixed(2) ?? ''),
    (row.peak / 2 ** 20).toFixed(0),
  ]
}

/** The bars of the project, each with whether it holds in these rows. */
function judge(rows: Row[]): { holds: boolean; text: string }[] {
  const own = rows.filter((row) => row.run !== 'bare')
  const limits = own.map((row) => {
    const times = timesBare(row, rows)
    return {
      holds: times <= MOST_TIMES_BARE,
      text: `${row.datasets} ${row.run}: ${times.toFixed(2)}× bare Astro per page (at most ${MOST_TIMES_BARE}×)`,
    }
  })
  for (const row of own.filter(({ datasets }) => datasets === 1000)) {
    const peak = `${(row.peak / 2 ** 20).toFixed(0)} MiB`
    limits.push({
      holds: row.peak < MOST_BYTES_AT_1000,
      text: `1000 ${row.run}: peak ${peak} (below 1024 MiB)`,
    })
  }
  for (const run of ['cold', 'warm'] as const) {
    const small = own.find((row) => row.run === run && row.datasets === 1000)
    const large = own.find((row) => row.run === run && row.datasets === 5000)
    if (!small || !large) continue
    const growth = perPage(large) / perPage(small)
    limits.push({
      holds: growth <= FLAT,
      text: `${run}: time per page at 5000 is ${growth.toFixed(2)}× that at 1000 (flat up to ${FLAT}×)`,
    })
  }
  return limits
}
