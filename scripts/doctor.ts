/** `npm run doctor [-- --catalog DIR] [--lang id|en]`: what of the rules of verification can be verified from a clone. */
import type { Language } from '../src/catalog/problem.ts'
import { printable } from '../src/reports/printable.ts'
import { diagnose } from '../src/review/doctor/diagnosis.ts'
import type { Finding } from '../src/review/doctor/facts.ts'
import { catalogFolder } from '../src/store/folder.ts'
import { CLEAN, choice, command, options, PROBLEMS } from './command.ts'
import { factsOf } from './doctor/facts.ts'
import { ROOT } from './steps.ts'

const SIGNS: Record<Finding['level'], string> = { well: '✓', warning: '!', error: '✗', unseen: '?' }

await command(async () => {
  const { values } = options(
    { catalog: { type: 'string' }, lang: { type: 'string', default: 'id' } },
    'npm run doctor -- [--catalog DIR] [--lang id|en]',
  )
  const language = choice<Language>('lang', values.lang, ['id', 'en'])
  const diagnosis = diagnose(await factsOf(ROOT, catalogFolder(values.catalog)))
  for (const { title, findings } of diagnosis) {
    const lines = findings.flatMap((finding) => linesOf(finding, language))
    process.stdout.write(`${title[language]}\n${lines.join('\n')}\n\n`)
  }
  const count = (level: Finding['level']) =>
    diagnosis.flatMap(({ findings }) => findings).filter((finding) => finding.level === level).length
  const [errors, warnings] = [count('error'), count('warning')]
  process.stdout.write(
    `${
      {
        id: `${errors} hal harus diperbaiki, ${warnings} sebaiknya diperbaiki. Tanda ? diperiksa di layanan Git; lihat src/guides/memverifikasi.id.md.`,
        en: `${errors} to be put right, ${warnings} better put right. Look at the Git host for each ?; see src/guides/memverifikasi.en.md.`,
      }[language]
    }\n`,
  )
  return errors > 0 ? PROBLEMS : CLEAN
})

function linesOf({ level, text, fix }: Finding, language: Language): string[] {
  const first = `  ${SIGNS[level]} ${printable(text[language])}`
  return fix ? [first, `    → ${printable(fix[language])}`] : [first]
}
