import type { Catalog, Standard } from './model.ts'

/** Folder of the agreed standards inside a catalog: agreements are a city's own, as its code lists are. */
export const STANDARDS = '_catalog/standards/'

const FILE = /^_catalog\/standards\/([a-z0-9]+(?:-[a-z0-9]+)*)\/(\d+(?:\.\d+){0,2})\.yaml$/

/** Name and version of the standard that a file inside a catalog holds; `undefined` for any other file. */
export function standardAt(file: string): { name: string; version: string } | undefined {
  const [, name, version] = FILE.exec(file) ?? []
  return name !== undefined && version !== undefined ? { name, version } : undefined
}

/** The standard that `name@version` names; `undefined` where it is not in the catalog. */
export function standardNamed(
  { standards }: Pick<Catalog, 'standards'>,
  conforms: string,
): Standard | undefined {
  return standards.find((standard) => standardId(standard) === conforms)
}

/** The newest version of a standard. */
export function newestStandard(
  { standards }: Pick<Catalog, 'standards'>,
  name: string,
): Standard | undefined {
  return standards.findLast((standard) => standard.name === name)
}

/** How datasets name a standard. */
export function standardId({ name, version }: Pick<Standard, 'name' | 'version'>): string {
  return `${name}@${version}`
}

/** Orders standards by name, then by version, number by number: `1.9` is before `1.10`. */
export function compareStandards(a: Standard, b: Standard): number {
  if (a.name !== b.name) return a.name < b.name ? -1 : 1
  const [one, other] = [a, b].map(({ version }) => version.split('.').map(Number)) as [number[], number[]]
  for (let at = 0; at < 3; at++) {
    const difference = (one[at] ?? -1) - (other[at] ?? -1)
    if (difference !== 0) return difference
  }
  return 0
}

/** What the parties agreed to as comparable text: translations may be added to it later. */
export function agreedText({ source }: Standard): string {
  return JSON.stringify(source.value, (name, value) => (/_[a-z]{2}$/.test(name) ? undefined : value))
}
