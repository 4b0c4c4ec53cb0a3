/** `npm run --silent today [-- --catalog DIR]` prints today's date in the catalog's time zone, for `AS_OF`. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CatalogError } from '../src/catalog/catalogerror.ts'
import { readYaml } from '../src/catalog/yaml.ts'
import { dayIn } from '../src/history/asof.ts'
import { catalogFolder } from '../src/store/identity.ts'
import { CLEAN, command, options } from './command.ts'

await command(() => {
  const { values } = options({ catalog: { type: 'string' } }, 'npm run today -- [--catalog DIR]')
  const file = join(catalogFolder(values.catalog), 'catalog.yaml')
  const timezone = existsSync(file) ? readYaml(readFileSync(file, 'utf8')).value.timezone : undefined
  if (typeof timezone !== 'string' || !isTimeZone(timezone)) {
    throw new CatalogError(
      { id: `${file} tidak menyebut zona waktu.`, en: `${file} names no time zone.` },
      { id: 'Tulis misalnya: timezone: Asia/Jakarta', en: 'Write for example: timezone: Asia/Jakarta' },
    )
  }
  process.stdout.write(`${dayIn(new Date().toISOString(), timezone)}\n`)
  return CLEAN
})

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined
  } catch {
    return false
  }
}
