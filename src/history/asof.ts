import { CatalogError } from '../catalog/catalogerror.ts'
import { isDate } from '../catalog/formats.ts'
import type { Catalog } from '../catalog/model.ts'
import { git } from './git.ts'

/** The day for which everything is shown, and where it was taken from. */
export interface AsOf {
  /** `YYYY-MM-DD` in the catalog's time zone. */
  date: string
  source: 'given' | 'commit' | 'data'
}

/**
 * The as-of date: `AS_OF` where it is given, else the date of the commit, the last one unless told, else the newest
 * date that the datasets name. The clock is never read, so that equal input gives equal output.
 */
export function asOf(
  catalog: Pick<Catalog, 'source' | 'datasets'>,
  folder: string,
  given: string | undefined,
  commit = 'HEAD',
): AsOf {
  if (given !== undefined && given !== '') {
    if (!isDate(given)) throw badDate(given)
    return { date: given, source: 'given' }
  }
  const committed = git(folder, 'log', '-1', '--format=%cI', commit, '--')?.trim()
  if (committed) return { date: dayIn(committed, catalog.source.value.timezone), source: 'commit' }
  return { date: newestDate(catalog), source: 'data' }
}

/** Day of a moment (ISO 8601) in a time zone, as `YYYY-MM-DD`. */
export function dayIn(moment: string, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
    .formatToParts(new Date(moment))
    .map(({ type, value }) => [type, value])
  const { year, month, day } = Object.fromEntries(parts)
  return `${year}-${month}-${day}`
}

function newestDate(catalog: Pick<Catalog, 'datasets'>): string {
  const dates = catalog.datasets.flatMap(({ source: { value } }) => [
    value.temporal?.end,
    value.temporal?.start,
    value.created?.slice(0, 10),
    ...(value.revisions ?? []).map((revision) => revision.date),
  ])
  const days = dates.filter((date) => date !== undefined).map(lastDay)
  return days.sort().at(-1) ?? '1970-01-01'
}

/** Last day of a year, a month or a day written in ISO 8601. */
function lastDay(period: string): string {
  const [year = '1970', month = '12', day] = period.split('-')
  if (day !== undefined) return period
  return new Date(Date.UTC(Number(year), Number(month), 0)).toISOString().slice(0, 10)
}

function badDate(given: string): CatalogError {
  return new CatalogError(
    { id: `AS_OF harus berupa tanggal, bukan "${given}".`, en: `AS_OF must be a date, not "${given}".` },
    { id: 'Tulis seperti ini: AS_OF=2026-01-31', en: 'Write it like this: AS_OF=2026-01-31' },
  )
}
