import { CatalogError } from '../catalog/catalogerror.ts'
import { isDate } from '../catalog/formats.ts'
import type { Provenance } from './provenance.ts'
import { PROVENANCE_FILE, SUMS_FILE } from './sums.ts'

/** Where a copy says that it was built from, and the SHA-256 that its list of sums should have. */
export interface ReadProvenance extends Provenance {
  sums: string
}

type Json = Record<string, unknown>

const COMMIT = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/
const SHA256 = /^[0-9a-f]{64}$/
const NODE = /^\d{1,4}(\.\d{1,6}){0,2}(-[\w.]{1,40})?$/

/** Reads the statement of a copy, whoever wrote it; what is none of this generator's is a `CatalogError`. */
export function readProvenance(text: string): ReadProvenance {
  const statement = mapping(parsed(text))
  const predicate = mapping(statement.predicate)
  const definition = mapping(predicate.buildDefinition)
  const [given, own] = [mapping(definition.externalParameters), mapping(definition.internalParameters)]
  const [subject] = list(statement.subject)
  const dependencies = list(definition.resolvedDependencies)
  const commitOf = (name: string): string | undefined => {
    const found = dependencies.find((one) => one.name === name)
    return found?.digest === undefined ? undefined : matching(mapping(found.digest).gitCommit, COMMIT)
  }
  if (
    statement._type !== 'https://in-toto.io/Statement/v1' ||
    statement.predicateType !== 'https://slsa.dev/provenance/v1' ||
    subject?.name !== SUMS_FILE
  )
    throw notOurs()
  const source = oneOf(given.asOfSource, ['given', 'commit', 'data'] as const)
  const date = matching(given.asOf, /^\d{4}-\d{2}-\d{2}$/)
  if (!isDate(date)) throw notOurs()
  return {
    sums: matching(mapping(subject.digest).sha256, SHA256),
    catalog: {
      commit: commitOf('catalog'),
      inside: given.catalog === null ? undefined : matching(given.catalog, /^\P{C}{1,1024}$/u),
    },
    generator: { commit: commitOf('generator') },
    asOf: { date, source },
    baseUrl: webAddress(given.baseUrl),
    // Copies of before there were any do not say so.
    pictures: given.pictures === true,
    node: matching(own.node, NODE),
    lockfile: matching(mapping(own.lockfile).sha256, SHA256),
    files: oneOf(own.files, ['committed', 'changed', 'unknown'] as const),
    history: oneOf(own.history, ['complete', 'shallow', 'unknown'] as const),
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw notOurs()
  }
}

function mapping(value: unknown): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw notOurs()
  return value as Json
}

function list(value: unknown): Json[] {
  if (!Array.isArray(value)) throw notOurs()
  return value.map(mapping)
}

function matching(value: unknown, pattern: RegExp): string {
  if (typeof value !== 'string' || !pattern.test(value)) throw notOurs()
  return value
}

function oneOf<T extends string>(value: unknown, allowed: readonly T[]): T {
  const found = allowed.find((one) => one === value)
  if (found === undefined) throw notOurs()
  return found
}

function webAddress(value: unknown): string {
  const parsed = typeof value === 'string' ? URL.parse(value) : null
  if (!parsed || !/^https?:$/.test(parsed.protocol) || parsed.href !== value || !value.endsWith('/'))
    throw notOurs()
  return value
}

function notOurs(): CatalogError {
  return new CatalogError(
    {
      id: `${PROVENANCE_FILE} pada salinan ini tidak dapat dibaca, atau bukan buatan program ini.`,
      en: `The ${PROVENANCE_FILE} of this copy cannot be read, or was not made by this program.`,
    },
    {
      id: 'Salinan ini tidak dapat dibuktikan. Mintalah pengelolanya membangun ulang situs itu.',
      en: 'This copy cannot be proved. Ask its keeper to build the site again.',
    },
  )
}
