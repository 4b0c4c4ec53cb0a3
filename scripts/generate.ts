import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { addressList } from '../src/i18n/addresses.ts'
import { codesModule, readCodes } from './generate/codes.ts'
import { criteriaModule, readScoreTable } from './generate/criteria.ts'
import { fontFile } from './generate/font.ts'
import { fontWidthsModule } from './generate/font-widths.ts'
import { propertiesModule } from './generate/properties.ts'
import { schemaReadme } from './generate/readme.ts'
import { readSchemas } from './generate/schemas.ts'
import { descriptorTypes } from './generate/types.ts'
import { validatorModule, validatorTypes } from './generate/validators.ts'

const ROOT = join(import.meta.dirname, '..')

/** Content of every generated file by its path in the repository. */
export async function generated(root = ROOT): Promise<Map<string, string | Buffer>> {
  const schemas = readSchemas(join(root, 'schemas'))
  const lists = readCodes(join(root, 'schemas/codes'))
  return new Map<string, string | Buffer>([
    ['src/catalog/descriptors.ts', await descriptorTypes(schemas)],
    ['src/catalog/generated/validators.js', validatorModule(schemas)],
    ['src/catalog/generated/validators.d.ts', validatorTypes()],
    ['src/catalog/generated/properties.ts', propertiesModule(schemas)],
    ['src/catalog/generated/codes.ts', codesModule(lists)],
    ['src/governance/generated/criteria.ts', criteriaModule(readScoreTable(join(root, 'schemas/score.csv')))],
    ['src/charts/font-widths.ts', fontWidthsModule()],
    ['src/styles/plus-jakarta-sans.woff2', await fontFile()],
    ['schemas/README.md', schemaReadme(schemas, lists)],
    ['schemas/addresses.txt', addressList()],
  ])
}

/** Paths of generated files that are missing or differ from what would be generated. */
export async function drift(root = ROOT): Promise<string[]> {
  return [...(await generated(root))]
    .filter(
      ([file, content]) =>
        !existsSync(join(root, file)) || !readFileSync(join(root, file)).equals(Buffer.from(content)),
    )
    .map(([file]) => file)
}

if (import.meta.main) {
  const differing = await drift()
  if (process.argv.includes('--check')) {
    for (const file of differing)
      console.error(`${file} is not what the schemas give; run node scripts/generate.ts`)
    process.exitCode = differing.length > 0 ? 1 : 0
  } else {
    const files = await generated()
    for (const file of differing) {
      mkdirSync(dirname(join(ROOT, file)), { recursive: true })
      writeFileSync(join(ROOT, file), files.get(file) ?? '')
      console.log(`wrote ${file}`)
    }
    console.log(`${files.size} generated files, ${differing.length} written`)
  }
}
