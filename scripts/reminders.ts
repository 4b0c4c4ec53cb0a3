/** `npm run reminders [-- --format markdown|json] [--lang id|en] [--as-of DATE] [--issues]`: what each agency has to see to. */
import { CatalogError } from '../src/catalog/catalogerror.ts'
import { isDate } from '../src/catalog/formats.ts'
import type { Language } from '../src/catalog/problem.ts'
import { issueActions, markedBody, type WantedIssue } from '../src/governance/reminderissues.ts'
import { type AgencyReminders, remindersOf } from '../src/governance/reminders.ts'
import { reminderMarkdown, reminderTitle } from '../src/governance/reminderwords.ts'
import { localText } from '../src/i18n/texts.ts'
import { publishedBoard } from '../src/store/board.ts'
import { cacheFolderOf, checkCatalog } from '../src/store/checked.ts'
import { catalogFolder } from '../src/store/identity.ts'
import { publishedOf } from '../src/store/published.ts'
import { versionsOf } from '../src/store/versions.ts'
import { CLEAN, choice, command, options } from './command.ts'
import { gh, ownIssues, perform } from './reminders/host.ts'

const USAGE =
  'npm run reminders -- [--format markdown|json] [--lang id|en] [--as-of YYYY-MM-DD] [--issues] [--catalog DIR]'

await command(async () => {
  const { values } = options(
    {
      catalog: { type: 'string' },
      format: { type: 'string', default: 'markdown' },
      lang: { type: 'string', default: 'id' },
      'as-of': { type: 'string' },
      issues: { type: 'boolean' },
    },
    USAGE,
  )
  const format = choice('format', values.format, ['markdown', 'json'])
  const language = choice<Language>('lang', values.lang, ['id', 'en'])
  const asOf = values['as-of']
  if (asOf !== undefined) process.env.AS_OF = dayGiven(asOf)
  const folder = catalogFolder(values.catalog)
  const checked = checkCatalog(folder)
  const published = publishedOf(checked, await versionsOf(folder, checked.catalog, cacheFolderOf({})))
  const board = publishedBoard(published)
  const all = remindersOf(board)
  const first = checked.catalog.source.value.languages[0] === 'en' ? 'en' : 'id'
  const nameOf = (name: string): string => {
    const agency = checked.catalog.agencies.find((one) => one.name === name)?.source.value
    return agency ? localText(agency, 'title', language, first).text : name
  }
  if (values.issues) {
    const wanted = all.map((one): WantedIssue => wantedIssue(one, nameOf(one.agency), board.asOf, language))
    for (const action of issueActions(ownIssues(gh), wanted)) {
      perform(action, gh)
      process.stdout.write(`${action.do} ${'number' in action ? `#${action.number}` : action.title}\n`)
    }
    return CLEAN
  }
  process.stdout.write(
    format === 'json'
      ? `${JSON.stringify({ asOf: board.asOf, since: board.since ?? null, agencies: all }, null, 2)}\n`
      : textOf(all, nameOf, board.asOf, language),
  )
  return CLEAN
})

function wantedIssue(one: AgencyReminders, name: string, asOf: string, language: Language): WantedIssue {
  const { agency, reminders } = one
  const title = reminderTitle(name, language)
  if (reminders.length === 0) return { agency, title }
  // What an issue says changes with its urgency; how many days are left changes every day.
  const content = JSON.stringify(
    reminders.map(({ urgency, release: { code, round } }) => [code, round, urgency]),
  )
  return { agency, title, body: markedBody(agency, reminderMarkdown(one, asOf, language), content) }
}

function textOf(
  all: readonly AgencyReminders[],
  nameOf: (agency: string) => string,
  asOf: string,
  language: Language,
): string {
  if (all.length === 0) return NO_PLAN[language]
  return all.map((one) => `## ${nameOf(one.agency)}\n\n${reminderMarkdown(one, asOf, language)}`).join('\n')
}

const NO_PLAN = { id: 'Belum ada rencana tercatat.\n', en: 'No plan is recorded yet.\n' }

function dayGiven(given: string): string {
  if (isDate(given)) return given
  throw new CatalogError(
    { id: `"${given}" bukan tanggal.`, en: `"${given}" is not a date.` },
    { id: 'Tulis seperti ini: --as-of 2026-01-31', en: 'Write it like this: --as-of 2026-01-31' },
  )
}
