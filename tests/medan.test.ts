import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { checkCatalog } from '../src/store/checked.ts'

const EXPECTED = join(import.meta.dirname, 'medan-findings.yaml')

interface Findings {
  asOf: string
  findings: { code: string; why: string; files: string[] }[]
}

test("Medan's findings are exactly those that are written down, each with why it stands, and none is an error", () => {
  const { asOf, findings } = parse(readFileSync(EXPECTED, 'utf8')) as Findings
  const cache = mkdtempSync(join(tmpdir(), 'medan-'))
  try {
    const { problems } = checkCatalog(join(import.meta.dirname, '../datasets'), { asOf, cache })
    const found = problems.map(({ code, places }) => `${code} ${places[0]?.file}`).sort()
    const listed = findings.flatMap(({ code, files }) => files.map((file) => `${code} ${file}/dataset.md`))
    expect(found).toEqual(listed.sort())
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
    for (const { why } of findings) expect(why.length).toBeGreaterThan(40)
  } finally {
    rmSync(cache, { recursive: true, force: true })
  }
})
