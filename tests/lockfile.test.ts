import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type Lockfile, missingEntries, nameOf, publicAddress } from '../scripts/lockfile-entries.ts'

const readJson = (name: string) => JSON.parse(readFileSync(new URL(`../${name}`, import.meta.url), 'utf8'))
const lock: Lockfile = readJson('package-lock.json')
const manifest = readJson('package.json')
const installed = Object.entries(lock.packages).filter(([path]) => path !== '')

test('every dependency has its entry, those of other platforms too (else run scripts/lockfile.ts)', () => {
  expect(missingEntries(lock)).toEqual([])
})

test('a lockfile without the package of another platform is found out', () => {
  const packages = { ...lock.packages }
  delete packages['node_modules/@astrojs/compiler-binding-darwin-arm64']
  expect(missingEntries({ ...lock, packages })).toEqual([
    {
      parent: 'node_modules/@astrojs/compiler-binding',
      name: '@astrojs/compiler-binding-darwin-arm64',
      range: packages['node_modules/@astrojs/compiler-binding']?.version,
      optional: true,
    },
  ])
})

test('the usual machines have their binaries', () => {
  const names = new Set(installed.map(([path, entry]) => nameOf(path, entry)))
  const platforms = ['darwin-arm64', 'darwin-x64', 'linux-arm64', 'linux-x64', 'win32-x64', 'win32-arm64']
  for (const platform of platforms) {
    for (const family of [
      '@astrojs/compiler-binding',
      '@biomejs/cli',
      '@esbuild',
      '@rolldown/binding',
      '@img/sharp',
    ]) {
      const found = [...names].some((name) =>
        name.replace('/', '-').startsWith(`${family}-${platform}`.replace('/', '-')),
      )
      expect(found, `${family} for ${platform}`).toBe(true)
    }
  }
})

test('every package is pinned to bytes at the public registry', () => {
  for (const [path, entry] of installed) {
    expect(entry.integrity, path).toMatch(/^sha512-/)
    expect(entry.resolved, path).toBe(publicAddress(nameOf(path, entry), entry.version))
  }
  expect(
    readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8')
      .match(/https?:\/\/[^/"]+\/[^"]*\.tgz/g)
      ?.every((url) => url.startsWith('https://registry.npmjs.org/')),
  ).toBe(true)
})

test('package.json names exact versions, and the lockfile has the same', () => {
  for (const kind of ['dependencies', 'devDependencies', 'optionalDependencies']) {
    for (const [name, version] of Object.entries<string>(manifest[kind])) {
      expect(version, name).toMatch(/^\d+\.\d+\.\d+$/)
      expect(lock.packages[`node_modules/${name}`]?.version, name).toBe(version)
    }
    expect((lock.packages[''] as unknown as Record<string, unknown>)[kind]).toEqual(manifest[kind])
  }
})

test('every install script is approved for its exact version, and no other is', () => {
  const withScripts = installed.filter(([, entry]) => entry.hasInstallScript && !entry.optional)
  const node = lock.packages['node_modules/node']
  const expected = [
    ...withScripts.map(([path, entry]) => `${nameOf(path, entry)}@${entry.version}`),
    `node@${node?.version}`,
  ]
  expect(Object.keys(manifest.allowScripts).sort()).toEqual(expected.sort())
})

/** Licences under which all that is needed to build and to publish may be passed on. */
const FIT = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MPL-2.0',
  'OFL-1.1',
  'Python-2.0',
])

test('the licences of all that is not for development only are fit for publication', () => {
  for (const [path, entry] of installed) {
    if (entry.dev) continue
    // libvips, a library of its own that image tools load, and openpgp, by which the build reads signatures: both
    // are used as they are and are no part of what is published.
    const parts = (entry.license ?? '').replace(/[()]/g, '').split(/ AND | OR /)
    const lesser = /^node_modules\/(@img\/sharp-|openpgp$)/.test(path)
    const rest = lesser ? parts.filter((part) => !/^LGPL-3\.0(-or-later|\+)$/.test(part)) : parts
    expect(
      rest.filter((part) => !FIT.has(part)),
      path,
    ).toEqual([])
  }
})
