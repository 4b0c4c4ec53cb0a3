/** `npm run check`: format, lint, generated files and types; exit 1 where one fails. */
import { CHECKS, runSteps } from './steps.ts'

const failed = await runSteps(CHECKS)
if (failed.length > 0) console.log(`Failed: ${failed.join(', ')}`)
process.exitCode = failed.length > 0 ? 1 : 0
