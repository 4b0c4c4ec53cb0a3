import { readHistory } from '../../src/history/history.ts'
import { keptSignatures } from '../../src/store/signatures.ts'

/*
 * Reads the history of the catalog in a folder, the cache in another if one is given, and prints what it took:
 * `node read.ts FOLDER [CACHE]`
 */
const [folder = '.', cache] = process.argv.slice(2)
const start = performance.now()
const kept = cache === undefined ? undefined : keptSignatures(cache)
const { datasets } = await readHistory(folder, { signatures: kept ?? false })
kept?.save()
const seconds = (performance.now() - start) / 1000
const versions = [...datasets.values()].flat()
console.log(
  JSON.stringify({
    seconds,
    versions: versions.length,
    verified: versions.filter(({ verification }) => verification.verified).length,
    signed: versions.filter(({ signature }) => signature === 'signed-by-verifier').length,
  }),
)
