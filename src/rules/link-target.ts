import type { Catalog } from '../catalog/model.ts'
import { nearest } from '../catalog/nearest.ts'
import { pattern } from '../i18n/addresses.ts'
import { addressOwners } from './dataset-references.ts'
import { pathsOf } from './filenames.ts'

/** What a link was meant to lead to, and the nearest thing that is there. */
export interface LinkFault {
  aim: 'file' | 'dataset' | 'heading'
  guess?: string
}

/** What is wrong with the target of a link in a text of the catalog; targets outside of it are not looked up. */
export function linkFault(
  target: string,
  file: string,
  anchors: ReadonlySet<string>,
  catalog: Catalog,
  mayGuess: boolean,
): LinkFault | undefined {
  const fault = (
    aim: LinkFault['aim'],
    candidates: () => Iterable<string>,
    wanted: string,
    write = (it: string) => it,
  ) => {
    const guess = mayGuess ? nearest(wanted, candidates()) : undefined
    return { aim, ...(guess !== undefined && { guess: write(guess) }) }
  }
  if (target.startsWith('#')) {
    const anchor = decoded(target.slice(1))
    // Footnotes make anchors of their own.
    if (anchor === '' || anchors.has(anchor) || /^(user-content-)?fn/.test(anchor)) return undefined
    return fault(
      'heading',
      () => anchors,
      anchor,
      (it) => `#${it}`,
    )
  }
  const inside = addressInside(target, catalog)
  if (inside !== undefined) {
    const id = datasetOf(inside, catalog)
    if (id === undefined) return undefined
    const { owners } = knownTo(catalog)
    if (owners.has(id)) return undefined
    return fault(
      'dataset',
      () => owners.keys(),
      id,
      (it) => target.replace(id, it),
    )
  }
  if (/^([a-z][a-z0-9+.-]*:|\/)/i.test(target)) return undefined
  if (/^www\./i.test(target)) return { aim: 'file', guess: `https://${target}` }
  const path = resolved(target, file)
  if (path === undefined || path === '' || pathsOf(catalog).has(path) || knownTo(catalog).folders.has(path))
    return undefined
  return fault(
    'file',
    // A description is what everything near it resembles most, and never what was meant.
    () => [...pathsOf(catalog)].filter((path) => !/\/(dataset|agency)(\.\w+)?\.md$/.test(path)),
    path,
    (it) => relative(it, file),
  )
}

/** What of the catalog a link in one of its texts leads to: a dataset by id, or the path of a file or folder. */
export function linkAim(
  target: string,
  file: string,
  catalog: Catalog,
): { dataset: string } | { path: string } | undefined {
  const inside = addressInside(target, catalog)
  if (inside !== undefined) {
    const dataset = knownTo(catalog).owners.get(datasetOf(inside, catalog) ?? '')
    return dataset === undefined ? undefined : { dataset }
  }
  const path = /^([a-z][a-z0-9+.-]*:|\/|#)/i.test(target) ? undefined : resolved(target, file)
  return path === undefined ? undefined : { path }
}

interface Known {
  owners: ReadonlyMap<string, string>
  folders: ReadonlySet<string>
}

const known = new WeakMap<Catalog, Known>()

/** Addresses and folders of a catalog, gathered once: a text may have thousands of links. */
function knownTo(catalog: Catalog): Known {
  const found = known.get(catalog)
  if (found) return found
  const folders = new Set<string>()
  for (const { path } of catalog.files) {
    for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) folders.add(path.slice(0, at))
  }
  const all = { owners: addressOwners(catalog), folders }
  known.set(catalog, all)
  return all
}

/** An address on the site itself, from its root; `undefined` for a relative or foreign one. */
function addressInside(target: string, { source }: Catalog): string | undefined {
  const { baseUrl } = source.value
  if (target.startsWith(baseUrl)) return `/${target.slice(baseUrl.length)}`
  return target.startsWith('/') && !target.startsWith('//') ? target : undefined
}

/** The dataset that an address of the site speaks of, `agency/dataset`. */
function datasetOf(address: string, { source }: Catalog): string | undefined {
  const { languages } = source.value
  for (const language of languages) {
    const list = pattern('list', language as 'id' | 'en', languages[0] as 'id' | 'en')
    if (!address.startsWith(list)) continue
    const [agency, dataset] = decoded(address.slice(list.length).replace(/[?#].*$/, '')).split('/')
    if (agency && dataset) return `${agency}/${dataset}`
  }
  return undefined
}

/** A relative target as a path of the catalog; `undefined` where it leads out of the catalog. */
function resolved(target: string, file: string): string | undefined {
  const parts = file.split('/').slice(0, -1)
  for (const part of decoded(target.replace(/[?#].*$/, '')).split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return undefined
    } else if (part !== '' && part !== '.') parts.push(part)
  }
  return parts.join('/')
}

/** A path of the catalog as a link from a file says it. */
function relative(path: string, file: string): string {
  const from = file.split('/').slice(0, -1)
  const to = path.split('/')
  let shared = 0
  while (shared < from.length && from[shared] === to[shared]) shared++
  return [...from.slice(shared).map(() => '..'), ...to.slice(shared)].join('/')
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
