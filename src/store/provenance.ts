import type { CatalogDescriptor } from '../catalog/descriptors.ts'
import type { AsOf } from '../history/asof.ts'
import { address } from '../i18n/addresses.ts'
import { pageLanguages } from '../i18n/languages.ts'
import type { Sources } from './sources.ts'
import { changedOf } from './sources.ts'
import { SUMS_FILE } from './sums.ts'

/** Where a site was built from, as its `provenance.json` says. */
export interface Provenance {
  catalog: { commit?: string | undefined; inside?: string | undefined; repository?: string | undefined }
  generator: { commit?: string | undefined }
  asOf: AsOf
  /** Absolute address of the site, ending with `/`. */
  baseUrl: string
  /** Whether it has pictures of its pages. */
  pictures: boolean
  /** Version of Node, without `v`. */
  node: string
  /** SHA-256 of the file that pins all packages. */
  lockfile: string
  /** Whether the files were those of the commits; `unknown` where one of the two has no commit. */
  files: 'committed' | 'changed' | 'unknown'
  history: 'complete' | 'shallow' | 'unknown'
}

/** A file or repository of an attestation (in-toto `ResourceDescriptor`), as far as it is used here. */
export interface ResourceDescriptor {
  name: string
  uri?: string
  digest?: { sha256: string } | { gitCommit: string }
}

/** An in-toto statement of version 1 with SLSA provenance of version 1, as far as it is used here. */
export interface Statement {
  _type: 'https://in-toto.io/Statement/v1'
  subject: [{ name: typeof SUMS_FILE; digest: { sha256: string } }]
  predicateType: 'https://slsa.dev/provenance/v1'
  predicate: {
    buildDefinition: {
      buildType: string
      externalParameters: {
        catalog: string | null
        asOf: string
        asOfSource: AsOf['source']
        baseUrl: string
        pictures: boolean
      }
      internalParameters: {
        node: string
        lockfile: { sha256: string }
        files: Provenance['files']
        history: Provenance['history']
      }
      resolvedDependencies: ResourceDescriptor[]
    }
    runDetails: { builder: { id: string } }
  }
}

/** Where a site is built from. */
export function provenanceOf(
  sources: Sources,
  descriptor: Pick<CatalogDescriptor, 'repository'>,
  how: Pick<Provenance, 'asOf' | 'baseUrl' | 'pictures' | 'node' | 'lockfile'>,
): Provenance {
  const { generator, catalog, inside } = sources
  const isKnown = generator !== undefined && catalog !== undefined
  const isShallow = [generator, catalog].some((state) => state?.history === 'shallow')
  const isChanged = changedOf(sources).length > 0
  return {
    ...how,
    catalog: { commit: catalog?.commit, inside, repository: descriptor.repository },
    generator: { commit: generator?.commit },
    files: isChanged ? 'changed' : isKnown ? 'committed' : 'unknown',
    history: isShallow ? 'shallow' : isKnown ? 'complete' : 'unknown',
  }
}

/** The statement about a site whose list of sums has this SHA-256; the same for the same sources, on any machine. */
export function statementOf(provenance: Provenance, sums: string, languages: readonly string[]): Statement {
  const { asOf, baseUrl, pictures, node, lockfile, files, history } = provenance
  const [first = 'id'] = pageLanguages(languages)
  // The page of the site itself says how it is built and checked.
  const about = baseUrl + address('about', {}, first, first).slice(1)
  return {
    _type: 'https://in-toto.io/Statement/v1',
    subject: [{ name: SUMS_FILE, digest: { sha256: sums } }],
    predicateType: 'https://slsa.dev/provenance/v1',
    predicate: {
      buildDefinition: {
        buildType: `${about}#build`,
        externalParameters: {
          catalog: provenance.catalog.inside ?? null,
          asOf: asOf.date,
          asOfSource: asOf.source,
          baseUrl,
          pictures,
        },
        internalParameters: { node, lockfile: { sha256: lockfile }, files, history },
        resolvedDependencies: dependenciesOf(provenance),
      },
      runDetails: { builder: { id: `${about}#builder` } },
    },
  }
}

function dependenciesOf({ catalog, generator }: Provenance): ResourceDescriptor[] {
  // Where the generator alone comes from is written nowhere; the catalog's repository holds it where they are one.
  const shared = catalog.inside === undefined ? undefined : catalog.repository
  return [
    ...dependency('catalog', catalog.commit, catalog.repository),
    ...dependency('generator', generator.commit, shared),
  ]
}

function dependency(
  name: string,
  commit: string | undefined,
  repository: string | undefined,
): ResourceDescriptor[] {
  if (commit === undefined && repository === undefined) return []
  const uri = repository && `git+${repository}${commit === undefined ? '' : `@${commit}`}`
  return [{ name, ...(uri && { uri }), ...(commit !== undefined && { digest: { gitCommit: commit } }) }]
}
