import type { Language } from '../catalog/problem.ts'
import { formatDate } from '../i18n/format.ts'
import { MESSAGES } from '../i18n/messages.ts'
import { periodLabel } from '../i18n/periods.ts'
import type { AgencyReminders, Reminder } from './reminders.ts'

/** The title of the issue that reminds an agency. */
export function reminderTitle(agency: string, language: Language): string {
  return { id: `Pengingat rilis data: ${agency}`, en: `Data release reminders: ${agency}` }[language]
}

/** What an agency has to see to as Markdown, its most urgent release first. */
export function reminderMarkdown({ reminders }: AgencyReminders, asOf: string, language: Language): string {
  const { plan } = MESSAGES[language]
  const lines = reminders.map((one) => `- ${lineOf(one, language)}`)
  return `${plan.asOf(formatDate(asOf, language))}\n\n${lines.length > 0 ? lines.join('\n') : NOTHING[language]}\n`
}

const NOTHING = {
  id: 'Tidak ada rilis yang lewat atau jatuh tempo dalam 14 hari.',
  en: 'No release is overdue or due within 14 days.',
}

function lineOf({ release, title, office }: Reminder, language: Language): string {
  const { plan } = MESSAGES[language]
  const { state, days, period, due, code, dataset } = release
  const words = plan.stateDays[state](days)
  const what = plan.eventTitle(plainText(title), period ? periodLabel(period, language) : '')
  const where = dataset === undefined ? plan.noDataset : `\`${dataset}\``
  return `**${words}**: ${what}, ${plan.due.toLowerCase()} ${formatDate(due, language)} (${plainText(code)}, ${where}; ${plainText(office)})`
}

/** Text of a plan without what Markdown or a Git host would read as more: mentions, references, links and markup. */
function plainText(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_{}[\]()<>#+!|~@&]/g, (sign) => (sign === '@' ? '@\u200b' : `\\${sign}`))
}
