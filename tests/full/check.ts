/** Checks the catalog in a folder and prints what was found, and the most memory it took, as JSON. */
import '../../scripts/command.ts'

const { checkCatalog } = await import('../../src/store/checked.ts')

const [folder = '', cache] = process.argv.slice(2)
const { problems, totals, passed } = checkCatalog(folder, cache ? { cache } : {})
const errors = problems.filter(({ severity }) => severity === 'error')
process.stdout.write(
  JSON.stringify({
    problems: errors.map(({ code, count, places }) => ({
      code,
      count,
      cell: places[0]?.cell,
      row: places[0]?.row,
    })),
    totals,
    passed: passed.length,
    // Kilobytes on Linux and macOS, as Node documents.
    peakMiB: process.resourceUsage().maxRSS / 1024,
  }),
)
